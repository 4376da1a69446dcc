import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import { take } from '@/composables/session'
import { speak } from '@/i18n'
import LogContactPage from '@/pages/LogContactPage.vue'
import { network } from '../setup'
import { answers, API, DETAIL, LISTS, problem, session, settled, SUMMARY, visit } from '../stubs'

const CLOCKS = { kind: 'complaint', received_on: '', stage: 'stage_1', calendar_revision: 1, clocks: [] }
const PLACE = { service: 'adults', theme: 'financial', received_on: '1/6/26' }

beforeEach(() => {
  window.sessionStorage.clear()
  const permissions = ['cases:create', 'compliments:write'] as const
  take(session({ user: { username: 'alice', display_name: 'Alice', roles: [], permissions: [...permissions] } }))
  answers('get', '/lists', LISTS)
  answers('get', '/drafts', { items: [] })
  answers('get', '/procedures/due-dates', CLOCKS)
  network.use(http.put(`${API}/drafts/:id`, () => HttpResponse.json({})))
  network.use(http.post(`${API}/cases/similar`, () => HttpResponse.json({ items: [] })))
})

type Sent = { body: Record<string, unknown>; key: string | null }

/** What the service was sent, which answers each with the next reference. */
function taking(path: '/cases' | '/compliments'): Sent[] {
  const sent: Sent[] = []
  network.use(
    http.post(API + path, async ({ request }) => {
      const body = (await request.json()) as Sent['body']
      sent.push({ body, key: request.headers.get('Idempotency-Key') })
      const reference = `SSF-2627-000${sent.length}`
      return HttpResponse.json({ ...DETAIL, reference }, { status: 201 })
    }),
  )
  return sent
}

async function fill(page: VueWrapper, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    await page.get(`[id='field-${name}']`).setValue(value)
  }
}

const valueOf = (page: VueWrapper, name: string): string =>
  page.get<HTMLInputElement>(`[id='field-${name}']`).element.value

async function press(page: VueWrapper, keys: object): Promise<void> {
  await page.get('form').trigger('keydown', { key: 'Enter', ...keys })
  await settled()
}

describe('logging a contact', () => {
  it('leads to the new case', async () => {
    const sent = taking('/cases')
    const { page, router } = await visit(LogContactPage, '/cases/new')
    await fill(page, { ...PLACE, summary: 'Nobody called back.', 'people.0.name': 'Bob Example' })
    await page.get('form').trigger('submit')
    await settled()
    expect(sent[0]?.body).toMatchObject({ service: 'adults', received_on: '2026-06-01' })
    expect(router.currentRoute.value.path).toBe('/cases/SSF-2627-0001')
  })

  it('goes on to another from the same place, with the focus on the first choice', async () => {
    const sent = taking('/cases')
    const { page } = await visit(LogContactPage, '/cases/new')
    await fill(page, { ...PLACE, summary: 'Nobody called back.' })
    await press(page, { ctrlKey: true, shiftKey: true })
    expect(page.text()).toContain('SSF-2627-0001')
    expect([valueOf(page, 'service'), valueOf(page, 'summary')]).toEqual(['adults', ''])
    expect(document.activeElement?.getAttribute('name')).toBe('kind')

    await fill(page, { theme: 'financial', summary: 'Another.' })
    await press(page, { ctrlKey: true, shiftKey: true })
    expect(sent[1]?.body).toMatchObject({ received_on: '2026-06-01', summary: 'Another.' })
    expect(sent[1]?.key).not.toBe(sent[0]?.key)
  })

  it('is sent again under the same key after the connection was lost', async () => {
    const keys: (string | null)[] = []
    network.use(
      http.post(`${API}/cases`, ({ request }) => {
        keys.push(request.headers.get('Idempotency-Key'))
        return HttpResponse.error()
      }),
    )
    const { page } = await visit(LogContactPage, '/cases/new')
    await fill(page, { ...PLACE, summary: 'Nobody called back.' })
    await press(page, { ctrlKey: true })
    const sent = taking('/cases')
    await press(page, { ctrlKey: true })
    expect(sent.map(({ key }) => key)).toEqual(keys)
  })

  it('that was saved already in other words can be saved as another', async () => {
    network.use(http.post(`${API}/cases`, () => problem(422, 'key-reused'), { once: true }))
    const { page } = await visit(LogContactPage, '/cases/new')
    await fill(page, { ...PLACE, summary: 'In other words.' })
    await press(page, { ctrlKey: true })
    const sent = taking('/cases')
    await page.get('.govuk-error-summary .app-link-button').trigger('click')
    await settled()
    expect(sent).toHaveLength(1)
  })

  it('that is a compliment goes to the compliments', async () => {
    const sent = taking('/compliments')
    const { page, router } = await visit(LogContactPage, '/cases/new')
    await page.get('[name=kind]').trigger('keydown', { key: 'c' })
    await page.get('[name=kind]:checked').trigger('keydown', { key: 'c' })
    expect(page.find('#field-theme').exists()).toBe(false)
    await fill(page, { service: 'adults', from_whom: 'Daughter', text: 'Thank you.' })
    await press(page, { ctrlKey: true })
    expect(sent[0]?.body).toMatchObject({ from_whom: 'Daughter', text: 'Thank you.' })
    expect(router.currentRoute.value.path).toBe('/compliments/SSF-2627-0001')
  })

  it('offers only the teams of the service that are in use', async () => {
    const { page } = await visit(LogContactPage, '/cases/new')
    await fill(page, { service: 'adults' })
    const offered = page.findAll('#field-team option').map((option) => option.text())
    expect(offered).toEqual(['Choose one', 'North'])
    await fill(page, { team: 'north', service: 'children' })
    expect(valueOf(page, 'team')).toBe('')
  })

  it('that is empty leaves out what was not chosen, and is told so in plain words', async () => {
    speak('cy')
    const errors = ['service', 'theme', 'received_on', 'people.0.name'].map((field) => ({
      field,
      code: field === 'received_on' ? 'date-type' : 'missing',
      reason: 'No.',
      mend: 'Use the contract.',
    }))
    let sent: object = {}
    network.use(
      http.post(`${API}/cases`, async ({ request }) => {
        sent = (await request.json()) as object
        return problem(422, 'invalid', { errors })
      }),
    )
    const { page } = await visit(LogContactPage, '/cases/new')
    await fill(page, { elements: 'One.' })
    await page.get('form').trigger('submit')
    await settled()
    expect(sent).not.toHaveProperty('service')
    expect(sent).not.toHaveProperty('theme')
    expect(sent).toMatchObject({ elements: [] })
    expect(page.get('#field-service-error').text()).toContain('Dewiswch wasanaeth.')
    expect(page.findAll('.govuk-error-summary li').map((one) => one.text())).toEqual([
      'Dewiswch wasanaeth.',
      'Dewiswch thema.',
      'Derbyniwyd ar: No. Ysgrifennwch ef fel diwrnod, mis a blwyddyn, megis 1/8/2026.',
      'Person 1, Enw: Llenwch hwn.',
    ])
  })

  it('that is refused says why beside the field', async () => {
    const errors = [{ field: 'summary', code: 'string-too-short', reason: 'It is empty.', mend: 'Say it.' }]
    network.use(http.post(`${API}/cases`, () => problem(422, 'invalid', { errors })))
    const { page } = await visit(LogContactPage, '/cases/new')
    await page.get('form').trigger('submit')
    await settled()
    expect(page.get('#field-summary-error').text()).toContain('It is empty. Say it.')
    await page.get('.govuk-error-summary a').trigger('click')
    expect(document.activeElement?.id).toBe('field-summary')
  })
})

describe('logging', () => {
  it('is not offered to whom it does not belong', async () => {
    take(session({ user: { username: 'alice', display_name: 'Alice', roles: [], permissions: ['cases:read'] } }))
    const { page } = await visit(LogContactPage, '/cases/new')
    expect(page.text()).toContain('Your role does not include logging contacts.')
    expect(page.find('form').exists()).toBe(false)
  })
})

describe('the same person', () => {
  it('is recognised while the name is typed', async () => {
    let asked: Record<string, unknown> = {}
    network.use(
      http.post(`${API}/cases/similar`, async ({ request }) => {
        asked = (await request.json()) as typeof asked
        const because = ['name']
        const duplicate = { ...SUMMARY, likeness: 'possible_duplicate', because, people: ['Bob Example'] }
        const earlier = { ...duplicate, likeness: 'earlier_contact', reference: 'SSF-2526-0009' }
        return HttpResponse.json({ items: [duplicate, earlier] })
      }),
    )
    const { page } = await visit(LogContactPage, '/cases/new')
    await fill(page, { service: 'adults', 'people.0.name': 'Bob Example' })
    await vi.waitFor(() => expect(page.text()).toContain('Perhaps it is here already'))
    expect(asked).toMatchObject({ names: ['Bob Example'], service: 'adults' })
    expect(page.text()).toContain('Earlier contacts of the same person')
    expect(page.get('[href="/cases/SSF-2526-0009"]').attributes('target')).toBe('_blank')
  })
})

describe('what will fall due', () => {
  it('is told for the kind and the day that are typed', async () => {
    const explanation = {
      length: 2, unit: 'working_days', starts: { en: 'Received', cy: '' }, source: { en: 'Law', cy: '' },
      basis: 'statutory', to_be_confirmed: false, skipped: [], paused_days: 0, provisional: false,
      due_on_if_chain_kept: null,
    }
    network.use(
      http.get(`${API}/procedures/due-dates`, ({ request }) => {
        const { kind, received_on } = Object.fromEntries(new URL(request.url).searchParams)
        const name = { en: `Of ${kind}`, cy: '' }
        const clock = { clock: 'receipt', name, follows: null, procedure: '1', started_on: received_on, due_on: '2026-06-03', explanation }
        return HttpResponse.json({ ...CLOCKS, kind, received_on, clocks: [clock] })
      }),
    )
    const { page } = await visit(LogContactPage, '/cases/new?kind=enquiry')
    expect(page.get('.app-expected').text()).toContain('Of enquiry: 3 June 2026')
    expect(page.get('.app-expected').text()).toContain('Law')
    await fill(page, { received_on: '31/6/26' })
    expect(page.find('.app-expected').exists()).toBe(false)
  })
})

describe('a draft', () => {
  const FIELDS = { kind: 'enquiry', summary: 'Half a senten', 'people.0.name': 'Bob Example' }
  const DRAFT = { id: '0123456789ab', fields: FIELDS, saved_at: '2026-06-01T13:02:00Z' }

  it('is gone on with where it was left, and sent under its own name', async () => {
    answers('get', '/drafts', { items: [DRAFT] })
    const sent = taking('/cases')
    const { page } = await visit(LogContactPage, '/cases/new')
    expect(page.text()).toContain('Bob Example: Half a senten')
    await page.get('.app-expected .app-link-button').trigger('click')
    await settled()
    expect(valueOf(page, 'summary')).toBe('Half a senten')
    expect(page.text()).not.toContain('Unfinished contacts')
    await press(page, { ctrlKey: true })
    expect(sent[0]?.key).toBe(DRAFT.id)
  })

  it('is gone on with at once, and what was being typed is a draft of its own', async () => {
    answers('get', '/drafts', { items: [DRAFT] })
    const kept: Record<string, unknown> = {}
    network.use(
      http.put(`${API}/drafts/:id`, async ({ params, request }) => {
        kept[params.id as string] = await request.json()
        return HttpResponse.json({})
      }),
    )
    const { page } = await visit(LogContactPage, '/cases/new')
    await fill(page, { summary: 'Typed just now' })
    await page.get('.app-expected .app-link-button').trigger('click')
    await settled()
    expect(valueOf(page, 'summary')).toBe('Half a senten')
    expect(Object.values(kept)).toMatchObject([{ fields: { summary: 'Typed just now' } }])
    expect(Object.keys(kept)).not.toContain(DRAFT.id)
  })

  it('that cannot be kept with the service is not lost by going on with another', async () => {
    answers('get', '/drafts', { items: [DRAFT] })
    network.use(http.put(`${API}/drafts/:id`, () => HttpResponse.error()))
    const { page } = await visit(LogContactPage, '/cases/new')
    await fill(page, { summary: 'Typed on a train' })
    await page.get('.app-expected .app-link-button').trigger('click')
    await settled()
    expect(valueOf(page, 'summary')).toBe('Half a senten')
    expect(page.get('[aria-labelledby=unfinished]').text()).toContain('Typed on a train')
  })

  it('stands above the form, and its buttons say which it is', async () => {
    answers('get', '/drafts', { items: [DRAFT] })
    const { page } = await visit(LogContactPage, '/cases/new')
    const order = page.findAll('h2, form').map((one) => one.attributes('id') ?? one.element.tagName)
    expect(order.indexOf('unfinished')).toBeLessThan(order.indexOf('FORM'))
    const texts = page.findAll('.app-unfinished button').map((one) => one.text())
    expect(texts).toEqual([
      'Go on with it: Enquiry, kept 1 June 2026, 14:02',
      'Throw it away: Enquiry, kept 1 June 2026, 14:02',
    ])
  })

  it('that was thrown away can be taken back', async () => {
    answers('get', '/drafts', { items: [DRAFT] })
    const { page } = await visit(LogContactPage, '/cases/new')
    const section = page.get('[aria-labelledby=unfinished]')
    network.use(http.delete(`${API}/drafts/${DRAFT.id}`, () => new HttpResponse(null, { status: 204 })))
    answers('get', '/drafts', { items: [] })
    await section.findAll('.app-unfinished button')[1]!.trigger('click')
    await settled()

    expect(section.find('li').exists()).toBe(false)
    expect(document.activeElement?.textContent?.trim()).toBe('Take it back')
    let kept: unknown
    network.use(
      http.put(`${API}/drafts/${DRAFT.id}`, async ({ request }) => {
        kept = await request.json()
        return HttpResponse.json({})
      }),
    )
    answers('get', '/drafts', { items: [DRAFT] })
    await section.get('[role=status] button').trigger('click')
    await settled()
    expect(kept).toEqual({ fields: FIELDS })
    expect(section.get('li').text()).toContain('Half a senten')
    expect(document.activeElement?.id).toBe('unfinished')
  })

  it('stays in this tab while the service cannot be reached', async () => {
    network.use(http.put(`${API}/drafts/:id`, () => HttpResponse.error()))
    const { page } = await visit(LogContactPage, '/cases/new')
    await fill(page, { summary: 'Typed on a train' })
    page.unmount()
    await settled()
    const again = await visit(LogContactPage, '/cases/new')
    expect(again.page.text()).toContain('Typed on a train')
  })

  it('is nobody else’s', async () => {
    network.use(http.put(`${API}/drafts/:id`, () => HttpResponse.error()))
    const { page } = await visit(LogContactPage, '/cases/new')
    await fill(page, { summary: 'Typed on a train' })
    page.unmount()
    await settled()
    expect(Object.keys({ ...window.sessionStorage })).toHaveLength(1)
    const { leave } = await import('@/composables/session')
    leave()
    expect(Object.keys({ ...window.sessionStorage })).toEqual([])
  })
})
