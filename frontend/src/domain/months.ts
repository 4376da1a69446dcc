import { weekdayOf, type Month } from './dates'

/** `2026-11`. */
export type YearMonth = string

const YEAR_MONTH = /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/

/** In a century that a case may be of: the calendar's own span is the service's to tell. */
export function isYearMonth(text: string): boolean {
  return YEAR_MONTH.test(text)
}

export function monthOf(iso: string): YearMonth {
  return iso.slice(0, 7)
}

export function monthNumber(month: YearMonth): Month {
  return Number(month.slice(5)) as Month
}

/** So many months later, or earlier. */
export function plusMonths(month: YearMonth, more: number): YearMonth {
  const count = Number(month.slice(0, 4)) * 12 + monthNumber(month) - 1 + more
  const year = Math.floor(count / 12)
  return `${String(year).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`
}

export function firstDay(month: YearMonth): string {
  return `${month}-01`
}

export function lastDay(month: YearMonth): string {
  const next = new Date(`${firstDay(plusMonths(month, 1))}T00:00:00Z`)
  next.setUTCDate(0)
  return next.toISOString().slice(0, 10)
}

/** The days in rows from Monday to Sunday, with null where a row has none. */
export function weeksOf<Day extends { on: string }>(days: readonly Day[]): (Day | null)[][] {
  const weeks: (Day | null)[][] = []
  for (const day of days) {
    const place = weekdayOf(day.on) - 1
    if (place === 0 || weeks.length === 0) weeks.push(Array.from({ length: 7 }, () => null))
    weeks.at(-1)![place] = day
  }
  return weeks
}
