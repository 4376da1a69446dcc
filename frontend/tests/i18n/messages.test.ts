import { describe, expect, it } from 'vitest'
import { date, instant, language, named, number, speak, t } from '@/i18n'
import { cy } from '@/i18n/cy'
import { en } from '@/i18n/en'

const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other']
const keys = Object.keys(en) as (keyof typeof en)[]

function wordings(message: string | object): string[] {
  return typeof message === 'string' ? [message] : Object.values(message)
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!).sort()
}

describe('every message', () => {
  it.each(keys)('%s has the same placeholders in both languages', (key) => {
    const wanted = placeholders(wordings(en[key]).at(-1)!)
    for (const text of wordings(cy[key])) expect(placeholders(text)).toEqual(wanted)
  })

  it('that counts has all six forms of Welsh', () => {
    const counting = keys.filter((key) => typeof en[key] !== 'string')
    for (const key of counting) expect(Object.keys(cy[key])).toEqual(FORMS)
  })
})

describe('Welsh', () => {
  it('mutates after two, and only after two', () => {
    speak('cy')
    expect(t('due.left', { count: 1 })).toBe('1 diwrnod gwaith ar ôl')
    expect(t('due.left', { count: 2 })).toBe('2 ddiwrnod gwaith ar ôl')
    expect(t('due.left', { count: 3 })).toBe('3 diwrnod gwaith ar ôl')
    expect(t('due.left', { count: 6 })).toBe('6 diwrnod gwaith ar ôl')
  })

  it('has its own months', () => {
    speak('cy')
    expect(date('2022-06-01')).toBe('1 Mehefin 2022')
    expect(instant('2022-01-05T10:05:00Z')).toBe('5 Ionawr 2022, 10:05')
  })

  it('is what the document says it is in', async () => {
    speak('cy')
    await Promise.resolve()
    expect(language.value).toBe('cy')
    expect(document.documentElement.lang).toBe('cy')
    expect(localStorage.getItem('adborth.language')).toBe('cy')
  })
})

describe('English', () => {
  it('knows one and many', () => {
    expect(t('due.left', { count: 1 })).toBe('1 working day left')
    expect(t('due.left', { count: 2 })).toBe('2 working days left')
  })

  it('groups digits and names things', () => {
    expect(number(4220)).toBe('4,220')
    expect(named({ en: 'Adults', cy: 'Oedolion' })).toBe('Adults')
  })
})
