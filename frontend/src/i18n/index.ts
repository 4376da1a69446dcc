import { readonly, ref, watchEffect } from 'vue'
import { formatDate, formatInstant, weekdayOf } from '@/domain/dates'
import { formatNumber } from '@/domain/numbers'
import { cy } from './cy'
import { en } from './en'
import type { Bilingual, Language, MessageKey, Messages, Params } from './typing'

export type { Bilingual, Language, MessageKey } from './typing'

const STORED = 'adborth.language'
const messages: Record<Language, Messages> = { en, cy }
const plurals = { en: new Intl.PluralRules('en'), cy: new Intl.PluralRules('cy') }
const current = ref<Language>(preferredLanguage())

export const language = readonly(current)

export function isLanguage(value: unknown): value is Language {
  return value === 'en' || value === 'cy'
}

function preferredLanguage(): Language {
  const asked = new URLSearchParams(window.location.search).get('lang')
  if (isLanguage(asked)) return asked
  const stored = window.localStorage.getItem(STORED)
  if (isLanguage(stored)) return stored
  return navigator.language.startsWith('cy') ? 'cy' : 'en'
}

export function speak(chosen: Language): void {
  current.value = chosen
}

watchEffect(() => {
  document.documentElement.lang = current.value
  window.localStorage.setItem(STORED, current.value)
})

export function t<Key extends MessageKey>(key: Key, ...[params]: Params<Key>): string {
  const message = messages[current.value][key]
  const given: Record<string, string | number> = params ?? {}
  const text =
    typeof message === 'string'
      ? message
      : (message[plurals[current.value].select(Number(given.count))] ?? message.other)
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = given[name]
    return typeof value === 'number' ? number(value) : (value ?? '')
  })
}

/** The name of a thing that the service knows in both languages. */
export function named(name: Bilingual): string {
  return name[current.value]
}

export function number(value: number): string {
  return formatNumber(value)
}

export function date(iso: string | null | undefined): string {
  return iso ? formatDate(iso, (month) => t(`month.${month}`)) : ''
}

/** A date in the language of a letter, whatever that of the page. */
export function dateIn(chosen: Language, iso: string): string {
  return formatDate(iso, (month) => messages[chosen][`month.${month}`])
}

/** For a day that somebody is to remember: `Thursday 14 January 2027`. */
export function dateWithWeekday(iso: string): string {
  return t('date.with-weekday', { weekday: t(`weekday.${weekdayOf(iso)}`), date: date(iso) })
}

export function instant(iso: string): string {
  return formatInstant(iso, (month) => t(`month.${month}`))
}
