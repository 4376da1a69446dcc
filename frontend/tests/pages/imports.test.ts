import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import type { Import } from '@/api/types'
import ImportPage from '@/pages/ImportPage.vue'
import ImportsPage from '@/pages/ImportsPage.vue'
import { network } from '../setup'
import { answers, API, settled, visit } from '../stubs'

const CHECKED: Import = {
  id: 7,
  file: 'tracker.xlsx',
  state: 'checked',
  skip_bad_rows: false,
  made_by: 'alice',
  made_at: '2026-11-20T10:00:00Z',
  written_at: null,
  purged_at: null,
  rows_done: 3,
  counts: { rows: 3, new: 2, changed: 0, unchanged: 0, bad: 1, problems: 1, warnings: 0, blocking: 0 },
  fault: null,
  allowed_actions: ['apply_skipping_bad_rows'],
}
const WRONG = {
  number: 1,
  severity: 'problem',
  sheet: 'Tracker',
  row: 12,
  column: 'Date received',
  found: '31/02/2022',
  code: 'not-a-date',
  reason: 'This is no date.',
  mend: 'Write it as dd/mm/yyyy.',
}

function stands(found: Import): void {
  answers('get', '/imports/7', found)
  answers('get', '/imports/7/problems', { items: [WRONG], next: null })
  answers('get', '/imports/7/changes', { items: [], next: null })
}

describe('a new import', () => {
  it('needs a file', async () => {
    answers('get', '/imports', { items: [], next: null })
    const { page } = await visit(ImportsPage, '/imports')
    await page.get('form').trigger('submit')
    expect(page.text()).toContain('Choose a file.')
  })
})

describe('a checked file', () => {
  it('says where each problem is, what stood there and how to mend it', async () => {
    stands(CHECKED)
    const { page } = await visit(ImportPage, '/imports/7', { id: '7' })
    const row = page.get('tbody tr').text()
    for (const said of ['Tracker', '12', 'Date received', '31/02/2022', WRONG.reason, WRONG.mend]) {
      expect(row).toContain(said)
    }
  })

  it('is written as far as the service allows', async () => {
    stands(CHECKED)
    let asked = ''
    network.use(
      http.post(`${API}/imports/7/apply`, ({ request }) => {
        asked = new URL(request.url).search
        const written = { ...CHECKED, state: 'written', allowed_actions: ['take_back'] }
        return HttpResponse.json(written, { status: 202 })
      }),
    )
    const { page } = await visit(ImportPage, '/imports/7', { id: '7' })
    expect(page.findAll('.app-buttons button').map((button) => button.text())).toEqual([
      'Import the rows without problems',
    ])
    await page.get('.app-buttons button').trigger('click')
    await settled()
    expect(asked).toBe('?skip_bad_rows=true')
    expect(page.get('.app-buttons').text()).toContain('Take the import back')
  })
})
