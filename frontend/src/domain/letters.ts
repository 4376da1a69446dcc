const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The next after the chosen one that begins with the letter, as a list box finds it. */
export function nextByLetter(letter: string, texts: string[], chosen: number): number {
  const places = texts.map((_, index) => (chosen + 1 + index) % texts.length)
  return places.find((index) => plain(texts[index] ?? '').startsWith(plain(letter))) ?? -1
}
