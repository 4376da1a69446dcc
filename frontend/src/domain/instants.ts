/** The instant at which a day begins where the reader is; what is no date stays as it is. */
export function startOf(day: string | undefined, daysLater = 0): string | undefined {
  if (!day) return undefined
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (!parts) return day
  const [, year, month, date] = parts.map(Number)
  return new Date(year!, month! - 1, date! + daysLater).toISOString()
}
