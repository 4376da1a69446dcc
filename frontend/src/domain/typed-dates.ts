import { dayNumber } from './dates'

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const NUMBERS = /^(\d{1,2})[\s./-](\d{1,2})(?:[\s./-](\d{2}|\d{4}))?$/
const WORDS = /^(\d{1,2})(?:st|nd|rd|th|af|ail|ydd|ed|eg|fed|il|ain)?\s+(?:of\s+|o\s+)?(\p{L}+)\.?(?:,?\s+(\d{2}|\d{4}))?$/u
const MONTH_FIRST = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{2}|\d{4}))?$/u

const AWAY: Record<string, number> = {
  today: 0,
  heddiw: 0,
  yesterday: -1,
  ddoe: -1,
  doe: -1,
  tomorrow: 1,
  yfory: 1,
  fory: 1,
}

/** Also where Welsh has softened them ("1 o Fehefin"). */
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'ionawr'],
  ['february', 'chwefror'],
  ['march', 'mawrth', 'fawrth'],
  ['april', 'ebrill'],
  ['may', 'mai', 'fai'],
  ['june', 'mehefin', 'fehefin'],
  ['july', 'gorffennaf', 'orffennaf'],
  ['august', 'awst'],
  ['september', 'medi', 'fedi'],
  ['october', 'hydref'],
  ['november', 'tachwedd', 'dachwedd'],
  ['december', 'rhagfyr', 'ragfyr'],
]

/**
 * What a person typed (`1/6/22`, `1 June`, `1 o Fehefin`, `yesterday`, `ddoe`) as ISO, or null if
 * it is no date. Without a year it is the year that brings it nearest to today.
 */
export function readDate(typed: string, today: string): string | null {
  const text = typed.trim().toLowerCase()
  const away = AWAY[text]
  if (away !== undefined) return shifted(today, away)
  const [, isoYear, isoMonth, isoDay] = ISO.exec(text) ?? []
  if (isoYear) return realDate(Number(isoYear), Number(isoMonth), Number(isoDay))
  const [, day, month, year] = NUMBERS.exec(text) ?? []
  if (day) return inYear(year, Number(month), Number(day), today)
  const [, dayOf, named, yearOf] = WORDS.exec(text) ?? []
  if (dayOf) return inYear(yearOf, monthNamed(named), Number(dayOf), today)
  const [, first, dayAfter, yearAfter] = MONTH_FIRST.exec(text) ?? []
  return first ? inYear(yearAfter, monthNamed(first), Number(dayAfter), today) : null
}

/** From its first three letters on; 0 for what is no month. */
function monthNamed(name = ''): number {
  if (name.length < 3) return 0
  return MONTHS.findIndex((names) => names.some((one) => one.startsWith(name))) + 1
}

function inYear(year: string | undefined, month: number, day: number, today: string): string | null {
  if (year) return realDate(year.length === 2 ? 2000 + Number(year) : Number(year), month, day)
  const now = Number(today.slice(0, 4))
  const near = [now - 1, now, now + 1].flatMap((one) => realDate(one, month, day) ?? [])
  const distance = (iso: string): number => Math.abs(dayNumber(iso) - dayNumber(today))
  return near.sort((one, other) => distance(one) - distance(other))[0] ?? null
}

function realDate(year: number, month: number, day: number): string | null {
  const iso = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  const moment = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(iso) ? iso : null
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

function shifted(iso: string, days: number): string {
  return new Date((dayNumber(iso) + days) * 86_400_000).toISOString().slice(0, 10)
}
