export type Month = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7
type MonthName = (month: Month) => string

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/
const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** `2022-06-01` as `1 June 2022`. What is no date comes back as it was. */
export function formatDate(iso: string, monthName: MonthName): string {
  const [, year, month, day] = ISO.exec(iso) ?? []
  if (!year) return iso
  return `${Number(day)} ${monthName(Number(month) as Month)} ${year}`
}

/** A UTC instant as the civil date and time in Wales. */
export function formatInstant(iso: string, monthName: MonthName): string {
  const moment = new Date(iso)
  if (Number.isNaN(moment.getTime())) return iso
  return `${formatDate(civilDate(moment), monthName)}, ${part(moment, 'hour')}:${part(moment, 'minute')}`
}

/** The date in Wales at this moment, as ISO. */
export function civilDate(moment: Date): string {
  return `${part(moment, 'year')}-${part(moment, 'month')}-${part(moment, 'day')}`
}

function part(moment: Date, type: Intl.DateTimeFormatPartTypes): string {
  return london.formatToParts(moment).find((one) => one.type === type)?.value ?? ''
}

/** Whether it is a date by now, and no longer what somebody is typing. */
export function isDate(text: string): boolean {
  return ISO.test(text)
}

/** `2022-06-01` as it is typed: `01/06/2022`. */
export function typedDate(iso: string): string {
  const [, year, month, day] = ISO.exec(iso) ?? []
  return year ? `${day}/${month}/${year}` : iso
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(iso: string): Weekday {
  return (new Date(`${iso}T00:00:00Z`).getUTCDay() || 7) as Weekday
}

/** Days since the epoch, to place a date on a drawing. */
export function dayNumber(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / 86_400_000
}

/** The year that a financial year (1 April to 31 March) starts in. */
export function financialYear(iso: string): number {
  const [year = 0, month = 0] = iso.split('-').map(Number)
  return month >= 4 ? year : year - 1
}

/** 2021 as `2021-22`. */
export function yearLabel(start: number): string {
  return `${start}-${String((start + 1) % 100).padStart(2, '0')}`
}
