import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import type { Disposal } from '@/api/types'
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

async function shown(disposal: Disposal) {
  answers('get', '/disposal-queue', { items: [], next: null })
  answers('get', '/retention-classes', { version: '1', valid_from: '2020-01-01', items: [] })
  answers('get', '/disposals', { items: [disposal], next: null })
  return (await visit(DisposalsPage, '/disposals')).page
}

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
