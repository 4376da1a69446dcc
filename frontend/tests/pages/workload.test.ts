import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import { take } from '@/composables/session'
import { monthsOf, readCount } from '@/domain/counts'
import WorkloadPage from '@/pages/WorkloadPage.vue'
import { network } from '../setup'
import { answers, API, LISTS, session, settled, visit } from '../stubs'

const APRIL = { month: '2021-04', emails: 346, batch: 7, version: 2 }
const sent: { path: string; body: unknown; expected: string | null }[] = []

beforeEach(() => {
  sent.length = 0
  const user = { username: 'alice', display_name: 'Alice', roles: [], permissions: ['workload:write' as const] }
  take(session({ user }))
  answers('get', '/lists', LISTS)
  answers('get', '/mailbox-counts', { items: [APRIL], total: 346 })
  answers('get', '/active-referrals', { items: [] })
  network.use(
    http.all(`${API}/mailbox-counts/:month`, async ({ request }) => {
      const text = await request.text()
      const path = `${request.method} ${new URL(request.url).pathname.split('/').at(-1)}`
      sent.push({ path, body: text && JSON.parse(text), expected: request.headers.get('If-Match') })
      return HttpResponse.json({})
    }),
  )
})

async function type(month: string, text: string) {
  const { page } = await visit(WorkloadPage, '/workload?year=2021-22')
  await page.get(`[id='field-${month}']`).setValue(text)
  await page.get(`form:has([id='field-${month}'])`).trigger('submit')
  await settled()
  return page
}

describe('a count', () => {
  it('is changed on the version that was seen', async () => {
    await type('2021-04', '1,350')
    expect(sent).toEqual([{ path: 'PUT 2021-04', body: { emails: 1350 }, expected: '"2"' }])
  })

  it('that is new is based on nothing', async () => {
    await type('2022-03', '0')
    expect(sent).toEqual([{ path: 'PUT 2022-03', body: { emails: 0 }, expected: null }])
  })

  it('that is emptied is taken away', async () => {
    await type('2021-04', '')
    expect(sent).toEqual([{ path: 'DELETE 2021-04', body: '', expected: '"2"' }])
  })

  it('that is none is said to be none, and not sent', async () => {
    const page = await type('2021-05', 'many')
    expect(page.text()).toContain('Write a whole number in digits.')
    expect(sent).toEqual([])
  })
})

it('the months of a financial year begin with April', () => {
  expect(monthsOf(2021).at(0)).toBe('2021-04')
  expect(monthsOf(2021).slice(8, 10)).toEqual(['2021-12', '2022-01'])
  expect(monthsOf(2021).at(-1)).toBe('2022-03')
})

it('a count may have a comma and nothing else', () => {
  expect(readCount(' 1,350 ')).toBe(1350)
  expect(['', '-1', '1.5', '1e3'].map(readCount)).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN])
})
