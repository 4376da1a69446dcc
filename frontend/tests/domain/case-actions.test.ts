import { describe, expect, it } from 'vitest'
import { CASE_ACTIONS, GROUPS, nextAction, wayBack } from '@/domain/case-actions'
import { penceOf } from '@/domain/fields'
import type { CaseDetail } from '@/api/types'
import { CLOCK, DETAIL, STAGE } from '../stubs'

const TODAY = '2026-06-10'
const theme = DETAIL.theme
const FOUND: CaseDetail = {
  ...DETAIL,
  elements: [{ number: 1, theme, description: 'No call', findings: {} }],
  stages: [{ ...STAGE, pauses: [] }],
}

function sent(name: keyof typeof CASE_ACTIONS, typed: Record<string, unknown> = {}, found = FOUND) {
  const action = CASE_ACTIONS[name]
  const start = action.start(found, TODAY, {})
  return action.change(found, { ...start, ...typed }, start)
}

describe('an action on a case', () => {
  it('stands in exactly one group of the menu', () => {
    const listed = Object.values(GROUPS).flat()
    expect(listed.toSorted()).toEqual(Object.keys(CASE_ACTIONS).sort())
  })

  it('begins with today, and sends what was typed', () => {
    expect(sent('respond')).toMatchObject({
      method: 'POST',
      to: '/cases/{reference}/stages/{stage}/response',
      stage: 'stage_1',
      body: { responded_on: TODAY },
    })
    expect(sent('respond', { responded_on: 'soon' }).body).toEqual({ responded_on: 'soon' })
  })

  it('leaves out what may be empty', () => {
    expect(sent('withdraw').body).toEqual({ withdrawn_on: TODAY })
    expect(sent('pause', { review_on: '2026-07-01', only_elements: ['1'] }).body).toEqual({
      ground: 'safeguarding',
      from_on: TODAY,
      review_on: '2026-07-01',
      only_elements: [1],
    })
  })

  it('offers the clocks that run to be extended', () => {
    const found = { ...FOUND, clocks: [{ ...CLOCK, finished_on: TODAY }, { ...CLOCK, clock: 'stage_1_response' as const }] }
    expect(sent('extend', {}, found).body).toMatchObject({ clock: 'stage_1_response' })
  })

  it('that is recorded bit by bit sends only what was changed, and takes back what was emptied', () => {
    const matter = {
      received_on: TODAY,
      investigated_on: TODAY,
      completed_on: null,
      upheld: null,
      redress_pence: null,
    }
    const found = { ...FOUND, ombudsman: matter }
    const typed = { investigated_on: '', upheld: 'no', redress_pence: '£1,250.50' }
    expect(sent('record_ombudsman', typed, found).body).toEqual({
      investigated_on: null,
      upheld: false,
      redress_pence: 125_050,
    })
  })

  it('ends the pause that lasts', () => {
    const pause = {
      number: 1,
      ground: 'police' as const,
      from_on: TODAY,
      review_on: TODAY,
      until_on: TODAY,
      letter_sent_on: null,
      only_elements: [],
    }
    const pauses = [pause, { ...pause, number: 2, until_on: null }]
    const found = { ...FOUND, stages: [{ ...STAGE, pauses }] }
    expect(sent('end_pause', {}, found)).toMatchObject({ stage: 'stage_1', number: 2 })
  })

  it('corrects only what is different', () => {
    expect(sent('correct', { summary: 'Otherwise', team: '' }).body).toEqual({ summary: 'Otherwise' })
  })

  it('gives a case to somebody, or to nobody', () => {
    expect(sent('assign', { assigned_to: '7' }).body).toEqual({ assigned_to: 7 })
    expect(sent('assign').body).toEqual({ assigned_to: null })
  })
})

describe('what comes next', () => {
  it('is what the next deadline asks for, where it may be done', () => {
    const due = { ...DETAIL, next_clock: 'stage_1_acknowledgement' as const }
    expect(nextAction({ ...due, allowed_actions: ['acknowledge'] })).toBe('acknowledge')
    expect(nextAction({ ...due, allowed_actions: ['close'] })).toBe('close')
    expect(nextAction({ ...due, allowed_actions: [] })).toBeNull()
  })

  it('has a way back only where the service lets one', () => {
    expect(wayBack('close', { ...DETAIL, allowed_actions: ['reopen'] })).toEqual({ action: 'reopen' })
    expect(wayBack('close', DETAIL)).toBeNull()
    expect(wayBack('record_receipt', DETAIL)).toBeNull()
  })
})

describe('an amount of money', () => {
  it.each([
    ['250', 25_000],
    ['£ 250.50', 25_050],
    ['1,250', 125_000],
  ])('%s is read', (typed, pence) => {
    expect(penceOf(typed)).toBe(pence)
  })

  it.each(['', '2,50', '1.5', 'much', '-3'])('%s is none', (typed) => {
    expect(penceOf(typed)).toBeNull()
  })
})
