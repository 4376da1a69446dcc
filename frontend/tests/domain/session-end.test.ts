import { describe, expect, it } from 'vitest'
import { agentOf } from '@/domain/agents'
import { sayable } from '@/domain/next-page'
import { endsForGood, warningSeconds } from '@/domain/session-end'

describe('the warning', () => {
  it('comes five minutes before the end, of a short session after two thirds', () => {
    expect(warningSeconds(1800)).toBe(300)
    expect(warningSeconds(120)).toBe(40)
  })

  it('knows an end that nothing puts off', () => {
    const now = Date.parse('2026-06-01T12:00:00Z')
    expect(endsForGood('2026-06-01T12:04:00Z', 240, now)).toBe(true)
    expect(endsForGood('2026-06-01T18:00:00Z', 240, now)).toBe(false)
  })
})

describe('a page to come back to', () => {
  it('is one that the service takes', () => {
    expect(sayable('/cases?state=stage_1&page=2')).toBe('/cases?state=stage_1&page=2')
    expect(sayable('//elsewhere')).toBe('/')
    expect(sayable(`/${'a'.repeat(500)}`)).toBe('/')
  })
})

describe('a browser', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox', 'Linux'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18 Safari/604', 'Safari', 'iPhone'],
    ['curl/8.5.0', '', ''],
  ])('%s', (agent, browser, system) => {
    expect(agentOf(agent)).toEqual({ browser, system })
  })
})
