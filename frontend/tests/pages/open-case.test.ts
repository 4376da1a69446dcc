import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import OpenCasePage from '@/pages/OpenCasePage.vue'
import { network } from '../setup'
import { answers, API, DETAIL, LISTS, problem, settled, visit } from '../stubs'

beforeEach(() => answers('get', '/lists', LISTS))

describe('opening a case', () => {
  it('leads to the new case', async () => {
    let sent: unknown = null
    network.use(
      http.post(`${API}/cases`, async ({ request }) => {
        sent = await request.json()
        return HttpResponse.json(DETAIL, { status: 201, headers: { ETag: '"1"' } })
      }),
    )
    const { page, router } = await visit(OpenCasePage, '/cases/new')
    await page.get('#field-service').setValue('adults')
    await page.get('#field-theme').setValue('financial')
    await page.get('#field-received_on').setValue('1/6/26')
    await page.get('#field-summary').setValue('Nobody called back.')
    await page.get('form').trigger('submit')
    await settled()
    expect(sent).toMatchObject({ service: 'adults', theme: 'financial', received_on: '2026-06-01' })
    expect(router.currentRoute.value.path).toBe('/cases/SSF-2627-0001')
  })

  it('offers only the teams of the service that are in use', async () => {
    const { page } = await visit(OpenCasePage, '/cases/new')
    await page.get('#field-service').setValue('adults')
    const offered = page.findAll('#field-team option').map((option) => option.text())
    expect(offered).toEqual(['Choose one', 'North'])
    await page.get('#field-team').setValue('north')
    await page.get('#field-service').setValue('children')
    expect(page.get<HTMLSelectElement>('#field-team').element.value).toBe('')
  })

  it('that is refused says why beside the field', async () => {
    const errors = [{ field: 'summary', code: 'missing', reason: 'It is empty.', mend: 'Say it.' }]
    network.use(http.post(`${API}/cases`, () => problem(422, 'invalid', { errors })))
    const { page } = await visit(OpenCasePage, '/cases/new')
    await page.get('form').trigger('submit')
    await settled()
    expect(page.get('#field-summary-error').text()).toContain('It is empty. Say it.')
    await page.get('.govuk-error-summary a').trigger('click')
    expect(document.activeElement?.id).toBe('field-summary')
  })
})
