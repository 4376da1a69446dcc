import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import type { Disposal, DisposalLogPage, DisposalQueue } from '@/api/types'
import DisposalsPage from '@/pages/DisposalsPage.vue'
import { network } from '../setup'
import { answers, API, settled, visit } from '../stubs'

const WAITING: Disposal = {
  number: 4,
  state: 'proposed',
  references: ['SSF-1011-0001'],
  proposed_by: 'alice',
  proposed_at: '2026-11-20T10:00:00Z',
  decided_by: null,
  decided_at: null,
  reason: null,
  may_confirm: true,
  version: 2,
}

const CLASS = {
  code: 'compliments',
  name: { en: 'Thanks', cy: 'Diolch' },
  years: 3,
  source: { en: 'Schedule', cy: 'Amserlen' },
  to_be_confirmed: true,
}
const QUEUED: DisposalQueue['items'][number] = {
  reference: 'SSC-2021-0001',
  kind: 'compliment',
  service: { code: 'adults', name: { en: 'Adults', cy: 'Oedolion' } },
  retention_class: 'compliments',
  ended_on: '2020-05-04',
  disposal_due_on: '2023-05-04',
  proposed_in: null,
}
const LOGGED: DisposalLogPage['items'][number] = {
  number: 1,
  reference: 'SSC-2021-0002',
  retention_class: 'compliments',
  schedule: '2014-08-01',
  ended_on: '2020-05-04',
  due_on: '2023-05-04',
  disposed_at: '2026-11-20T11:00:00Z',
  disposal: 4,
  proposed_by: 'alice',
  confirmed_by: 'bob',
  removed: {},
}

async function shown(disposal: Disposal, queued = [QUEUED], logged = [LOGGED]) {
  answers('get', '/disposal-queue', { items: queued, next: null })
  answers('get', '/disposal-log', { items: logged, next: null })
  answers('get', '/retention-classes', { version: '1', valid_from: '2020-01-01', items: [CLASS] })
  answers('get', '/disposals', { items: [disposal], next: null })
  return (await visit(DisposalsPage, '/disposals')).page
}

describe('the queue', () => {
  it('tells what waits, and proposes what was chosen', async () => {
    let sent: unknown
    network.use(
      http.post(`${API}/disposals`, async ({ request }) => {
        sent = await request.json()
        return HttpResponse.json(WAITING, { status: 201 })
      }),
    )
    const page = await shown(WAITING)
    const queue = page.get('[aria-labelledby=queue]')
    expect(queue.text()).toContain('Compliment, Adults: due 4 May 2023 (class: Thanks)')
    await queue.get('button[type=button]').trigger('click')
    expect(queue.get<HTMLInputElement>('input').element.checked).toBe(true)
    await queue.get('form').trigger('submit')
    await settled()
    expect(sent).toEqual({ references: ['SSC-2021-0001'] })
  })
})

describe('the log', () => {
  it('says what was disposed of by whom, and leads to what is left', async () => {
    const page = await shown(WAITING, [])
    const log = page.get('[aria-labelledby=disposal-log]')
    expect(log.get('tbody').text()).toContain('Proposed by alice, confirmed by bob')
    expect(log.get('tbody').text()).toContain('Thanks')
    expect(log.get('a').attributes('href')).toBe('/compliments/SSC-2021-0002')
  })

  it('says so while nothing is in it', async () => {
    const page = await shown(WAITING, [], [])
    expect(page.text()).toContain('Nothing has been disposed of.')
    expect(page.text()).toContain('Nothing waits for a proposal.')
  })
})

describe('a disposal', () => {
  it('is confirmed by a second person, as it was seen', async () => {
    let expected: string | null = null
    network.use(
      http.post(`${API}/disposals/4/confirmation`, ({ request }) => {
        expected = request.headers.get('If-Match')
        return HttpResponse.json({ ...WAITING, state: 'confirmed' })
      }),
    )
    const page = await shown(WAITING)
    await page.get('.govuk-button--warning').trigger('click')
    await settled()
    expect(expected).toBe('"2"')
  })

  it('has no button to confirm it for whoever proposed it', async () => {
    const page = await shown({ ...WAITING, may_confirm: false })
    expect(page.find('.govuk-button--warning').exists()).toBe(false)
    expect(page.text()).toContain('It waits for a second person.')
  })
})
