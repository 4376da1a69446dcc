import type { VueWrapper } from '@vue/test-utils'
import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { take } from '@/composables/session'
import CasesPage from '@/pages/CasesPage.vue'
import { network } from '../setup'
import { answers, API, LISTS, problem, session, settled, SUMMARY, visit } from '../stubs'

const OTHER = { ...SUMMARY, reference: 'SSF-2627-0002', version: 5 }
const ALICE = { id: 3, name: 'Alice' }

beforeEach(() => {
  answers('get', '/lists', LISTS)
  answers('get', '/assignees', { items: [ALICE] })
  answers('get', '/cases', { items: [SUMMARY, OTHER], next: null })
  const user = { username: 'alice', display_name: 'Alice', roles: [] }
  take(session({ user: { ...user, permissions: ['cases:read', 'cases:receipt'] } }))
})

function focused(): string {
  const cell = document.activeElement?.closest('td, th') as HTMLTableCellElement
  return `${(cell.parentElement as HTMLTableRowElement).rowIndex}:${cell.cellIndex}`
}

const button = (page: VueWrapper, name: string) =>
  page.findAll('.app-downloads button').find((one) => one.text().startsWith(name))!

describe('a search', () => {
  it('goes by body, and leaves only a key in the address', async () => {
    let body: unknown
    network.use(
      http.post(`${API}/cases/search`, async ({ request }) => {
        body = await request.json()
        return HttpResponse.json({ items: [SUMMARY], next: null })
      }),
    )
    const { page, router } = await visit(CasesPage, '/cases?state=stage_1')
    await page.get('#field-text').setValue(' Siân Ŵyn ')
    await page.get('form.app-search').trigger('submit')
    await settled()
    expect(body).toEqual({ text: 'Siân Ŵyn', state: 'stage_1' })
    expect(decodeURI(router.currentRoute.value.fullPath)).not.toMatch(/si|wyn/i)
    expect(page.findAll('tbody tr')).toHaveLength(1)

    await page.get('.app-search .app-link-button').trigger('click')
    await settled()
    expect(router.currentRoute.value.query).toEqual({ state: 'stage_1' })
    expect(page.findAll('tbody tr')).toHaveLength(2)
  })
})

describe('the grid', () => {
  it('is one stop of the tab key, in which arrows lead from cell to cell', async () => {
    const { page } = await visit(CasesPage, '/cases')
    const grid = page.get('[role=grid]')
    expect(grid.findAll('[tabindex="0"]')).toHaveLength(1)
    ;(grid.get('[tabindex="0"]').element as HTMLElement).focus()
    expect(focused()).toBe('1:0')
    const press = (key: string) => grid.trigger('keydown', { key })
    await press('ArrowRight')
    await press('ArrowDown')
    expect(focused()).toBe('2:1')
    await press('End')
    expect(focused()).toBe(`2:${grid.findAll('thead th').length - 1}`)
    expect(grid.findAll('[tabindex="0"]')).toHaveLength(1)
  })

  it('chooses with the space bar and opens with Enter', async () => {
    const { page, router } = await visit(CasesPage, '/cases')
    const grid = page.get('[role=grid]')
    ;(grid.get('[tabindex="0"]').element as HTMLElement).focus()
    await grid.trigger('keydown', { key: ' ' })
    expect(grid.get('tbody tr').attributes('aria-selected')).toBe('true')
    expect(page.get('.app-bulk').text()).toContain('1 case chosen')
    await grid.trigger('keydown', { key: 'Enter' })
    await settled()
    expect(router.currentRoute.value.path).toBe('/cases/SSF-2627-0001')
  })

  it('closes the choice of columns with Escape, and gives the focus back', async () => {
    const { page } = await visit(CasesPage, '/cases')
    const summary = page.findAll('summary').find((one) => one.text() === 'Columns')!
    const menu = summary.element.parentElement as HTMLDetailsElement
    menu.open = true
    await page.get('input[name=columns][value=kind]').trigger('keydown', { key: 'Escape' })
    expect(menu.open).toBe(false)
    expect(document.activeElement).toBe(summary.element)
  })

  it('shows the columns of the address, and puts a choice of others there', async () => {
    const { page, router } = await visit(CasesPage, '/cases?columns=reference,channel')
    const heads = () => page.findAll('thead th').map((head) => head.text())
    expect(heads()).toEqual(['', 'Reference', 'How received'])
    await page.get('input[name=columns][value=kind]').setValue(true)
    await settled()
    expect(router.currentRoute.value.query).toEqual({ columns: 'reference,kind,channel' })
    expect(heads()).toEqual(['', 'Reference', 'Kind', 'How received'])
  })

  it('lets nobody choose who could do nothing with it', async () => {
    const user = { username: 'alice', display_name: 'Alice', roles: [], permissions: [] }
    take(session({ user }))
    const { page } = await visit(CasesPage, '/cases')
    expect(page.findAll('[role=grid] input')).toHaveLength(0)
    expect(page.get('[role=grid]').attributes('aria-multiselectable')).toBeUndefined()
  })
})

describe('what is done to the chosen cases', () => {
  it('names each as it was seen, and tells which were left and why', async () => {
    let body: unknown
    const stale = { code: 'version-stale', detail: 'Somebody was faster.', errors: [] }
    network.use(
      http.post(`${API}/cases/bulk/receipt`, async ({ request }) => {
        body = await request.json()
        const items = [
          { reference: SUMMARY.reference, problem: null },
          { reference: OTHER.reference, problem: stale },
        ]
        return HttpResponse.json({ items })
      }),
    )
    const { page } = await visit(CasesPage, '/cases')
    await page.get('thead input').setValue(true)
    await page.get('.app-bulk__row button').trigger('click')
    await page.get('#field-receipted_on').setValue('2/6/26')
    await page.get('.app-bulk form').trigger('submit')
    await settled()
    expect(body).toEqual({
      cases: [
        { reference: 'SSF-2627-0001', version: 3 },
        { reference: 'SSF-2627-0002', version: 5 },
      ],
      receipted_on: '2026-06-02',
    })
    const left = page.get('.app-bulk .govuk-error-summary')
    expect(left.text()).toContain('SSF-2627-0002')
    expect(left.text()).toContain('Somebody was faster.')
    expect(document.activeElement).toBe(left.element)
    expect(page.get('.app-bulk__row').text()).toContain('1 case chosen')
  })

  it('gives them to somebody', async () => {
    let body: unknown
    network.use(
      http.post(`${API}/cases/bulk/assignment`, async ({ request }) => {
        body = await request.json()
        return HttpResponse.json({ items: [{ reference: OTHER.reference, problem: null }] })
      }),
    )
    const { page } = await visit(CasesPage, '/cases')
    await page.findAll('tbody input')[1]!.setValue(true)
    await page.findAll('.app-bulk__row button')[1]!.trigger('click')
    await page.get('#field-bulk_assigned_to').setValue('3')
    await page.get('.app-bulk form').trigger('submit')
    await settled()
    const cases = [{ reference: 'SSF-2627-0002', version: 5 }]
    expect(body).toEqual({ cases, assigned_to: 3 })
    expect(page.find('.app-bulk').exists()).toBe(false)
  })
})

describe('the list as a file', () => {
  const saved: string[] = []

  beforeEach(() => {
    saved.length = 0
    URL.createObjectURL = () => 'blob:a-file'
    URL.revokeObjectURL = () => {}
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download)
    })
  })
  afterEach(() => vi.restoreAllMocks())

  it('asks for what is shown, on all pages, and says that it is on its way', async () => {
    const bodies: unknown[] = []
    let answer: (() => void) | undefined
    network.use(
      http.post(`${API}/cases/search`, () => HttpResponse.json({ items: [SUMMARY], next: 'x' })),
      http.post(`${API}/cases/export`, async ({ request }) => {
        bodies.push(await request.json())
        await new Promise<void>((resolve) => {
          answer = resolve
        })
        const named = { 'Content-Disposition': 'attachment; filename="cases-2026-06-02.xlsx"' }
        return new HttpResponse('a file', { headers: named })
      }),
    )
    const { page } = await visit(CasesPage, '/cases?state=stage_1&sort=reference&columns=kind,team')
    await page.get('#field-text').setValue('Siân')
    await page.get('form.app-search').trigger('submit')
    await settled()
    const xlsx = button(page, 'Download XLSX')
    await xlsx.trigger('click')
    await settled()
    expect(page.get('.app-downloads').text()).toContain('Preparing the file')
    expect(xlsx.attributes('aria-disabled')).toBe('true')
    await xlsx.trigger('click')
    answer?.()
    await settled()
    expect(bodies).toEqual([
      {
        text: 'Siân',
        state: 'stage_1',
        sort: 'reference',
        columns: ['reference', 'tracker_ref', 'kind', 'restricted', 'team', 'service'],
        format: 'xlsx',
      },
    ])
    expect(saved).toEqual(['cases-2026-06-02.xlsx'])
    expect(page.get('.app-downloads').text()).not.toContain('Preparing')
    expect(page.get('.app-downloads').text()).toContain('The file is downloaded.')
  })

  it('leaves out the page, and gives no column twice', async () => {
    let body: Record<string, unknown> = {}
    network.use(
      http.post(`${API}/cases/export`, async ({ request }) => {
        body = (await request.json()) as Record<string, unknown>
        return problem(429, 'too-many-requests')
      }),
    )
    const { page } = await visit(CasesPage, '/cases?cursor=abc&columns=tracker_ref,service,team')
    await button(page, 'Download CSV').trigger('click')
    await settled()
    const columns = ['reference', 'tracker_ref', 'service', 'team']
    expect(body).toEqual({ columns, format: 'csv' })
    expect(page.get('.app-downloads .govuk-error-summary').text()).toContain('too-many-requests')
    expect(saved).toEqual([])
    expect(page.get('.app-downloads').text()).not.toContain('The file is downloaded.')
  })

  it('is not there where there is nothing in it', async () => {
    answers('get', '/cases', { items: [], next: null })
    const { page } = await visit(CasesPage, '/cases')
    expect(page.find('.app-downloads').exists()).toBe(false)
  })
})
