import { flushPromises } from '@vue/test-utils'
import { http } from 'msw'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { forget, isSignedIn, step } from '@/composables/session'
import SignInPage from '@/pages/SignInPage.vue'
import { network } from '../setup'
import { answers, API, problem, session, settled, visit, type Shown } from '../stubs'

const OIDC = { name: 'Entra', href: '/api/v1/sign-in/oidc' }

beforeEach(() => answers('get', '/sign-in', { local: true, oidc: null }))
afterEach(forget)

async function signIn({ page }: Shown): Promise<void> {
  await page.get('#field-username').setValue('alice')
  await page.get('#field-password').setValue('secret')
  await page.get('form').trigger('submit')
  await settled()
}

async function giveCode({ page }: Shown, code = '123456'): Promise<void> {
  await page.get('#field-code').setValue(code)
  await page.get('form').trigger('submit')
  await settled()
}

describe('signing in', () => {
  it('leads back to where one was', async () => {
    answers('post', '/session', session())
    const shown = await visit(SignInPage, '/sign-in?next=/cases?state=stage_1')
    await signIn(shown)
    expect(shown.router.currentRoute.value.fullPath).toBe('/cases?state=stage_1')
  })

  it('never leads out of the service', async () => {
    answers('post', '/session', session())
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

  it('says how long to wait after too many wrong guesses', async () => {
    const wait = problem(429, 'too-many-attempts')
    wait.headers.set('Retry-After', '256')
    network.use(http.post(`${API}/session`, () => wait))
    const shown = await visit(SignInPage, '/sign-in')
    await signIn(shown)
    expect(shown.page.get('.govuk-error-summary').text()).toContain('about 5 minutes')
  })

  it('can be done at the council’s own provider, where there is one', async () => {
    answers('get', '/sign-in', { local: true, oidc: OIDC })
    const { page } = await visit(SignInPage, '/sign-in?next=/cases?state=stage_1')
    const link = page.get('a.govuk-button')
    expect(link.text()).toBe('Sign in with Entra')
    expect(link.attributes('href')).toBe('/api/v1/sign-in/oidc?next=%2Fcases%3Fstate%3Dstage_1')
  })

  it.each([
    ['no-role-for-groups', 'none of your groups has a role here'],
    ['sign-in-not-begun', 'not begun in this browser'],
    ['unheard-of', 'Something went wrong'],
  ])('says why the provider brought nobody in: %s', async (code, words) => {
    const { page } = await visit(SignInPage, `/sign-in?problem=${code}`)
    expect(page.get('.govuk-error-summary').text()).toContain(words)
  })
})

async function halfWay(second_factor: 'needed' | 'to_enrol'): Promise<Shown> {
  answers('post', '/session', session({ second_factor }))
  const shown = await visit(SignInPage, '/sign-in?next=/calendar')
  await signIn(shown)
  return shown
}

describe('the second step', () => {
  it('asks for a code and then leads on', async () => {
    answers('post', '/session/second-factor', session({ second_factor: 'done' }))
    const shown = await halfWay('needed')
    expect(isSignedIn.value).toBe(false)
    expect(document.activeElement).toBe(shown.page.get('h1').element)
    await giveCode(shown)
    expect(shown.router.currentRoute.value.fullPath).toBe('/calendar')
  })

  it('says beside the field that a code is wrong', async () => {
    const errors = [{ field: 'code', code: 'code-refused', reason: 'Not right.', mend: '' }]
    network.use(http.post(`${API}/session/second-factor`, () => problem(422, 'invalid', { errors })))
    const shown = await halfWay('needed')
    await giveCode(shown)
    expect(shown.page.get('#field-code-error').text()).toContain('Not right.')
    expect(step.value).toBe('needed')
  })

  it('begins anew where it took too long', async () => {
    network.use(http.post(`${API}/session/second-factor`, () => problem(401, 'sign-in-needed')))
    const shown = await halfWay('needed')
    await giveCode(shown)
    expect(shown.page.find('#field-username').exists()).toBe(true)
    expect(shown.page.text()).toContain('That took too long')
  })

  it('lets nobody on before they have seen their recovery codes', async () => {
    const begun = { secret: 'ABCDEFGHIJKL', otpauth_uri: 'otpauth://totp/Adborth:alice?secret=A' }
    answers('post', '/session/second-factor/enrolment', begun)
    const done = { ...session({ second_factor: 'done' }), recovery_codes: ['one-two', 'three-four'] }
    answers('post', '/session/second-factor/confirmation', done)
    const shown = await halfWay('to_enrol')
    expect(shown.page.text()).toContain('ABCD EFGH IJKL')
    expect(shown.page.find('svg[role=img] path').exists()).toBe(true)
    await giveCode(shown)
    expect(shown.page.findAll('.app-codes li').map((one) => one.text())).toEqual(done.recovery_codes)
    expect(shown.router.currentRoute.value.path).toBe('/sign-in')
    await shown.page.findAll('button').at(-1)!.trigger('click')
    await flushPromises()
    await settled()
    expect(shown.router.currentRoute.value.path).toBe('/calendar')
  })
})
