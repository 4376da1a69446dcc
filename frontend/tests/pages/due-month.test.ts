import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import type { DueDay, DueDays } from '@/api/types'
import { take } from '@/composables/session'
import { civilDate } from '@/domain/dates'
import { monthOf, plusMonths } from '@/domain/months'
import { speak } from '@/i18n'
import CalendarPage from '@/pages/CalendarPage.vue'
import { network } from '../setup'
import { answers, API, problem, session, settled, visit } from '../stubs'

const BUSY: Record<string, Partial<DueDay>> = {
  '2026-12-01': { count: 1, due: [due('2026-12-01', 'receipt', 'Receipt', 1)] },
  '2026-12-03': {
    count: 5,
    due: [
      due('2026-12-03', 'receipt', 'Receipt', 2),
      due('2026-12-03', 'stage_1_response', 'Stage 1 response', 3),
    ],
  },
  '2026-12-25': { working_day: false, bank_holiday: { en: 'Christmas Day', cy: 'Dydd Nadolig' } },
  '2026-12-29': { closure: { en: 'Christmas shutdown', cy: 'Cau dros y Nadolig' } },
}

function due(on: string, clock: DueDay['due'][number]['clock'], en: string, count: number) {
  const cases = `/api/v1/cases?due_from=${on}&due_by=${on}&next_clock=${clock}&whose=all`
  return { clock, name: { en, cy: `${en} (cy)` }, count, cases }
}

/** As the service would: every day of what is asked for. It is 2 December 2026. */
function month(request: Request): DueDays {
  const asked = new URL(request.url).searchParams
  const [from, by] = [asked.get('from')!, asked.get('by')!]
  const length = Number(by.slice(8))
  const days = Array.from({ length }, (_, index): DueDay => {
    const on = `${from.slice(0, 8)}${String(index + 1).padStart(2, '0')}`
    const weekday = new Date(on).getUTCDay()
    const cases = `/api/v1/cases?due_from=${on}&due_by=${on}&whose=all`
    const quiet = { working_day: weekday % 6 > 0, bank_holiday: null, closure: null, count: 0, due: [] }
    return { on, cases, ...quiet, ...BUSY[on] }
  })
  return {
    from,
    by,
    today: '2026-12-02',
    whose: (asked.get('whose') as 'mine' | null) ?? 'all',
    choices: ['mine', 'all'],
    total: days.reduce((sum, day) => sum + day.count, 0),
    overdue: { count: 4, cases: '/api/v1/cases?due_by=2026-11-30&whose=all' },
    days,
  }
}

beforeEach(() => {
  const calendar = { span: { from: '2012-01-01', to: '2028-12-31', confirmed_to: '2027-12-31' } }
  answers('get', '/calendar', { ...calendar, bank_holidays: [], closures: [], working_days: 253 })
  answers('get', '/procedures/due-dates', { clocks: [] })
  network.use(http.get(`${API}/due-days`, ({ request }) => HttpResponse.json(month(request))))
  const user = { username: 'alice', display_name: 'Alice', roles: [] }
  take(session({ user: { ...user, permissions: ['cases:read'] } }))
})

async function open(address = '/calendar?month=2026-12') {
  const shown = await visit(CalendarPage, address)
  const section = shown.page.get('.app-month')
  const day = (on: number) =>
    section.findAll('td').find((cell) => cell.text().startsWith(`${on}`))!
  return { ...shown, section, day }
}

describe('the month', () => {
  it('stands in weeks, each day under its weekday', async () => {
    const { section } = await open()
    expect(section.get('h2').text()).toBe('Due dates: December 2026')
    expect(section.findAll('th').map((one) => one.text()).join(' ')).toMatch(/^Monday .* Sunday$/)
    const firsts = section.findAll('tbody tr').map((week) => week.findAll('td')[0]!.text())
    expect(firsts).toHaveLength(5)
    expect(firsts[0]).toBe('')
    expect(firsts[1]).toContain('Monday 7 December 2026')
  })

  it('leads from every count to exactly its cases', async () => {
    const { section, day } = await open()
    const links = day(3).findAll('a').map((one) => [one.text(), one.attributes('href')])
    const list = '/cases?due_from=2026-12-03&due_by=2026-12-03'
    expect(links).toEqual([
      ['Receipt: 2, 3 December 2026', `${list}&next_clock=receipt&whose=all`],
      ['Stage 1 response: 3, 3 December 2026', `${list}&next_clock=stage_1_response&whose=all`],
      ['All 5 cases, 3 December 2026', `${list}&whose=all`],
    ])
    expect(day(1).findAll('a')).toHaveLength(1)
    expect(section.text()).toContain('6 cases are due in this month.')
    const overdue = section.findAll('a').find((one) => one.text().includes('overdue'))!
    expect(overdue.text()).toBe('4 cases overdue from before 1 December 2026')
    expect(overdue.attributes('href')).toBe('/cases?due_by=2026-11-30&whose=all')
  })

  it('says in words what kind of day it is', async () => {
    const { day } = await open()
    expect(day(1).text()).toContain('Overdue')
    expect(day(2).text()).toContain('Today')
    expect(day(2).attributes('aria-current')).toBe('date')
    expect(day(3).text()).not.toContain('Overdue')
    expect(day(5).text()).toContain('Weekend')
    expect(day(25).text()).toContain('Bank holiday: Christmas Day')
    expect(day(29).text()).toContain('Council closed: Christmas shutdown')
  })

  it('speaks Welsh', async () => {
    speak('cy')
    const { section, day } = await open()
    expect(section.get('h2').text()).toBe('Terfynau: Rhagfyr 2026')
    expect(section.findAll('th')[3]!.text()).toBe('Iau')
    expect(day(25).text()).toContain('dydd Gwener 25 Rhagfyr 2026')
    expect(day(25).text()).toContain('Gŵyl banc: Dydd Nadolig')
  })

  it('goes on to other months and other people’s cases by the address', async () => {
    const { section, router } = await open('/calendar?month=2026-12&year=2027')
    const links = section.findAll('nav a').map((one) => one.attributes('href'))
    expect(links[0]).toBe('/calendar?month=2026-11&year=2027')
    expect(links[2]).toBe('/calendar?month=2027-01&year=2027')
    expect(links[3]).toBe('/calendar?month=2026-12&year=2027&whose=mine')
    await router.push(links[2]!)
    await router.push('/calendar?month=2027-01&whose=mine')
    await settled()
    expect(section.get('h2').text()).toBe('Due dates: January 2027')
    expect(section.findAll('nav a[aria-current]').map((one) => one.text())).toEqual(['Mine'])
    expect(section.find('.app-month__due').exists()).toBe(false)
  })

  it.each(['0000-01', '9999-12', '2026-13', 'x'])('is this one where %s is none', async (asked) => {
    const { section } = await open(`/calendar?month=${asked}`)
    const present = monthOf(civilDate(new Date()))
    const [before] = section.findAll('nav a').map((one) => one.attributes('href'))
    expect(before).toBe(`/calendar?month=${plusMonths(present, -1)}`)
  })

  it('leads no further than the calendar reaches', async () => {
    const { section, router } = await open('/calendar?month=2012-01')
    const linked = () => section.get('nav').findAll('a').map((one) => one.text())
    expect(linked()).toEqual(['This month', 'February 2012 →'])
    await router.push('/calendar?month=2028-12')
    await settled()
    expect(linked()).toEqual(['← November 2028', 'This month'])
  })

  it('keeps the focus on its links, and near them where one of them ends', async () => {
    const { section } = await open('/calendar?month=2028-10')
    const onward = () => section.get<HTMLElement>('nav a:last-child').element
    onward().focus()
    onward().click()
    await settled()
    expect(document.activeElement).toBe(onward())
    onward().click()
    await settled()
    expect(document.activeElement?.textContent).toBe('Due dates: December 2028')
  })

  it('can be left when the service cannot tell it', async () => {
    network.use(http.get(`${API}/due-days`, () => problem(422, 'outside-calendar')))
    const { section } = await open('/calendar?month=2099-01')
    expect(section.text()).toContain('outside-calendar')
    expect(section.find('table').exists()).toBe(false)
    expect(section.get('nav').text()).toContain('This month')
  })
})
