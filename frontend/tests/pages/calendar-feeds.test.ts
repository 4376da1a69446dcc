import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CalendarFeed } from '@/api/types'
import CalendarFeeds from '@/components/CalendarFeeds.vue'
import { notice } from '@/composables/notice'
import { speak } from '@/i18n'
import { network } from '../setup'
import { API, problem, settled, visit } from '../stubs'

const FEED: CalendarFeed = {
  id: 'first',
  whose: 'mine',
  language: 'cy',
  made_at: '2026-11-01T09:00:00Z',
  fetched_at: '2026-11-25T10:30:00Z',
  ends_at: '2026-12-31T09:00:00Z',
}
let kept: CalendarFeed[]
let asked: unknown

/** The service's part: a list that grows and shrinks. */
beforeEach(() => {
  kept = [FEED]
  network.use(
    http.get(`${API}/calendar-feeds`, () => HttpResponse.json({ items: kept, choices: ['mine', 'all'] })),
    http.post(`${API}/calendar-feeds`, async ({ request }) => {
      asked = await request.json()
      const added = { ...FEED, ...(asked as object), id: 'second', fetched_at: null }
      kept = [...kept, added]
      return HttpResponse.json({ ...added, path: '/api/v1/calendars/abc.ics' }, { status: 201 })
    }),
    http.delete(`${API}/calendar-feeds/:id`, ({ params }) => {
      kept = kept.filter(({ id }) => id !== params.id)
      return new HttpResponse(null, { status: 204 })
    }),
  )
})

const open = async () => (await visit(CalendarFeeds, '/calendar')).page

describe('calendar feeds', () => {
  it('tell what each shows, when it was fetched and when it ends', async () => {
    const page = await open()
    const text = page.get('li').text()
    expect(text).toContain('Mine (Cymraeg)')
    expect(text).toContain('Fetched last 25 November 2026, 10:30')
    expect(text).toContain('Ends 31 December 2026, 09:00, unless you sign in before then')
    expect(page.find('code').exists()).toBe(false)
  })

  it('are made in the language of the page, and show their address once', async () => {
    speak('cy')
    const page = await open()
    await page.get('input[value=all]').setValue(true)
    await page.get('form').trigger('submit')
    await settled()
    expect(asked).toEqual({ whose: 'all', language: 'cy' })
    expect(page.get('code').text()).toBe(`${window.location.origin}/api/v1/calendars/abc.ics`)
    expect(document.activeElement?.classList.contains('app-secret')).toBe(true)
    expect(page.findAll('li')).toHaveLength(2)
    expect(page.findAll('li')[1]!.text()).toContain('Heb ei nôl eto')
  })

  it('are taken away with their address, and say so', async () => {
    const page = await open()
    await page.get('form').trigger('submit')
    await settled()
    await page.findAll('li button')[1]!.trigger('click')
    await settled()
    expect(page.findAll('li')).toHaveLength(1)
    expect(page.find('code').exists()).toBe(false)
    expect(notice.value?.()).toBe('The address no longer works.')
    expect(page.emitted('removed')).toHaveLength(1)
  })

  it('say why no more can be made', async () => {
    network.use(http.post(`${API}/calendar-feeds`, () => problem(409, 'too-many-feeds')))
    const page = await open()
    await page.get('form').trigger('submit')
    await settled()
    expect(page.get('.govuk-error-summary').text()).toContain('too-many-feeds')
  })
})
