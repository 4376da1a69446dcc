import { describe, expect, it } from 'vitest'
import {
  civilDate,
  financialYear,
  formatDate,
  formatInstant,
  typedDate,
  weekdayOf,
  yearLabel,
} from '@/domain/dates'

const month = (number: number) => `month ${number}`

describe('a date in words', () => {
  it('has no leading zero', () => {
    expect(formatDate('2022-06-01', month)).toBe('1 month 6 2022')
  })

  it('is left alone where it is none', () => {
    expect(formatDate('soon', month)).toBe('soon')
  })

  it('of an instant is the one in Wales', () => {
    expect(formatInstant('2026-06-30T23:30:00Z', month)).toBe('1 month 7 2026, 00:30')
    expect(civilDate(new Date('2026-12-31T23:59:00Z'))).toBe('2026-12-31')
  })
})

describe('a date of ours', () => {
  it('shows an ISO date as it is typed', () => {
    expect(typedDate('2022-06-01')).toBe('01/06/2022')
  })

  it('knows its day of the week', () => {
    expect(weekdayOf('2027-01-14')).toBe(4)
    expect(weekdayOf('2027-01-17')).toBe(7)
  })
})

describe('a financial year', () => {
  it('begins on 1 April', () => {
    expect(financialYear('2022-03-31')).toBe(2021)
    expect(financialYear('2022-04-01')).toBe(2022)
  })

  it('is named after both its years', () => {
    expect(yearLabel(2021)).toBe('2021-22')
    expect(yearLabel(1999)).toBe('1999-00')
  })
})
