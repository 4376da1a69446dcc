import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import type { CaseAccess, Permission, Retention } from '@/api/types'
import { notice } from '@/composables/notice'
import { forget, take } from '@/composables/session'
import { speak } from '@/i18n'
import CasePage from '@/pages/CasePage.vue'
import ListEntryPage from '@/pages/ListEntryPage.vue'
import { network } from '../setup'
import { answers, API, DETAIL, LISTS, problem, session, settled, visit } from '../stubs'

/** What somebody is about to do, when somebody else has just done it. */
const ONE = `/cases/${DETAIL.reference}`
const KEPT: Retention = {
  reference: DETAIL.reference,
  retention_class: { code: 'a', name: { en: 'A', cy: 'A' }, years: 10, source: { en: '', cy: '' }, to_be_confirmed: true },
  class_reason: null,
  ended_on: null,
  disposal_due_on: null,
  hold: null,
  proposed_in: null,
  disposed_on: null,
  version: 0,
}
const HELD: Retention = { ...KEPT, hold: { reason: 'Court.', since: '2026-06-02T09:00:00Z', by: 'bob' }, version: 1 }
const ACCESS: CaseAccess = { reference: DETAIL.reference, restricted: false, subjects: [], access: [], version: 3 }

const bob = { username: 'bob', display_name: 'Bob' }
const carol = { username: 'carol', display_name: 'Carol' }

function may(...permissions: Permission[]): void {
  take(session({ user: { username: 'alice', display_name: 'Alice', roles: [], permissions } }))
}

/** Sends a form, which comes too late, and looks at what is new. */
async function sendTooLate(section: VueWrapper | ReturnType<VueWrapper['get']>): Promise<void> {
  await section.get('form').trigger('submit')
  await settled()
  await section.get('.govuk-error-summary button').trigger('click')
  await settled()
}

async function openHold(kept: Retention) {
  may('retention:write')
  answers('get', `${ONE}/retention`, kept, { ETag: `"${kept.version}"` })
  const { page } = await visit(CasePage, ONE, { reference: DETAIL.reference })
  return page.get('[aria-labelledby=retention]')
}

const reasonIn = (section: Awaited<ReturnType<typeof openHold>>) =>
  section.get<HTMLInputElement>('#field-hold-reason')

async function openAccess(form: string, access: CaseAccess) {
  may('cases:restrict')
  answers('get', `${ONE}/access`, access, { ETag: '"3"' })
  const { page } = await visit(CasePage, ONE, { reference: DETAIL.reference })
  const section = page.get('[aria-labelledby=access]')
  await section.findAll('button').find((one) => one.text() === form)!.trigger('click')
  return section
}

beforeEach(() => {
  answers('get', '/lists', LISTS)
  answers('get', `${ONE}/history`, { items: [] })
  answers('get', ONE, DETAIL, { ETag: '"3"' })
})
afterEach(forget)

describe('a legal hold', () => {
  it('that a colleague put meanwhile is not lifted by going on', async () => {
    network.use(http.post(`${API}${ONE}/legal-hold`, () => problem(412, 'version-stale')))
    const section = await openHold(KEPT)
    section.get<HTMLDetailsElement>('details').element.open = true
    await reasonIn(section).setValue('Mine.')
    answers('get', `${ONE}/retention`, HELD, { ETag: '"1"' })
    await sendTooLate(section)
    expect(section.get('[role=status]').text()).toContain('Somebody else changed this meanwhile')
    expect(document.activeElement?.id).toBe('retention')
    expect(section.get<HTMLDetailsElement>('details').element.open).toBe(false)
    expect(section.get('summary').text()).toBe('Lift the legal hold')
    expect(reasonIn(section).element.value).toBe('')
    expect(section.find('.govuk-error-summary').exists()).toBe(false)
  })

  it('keeps what was typed where only something else is new', async () => {
    network.use(http.post(`${API}${ONE}/legal-hold`, () => problem(412, 'version-stale')))
    const section = await openHold(KEPT)
    await reasonIn(section).setValue('Mine.')
    await sendTooLate(section)
    expect(reasonIn(section).element.value).toBe('Mine.')
    expect(document.activeElement).toBe(reasonIn(section).element)
    expect(section.find('.govuk-error-summary').exists()).toBe(false)
  })

  it.each([
    ['legal-hold', KEPT, HELD, 'Mae’r ataliad cyfreithiol wedi’i roi.'],
    ['legal-hold/lifting', HELD, KEPT, 'Mae’r ataliad cyfreithiol wedi’i godi.'],
  ])('that is decided by %s says which, closes the form and tells its history', async (path, before, after, said) => {
    network.use(http.post(`${API}${ONE}/${path}`, () => HttpResponse.json(after, { headers: { ETag: '"2"' } })))
    speak('cy')
    const section = await openHold(before)
    section.get<HTMLDetailsElement>('details').element.open = true
    await reasonIn(section).setValue('Court.')
    let told = 0
    network.use(http.get(`${API}${ONE}/history`, () => HttpResponse.json({ items: [], told: (told += 1) })))
    await section.get('form').trigger('submit')
    await settled()
    expect(notice.value?.()).toBe(said)
    expect(section.get<HTMLDetailsElement>('details').element.open).toBe(false)
    expect(reasonIn(section).element.value).toBe('')
    expect(document.activeElement?.id).toBe('retention')
    expect(told).toBe(1)
  })
})

const reasonFor = (section: Awaited<ReturnType<typeof openHold>>) =>
  section.get<HTMLInputElement>('#field-class-reason')

describe('a retention class', () => {
  const OTHER = { ...KEPT.retention_class, code: 'b', name: { en: 'B', cy: 'B' } }
  const CHOSEN: Retention = { ...KEPT, retention_class: OTHER, class_reason: 'An inquiry.', version: 1 }
  async function openClass(kept: Retention) {
    answers('get', '/retention-classes', { version: '1', valid_from: '2020-01-01', items: [KEPT.retention_class, OTHER] })
    const section = await openHold(kept)
    await section.findAll('details')[1]!.trigger('toggle')
    await settled()
    return section
  }

  it('that a colleague chose meanwhile is not chosen over by going on', async () => {
    network.use(http.put(`${API}${ONE}/retention-class`, () => problem(412, 'version-stale')))
    const section = await openClass(KEPT)
    await reasonFor(section).setValue('Mine.')
    answers('get', `${ONE}/retention`, CHOSEN, { ETag: '"1"' })
    await section.findAll('form')[1]!.trigger('submit')
    await settled()
    await section.get('.govuk-error-summary button').trigger('click')
    await settled()
    expect(section.get('[role=status]').text()).toContain('Somebody else changed this meanwhile')
    expect(document.activeElement?.id).toBe('retention')
    expect(section.text()).toContain('An inquiry.')
    expect(reasonFor(section).element.value).toBe('')
  })

  it('leaves what was typed about a hold', async () => {
    network.use(
      http.put(`${API}${ONE}/retention-class`, () => HttpResponse.json(CHOSEN, { headers: { ETag: '"1"' } })),
    )
    speak('cy')
    const section = await openClass(KEPT)
    await reasonIn(section).setValue('Court.')
    await section.get('#field-retention-class').setValue('b')
    await section.findAll('form')[1]!.trigger('submit')
    await settled()
    expect(notice.value?.()).toBe('Mae’r dosbarth cadw wedi’i newid.')
    expect(document.activeElement?.id).toBe('retention')
    expect(reasonIn(section).element.value).toBe('Court.')
  })
})

describe('who may see a case', () => {
  it('is not opened to all by a form that was to restrict it', async () => {
    network.use(http.put(`${API}${ONE}/restriction`, () => problem(412, 'version-stale')))
    const section = await openAccess('Restrict the case', ACCESS)
    await section.get('#field-reason').setValue('Mine.')
    answers('get', `${ONE}/access`, { ...ACCESS, restricted: true, version: 4 }, { ETag: '"4"' })
    await sendTooLate(section)
    expect(section.find('form').exists()).toBe(false)
    expect(section.get('[role=status]').text()).toContain('Somebody else restricted the case')
    expect(document.activeElement?.id).toBe('access')
  })

  it('keeps a name that a colleague added', async () => {
    network.use(http.put(`${API}${ONE}/subjects`, () => problem(412, 'version-stale')))
    const section = await openAccess('Name the staff it is about', { ...ACCESS, subjects: [bob] })
    await section.get('textarea').setValue('bob\ndave')
    answers('get', `${ONE}/access`, { ...ACCESS, subjects: [bob, carol], version: 4 }, { ETag: '"4"' })
    await sendTooLate(section)
    expect(section.get<HTMLTextAreaElement>('textarea').element.value).toBe('bob\ndave\ncarol')
  })
})

describe('an entry of a list', () => {
  const entry = LISTS.teams[0]!
  const retired = { ...entry, retired_on: '2026-11-25' }
  const open = async () => {
    answers('get', '/list-use/teams', { items: [] })
    answers('get', '/lists/teams/north', entry, { ETag: '"1"' })
    const props = { list: 'teams', code: 'north' }
    const { page } = await visit(ListEntryPage, '/lists/teams/north', props)
    return page.get('section[aria-labelledby=retire-entry]')
  }

  it('that a colleague retired is not brought back by going on', async () => {
    network.use(http.patch(`${API}/lists/teams/north`, () => problem(412, 'version-stale')))
    const section = await open()
    answers('get', '/lists/teams/north', retired, { ETag: '"2"' })
    await sendTooLate(section)
    expect(section.get('[role=status]').text()).toContain('Somebody else did this meanwhile')
    expect(document.activeElement?.id).toBe('retire-entry')
  })

  it('that is retired is not brought back by the same key pressed twice', async () => {
    network.use(http.patch(`${API}/lists/teams/north`, () => HttpResponse.json(retired, { headers: { ETag: '"2"' } })))
    const section = await open()
    section.get('button').element.focus()
    await section.get('form').trigger('submit')
    await settled()
    expect(section.get('[role=status]').text()).toBe('')
    expect(document.activeElement?.id).toBe('retire-entry')
  })
})
