import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import type { Compliment } from '@/api/types'
import ComplimentPage from '@/pages/ComplimentPage.vue'
import ComplimentsPage from '@/pages/ComplimentsPage.vue'
import { network } from '../setup'
import { answers, API, LISTS, settled, visit } from '../stubs'

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
function taking(method: 'post' | 'put', path: string, changes: Partial<Compliment>) {
  const sent: { body: unknown; expected: string | null }[] = []
  network.use(
    http[method](`${API}/compliments/${REFERENCE}/${path}`, async ({ request }) => {
      const text = await request.text()
      sent.push({ body: text && JSON.parse(text), expected: request.headers.get('If-Match') })
      return HttpResponse.json({ ...ONE, ...changes, version: 4 }, { headers: { ETag: '"4"' } })
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

  it('has nothing to press for whoever may only read', async () => {
    const page = await shown({ redaction: COPY, allowed_actions: [] })
    expect(page.findAll('form, main button, .govuk-button')).toHaveLength(0)
    expect(page.text()).toContain('once a second person has checked it')
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
