import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import { speak } from '@/i18n'
import CasePage from '@/pages/CasePage.vue'
import type { CaseDetail, Consequences, Element } from '@/api/types'
import { network } from '../setup'
import { answers, API, CLOCK, DETAIL, LISTS, problem, settled, STAGE, visit } from '../stubs'

const REFERENCE = DETAIL.reference
const ONE = `/cases/${REFERENCE}`
const open = (action = '') =>
  visit(CasePage, ONE + (action && `?action=${action}`), { reference: REFERENCE })
type Page = Awaited<ReturnType<typeof open>>['page']

const STANDING = {
  kind: 'complaint',
  state: 'stage_1',
  next_due_on: null,
  next_clock: null,
  overdue: false,
  working_days_left: null,
  restricted: false,
  outcomes: {},
  allowed_actions: [],
} as const satisfies Consequences['before']
const NOTHING: Consequences = { before: STANDING, after: STANDING, clocks: [] }

/** Answers previews with what follows, and what is saved with the case afterwards. */
function changes(path: string, follows: Consequences, after: Partial<CaseDetail> = {}) {
  const saved: { ifMatch: string | null; body: unknown }[] = []
  network.use(
    http.all(`${API}${ONE}/${path}`, async ({ request }) => {
      if (new URL(request.url).searchParams.get('preview')) return HttpResponse.json(follows)
      saved.push({ ifMatch: request.headers.get('If-Match'), body: await request.json() })
      return HttpResponse.json({ ...DETAIL, version: 4, ...after }, { headers: { ETag: '"4"' } })
    }),
  )
  return saved
}

function found(more: Partial<CaseDetail>) {
  answers('get', ONE, { ...DETAIL, ...more }, { ETag: '"3"' })
}

const buttons = (page: Page) => page.findAll('[data-action]').map((one) => one.text())
const field = (page: Page, name: string) => page.get<HTMLInputElement>(`#field-${name}`)

beforeEach(() => {
  answers('get', '/lists', LISTS)
  answers('get', `${ONE}/history`, { items: [] })
  answers('get', ONE, DETAIL, { ETag: '"3"' })
})

describe('one case', () => {
  it('offers only what the service allows, and first what the next deadline asks for', async () => {
    found({ next_clock: 'stage_1_acknowledgement', allowed_actions: ['record_receipt', 'acknowledge', 'withdraw'] })
    const { page } = await open()
    expect(buttons(page)).toEqual(['Acknowledge', 'Record the receipt', 'Record a withdrawal'])
  })

  it('says at a glance what it is, who has it and what is due', async () => {
    found({ assigned_to: { id: 7, name: 'Bob' }, next_due_on: '2027-01-14', restricted: true })
    const { page } = await open()
    const header = page.get('.app-case-header').text()
    expect(page.get('h1').text()).toContain('Complaint · Adults')
    expect(header).toContain('Stage 1 acknowledgement is due on Thursday 14 January 2027')
    expect(header).toContain('With Bob')
    expect(header).toContain('Restricted')
  })

  it('reminds of advocacy where it is about a child, until it has been offered', async () => {
    const stages = [{ ...STAGE, stage: 'stage_1' as const }]
    found({ kind: 'representation', stages })
    const { page } = await open()
    expect(page.get('.app-case-header').text()).toContain('advocacy')
  })

  it('that does not exist says so', async () => {
    network.use(http.get(`${API}${ONE}`, () => problem(404, 'case-missing')))
    const { page } = await open()
    expect(page.get('[role=alert]').text()).toContain('case-missing')
  })
})

describe('a form', () => {
  it('opens by the address, with the focus in its first field', async () => {
    changes('receipt', NOTHING)
    const { page } = await open('record_receipt')
    expect(document.activeElement).toBe(field(page, 'receipted_on').element)
  })

  it('that is not open for the case says so', async () => {
    const { page } = await open('respond')
    expect(page.text()).toContain('“Record the response” is not open for this case now.')
    expect(page.find('form').exists()).toBe(false)
  })

  it('goes away with Escape, gives the focus back and keeps what was typed', async () => {
    changes('receipt', NOTHING)
    const { page, router } = await open()
    await page.get('[data-action=record_receipt]').trigger('click')
    await settled()
    expect(router.currentRoute.value.query.action).toBe('record_receipt')
    await field(page, 'receipted_on').setValue('2 June 2026')
    await page.get('form').trigger('keydown', { key: 'Escape' })
    await settled()
    expect(router.currentRoute.value.query.action).toBeUndefined()
    expect(document.activeElement?.textContent).toContain('Record the receipt')
    await page.get('[data-action=record_receipt]').trigger('click')
    await settled()
    expect(field(page, 'receipted_on').element.value).toBe('02/06/2026')
  })

  it('sends a change with the version that was looked at, and says that it is done', async () => {
    const saved = changes('receipt', NOTHING, { receipted_on: '2026-06-02', allowed_actions: [] })
    const { page } = await open('record_receipt')
    await field(page, 'receipted_on').setValue('2 June 2026')
    await page.get('form').trigger('submit')
    await settled()
    expect(saved).toEqual([{ ifMatch: '"3"', body: { receipted_on: '2026-06-02' } }])
    expect(page.text()).toContain('2 June 2026')
    expect(document.activeElement?.textContent).toContain('The receipt is recorded.')
  })

  it('shows what would follow before it is saved', async () => {
    const before = { ...CLOCK, clock: 'stage_1_response' as const }
    const after = { ...before, due_on: '2027-01-14' }
    changes('withdrawal', {
      before: { ...STANDING, outcomes: { stage_1: 'upheld' } },
      after: { ...STANDING, state: 'withdrawn', outcomes: { stage_1: 'partially_upheld' } },
      clocks: [
        { clock: 'stage_1_discussion', before: null, after },
        { clock: 'stage_1_response', before, after },
        { clock: 'receipt', before, after: null },
        {
          clock: 'stage_1_acknowledgement',
          before,
          after: { ...before, finished_on: '2026-06-03', elapsed_days: 2, result: 'on_time' },
        },
      ],
    })
    found({ allowed_actions: ['withdraw'] })
    const { page } = await open('withdraw')
    const told = page.get('.app-follows').text()
    expect(told).toContain('The case is then: Withdrawn.')
    expect(told).toContain('The outcome of Stage 1 is then: Partially upheld.')
    expect(told).toContain('falls due on Thursday 14 January 2027.')
    expect(told).toContain('moves from 3 June 2026 to Thursday 14 January 2027.')
    expect(told).toContain('falls away.')
    expect(told).toContain('is done: on time, 2 working days.')
  })

  it('says early what is wrong with what was typed, and beside it', async () => {
    const errors = [{ field: 'receipted_on', code: 'early', reason: 'Too early.', mend: '' }]
    network.use(http.post(`${API}${ONE}/receipt`, () => problem(422, 'wrong', { errors })))
    const { page } = await open('record_receipt')
    expect(page.find('#field-receipted_on-error').exists()).toBe(false)
    await field(page, 'receipted_on').setValue('1/1/20')
    await new Promise((resolve) => setTimeout(resolve, 300))
    await settled()
    expect(page.get('#field-receipted_on-error').text()).toContain('Too early.')
    expect(page.find('.govuk-error-summary').exists()).toBe(false)
  })

  it('that somebody else was faster with shows what they did and can be saved again', async () => {
    network.use(http.post(`${API}${ONE}/receipt`, () => problem(412, 'stale')))
    const { page } = await open('record_receipt')
    await field(page, 'receipted_on').setValue('02/06/2026')
    const entry = { at: '2026-06-02T10:00:00Z', actor: 'bob', changes: {} }
    answers('get', `${ONE}/history`, {
      items: [
        { id: 1, action: 'open', text: { en: 'Bob opened the case', cy: 'Agorodd Bob yr achos' }, ...entry },
        { id: 2, action: 'refer_to_ombudsman', text: { en: 'Bob went to the Ombudsman', cy: 'Aeth Bob at yr Ombwdsmon' }, ...entry },
      ],
    })
    answers('get', ONE, { ...DETAIL, state: 'ombudsman', version: 4 }, { ETag: '"4"' })
    await page.get('form').trigger('submit')
    await settled()
    const told = page.get('.govuk-error-summary').text()
    expect(told).toContain('Bob went to the Ombudsman')
    expect(told).not.toContain('Bob opened the case')
    expect(field(page, 'receipted_on').element.value).toBe('02/06/2026')

    const saved = changes('receipt', NOTHING)
    await page.get('form').trigger('submit')
    await settled()
    expect(saved).toEqual([{ ifMatch: '"4"', body: { receipted_on: '2026-06-02' } }])
  })

  it('says already while somebody types that somebody else was faster', async () => {
    network.use(http.post(`${API}${ONE}/receipt`, () => problem(412, 'stale')))
    answers('get', `${ONE}/history`, {
      items: [
        {
          id: 1,
          action: 'withdraw',
          text: { en: 'Bob recorded that it was withdrawn', cy: 'Cofnododd Bob' },
          at: '2026-06-02T10:00:00Z',
          actor: 'bob',
          changes: {},
        },
      ],
    })
    const { page } = await open('record_receipt')
    expect(page.get('.govuk-error-summary').text()).toContain('Bob recorded that it was withdrawn')
    expect(document.activeElement).toBe(field(page, 'receipted_on').element)
  })

  it('keeps what was typed when the language changes', async () => {
    changes('receipt', NOTHING)
    const { page } = await open('record_receipt')
    await field(page, 'receipted_on').setValue('5 o Fehefin 26')
    speak('cy')
    await settled()
    expect(field(page, 'receipted_on').element.value).toBe('5 o Fehefin 26')
    expect(page.text()).toContain('5 Mehefin 2026')
    expect(document.title).toContain('Adborth')
  })

  it('leads back where there is a way back', async () => {
    changes('closure', NOTHING, { state: 'closed', allowed_actions: ['reopen'] })
    changes('reopening', NOTHING)
    found({ allowed_actions: ['close'] })
    const { page, router } = await open('close')
    await page.get('form').trigger('submit')
    await settled()
    await page.get('.app-done button').trigger('click')
    await settled()
    expect(router.currentRoute.value.query.action).toBe('reopen')
  })

  it('adds and takes away points of complaint', async () => {
    const saved = changes('elements', NOTHING)
    const theme = DETAIL.theme
    const elements: Element[] = [
      { number: 1, theme, description: 'Decided', findings: { stage_1: 'upheld' } },
      { number: 2, theme, description: 'Too many', findings: {} },
    ]
    found({ elements, allowed_actions: ['change_elements'] })
    const { page } = await open('change_elements')
    const remove = page.findAll('fieldset .app-link-button')
    expect(remove.map((one) => one.text())).toEqual(['Remove Point 2'])
    await remove[0]!.trigger('click')
    await page.get('form .govuk-button--secondary').trigger('click')
    await settled()
    await page.get("[id='field-elements.1.description']").setValue('Forgotten')
    await page.get('form').trigger('submit')
    await settled()
    expect(saved[0]!.body).toEqual({
      elements: [
        { number: 1, theme: 'financial', description: 'Decided' },
        { number: null, theme: 'financial', description: 'Forgotten' },
      ],
    })
  })

  it('corrects a day, or takes it back, with a reason', async () => {
    const saved = changes('stages/stage_1', NOTHING)
    const stages = [{ ...STAGE, stage: 'stage_1' as const, acknowledged_on: '2026-06-03' }]
    found({ stages, allowed_actions: ['correct'] })
    const { page } = await open('correct_day')
    expect(field(page, 'acknowledged_on').element.value).toBe('03/06/2026')
    await field(page, 'take_back').setValue(true)
    await field(page, 'reason').setValue('Another case.')
    await page.get('form').trigger('submit')
    await settled()
    expect(saved[0]!.body).toEqual({ acknowledged_on: null, reason: 'Another case.' })
  })
})
