import { http, HttpResponse } from 'msw'
import { afterEach, describe, expect, it } from 'vitest'
import type { LetterText, Procedure } from '@/api/types'
import LetterToCopy from '@/components/LetterToCopy.vue'
import LetterTextPage from '@/pages/LetterTextPage.vue'
import ListEntryPage from '@/pages/ListEntryPage.vue'
import ListPage from '@/pages/ListPage.vue'
import ProceduresPage from '@/pages/ProceduresPage.vue'
import { filled, languagesOf, valuesOf } from '@/domain/letter-filling'
import { dateIn } from '@/i18n'
import { network } from '../setup'
import { answers, API, DETAIL, LISTS, problem, session, settled, visit } from '../stubs'
import { forget, take } from '@/composables/session'

function mayWriteLists(): void {
  const state = session()
  state.user.permissions = ['lists:write', 'lists:read']
  take(state)
}
afterEach(forget)

const USE = { items: [{ code: 'north', cases: 1200, open_cases: 3 }] }

describe('a list', () => {
  it('tells what stands on each entry, and says which are retired', async () => {
    answers('get', '/lists', LISTS)
    answers('get', '/list-use/teams', USE)
    const { page } = await visit(ListPage, '/lists/teams', { list: 'teams' })
    const [north, old] = page.findAll('tbody tr').map((row) => row.text())
    expect(north).toContain('1,200')
    expect(north).toContain('Adults')
    expect(old).toContain('Retired on 1 January 2020')
  })

  it('keeps what was typed where the service refuses it, beside the field', async () => {
    answers('get', '/lists', LISTS)
    answers('get', '/list-use/teams', USE)
    const taken = { field: 'name.en', code: 'entry-exists', reason: 'Taken.', mend: '' }
    network.use(
      http.post(`${API}/lists/teams`, () => problem(409, 'entry-exists', { errors: [taken] })),
    )
    const { page } = await visit(ListPage, '/lists/teams', { list: 'teams' })
    await page.get('[id="field-name.en"]').setValue('North')
    await page.get('form').trigger('submit')
    await settled()
    expect(page.get('[id="field-name.en-error"]').text()).toContain('Taken.')
    expect((page.get('[id="field-name.en"]').element as HTMLInputElement).value).toBe('North')
  })
})

describe('an entry', () => {
  it('says what retiring would leave before it is done, and can be brought back', async () => {
    answers('get', '/list-use/teams', USE)
    const entry = LISTS.teams[0]!
    answers('get', '/lists/teams/north', entry, { ETag: '"1"' })
    const sent: unknown[] = []
    network.use(
      http.patch(`${API}/lists/teams/north`, async ({ request }) => {
        sent.push(await request.json(), request.headers.get('If-Match'))
        return HttpResponse.json({ ...entry, retired_on: '2026-11-25' }, { headers: { ETag: '"2"' } })
      }),
    )
    const { page } = await visit(ListEntryPage, '/lists/teams/north', { list: 'teams', code: 'north' })
    expect(page.text()).toContain('3 open cases stand on it')
    await page.get('section[aria-labelledby=retire-entry] form').trigger('submit')
    await settled()
    expect(sent).toEqual([{ retired: true }, '"1"'])
    expect(page.get('#retire-entry').text()).toBe('Bring back')
  })

  it('is renamed in both languages at once', async () => {
    answers('get', '/list-use/teams', USE)
    const entry = LISTS.teams[0]!
    answers('get', '/lists/teams/north', entry, { ETag: '"1"' })
    let sent: unknown
    network.use(
      http.patch(`${API}/lists/teams/north`, async ({ request }) => {
        sent = await request.json()
        return HttpResponse.json(entry, { headers: { ETag: '"2"' } })
      }),
    )
    const { page } = await visit(ListEntryPage, '/lists/teams/north', { list: 'teams', code: 'north' })
    await page.get('[id="field-name.cy"]').setValue('Y Gogledd')
    await page.get('section[aria-labelledby=change-entry] form').trigger('submit')
    await settled()
    expect(sent).toEqual({ name: { en: 'North', cy: 'Y Gogledd' } })
  })
})

const TEXT: LetterText = {
  code: 'receipt',
  name: { en: 'Receipt', cy: 'Cadarnhad' },
  version: 2,
  made_at: '2026-11-20T10:00:00Z',
  made_by: 'admin',
  text: { en: 'We have it: {reference}.', cy: 'Mae gennym: {reference}.' },
  placeholders: [{ name: 'reference', meaning: { en: 'reference', cy: 'cyfeirnod' } }],
}

describe('the letter of an action', () => {
  it('is asked for when it is opened, and filled in with the case', async () => {
    answers('get', '/letter-texts/receipt', TEXT, { ETag: '"2"' })
    const { page } = await visit(LetterToCopy, '/', { action: 'record_receipt', of: DETAIL })
    expect(page.find('.app-letter').exists()).toBe(false)
    await page.get('details').trigger('toggle')
    await settled()
    expect(page.findAll('.app-letter').map((one) => [one.attributes('lang'), one.text()])).toEqual([
      ['cy', 'Mae gennym: SSF-2627-0001.'],
      ['en', 'We have it: SSF-2627-0001.'],
    ])
  })

  it('is there only where one belongs to it', async () => {
    const { page } = await visit(LetterToCopy, '/', { action: 'withdraw', of: DETAIL })
    expect(page.find('details').exists()).toBe(false)
  })
})

describe('the text of a letter', () => {
  it('is written in both languages, with its earlier versions below', async () => {
    answers('get', '/letter-texts/receipt', TEXT, { ETag: '"2"' })
    answers('get', '/letter-texts/receipt/versions', {
      items: [TEXT, { ...TEXT, version: 1, text: { en: 'Old.', cy: 'Hen.' } }],
    })
    let sent: unknown
    network.use(
      http.put(`${API}/letter-texts/receipt`, async ({ request }) => {
        sent = [request.headers.get('If-Match'), await request.json()]
        return HttpResponse.json({ ...TEXT, version: 3 }, { headers: { ETag: '"3"' } })
      }),
    )
    const { page } = await visit(LetterTextPage, '/letter-texts/receipt', { code: 'receipt' })
    expect(page.text()).toContain('{reference}')
    expect(page.text()).toContain('Hen.')
    await page.get('#field-en').setValue('New: {reference}.')
    await page.get('form').trigger('submit')
    await settled()
    expect(sent).toEqual(['"2"', { en: 'New: {reference}.', cy: TEXT.text.cy }])
  })

  it('is filled in in its own language, and shows what it could not fill in', () => {
    const values = valuesOf(DETAIL, 'Alice', (iso) => dateIn('cy', iso))
    expect(filled('{reference} {received_on} {officer} {complainant}', values)).toBe(
      'SSF-2627-0001 1 Mehefin 2026 Alice {complainant}',
    )
    expect(languagesOf('not_asked')).toEqual(['cy', 'en'])
    expect(languagesOf('welsh')).toEqual(['cy'])
  })
})

const CLOCK: Procedure['clocks'][number] = {
  clock: 'receipt',
  name: { en: 'Receipt', cy: 'Cadarnhad' },
  source: { en: 'Local target', cy: 'Targed lleol' },
  stage: null,
  starts: 'received',
  starts_name: { en: 'It was received', cy: 'Daeth i law' },
  starts_in: null,
  ends: 'receipted',
  ends_name: { en: 'Receipt was confirmed', cy: 'Cadarnhawyd' },
  length: 2,
  unit: 'working_days',
  basis: 'local',
  to_be_confirmed: false,
  follows: null,
}
const LAW: Procedure = {
  version: '2014-08-01',
  valid_from: '2014-08-01',
  in_force: true,
  local_targets: null,
  clocks: [
    CLOCK,
    { ...CLOCK, clock: 'stage_2_long_stop', basis: 'statutory', unit: 'calendar_months', length: 6, to_be_confirmed: true },
  ],
}

describe('the procedure', () => {
  it('is a timetable with its sources, and marks what is to be confirmed', async () => {
    answers('get', '/procedures', { items: [LAW] })
    const { page } = await visit(ProceduresPage, '/procedures')
    const [receipt, stop] = page.findAll('tbody tr').map((row) => row.text())
    expect(receipt).toContain('2 working days')
    expect(receipt).toContain('Local target')
    expect(stop).toContain('6 calendar months')
    expect(stop).toContain('To be confirmed')
    expect(page.find('form').exists()).toBe(false)
  })

  it('gets other local targets only after one has seen what they move', async () => {
    mayWriteLists()
    answers('get', '/procedures', { items: [LAW] })
    const sent: unknown[] = []
    const move = { clock: 'receipt', name: CLOCK.name, length_before: 2, length_after: 1, due_before: '2027-04-05', due_after: '2027-04-02' }
    network.use(
      http.post(`${API}/procedures/local-targets/preview`, async ({ request }) => {
        sent.push(await request.json())
        return HttpResponse.json({ valid_from: '2027-04-01', moves: [move] })
      }),
      http.post(`${API}/procedures/local-targets`, async ({ request }) => {
        sent.push(await request.json())
        return HttpResponse.json({ ...LAW, version: '2014-08-01.1', valid_from: '2027-04-01' }, { status: 201 })
      }),
    )
    const { page } = await visit(ProceduresPage, '/procedures')
    await page.get('#field-valid_from').setValue('1/4/27')
    await page.get('[id="field-targets.0.length"]').setValue('1')
    await page.get('form').trigger('submit')
    await settled()
    expect(page.text()).toContain('2 April 2027')
    await page.findAll('button').find((one) => one.text() === 'Set these targets')!.trigger('click')
    await settled()
    const wanted = { valid_from: '2027-04-01', targets: [{ clock: 'receipt', length: 1 }] }
    expect(sent).toEqual([wanted, wanted])
  })
})
