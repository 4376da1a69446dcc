import type { VueWrapper } from '@vue/test-utils'
import { http, HttpResponse, type JsonBodyType } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CalendarDetail, Revision } from '@/api/types'
import { take } from '@/composables/session'
import CalendarPage from '@/pages/CalendarPage.vue'
import { network } from '../setup'
import { answers, API, problem, session, settled, visit } from '../stubs'

const CALENDAR: CalendarDetail = {
  span: { from: '2012-01-01', to: '2028-12-31', confirmed_to: '2027-12-31' },
  revision: 1,
  working_days: 253,
  bank_holidays: [
    { on: '2028-12-25', name: { en: 'Christmas Day', cy: 'Dydd Nadolig' }, provisional: true },
  ],
  closures: [],
}

/** As the service would: what is asked about comes back with the answer. */
function expected(request: Request): HttpResponse<JsonBodyType> {
  const { kind, received_on } = Object.fromEntries(new URL(request.url).searchParams)
  const explanation = {
    length: 2, unit: 'working_days', starts: { en: 'Received', cy: '' }, source: { en: 'Law', cy: '' },
    basis: 'statutory', to_be_confirmed: false, skipped: [], paused_days: 0, provisional: false,
    due_on_if_chain_kept: null,
  }
  const common = { procedure: '1', started_on: received_on, explanation }
  const clocks = [
    { ...common, clock: 'receipt', name: { en: `Receipt of ${kind}`, cy: '' }, follows: null, due_on: '2026-06-03' },
    { ...common, clock: 'reply', name: { en: 'Reply', cy: '' }, follows: 'receipt', due_on: '2026-06-20' },
  ]
  return HttpResponse.json({ kind, received_on, stage: 'stage_1', calendar_revision: 1, clocks })
}

/** A calendar that was changed so often, the latest change first. */
function revisionsTo(last: number): Revision[] {
  return Array.from({ length: last }, (_, index) => ({
    revision: last - index, made_at: '2026-06-01T09:30:00Z', made_by: 'alice', action: 'proclaim',
    on: '2028-05-12', name: { en: 'One-off holiday', cy: '' }, reason: null, undoes: null,
    undone_by: null, may_be_undone: true,
  }))
}

function mayAll(): void {
  const permissions = ['cases:read' as const, 'calendar:write' as const]
  take(session({ user: { username: 'alice', display_name: 'Alice', roles: [], permissions } }))
  const choices = { whose: 'all', choices: ['all'], total: 0, days: [] }
  answers('get', '/due-days', { ...choices, overdue: { count: 0, cases: '/api/v1/cases' } })
}

async function unfold(page: VueWrapper, id: string) {
  const section = page.get(`section[aria-labelledby=${id}]`)
  section.get<HTMLDetailsElement>('details').element.open = true
  await settled()
  return section
}

beforeEach(() => {
  take(session())
  answers('get', '/calendar', CALENDAR)
  network.use(http.get(`${API}/procedures/due-dates`, ({ request }) => expected(request)))
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

  it('asks for its changes and addresses when they are looked at, and again after a change', async () => {
    mayAll()
    let revision = 1
    const asked: string[] = []
    network.use(
      http.all(`${API}/*`, ({ request }) => {
        asked.push(`${request.method} ${new URL(request.url).pathname.slice('/api/v1'.length)}`)
      }),
      http.get(`${API}/calendar`, () => HttpResponse.json({ ...CALENDAR, revision })),
      http.get(`${API}/calendar-feeds`, () => HttpResponse.json({ items: [], choices: ['all'] })),
      http.get(`${API}/calendar/changes`, () => HttpResponse.json({ items: revisionsTo(revision) })),
      http.post(`${API}/calendar/changes/:revision/undo/preview`, () => HttpResponse.json({ moves: [] })),
      http.post(`${API}/calendar/changes/:revision/undo`, () => {
        revision += 1
        return HttpResponse.json({ revision: revisionsTo(revision)[0], moves: [] }, { status: 201 })
      }),
    )
    const { page } = await visit(CalendarPage, '/calendar?year=2028')
    expect(asked.toSorted()).toEqual(['GET /calendar', 'GET /due-days', 'GET /procedures/due-dates'])

    await unfold(page, 'feeds')
    expect(asked.at(-1)).toBe('GET /calendar-feeds')
    expect(page.get('[aria-labelledby=feeds] form').text()).toContain('Make an address')

    const revisions = await unfold(page, 'revisions')
    expect(asked.at(-1)).toBe('GET /calendar/changes')
    expect(revisions.findAll('li')).toHaveLength(1)
    await revisions.get('li button').trigger('click')
    await settled()
    await revisions.get('li .govuk-button').trigger('click')
    await settled()
    expect(asked.slice(-2)).toEqual(['GET /calendar', 'GET /calendar/changes'])
    expect(revisions.findAll('li')).toHaveLength(2)
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

describe('if it arrives on a day', () => {
  it('starts at today, and follows the kind and the day that are typed', async () => {
    const { page } = await visit(CalendarPage, '/calendar?year=2026')
    const table = '[aria-labelledby=arrives] tbody'
    expect(page.get<HTMLInputElement>('#field-received_on').element.value).not.toBe('')
    expect(page.get(table).text()).toContain('Receipt of complaint')
    await page.get('#field-kind').setValue('enquiry')
    await page.get('#field-received_on').setValue('1/6/26')
    await settled()
    const rows = page.findAll(`${table} tr`).map((row) => row.text())
    expect(rows[0]).toContain('Receipt of enquiry')
    expect(rows[0]).toContain('3 June 2026')
    expect(rows[0]).not.toContain('on its last day')
    expect(rows[2]).toContain('on its last day')
    await page.get('#field-received_on').setValue('31/6/26')
    expect(page.find(table).exists()).toBe(false)
  })

  it('says beside the field why it cannot tell, and tells again once it can', async () => {
    const { page } = await visit(CalendarPage, '/calendar?year=2026')
    const error = { field: 'received_on', code: 'outside_calendar', reason: 'No bank holidays are known.', mend: 'Give an earlier day.' }
    const refused = problem(422, 'outside_calendar', { errors: [error] })
    network.use(http.get(`${API}/procedures/due-dates`, () => refused, { once: true }))
    await page.get('#field-received_on').setValue('1/6/2099')
    await settled()
    expect(page.get('#field-received_on').attributes('aria-invalid')).toBe('true')
    expect(page.find('[aria-labelledby=arrives] tbody').exists()).toBe(false)
    await page.get('#field-received_on').setValue('1/6/26')
    await settled()
    expect(page.get('#field-received_on').attributes('aria-invalid')).toBeUndefined()
    expect(page.get('[aria-labelledby=arrives] tbody').text()).toContain('3 June 2026')
  })
})
