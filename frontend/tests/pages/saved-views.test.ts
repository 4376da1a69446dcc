import { type VueWrapper } from '@vue/test-utils'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import type { SavedView } from '@/api/types'
import { notice } from '@/composables/notice'
import { take } from '@/composables/session'
import CasesPage from '@/pages/CasesPage.vue'
import { network } from '../setup'
import { answers, API, LISTS, problem, session, settled, SUMMARY, visit } from '../stubs'

const LATE: SavedView = {
  id: 3,
  name: 'Late',
  filters: { overdue: true, sort: 'next_due_on' },
  columns: ['reference', 'team'],
  version: 4,
  saved_at: '2026-06-01T09:30:00Z',
}
const ALL: SavedView = { ...LATE, id: 5, name: 'All', filters: {}, columns: null, version: 1 }

let kept: SavedView[]

beforeEach(() => {
  kept = [ALL, LATE]
  answers('get', '/lists', LISTS)
  answers('get', '/assignees', { items: [] })
  answers('get', '/cases', { items: [SUMMARY], next: null })
  network.use(http.get(`${API}/views`, () => HttpResponse.json({ items: kept })))
  take(session())
})

async function opened(address: string) {
  const shown = await visit(CasesPage, address)
  const menu = shown.page.get('.app-views')
  ;(menu.element as HTMLDetailsElement).open = true
  await menu.trigger('toggle')
  await settled()
  return { ...shown, menu }
}

const labelled = (page: VueWrapper, text: string) =>
  page.findAll('.app-views button').find((one) => one.text() === text)!

describe('the views', () => {
  it('are not asked for before somebody looks at them', async () => {
    let asked = 0
    network.use(
      http.get(`${API}/views`, () => {
        asked += 1
        return HttpResponse.json({ items: [] })
      }),
    )
    await visit(CasesPage, '/cases')
    expect(asked).toBe(0)
    const { menu } = await opened('/cases')
    expect(menu.text()).toContain('You keep no views yet')
  })

  it('lead to their address, and tell which one is shown', async () => {
    const { page, router, menu } = await opened('/cases')
    const links = menu.findAll('li a')
    expect(links.map((link) => [link.text(), link.attributes('aria-current')])).toEqual([
      ['All', 'true'],
      ['Late', undefined],
    ])
    await links[1]!.trigger('click')
    await settled()
    const { query } = router.currentRoute.value
    expect(query).toEqual({ overdue: 'true', sort: 'next_due_on', columns: 'reference,team' })
    expect((menu.element as HTMLDetailsElement).open).toBe(false)
    expect(document.activeElement).toBe(page.get('.app-views summary').element)
  })

  it('keep the list that is shown, without what was looked for', async () => {
    let body: unknown
    network.use(
      http.post(`${API}/views`, async ({ request }) => {
        body = await request.json()
        kept = [...kept, { ...LATE, id: 7, name: 'Enquiries' }]
        return HttpResponse.json(kept[2], { status: 201 })
      }),
    )
    const { menu } = await opened('/cases?kind=enquiry&q=SSF&cursor=abc&columns=reference,kind')
    await menu.get('#field-view_name').setValue('Enquiries')
    await menu.get('form.app-views__new').trigger('submit')
    await settled()
    const filters = { kind: 'enquiry' }
    expect(body).toEqual({ name: 'Enquiries', filters, columns: ['reference', 'kind'] })
    expect(menu.findAll('li')).toHaveLength(3)
    expect((menu.get('#field-view_name').element as HTMLInputElement).value).toBe('')
    expect(notice.value?.()).toBe('The view “Enquiries” is kept.')
  })

  it('say beside the field that a name is taken', async () => {
    const wrong = { field: 'name', code: 'view-name-taken', reason: 'Taken.', mend: 'Another.' }
    network.use(http.post(`${API}/views`, () => problem(422, 'invalid', { errors: [wrong] })))
    const { menu } = await opened('/cases')
    await menu.get('#field-view_name').setValue('Late')
    await menu.get('form.app-views__new').trigger('submit')
    await settled()
    expect(menu.get('form.app-views__new .govuk-error-message').text()).toContain('Taken.')
    expect(document.activeElement).toBe(menu.get('.govuk-error-summary').element)
    expect((menu.get('#field-view_name').element as HTMLInputElement).value).toBe('Late')
  })

  it('forget what was wrong with one list at the next', async () => {
    const errors = [{ field: 'name', code: 'view-name-taken', reason: 'It is taken.', mend: '' }]
    network.use(http.post(`${API}/views`, () => problem(422, 'invalid', { errors })))
    const { menu, router } = await opened('/cases?overdue=true')
    await menu.get('form').trigger('submit')
    await settled()
    expect(menu.text()).toContain('It is taken.')
    await router.push('/cases?kind=enquiry')
    await settled()
    expect(menu.text()).not.toContain('It is taken.')
  })

  it('are renamed and brought up to date, as they were seen', async () => {
    const sent: unknown[] = []
    network.use(
      http.patch(`${API}/views/3`, async ({ request }) => {
        sent.push([request.headers.get('If-Match'), await request.json()])
        kept = [ALL, { ...LATE, name: 'Overdue', version: 5 }]
        return HttpResponse.json(kept[1])
      }),
    )
    const { page, menu } = await opened('/cases?kind=enquiry')
    await labelled(page, 'Rename: Late').trigger('click')
    await settled()
    expect(document.activeElement).toBe(menu.get('#field-view_name_3').element)
    await menu.get('#field-view_name_3').setValue(' Overdue ')
    await menu.get('li form').trigger('submit')
    await settled()
    expect(document.activeElement).toBe(labelled(page, 'Rename: Overdue').element)

    await labelled(page, 'Update to this list: Overdue').trigger('click')
    await settled()
    expect(sent).toEqual([
      ['"4"', { name: 'Overdue' }],
      ['"5"', { filters: { kind: 'enquiry' }, columns: null }],
    ])
  })

  it('are deleted once that is confirmed', async () => {
    let tag: string | null = null
    network.use(
      http.delete(`${API}/views/3`, ({ request }) => {
        tag = request.headers.get('If-Match')
        kept = [ALL]
        return new HttpResponse(null, { status: 204 })
      }),
    )
    const { page, menu } = await opened('/cases')
    await labelled(page, 'Delete: Late').trigger('click')
    await settled()
    expect(menu.get('li form').text()).toContain('Delete the view “Late”?')
    await labelled(page, 'Cancel').trigger('click')
    await settled()
    expect([menu.find('li form').exists(), tag]).toEqual([false, null])
    expect(document.activeElement).toBe(labelled(page, 'Delete: Late').element)

    await labelled(page, 'Delete: Late').trigger('click')
    await menu.get('li form').trigger('submit')
    await settled()
    expect(tag).toBe('"4"')
    expect(menu.findAll('li a').map((link) => link.text())).toEqual(['All'])
    expect(document.activeElement).toBe(menu.get('li a').element)
  })

  it('tell that they were changed in another window, and go on from there', async () => {
    const tags: (string | null)[] = []
    network.use(
      http.patch(`${API}/views/3`, ({ request }) => {
        tags.push(request.headers.get('If-Match'))
        return tags.length === 1 ? problem(412, 'version-stale') : HttpResponse.json(LATE)
      }),
    )
    const { page, menu } = await opened('/cases?kind=enquiry')
    await labelled(page, 'Update to this list: Late').trigger('click')
    await settled()
    expect(menu.get('.govuk-error-summary').text()).toContain('version-stale')
    kept = [ALL, { ...LATE, name: 'Later', version: 9 }]
    await labelled(page, 'See what is new').trigger('click')
    await settled()
    expect(menu.find('.govuk-error-summary').exists()).toBe(false)
    await labelled(page, 'Update to this list: Later').trigger('click')
    await settled()
    expect(tags).toEqual(['"4"', '"9"'])
  })
})
