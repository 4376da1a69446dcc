import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import SignInPage from '@/pages/SignInPage.vue'
import { network } from '../setup'
import { API, problem, settled, visit, type Shown } from '../stubs'

const user = { username: 'alice', display_name: 'Alice', roles: [], permissions: [] }

async function signIn({ page }: Shown): Promise<void> {
  await page.get('#field-username').setValue('alice')
  await page.get('#field-password').setValue('secret')
  await page.get('form').trigger('submit')
  await settled()
}

describe('signing in', () => {
  it('leads back to where one was', async () => {
    network.use(http.post(`${API}/session`, () => HttpResponse.json({ user }, { status: 201 })))
    const shown = await visit(SignInPage, '/sign-in?next=/cases?state=stage_1')
    await signIn(shown)
    expect(shown.router.currentRoute.value.fullPath).toBe('/cases?state=stage_1')
  })

  it('never leads out of the service', async () => {
    network.use(http.post(`${API}/session`, () => HttpResponse.json({ user }, { status: 201 })))
    const shown = await visit(SignInPage, '/sign-in?next=//elsewhere.example')
    await signIn(shown)
    expect(shown.router.currentRoute.value.fullPath).toBe('/')
  })

  it('that is refused says so, with the focus on it, and forgets the password', async () => {
    network.use(http.post(`${API}/session`, () => problem(401, 'wrong-password')))
    const shown = await visit(SignInPage, '/sign-in')
    await signIn(shown)
    const summary = shown.page.get('.govuk-error-summary')
    expect(summary.text()).toContain('wrong-password')
    expect(document.activeElement).toBe(summary.element)
    expect(shown.page.get<HTMLInputElement>('#field-password').element.value).toBe('')
    expect(shown.page.get<HTMLInputElement>('#field-username').element.value).toBe('alice')
  })
})
