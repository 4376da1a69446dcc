import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CalendarDetail } from '@/api/types'
import CalendarPage from '@/pages/CalendarPage.vue'
import { network } from '../setup'
import { answers, API, settled, visit } from '../stubs'

const CALENDAR: CalendarDetail = {
  span: { from: '2012-01-01', to: '2028-12-31', confirmed_to: '2027-12-31' },
  revision: 1,
  working_days: 253,
  bank_holidays: [
    { on: '2028-12-25', name: { en: 'Christmas Day', cy: 'Dydd Nadolig' }, provisional: true },
  ],
  closures: [],
}

beforeEach(() => {
  answers('get', '/calendar', CALENDAR)
  answers('get', '/calendar/changes', { items: [] })
})

describe('the calendar', () => {
  it('offers the years that it has data for and marks what is provisional', async () => {
    const { page } = await visit(CalendarPage, '/calendar?year=2028')
    const years = page.findAll('#field-year option').map((option) => option.text())
    expect(years.at(0)).toBe('2028')
    expect(years.at(-1)).toBe('2012')
    expect(page.get('tbody').text()).toContain('25 December 2028')
    expect(page.get('tbody').text()).toContain('Provisional')
  })
})

describe('the working-day calculator', () => {
  it('shows what the service counted and why, and counts nothing itself', async () => {
    let asked = ''
    network.use(
      http.get(`${API}/working-days/due-date`, ({ request }) => {
        asked = new URL(request.url).search
        return HttpResponse.json({
          from: '2026-08-01',
          days: 2,
          due_on: '2026-08-04',
          provisional: false,
          skipped: [{ on: '2026-08-02', reason: 'weekend', name: { en: 'Sunday', cy: 'Dydd Sul' } }],
          calendar_revision: 1,
        })
      }),
    )
    const { page } = await visit(CalendarPage, '/calendar?year=2026')
    await page.get('#field-from').setValue('1/8/26')
    await page.get('#field-days').setValue('2')
    await page.get('section[aria-labelledby=calculator] form').trigger('submit')
    await settled()
    expect(asked).toBe('?from=2026-08-01&days=2')
    expect(page.text()).toContain('Due 4 August 2026')
    expect(page.text()).toContain('1 day of a weekend')
  })
})
