import { describe, expect, it } from 'vitest'
import { isYearMonth, lastDay, plusMonths, weeksOf } from '@/domain/months'

describe('months', () => {
  it('go on into another year, forwards and backwards', () => {
    expect(plusMonths('2026-12', 1)).toBe('2027-01')
    expect(plusMonths('2026-01', -1)).toBe('2025-12')
    expect(plusMonths('2026-06', 0)).toBe('2026-06')
    expect(plusMonths('2026-06', -18)).toBe('2024-12')
  })

  it('end where they end', () => {
    const months = ['2026-11', '2026-12', '2027-02', '2028-02']
    expect(months.map(lastDay)).toEqual(['2026-11-30', '2026-12-31', '2027-02-28', '2028-02-29'])
  })

  it('are told from other texts', () => {
    const texts = ['2026-11', '2026-13', '2026-00', '2026-1', '2026-11-01', '']
    expect(texts.filter(isYearMonth)).toEqual(['2026-11'])
  })

  it('stand in weeks that begin on Monday', () => {
    const days = Array.from({ length: 30 }, (_, index) => ({
      on: `2026-11-${String(index + 1).padStart(2, '0')}`,
    }))
    const weeks = weeksOf(days).map((week) => week.map((day) => day?.on.slice(8) ?? '').join(' '))
    expect(weeks).toEqual([
      '      01',
      '02 03 04 05 06 07 08',
      '09 10 11 12 13 14 15',
      '16 17 18 19 20 21 22',
      '23 24 25 26 27 28 29',
      '30      ',
    ])
    expect(weeksOf([])).toEqual([])
  })
})
