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

const GROUPS = [
  { severity: 'problem', sheet: 'Tracker', column: 'Date received', count: 1200 },
  { severity: 'warning', sheet: 'Tracker', column: 'Theme', count: 3 },
]

function stands(found: Import): void {
  answers('get', '/imports/7', found)
  answers('get', '/imports/7/problems', { items: [WRONG], next: null })
  answers('get', '/imports/7/changes', { items: [], next: null })
  answers('get', '/imports/7/problem-groups', { items: GROUPS })
}

describe('a new import', () => {
  it('needs a file', async () => {
    answers('get', '/imports', { items: [], next: null })
    const { page } = await visit(ImportsPage, '/imports')
    await page.get('form').trigger('submit')
    expect(page.text()).toContain('Choose a file.')
  })
})

describe('a file that was forgotten', () => {
  it('says since when, and offers nothing that needs its rows', async () => {
    stands({ ...CHECKED, state: 'written', purged_at: '2026-11-20T10:00:00Z', allowed_actions: [] })
    const { page } = await visit(ImportPage, '/imports/7', { id: '7' })
    expect(page.get('.govuk-inset-text').text()).toContain('was forgotten on 20 November 2026')
    expect(page.findAll('.app-buttons button')).toHaveLength(0)
    expect(page.get('.app-buttons').text()).toBe('The cases of this import')
  })

  it('says nothing of the kind while its rows are kept', async () => {
    stands(CHECKED)
    const { page } = await visit(ImportPage, '/imports/7', { id: '7' })
    expect(page.text()).not.toContain('was forgotten')
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

describe('a long list of problems', () => {
  it('is narrowed down by what the service counts', async () => {
    stands(CHECKED)
    const asked: string[] = []
    network.use(
      http.get(`${API}/imports/7/problems`, ({ request }) => {
        asked.push(new URL(request.url).search)
        return HttpResponse.json({ items: [WRONG], next: null })
      }),
    )
    const { page } = await visit(ImportPage, '/imports/7', { id: '7' })
    expect(page.get('#field-problems-column').text()).toContain('Date received (1,200)')
    expect(page.find('#field-problems-sheet').exists()).toBe(false)
    await page.get('#field-problems-column').setValue('Theme')
    await settled()
    expect(asked.at(-1)).toBe('?column=Theme')
  })
})

const KNOWN = [
  {
    kind: 'mailbox',
    name: { en: 'E-mails a month', cy: 'E-byst y mis' },
    columns: [
      { field: 'month', heading: 'Month', name: { en: 'Month', cy: 'Mis' }, needed: true },
      { field: 'emails', heading: 'Emails', name: { en: 'E-mails', cy: 'E-byst' }, needed: true },
    ],
  },
]
const HEADER = {
  number: 1,
  sheet: 'Post',
  row: 3,
  kind: null,
  columns: [
    { heading: 'Period', field: null },
    { heading: 'E-bost', field: null },
  ],
}

describe('columns that nobody knows', () => {
  it('are matched once, and the file is checked again', async () => {
    stands({ ...CHECKED, allowed_actions: ['match_columns'] })
    answers('get', '/imports/7/headers', { items: [HEADER] })
    answers('get', '/import-columns', { items: KNOWN })
    let sent: unknown
    network.use(
      http.put(`${API}/imports/7/headers/1/match`, async ({ request }) => {
        sent = await request.json()
        return HttpResponse.json({ ...CHECKED, state: 'checking' }, { status: 202 })
      }),
    )
    const { page } = await visit(ImportPage, '/imports/7', { id: '7' })
    await page.get('#field-match-1-kind').setValue('mailbox')
    expect(page.text()).toContain('Still to be matched: Month, E-mails.')
    await page.get('#field-match-1-0').setValue('month')
    await page.get('#field-match-1-1').setValue('emails')
    expect(page.text()).not.toContain('Still to be matched')
    await page.get('section[aria-labelledby=match] form').trigger('submit')
    await settled()
    expect(sent).toEqual({
      kind: 'mailbox',
      columns: [
        { heading: 'Period', field: 'month' },
        { heading: 'E-bost', field: 'emails' },
      ],
    })
  })
})

describe('a file that is dropped', () => {
  it('is taken as if it had been chosen', async () => {
    answers('get', '/imports', { items: [], next: null })
    const { page } = await visit(ImportsPage, '/imports')
    const file = new File(['Ref'], 'dropped.csv')
    await page.get('.app-drop').trigger('drop', { dataTransfer: { files: [file] } })
    expect(page.get('.app-file').text()).toContain('dropped.csv')
  })
})
