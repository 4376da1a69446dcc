import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import ResetPage from '@/pages/ResetPage.vue'
import { network } from '../setup'
import { API, problem, settled, visit, type Shown } from '../stubs'

async function choose({ page }: Shown, passphrase: string): Promise<void> {
  await page.get('#field-password').setValue(passphrase)
  await page.get('form').trigger('submit')
  await settled()
}

describe('choosing a new passphrase', () => {
  it('takes the token out of the address and sends it with the passphrase', async () => {
    let sent: unknown
    network.use(
      http.post(`${API}/password-resets`, async ({ request }) => {
        sent = await request.json()
        return new HttpResponse(null, { status: 204 })
      }),
    )
    const shown = await visit(ResetPage, '/reset#handed-over')
    expect(shown.router.currentRoute.value.fullPath).toBe('/reset')
    expect(shown.page.get('.govuk-hint').text()).toContain('At least 12 characters')
    await choose(shown, 'a walk by the sea')
    expect(sent).toEqual({ token: 'handed-over', password: 'a walk by the sea' })
    expect(shown.router.currentRoute.value.path).toBe('/sign-in')
  })

  it('says beside the field what is wrong, and keeps what was typed', async () => {
    const errors = [{ field: 'password', code: 'x', reason: 'Too short.', mend: 'Use more.' }]
    network.use(http.post(`${API}/password-resets`, () => problem(422, 'invalid', { errors })))
    const shown = await visit(ResetPage, '/reset#handed-over')
    await choose(shown, 'short')
    expect(shown.page.get('#field-password-error').text()).toContain('Too short. Use more.')
    expect(shown.page.get<HTMLInputElement>('#field-password').element.value).toBe('short')
  })

  it('can be looked at while it is typed', async () => {
    const { page } = await visit(ResetPage, '/reset#handed-over')
    expect(page.get('#field-password').attributes('type')).toBe('password')
    await page.get('button[type=button]').trigger('click')
    expect(page.get('#field-password').attributes('type')).toBe('text')
  })

  it('says so where the link is not whole', async () => {
    const { page } = await visit(ResetPage, '/reset')
    expect(page.find('form').exists()).toBe(false)
    expect(page.text()).toContain('Open the whole link')
  })
})
