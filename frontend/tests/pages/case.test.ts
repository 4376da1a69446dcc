import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import { speak } from '@/i18n'
import CasePage from '@/pages/CasePage.vue'
import { network } from '../setup'
import { answers, API, DETAIL, LISTS, problem, settled, visit } from '../stubs'

const REFERENCE = DETAIL.reference
const open = () => visit(CasePage, `/cases/${REFERENCE}`, { reference: REFERENCE })

beforeEach(() => {
  answers('get', '/lists', LISTS)
  answers('get', `/cases/${REFERENCE}/history`, { items: [] })
  answers('get', `/cases/${REFERENCE}`, DETAIL, { ETag: '"3"' })
})

describe('one case', () => {
  it('offers only what the service allows', async () => {
    const { page } = await open()
    const offered = page.findAll('.app-actions__button').map((button) => button.text())
    expect(offered).toEqual(['Record the receipt'])
  })

  it('sends a change with the version that was looked at', async () => {
    let sent: { ifMatch: string | null; body: unknown } | null = null
    network.use(
      http.post(`${API}/cases/${REFERENCE}/receipt`, async ({ request }) => {
        sent = { ifMatch: request.headers.get('If-Match'), body: await request.json() }
        const after = { ...DETAIL, receipted_on: '2026-06-02', allowed_actions: [], version: 4 }
        return HttpResponse.json(after, { headers: { ETag: '"4"' } })
      }),
    )
    const { page } = await open()
    await page.get('.app-actions__button').trigger('click')
    await page.get('#field-receipted_on').setValue('02/06/2026')
    await page.get('.app-actions form').trigger('submit')
    await settled()
    expect(sent).toEqual({ ifMatch: '"3"', body: { receipted_on: '2026-06-02' } })
    expect(page.text()).toContain('2 June 2026')
    expect(page.find('.app-actions').exists()).toBe(false)
  })

  it('that somebody else changed shows what is new and keeps what was typed', async () => {
    network.use(http.post(`${API}/cases/${REFERENCE}/receipt`, () => problem(412, 'stale')))
    const { page } = await open()
    await page.get('.app-actions__button').trigger('click')
    await page.get('#field-receipted_on').setValue('02/06/2026')
    await page.get('.app-actions form').trigger('submit')
    await settled()
    answers('get', `/cases/${REFERENCE}`, { ...DETAIL, state: 'ombudsman' }, { ETag: '"4"' })
    await page.get('.govuk-error-summary button').trigger('click')
    await settled()
    expect(page.text()).toContain('Ombudsman')
    const field = page.get<HTMLInputElement>('#field-receipted_on')
    expect(field.element.value).toBe('02/06/2026')
  })

  it('keeps an open form and what was typed when the language changes', async () => {
    const { page } = await open()
    await page.get('.app-actions__button').trigger('click')
    await page.get('#field-receipted_on').setValue('5/6/26')
    speak('cy')
    await settled()
    expect(page.get<HTMLInputElement>('#field-receipted_on').element.value).toBe('5/6/26')
    expect(page.text()).toContain('5 Mehefin 2026')
    expect(document.title).toContain('Adborth')
  })

  it('that does not exist says so', async () => {
    network.use(http.get(`${API}/cases/${REFERENCE}`, () => problem(404, 'case-missing')))
    const { page } = await open()
    expect(page.get('[role=alert]').text()).toContain('case-missing')
  })
})
