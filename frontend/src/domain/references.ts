/** Where a case or a compliment is shown: the series of its reference tells which it is. */
export function pageOf(reference: string): string {
  return `/${reference.startsWith('SSC-') ? 'compliments' : 'cases'}/${reference}`
}
