import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import type { AuditEntry } from '@/api/types'
import AuditPage from '@/pages/AuditPage.vue'
import { network } from '../setup'
import { API, settled, visit } from '../stubs'

const ENTRY: AuditEntry = {
  id: 1,
  link: null,
  at: '2026-11-20T10:00:00Z',
  actor: 'alice',
  action: 'view',
  subject: 'SSF-2627-0001',
  client: 'Firefox/128.0',
  address: '192.0.2.1',
  request_id: null,
  fields: [],
  filters: [],
  columns: [],
  shown: null,
  refusal: null,
}

const REFUSAL = { code: 'permission-missing', times: 10 }

describe('the audit', () => {
  it('says it in words, falls back to the code, and goes on by cursor', async () => {
    const asked: URLSearchParams[] = []
    network.use(
      http.get(`${API}/audit`, ({ request }) => {
        const query = new URL(request.url).searchParams
        asked.push(query)
        return query.has('cursor')
          ? HttpResponse.json({ items: [{ ...ENTRY, id: 2, action: 'quite.new', refusal: REFUSAL }], next: null })
          : HttpResponse.json({ items: [ENTRY], next: 'onward' })
      }),
    )
    const { page } = await visit(AuditPage, '/audit?actor=alice&to=2026-11-20')
    expect(page.get('tbody tr').text()).toContain('Looked at it')
    expect(page.get('tbody a').attributes('href')).toBe('/cases/SSF-2627-0001')
    const more = page.findAll('button').find((one) => one.text() === 'Show more')!
    await more.trigger('click')
    await settled()
    expect(page.findAll('tbody tr')[1]!.text()).toContain('quite.new')
    expect(page.findAll('tbody tr')[1]!.text()).toContain('permission-missing, 10 times')
    expect(asked[0]!.get('actor')).toBe('alice')
    expect(asked[0]!.get('to')).toBe(new Date(2026, 10, 21).toISOString())
    expect(asked[1]!.get('cursor')).toBe('onward')
  })

  it('says what left in a file', async () => {
    const left = { ...ENTRY, action: 'view.export', subject: 'cases', columns: ['team', 'next_due_on'], shown: 7 }
    network.use(http.get(`${API}/audit`, () => HttpResponse.json({ items: [left], next: null })))
    const { page } = await visit(AuditPage, '/audit')
    expect(page.get('tbody tr').text()).toContain('Columns: Team, Next due')
  })
})
