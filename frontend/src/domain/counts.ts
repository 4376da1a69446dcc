/** The months of a financial year, April first, as `2021-04`. */
export function monthsOf(start: number): string[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = ((index + 3) % 12) + 1
    return `${index < 9 ? start : start + 1}-${String(month).padStart(2, '0')}`
  })
}

/** What was typed, which may have a comma between thousands; NaN if it is no count. */
export function readCount(typed: string): number {
  const text = typed.trim().replace(/[,\s]/g, '')
  return /^\d{1,8}$/.test(text) ? Number(text) : Number.NaN
}
