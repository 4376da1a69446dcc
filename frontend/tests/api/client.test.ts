import { http, HttpResponse } from 'msw'
import { describe, expect, it, vi } from 'vitest'
import { searchCases } from '@/api/cases'
import { address, onSignedOut, send } from '@/api/client'
import { Problem } from '@/api/problem'
import { speak } from '@/i18n'
import { network } from '../setup'
import { API, problem } from '../stubs'

describe('a request', () => {
  it('says that it comes from here, in which language, and what it is based on', async () => {
    let seen = new Headers()
    network.use(
      http.post(`${API}/cases/SSF-1/receipt`, ({ request }) => {
        seen = request.headers
        return HttpResponse.json({ done: true }, { headers: { ETag: '"4"' } })
      }),
    )
    speak('cy')
    const answer = await send('POST', '/cases/{reference}/receipt', {
      path: { reference: 'SSF-1' },
      body: {},
      ifMatch: '"3"',
    })
    expect(answer).toEqual({ data: { done: true }, etag: '"4"' })
    expect(seen.get('X-Adborth-Request')).toBe('1')
    expect(seen.get('Accept-Language')).toBe('cy')
    expect(seen.get('If-Match')).toBe('"3"')
    expect(seen.get('Content-Type')).toBe('application/json')
  })

  it('leaves out what is not asked for', () => {
    const query = { kind: '', state: null, team: undefined, limit: 1 }
    expect(address('/cases', { query })).toBe('/api/v1/cases?limit=1')
  })

  it('quotes what stands in its path', () => {
    expect(address('/cases/{reference}', { path: { reference: 'a/b' } })).toBe(
      '/api/v1/cases/a%2Fb',
    )
  })
})

describe('an answer that is no success', () => {
  it('is a problem that explains its fields', async () => {
    const errors = [{ field: 'on', code: 'too-early', reason: 'A day is needed.', mend: 'Add it.' }]
    network.use(http.get(`${API}/cases`, () => problem(422, 'invalid', { errors })))
    const found: Problem = await send('GET', '/cases').catch((error) => error)
    expect(found).toBeInstanceOf(Problem)
    expect(found.about('on')).toBe('A day is needed. Add it.')
    expect(found.about('name')).toBeUndefined()
    expect(found.written).toBe('en')
  })

  it('tells when nobody is signed in any more', async () => {
    const left = vi.fn<() => Promise<boolean>>(async () => false)
    onSignedOut(left)
    network.use(http.get(`${API}/cases`, () => problem(401, 'not-signed-in')))
    await expect(send('GET', '/cases')).rejects.toMatchObject({ status: 401 })
    expect(left).toHaveBeenCalledOnce()
  })

  it('is asked once more after signing in again', async () => {
    onSignedOut(async () => true)
    network.use(
      http.get(`${API}/lists`, () => problem(401, 'sign-in-needed'), { once: true }),
      http.get(`${API}/lists`, () => HttpResponse.json({ teams: [] })),
    )
    expect((await send('GET', '/lists')).data).toEqual({ teams: [] })
  })

  it('asks once more for the preview of a change, which changes nothing', async () => {
    onSignedOut(async () => true)
    let asked = 0
    network.use(
      http.post(`${API}/cases`, () => {
        asked += 1
        return asked === 1 ? problem(401, 'sign-in-needed') : HttpResponse.json({})
      }),
    )
    await send('POST', '/cases', { body: {}, query: { preview: true } })
    expect(asked).toBe(2)
  })

  it('asks once more for a search, which goes by body', async () => {
    onSignedOut(async () => true)
    network.use(
      http.post(`${API}/cases/search`, () => problem(401, 'sign-in-needed'), { once: true }),
      http.post(`${API}/cases/search`, () => HttpResponse.json({ items: [], next: null })),
    )
    expect(await searchCases('Alice', {})).toEqual({ items: [], next: null })
  })

  it('leaves a change to whoever has signed in again', async () => {
    onSignedOut(async () => true)
    let sent = 0
    network.use(
      http.post(`${API}/cases`, () => {
        sent += 1
        return problem(401, 'sign-in-needed')
      }),
    )
    await expect(send('POST', '/cases', { body: {} })).rejects.toMatchObject({ code: 'not-sent' })
    expect(sent).toBe(1)
  })

  it('need not come from the service itself', async () => {
    network.use(http.get(`${API}/cases`, () => new HttpResponse('<h1>Bad gateway</h1>', { status: 502 })))
    await expect(send('GET', '/cases')).rejects.toMatchObject({ code: 'unexpected', status: 502 })
  })

  it('may be no answer at all', async () => {
    network.use(http.get(`${API}/cases`, () => HttpResponse.error()))
    await expect(send('GET', '/cases')).rejects.toMatchObject({ code: 'unreachable' })
  })
})
