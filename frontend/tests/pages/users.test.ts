import { http, HttpResponse } from 'msw'
import { afterEach, describe, expect, it } from 'vitest'
import type { UserDetail } from '@/api/types'
import { forget, take } from '@/composables/session'
import AddUserPage from '@/pages/AddUserPage.vue'
import UserPage from '@/pages/UserPage.vue'
import { network } from '../setup'
import { answers, API, LISTS, problem, session, settled, visit } from '../stubs'

const BOB: UserDetail = {
  id: 7,
  username: 'bob',
  display_name: 'Bob',
  roles: ['director'],
  teams: [],
  is_active: true,
  has_password: true,
  from_provider: false,
  has_second_factor: true,
  version: 3,
}
const reset = { token: 'once-only', expires_at: '2026-11-25T10:00:00Z' }

describe('adding a user', () => {
  it('shows the link once, and teams only for a responding manager', async () => {
    answers('get', '/lists', LISTS)
    let sent: unknown
    network.use(
      http.post(`${API}/users`, async ({ request }) => {
        sent = await request.json()
        return HttpResponse.json({ user: BOB, reset }, { status: 201 })
      }),
    )
    const { page } = await visit(AddUserPage, '/users/new')
    expect(page.find('input[name=teams]').exists()).toBe(false)
    await page.get('#field-username').setValue('bob')
    await page.get('#field-display_name').setValue('Bob')
    await page.get('input[value=responding_manager]').setValue(true)
    await page.get('input[value=north]').setValue(true)
    await page.get('form').trigger('submit')
    await settled()
    expect(sent).toEqual({
      username: 'bob',
      display_name: 'Bob',
      roles: ['responding_manager'],
      teams: ['north'],
    })
    expect(page.get('.app-secret code').text()).toMatch(/\/reset#once-only$/)
    expect(page.find('form').exists()).toBe(false)
  })
})

describe('changing a user', () => {
  it('sends only what was changed, and keeps it when somebody was there first', async () => {
    answers('get', '/lists', LISTS)
    answers('get', '/users/7', BOB, { ETag: '"3"' })
    answers('get', '/users/7/assigned-cases', { open_cases: 0 })
    const sent: unknown[] = []
    network.use(
      http.patch(`${API}/users/7`, async ({ request }) => {
        sent.push([request.headers.get('If-Match'), await request.json()])
        return problem(412, 'version-stale')
      }),
    )
    const { page } = await visit(UserPage, '/users/7', { id: '7' })
    await page.get('#field-display_name').setValue('Robert')
    await page.get('form').trigger('submit')
    await settled()
    expect(page.text()).toContain('What you have typed is kept.')

    answers('get', '/users/7', { ...BOB, roles: ['administrator'], version: 4 }, { ETag: '"4"' })
    await page.get('.govuk-error-summary .app-link-button').trigger('click')
    await settled()
    expect(page.get<HTMLInputElement>('#field-display_name').element.value).toBe('Robert')
    expect(page.get<HTMLInputElement>('input[value=administrator]').element.checked).toBe(true)
    await page.get('form').trigger('submit')
    await settled()
    expect(sent).toEqual([
      ['"3"', { display_name: 'Robert' }],
      ['"4"', { display_name: 'Robert' }],
    ])
  })
})

describe('an account of the council’s provider', () => {
  const THEIRS: UserDetail = { ...BOB, from_provider: true, has_password: false, has_second_factor: false }

  it('has no passphrase to reset here, and can be signed out', async () => {
    answers('get', '/lists', LISTS)
    answers('get', '/users/7', THEIRS, { ETag: '"3"' })
    answers('get', '/users/7/assigned-cases', { open_cases: 0 })
    const { page } = await visit(UserPage, '/users/7', { id: '7' })
    expect(page.get('dl').text()).toContain('Signs in with the council’s own account')
    const section = page.get('[aria-labelledby=signing-in]')
    const buttons = section.findAll('button').map((one) => one.text())
    expect(buttons).toEqual(['Sign them out everywhere'])
    expect(section.find('.govuk-inset-text').exists()).toBe(true)
  })

  it('is told apart from a local one', async () => {
    answers('get', '/lists', LISTS)
    answers('get', '/users/7', BOB, { ETag: '"3"' })
    answers('get', '/users/7/assigned-cases', { open_cases: 0 })
    const { page } = await visit(UserPage, '/users/7', { id: '7' })
    expect(page.get('dl').text()).toContain('PassphraseChosen')
    const section = page.get('[aria-labelledby=signing-in]')
    expect(section.findAll('button')).toHaveLength(3)
    expect(section.find('.govuk-inset-text').exists()).toBe(false)
  })
})

async function left(open_cases: number, ...permissions: 'cases:read'[]) {
  answers('get', '/lists', LISTS)
  answers('get', '/users/7', { ...BOB, is_active: false }, { ETag: '"3"' })
  answers('get', '/users/7/assigned-cases', { open_cases })
  const user = { username: 'alice', display_name: 'Alice', roles: [], permissions }
  take(session({ user }))
  return (await visit(UserPage, '/users/7', { id: '7' })).page
}

describe('somebody who is let in no longer', () => {
  afterEach(forget)

  it('keeps their cases until somebody gives them away: how many is told, and where they are', async () => {
    const told = (await left(2, 'cases:read')).get('.govuk-inset-text')
    expect(told.text()).toContain('2 open cases are assigned to them. They stay so until')
    expect(told.get('a').attributes('href')).toBe('/cases?assigned_to=7')
  })

  it('has no link for whoever sees no cases, and no word where there are none', async () => {
    expect((await left(1)).get('.govuk-inset-text').find('a').exists()).toBe(false)
    expect((await left(0)).find('.govuk-inset-text').exists()).toBe(false)
  })
})
