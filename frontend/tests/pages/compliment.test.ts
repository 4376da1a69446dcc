import { http, HttpResponse } from 'msw'
import { afterEach, describe, expect, it } from 'vitest'
import type { Compliment, Retention } from '@/api/types'
import { forget, take } from '@/composables/session'
import ComplimentPage from '@/pages/ComplimentPage.vue'
import ComplimentsPage from '@/pages/ComplimentsPage.vue'
import { network } from '../setup'
import { answers, API, LISTS, problem, session, settled, visit } from '../stubs'

const REFERENCE = 'SSC-2627-0001'
const ONE: Compliment = {
  reference: REFERENCE,
  service: { code: 'adults', name: { en: 'Adults', cy: 'Oedolion' } },
  team: { code: 'north', name: { en: 'North', cy: 'Gogledd' } },
  received_on: '2026-06-01',
  from_whom: 'Daughter',
  language: 'welsh',
  text: 'Thank you, Bob.',
  redaction: null,
  published_text: null,
  shares: [],
  logged_at: '2026-06-01T09:30:00Z',
  logged_by: 'alice',
  version: 3,
  disposed_on: null,
  allowed_actions: ['correct', 'share', 'redact'],
  origin: null,
}
const COPY = { text: 'Thank you.', redacted_by: 'alice', checked_by: null }

async function shown(changes: Partial<Compliment> = {}) {
  answers('get', '/lists', LISTS)
  answers('get', `/compliments/${REFERENCE}`, { ...ONE, ...changes }, { ETag: '"3"' })
  answers('get', `/compliments/${REFERENCE}/history`, { items: [] })
  const props = { reference: REFERENCE }
  return (await visit(ComplimentPage, `/compliments/${REFERENCE}`, props)).page
}

/** What was sent, and on which version it was based. */
function taking(method: 'post' | 'put', path: string, changes: Partial<Compliment>, told: object = ONE) {
  const sent: { body: unknown; expected: string | null }[] = []
  network.use(
    http[method](`${API}/compliments/${REFERENCE}/${path}`, async ({ request }) => {
      const text = await request.text()
      sent.push({ body: text && JSON.parse(text), expected: request.headers.get('If-Match') })
      return HttpResponse.json({ ...told, ...changes, version: 4 }, { headers: { ETag: '"4"' } })
    }),
  )
  return sent
}

describe('a compliment', () => {
  it('is recorded as shared with the team praised unless another is typed', async () => {
    const share = { number: 1, shared_on: '2026-06-02', shared_with: 'North', recorded_by: 'alice', recorded_at: '2026-06-02T09:00:00Z' }
    const sent = taking('post', 'shares', { shares: [share] })
    const page = await shown()
    await page.get('#field-shared_on').setValue('2/6/26')
    await page.get('[aria-labelledby=shares] form').trigger('submit')
    await settled()
    const body = { shared_on: '2026-06-02', shared_with: 'North' }
    expect(sent).toEqual([{ body, expected: '"3"' }])
    expect(page.get('[aria-labelledby=shares]').text()).toContain('North, 2 June 2026')
  })

  it('is redacted from what was written', async () => {
    const sent = taking('put', 'redaction', { redaction: COPY })
    const page = await shown()
    const copy = page.get<HTMLTextAreaElement>('#field-text')
    expect(copy.element.value).toBe('Thank you, Bob.')
    await copy.setValue('Thank you.')
    await page.get('[aria-labelledby=publication] form').trigger('submit')
    await settled()
    expect(sent).toEqual([{ body: { text: 'Thank you.' }, expected: '"3"' }])
    expect(page.get('[aria-labelledby=publication]').text()).toContain('Copy to be checked')
  })

  it('shows the copy beside what was written, to be checked by somebody else', async () => {
    const checked = { ...COPY, checked_by: 'bob' }
    const sent = taking('post', 'redaction/check', { redaction: checked, published_text: 'Thank you.' })
    const page = await shown({ redaction: COPY, allowed_actions: ['redact', 'check'] })
    const beside = page.findAll('.app-beside').map((one) => one.text())
    expect(beside).toEqual(['Thank you, Bob.', 'Thank you.'])
    await page.get('[aria-labelledby=publication] .govuk-button').trigger('click')
    await settled()
    expect(sent[0]?.expected).toBe('"3"')
    expect(page.text()).toContain('Checked by bob.')
    expect(document.activeElement?.id).toBe('publication')
  })

  it('shows what is new where somebody was faster, and nothing is decided unseen', async () => {
    const page = await shown({ redaction: COPY, allowed_actions: ['redact', 'check'] })
    network.use(
      http.post(`${API}/compliments/${REFERENCE}/redaction/check`, () => problem(412, 'stale')),
    )
    const section = page.get('[aria-labelledby=publication]')
    await section.get('.govuk-button').trigger('click')
    await settled()
    const later = { ...ONE, redaction: { ...COPY, text: 'Thanks.' }, allowed_actions: ['redact', 'check'] }
    answers('get', `/compliments/${REFERENCE}`, later, { ETag: '"4"' })
    await section.get('.govuk-error-summary button').trigger('click')
    await settled()
    expect(section.findAll('.app-beside').map((one) => one.text())[1]).toBe('Thanks.')
    expect(section.find('.govuk-error-summary').exists()).toBe(false)
    expect(document.activeElement?.id).toBe('publication')
  })

  it('has nothing to press for whoever may only read', async () => {
    const page = await shown({ redaction: COPY, allowed_actions: [] })
    expect(page.findAll('form, main button, .govuk-button')).toHaveLength(0)
    expect(page.text()).toContain('once a second person has checked it')
  })
})

const KEPT: Retention = {
  reference: REFERENCE,
  retention_class: {
    code: 'compliments',
    name: { en: 'Compliments', cy: 'Canmoliaethau' },
    years: 3,
    source: { en: 'Schedule', cy: 'Amserlen' },
    to_be_confirmed: true,
  },
  class_reason: null,
  ended_on: '2026-06-01',
  disposal_due_on: '2029-06-01',
  hold: null,
  proposed_in: null,
  disposed_on: null,
  version: 0,
}

/** For somebody who keeps the schedule. */
async function keptAs(kept: Partial<Retention>, changes: Partial<Compliment> = {}) {
  answers('get', `/compliments/${REFERENCE}/retention`, { ...KEPT, ...kept }, { ETag: '"0"' })
  const user = { username: 'alice', display_name: 'Alice', roles: [] }
  take(session({ user: { ...user, permissions: ['retention:write'] } }))
  return shown(changes)
}

describe('how long a compliment is kept', () => {
  afterEach(forget)

  it('is told, and it is put on hold with a reason', async () => {
    const sent = taking('post', 'legal-hold', {}, KEPT)
    const page = await keptAs({})
    const section = page.get('[aria-labelledby=retention]')
    expect(section.text()).toContain('1 June 2029')
    await section.get('#field-hold-reason').setValue('An inquiry.')
    await section.get('form').trigger('submit')
    await settled()
    expect(sent[0]).toEqual({ body: { reason: 'An inquiry.' }, expected: '"0"' })
  })

  it.each([
    ['another class', {}, 'looked-after', 'looked-after'],
    ['the class of its kind', { class_reason: 'An inquiry.' }, '', null],
  ])('is decided by choosing %s, with a reason', async (_, kept, choice, sends) => {
    const other = { ...KEPT.retention_class, code: 'looked-after', name: { en: 'Looked after', cy: 'Gofal' }, years: 75 }
    answers('get', '/retention-classes', { version: '1', valid_from: '2020-01-01', items: [KEPT.retention_class, other] })
    const sent = taking('put', 'retention-class', {}, KEPT)
    const page = await keptAs(kept)
    const section = page.get('[aria-labelledby=retention]')
    await section.findAll('details')[1]!.trigger('toggle')
    await settled()
    const select = section.get<HTMLSelectElement>('#field-retention-class')
    expect(select.element.value).toBe(sends === null ? 'compliments' : '')
    expect(select.text()).toContain('Looked after (years: 75)')
    await select.setValue(choice)
    await section.get('#field-class-reason').setValue('She is looked after.')
    await section.findAll('form')[1]!.trigger('submit')
    await settled()
    expect(sent[0]).toEqual({ body: { reason: 'She is looked after.', retention_class: sends }, expected: '"0"' })
  })

  it('is over once it was disposed of: nobody is named and nothing can be done', async () => {
    const on = '2029-06-02'
    const share = { number: 1, shared_on: '2026-06-02', shared_with: '', recorded_by: 'alice', recorded_at: '2026-06-02T09:00:00Z' }
    const page = await keptAs(
      { disposed_on: on },
      { disposed_on: on, from_whom: '', text: '', shares: [share], allowed_actions: [] },
    )
    expect(page.get('.govuk-inset-text').text()).toContain('disposed of on 2 June 2029')
    expect(page.get('.app-tag-row').text()).toBe('Disposed of')
    expect(page.find('[aria-labelledby=publication]').exists()).toBe(false)
    expect(page.get('[aria-labelledby=shares]').text()).toContain('2 June 2026')
    expect(page.findAll('form, main button, .govuk-button')).toHaveLength(0)
  })
})

describe('the compliments', () => {
  it('that are published are shown as their copies', async () => {
    answers('get', '/lists', LISTS)
    const item = { ...ONE, excerpt: ONE.text, published: true, to_check: false, shared: true, published_text: 'Thank you.' }
    answers('get', '/compliments', { items: [item], next: null })
    const { page } = await visit(ComplimentsPage, '/compliments?published=true')
    expect(page.get('tbody').text()).toContain('Thank you.')
    expect(page.get('tbody').text()).not.toContain('Bob')
    expect(page.get<HTMLSelectElement>('#field-show').element.value).toBe('published')
  })

  it('are narrowed to what is left to do', async () => {
    answers('get', '/lists', LISTS)
    answers('get', '/compliments', { items: [], next: null })
    const { page, router } = await visit(ComplimentsPage, '/compliments')
    await page.get('#field-show').setValue('to-share')
    await page.get('#field-service').setValue('adults')
    await page.get('form').trigger('submit')
    await settled()
    expect(router.currentRoute.value.query).toEqual({ service: 'adults', shared: 'false' })
  })
})
