/** The first and the last day of the last quarter that has ended before `today` (ISO). */
export function lastQuarter(today: string): { from: string; to: string } {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const start = Math.floor((month - 1) / 3) * 3
  return { from: iso(year, start - 3, 1), to: iso(year, start, 0) }
}

/** Months from 0; what lies outside a month or a year is carried over. */
function iso(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)
}
