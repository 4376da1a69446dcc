import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OwnAccount, OwnSession } from '@/api/types'
import { notice } from '@/composables/notice'
import { forget, isSignedIn, take } from '@/composables/session'
import AccountPage from '@/pages/AccountPage.vue'
import { network } from '../setup'
import { answers, API, session, settled, visit, type Shown } from '../stubs'

const ACCOUNT: OwnAccount = {
  username: 'alice',
  display_name: 'Alice',
  roles: ['complaints_officer', 'administrator'],
  has_password: true,
  has_second_factor: false,
  second_factor_offered: true,
  recovery_codes_left: 0,
}
const HERE: OwnSession = {
  id: 'here',
  created_at: '2026-06-01T08:00:00Z',
  last_seen_at: '2026-06-01T09:00:00Z',
  expires_at: '2026-06-01T18:00:00Z',
  address: '192.0.2.1',
  agent: 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
  is_this: true,
}
const THERE: OwnSession = { ...HERE, id: 'there', agent: 'curl/8.5.0', is_this: false }

function buttons({ page }: Shown, text: string) {
  return page.findAll('button').filter((one) => one.text() === text)
}

beforeEach(() => {
  take(session())
  answers('get', '/account', ACCOUNT)
  answers('get', '/sessions', { items: [HERE, THERE] })
})
afterEach(forget)

describe('my account', () => {
  it('names the roles in words', async () => {
    const { page } = await visit(AccountPage, '/account')
    expect(page.get('.govuk-summary-list').text()).toContain('Complaints officer, Administrator')
  })

  it('changes the passphrase and forgets what was typed', async () => {
    network.use(http.put(`${API}/account/password`, () => HttpResponse.json(session())))
    const { page } = await visit(AccountPage, '/account')
    await page.get('#field-present').setValue('old')
    await page.get('#field-new').setValue('a walk by the sea')
    await page.get('form').trigger('submit')
    await settled()
    expect(notice.value?.()).toContain('Your passphrase is changed')
    expect(page.get<HTMLInputElement>('#field-new').element.value).toBe('')
  })

  it('sets up an authenticator and shows the recovery codes', async () => {
    const begun = { secret: 'ABCDEFGH', otpauth_uri: 'otpauth://totp/Adborth:alice?secret=A' }
    answers('post', '/account/second-factor', begun)
    answers('post', '/account/second-factor/confirmation', { recovery_codes: ['one-two'] })
    const shown = await visit(AccountPage, '/account')
    await buttons(shown, 'Set up an authenticator')[0]!.trigger('click')
    await shown.page.get('#field-password').setValue('secret')
    await shown.page.get('#field-password').trigger('submit')
    await settled()
    expect(shown.page.text()).toContain('ABCD EFGH')
    await shown.page.get('#field-code').setValue('123456')
    await shown.page.get('#field-code').trigger('submit')
    await settled()
    expect(shown.page.get('.app-codes').text()).toContain('one-two')
  })

  it('says where one is signed in, and ends one of these', async () => {
    let ended = ''
    network.use(
      http.delete(`${API}/sessions/:id`, ({ params }) => {
        ended = String(params.id)
        return new HttpResponse(null, { status: 204 })
      }),
    )
    const shown = await visit(AccountPage, '/account')
    const [here, there] = shown.page.findAll('.app-rows__row')
    expect(here!.text()).toContain('Microsoft Edge on Windows')
    expect(here!.find('button').exists()).toBe(false)
    expect(there!.text()).toContain('curl/8.5.0')
    await there!.get('button').trigger('click')
    await settled()
    expect(ended).toBe('there')
  })

  it('signs out everywhere, here too', async () => {
    network.use(http.delete(`${API}/sessions`, () => new HttpResponse(null, { status: 204 })))
    const shown = await visit(AccountPage, '/account')
    await buttons(shown, 'Sign out everywhere, here too')[0]!.trigger('click')
    await settled()
    expect(isSignedIn.value).toBe(false)
    expect(shown.router.currentRoute.value.fullPath).toBe('/sign-in')
  })
})
