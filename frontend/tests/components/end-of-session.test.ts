import type { VueWrapper } from '@vue/test-utils'
import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SessionState } from '@/api/types'
import EndingSoon from '@/components/EndingSoon.vue'
import SignInAgain from '@/components/SignInAgain.vue'
import { forget, isLost, isSignedIn, lookAgain, take, waitForSignIn } from '@/composables/session'
import { network } from '../setup'
import { answers, API, problem, session, settled, visit } from '../stubs'

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = vi.fn<() => void>()
  HTMLDialogElement.prototype.close = vi.fn<() => void>()
  answers('get', '/sign-in', { local: true, oidc: null })
  take(session())
})
afterEach(() => {
  vi.useRealTimers()
  forget()
})

async function warned(state: Partial<SessionState>): Promise<VueWrapper> {
  answers('get', '/session', session(state))
  const { page } = await visit(EndingSoon, '/cases')
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible')
  document.dispatchEvent(new Event('visibilitychange'))
  await settled()
  expect(HTMLDialogElement.prototype.showModal).toHaveBeenCalledOnce()
  return page
}

describe('a session that is about to end', () => {
  const SOON = { idle_seconds_left: 200 }

  it('is asked about before anybody is warned', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
    answers('get', '/session', session())
    await visit(EndingSoon, '/cases')
    vi.advanceTimersByTime(26 * 60_000)
    await settled()
    expect(HTMLDialogElement.prototype.showModal).not.toHaveBeenCalled()
  })

  it('is kept by a button', async () => {
    const page = await warned(SOON)
    expect(page.text()).toContain('In about 3 minutes, because nothing has been done')
    answers('post', '/session/keep-alive', session())
    await page.get('button').trigger('click')
    await settled()
    expect(HTMLDialogElement.prototype.close).toHaveBeenCalled()
  })

  it('says so where nothing keeps it', async () => {
    const expires_at = new Date(Date.now() + 200_000).toISOString()
    const page = await warned({ ...SOON, expires_at })
    expect(page.text()).toContain('for as long as is allowed')
    expect(page.text()).not.toContain('Stay signed in')
  })
})

describe('a session that has ended', () => {
  it('is noticed without doing anything', async () => {
    network.use(http.get(`${API}/session`, () => problem(401, 'sign-in-needed')))
    await lookAgain()
    expect(isLost.value).toBe(true)
    expect(isSignedIn.value).toBe(false)
  })

  it('comes back with the same person', async () => {
    const again = waitForSignIn()
    network.use(http.post(`${API}/session`, () => HttpResponse.json(session())))
    const { page } = await visit(SignInAgain, '/cases/new')
    await page.get('#field-username').setValue('alice')
    await page.get('#field-password').setValue('secret')
    await page.get('form').trigger('submit')
    await expect(again).resolves.toBe(true)
    expect(isLost.value).toBe(false)
  })

  it('is left for good where they leave the page', async () => {
    const again = waitForSignIn()
    const { page } = await visit(SignInAgain, '/cases/new')
    await page.get('.app-link-button').trigger('click')
    await expect(again).resolves.toBe(false)
  })
})
