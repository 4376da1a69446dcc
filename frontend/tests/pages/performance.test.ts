import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import type { FigureTable } from '@/api/types'
import { chartOf, shown } from '@/domain/figures'
import { speak } from '@/i18n'
import { lastQuarter } from '@/domain/quarters'
import PerformancePage from '@/pages/PerformancePage.vue'
import QuarterlyReturnPage from '@/pages/QuarterlyReturnPage.vue'
import { network } from '../setup'
import { answers, API, LISTS, settled, SUMMARY, visit } from '../stubs'

const both = (en: string) => ({ en, cy: `${en} (cy)` })
const CASES = '/api/v1/cases?clock=receipt&started_from=2021-04-01&service=adults'

const BANDS = ['same_day', '1-2', '3-5', '6-10', '11+', 'not_done']
const RECEIPT: FigureTable = {
  table: 'receipt',
  title: both('Time to receipt'),
  period: { from: '2021-04-01', to: '2022-03-31', kind: 'cohort', label: both('Received') },
  as_at: '2026-11-23',
  n: 127,
  columns: BANDS.map((key) => ({ key, name: both(key) })),
  rows: ['adults', 'total'].map((key) => ({
    key,
    name: both(key),
    n: 127,
    cells: BANDS.map((band, index) => ({
      key: band,
      count: index,
      percent: 10 * index,
      cases: `${CASES}&days_min=${index}`,
    })),
  })),
}

beforeEach(() => answers('get', '/lists', LISTS))

describe('a table of figures', () => {
  it('that is wider than long is turned on its side', () => {
    const { heads, lines } = shown(RECEIPT)
    expect(heads.map((head) => head.key)).toEqual(['adults', 'total'])
    expect(lines.map((line) => line.head.key)).toEqual(BANDS)
    expect(lines[1]!.cells.map((cell) => cell.count)).toEqual([1, 1])
  })

  it('is drawn without its total', () => {
    expect(chartOf(RECEIPT, (name) => name.en)).toEqual([
      { name: 'adults', points: BANDS.map((label, value) => ({ label, value })) },
    ])
  })

  it('with nothing in it is not drawn', () => {
    const rows = RECEIPT.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, count: 0 })),
    }))
    expect(chartOf({ ...RECEIPT, rows }, (name) => name.en)).toBeNull()
  })
})

describe('the performance of a year', () => {
  it('is that of the latest contact where the address names none', async () => {
    let asked = ''
    answers('get', '/cases', { items: [{ ...SUMMARY, received_on: '2022-03-31' }], next: null })
    network.use(
      http.get(`${API}/performance/year`, ({ request }) => {
        asked = new URL(request.url).search
        return HttpResponse.json({ tables: [] })
      }),
    )
    const { page } = await visit(PerformancePage, '/performance')
    expect(asked).toBe('?year=2021-22')
    expect(page.get('h1').text()).toBe('Performance 2021/22')
  })

  it('leads from every figure to its cases', async () => {
    answers('get', '/performance/year', { tables: [RECEIPT] })
    const { page, router } = await visit(PerformancePage, '/performance?year=2021-22')
    const figure = page.findAll('.govuk-table__cell a').find((link) => link.text() === '2')!
    await figure.trigger('click')
    await settled()
    expect(router.currentRoute.value.path).toBe('/cases')
    expect(router.currentRoute.value.query).toEqual({
      clock: 'receipt',
      started_from: '2021-04-01',
      service: 'adults',
      days_min: '2',
    })
  })

  it('names the lists that a figure is made of by what sets them apart', async () => {
    const parts = [`${CASES}&result=on_time`, `${CASES}&result=extended`]
    const cells = [{ key: 'sum', count: 3, percent: null, cases: null, parts }]
    const table = {
      ...RECEIPT,
      columns: [{ key: 'sum', name: both('Sum') }],
      rows: [{ key: 'adults', name: both('Adults'), n: null, cells }],
    }
    answers('get', '/performance/year', { tables: [table] })
    const { page } = await visit(PerformancePage, '/performance?year=2021-22')
    expect(page.findAll('.app-part').map((part) => part.text())).toEqual([
      'On time',
      'Within an agreed extension',
    ])
  })

  it('changes its language without asking again', async () => {
    answers('get', '/performance/year', { tables: [RECEIPT] })
    const { page } = await visit(PerformancePage, '/performance?year=2021-22')
    network.resetHandlers()
    speak('cy')
    await settled()
    expect(page.get('h2').text()).toBe('Time to receipt (cy)')
    expect(page.text()).toContain('Fel ar 23 Tachwedd 2026')
  })
})

describe('figures for publication', () => {
  it('say what is withheld, and of which team they are', async () => {
    const withheld = { key: 'same_day', count: null, percent: null, cases: null, suppressed: true }
    const rows = [{ key: 'adults', name: both('Adults'), n: 3, cells: [withheld] }]
    const columns = [{ key: 'same_day', name: both('Same day') }]
    let asked = ''
    network.use(
      http.get(`${API}/performance/year`, ({ request }) => {
        asked = new URL(request.url).search
        return HttpResponse.json({ tables: [{ ...RECEIPT, columns, rows }] })
      }),
    )
    const { page, router } = await visit(PerformancePage, '/performance?year=2021-22')
    await page.get('#field-team').setValue('north')
    await page.get('#field-publication').setValue(true)
    await page.get('form').trigger('submit')
    await settled()
    expect(router.currentRoute.value.query).toEqual({
      year: '2021-22',
      team: 'north',
      publication: 'true',
    })
    expect(asked).toBe('?year=2021-22&team=north&publication=true')
    expect(page.get('tbody td').text()).toContain('[c]')
    expect(page.get('tbody td abbr').attributes('title')).toContain('fewer than 5')
  })
})

describe('the quarterly return', () => {
  it('begins with the last whole quarter', () => {
    expect(lastQuarter('2026-11-24')).toEqual({ from: '2026-07-01', to: '2026-09-30' })
    expect(lastQuarter('2026-02-01')).toEqual({ from: '2025-10-01', to: '2025-12-31' })
    expect(lastQuarter('2028-04-01')).toEqual({ from: '2028-01-01', to: '2028-03-31' })
  })

  it('asks for the residents that rates are of', async () => {
    const asked: string[] = []
    network.use(
      http.get(`${API}/performance/quarterly-return`, ({ request }) => {
        asked.push(new URL(request.url).search)
        return HttpResponse.json(RECEIPT)
      }),
    )
    const address = '/performance/return?from=2026-07-01&to=2026-09-30'
    const { page } = await visit(QuarterlyReturnPage, address)
    await page.get('#field-population').setValue('132000')
    await page.get('form').trigger('submit')
    await settled()
    expect(asked).toEqual([
      '?from=2026-07-01&to=2026-09-30',
      '?from=2026-07-01&to=2026-09-30&population=132000',
    ])
  })
})
