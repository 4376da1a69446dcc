import { describe, expect, it } from 'vitest'
import { readDate } from '@/domain/typed-dates'

const TODAY = '2026-11-24'

describe('a date as people type it', () => {
  it.each([
    ['1/6/22', '2022-06-01'],
    ['01.06.2022', '2022-06-01'],
    [' 1-6-2022 ', '2022-06-01'],
    ['1 6 22', '2022-06-01'],
    ['2022-06-01', '2022-06-01'],
    ['29/2/2024', '2024-02-29'],
    ['1 June 2022', '2022-06-01'],
    ['1st of June 22', '2022-06-01'],
    ['2nd Jun. 2022', '2022-06-02'],
    ['June 3, 2022', '2022-06-03'],
    ['3 sept 2022', '2022-09-03'],
    ['1 Mehefin 2022', '2022-06-01'],
    ['1 o Fehefin 2022', '2022-06-01'],
    ['1af Ionawr 2022', '2022-01-01'],
    ['14 Chwefror 2022', '2022-02-14'],
    ['3 o Fawrth 2022', '2022-03-03'],
    ['4 o Fai 22', '2022-05-04'],
    ['5 Orffennaf 22', '2022-07-05'],
    ['6 Awst 22', '2022-08-06'],
    ['7 o Fedi 22', '2022-09-07'],
    ['8 Hydref 22', '2022-10-08'],
    ['9 Tach 22', '2022-11-09'],
    ['10 o Ragfyr 22', '2022-12-10'],
    ['today', TODAY],
    ['Heddiw', TODAY],
    ['yesterday', '2026-11-23'],
    ['ddoe', '2026-11-23'],
    ['tomorrow', '2026-11-25'],
    ['yfory', '2026-11-25'],
  ])('%s is read', (typed, iso) => {
    expect(readDate(typed, TODAY)).toBe(iso)
  })

  it('without a year is the one nearest to today', () => {
    expect(readDate('1/6', TODAY)).toBe('2026-06-01')
    expect(readDate('1 March', TODAY)).toBe('2027-03-01')
    expect(readDate('28 Rhagfyr', '2026-01-05')).toBe('2025-12-28')
    expect(readDate('29/2', '2024-01-31')).toBe('2024-02-29')
  })

  it.each([
    '',
    '31/2/2022',
    '29/2/2023',
    '1/13/2022',
    '6/2022',
    '0 June',
    '1 Ju',
    '1 Smarch',
    '1 June 999',
    'soon',
    '29/2',
  ])('%s is not a date', (typed) => {
    expect(readDate(typed, TODAY)).toBeNull()
  })
})
