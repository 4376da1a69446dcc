import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import CasesPage from '@/pages/CasesPage.vue'
import { speak } from '@/i18n'
import { network } from '../setup'
import { answers, API, LISTS, problem, settled, SUMMARY, visit } from '../stubs'

beforeEach(() => answers('get', '/lists', LISTS))

describe('the list of cases', () => {
  it('shows what is due and how soon, in the language of the page', async () => {
    answers('get', '/cases', { items: [SUMMARY], next: null })
    const { page } = await visit(CasesPage, '/cases')
    expect(page.text()).toContain('SSF-2627-0001')
    expect(page.text()).toContain('3 June 2026')
    expect(page.text()).toContain('2 working days left')
    speak('cy')
    await settled()
    expect(page.text()).toContain('2 ddiwrnod gwaith ar ôl')
    expect(page.text()).toContain('3 Mehefin 2026')
  })

  it('asks the service for just what the address says', async () => {
    let asked = new URLSearchParams()
    network.use(
      http.get(`${API}/cases`, ({ request }) => {
        asked = new URL(request.url).searchParams
        return HttpResponse.json({ items: [], next: null })
      }),
    )
    const { page } = await visit(CasesPage, '/cases?kind=complaint&clock=receipt&done=false&lang=en')
    expect(Object.fromEntries(asked)).toEqual({ kind: 'complaint', clock: 'receipt', done: 'false' })
    expect(page.text()).toContain('No case matches')
  })

  it('shows the filters of a figure, each to be taken away', async () => {
    answers('get', '/cases', { items: [], next: null })
    const { page, router } = await visit(CasesPage, '/cases?clock=receipt&days_min=1&days_max=2')
    const tags = page.findAll('.app-tags__tag')
    expect(tags.map((tag) => tag.text())).toEqual([
      expect.stringContaining('Receipt'),
      expect.stringContaining('1 to 2 working days'),
    ])
    await tags[1]!.trigger('click')
    await settled()
    expect(router.currentRoute.value.query).toEqual({ clock: 'receipt' })
  })

  it('puts the filters of the form into the address and begins at the first page', async () => {
    answers('get', '/cases', { items: [], next: null })
    const { page, router } = await visit(CasesPage, '/cases?cursor=abc&sort=reference&clock=receipt')
    await page.get('#field-state').setValue('stage_1')
    await page.get('#field-received_from').setValue('1/4/22')
    await page.get('form.app-filters').trigger('submit')
    await settled()
    expect(router.currentRoute.value.query).toEqual({
      sort: 'reference',
      clock: 'receipt',
      state: 'stage_1',
      received_from: '2022-04-01',
    })
  })

  it('leads to the next page and keeps the filters', async () => {
    answers('get', '/cases', { items: [SUMMARY], next: 'abc' })
    const { page, router } = await visit(CasesPage, '/cases?state=stage_1')
    await page.get('.app-pages a').trigger('click')
    await settled()
    expect(router.currentRoute.value.query).toEqual({ state: 'stage_1', cursor: 'abc' })
  })

  it('says what is wrong beside the field', async () => {
    const errors = [{ field: 'received_from', code: 'date', reason: 'Not a date.', mend: '' }]
    network.use(http.get(`${API}/cases`, () => problem(422, 'invalid', { errors })))
    const { page } = await visit(CasesPage, '/cases?received_from=soon')
    expect(page.get('#field-received_from-error').text()).toContain('Not a date.')
    expect(page.get('#field-received_from').attributes('aria-invalid')).toBe('true')
  })
})
