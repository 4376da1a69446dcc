import type { Change } from '@/api/cases'
import type { Action, CaseDetail, ClockKind } from '@/api/types'
import { bodyOf, changedBody, startOf, type Values } from './fields'
import { PLAIN_ACTIONS, type PlainAction, type PlainName } from './plain-actions'
import {
  assign,
  assignmentOf,
  changePeople,
  changePoints,
  correctDay,
  correctDetails,
  correctionOf,
  detailsOf,
  findingsOf,
  peopleOf,
  pointsOf,
  recordFindings,
  type Assignment,
  type CorrectedDay,
  type Correction,
  type Details,
  type Findings,
  type People,
  type Points,
} from './special-actions'
import { currentStage } from './stages'

/** A correction of a day is asked for by itself; the rest are the actions of the service. */
export type FormName = Action | 'correct_day'
type Typed = Record<string, unknown>
/** What a form begins with, and what it asks of the service. */
export type CaseAction = {
  /** `begin` is what is known already, such as the day that is to be corrected. */
  start: (found: CaseDetail, today: string, begin: Typed) => Typed
  change: (found: CaseDetail, typed: Typed, start: Typed) => Change
}

const SPECIAL = {
  assign: own<Assignment>(assignmentOf, (_, typed) => assign(typed)),
  change_people: own<People>(peopleOf, (_, typed) => changePeople(typed)),
  change_elements: own<Points>(pointsOf, (_, typed) => changePoints(typed)),
  record_findings: own<Findings>(findingsOf, recordFindings),
  correct: own<Details>(detailsOf, (_, typed, start) => correctDetails(typed, start)),
  correct_day: own<Correction>(
    (found, { which }) => correctionOf(found, String(which)),
    (_, typed) => correctDay(typed),
  ),
}

const PLAIN = Object.fromEntries(
  Object.entries(PLAIN_ACTIONS).map(([name, action]) => [name, plain(action)]),
) as Record<PlainName, CaseAction>

export const CASE_ACTIONS: Record<FormName, CaseAction> = { ...PLAIN, ...SPECIAL }

function own<T extends object>(
  start: (found: CaseDetail, begin: Typed) => T,
  change: (found: CaseDetail, typed: T, start: T) => Change,
): CaseAction {
  return {
    start: (found, _, begin) => start(found, begin) as Typed,
    change: (found, typed, begun) => change(found, typed as T, begun as T),
  }
}

function plain({ fields, bitByBit, method, to }: PlainAction): CaseAction {
  return {
    start: (found, today) => startOf(fields, found, today),
    change: (found, typed, start) => {
      const stage = currentStage(found.stages)
      const body = bitByBit
        ? changedBody(fields, typed as Values, start as Values)
        : bodyOf(fields, typed as Values)
      const number = stage?.pauses.find((one) => one.until_on === null)?.number
      return { method, to, stage: stage?.stage, number, body } as Change
    },
  }
}

export const GROUPS = {
  steps: [
    'record_receipt',
    'resolve_enquiry',
    'enter_stage_1',
    'acknowledge',
    'record_discussion',
    'record_resolution',
    'send_written_terms',
    'record_findings',
    'respond',
    'record_dissatisfaction',
    'request_stage_2',
    'send_record',
    'agree_record',
    'record_investigation',
    'rule_outside_regulations',
    'refer_to_ombudsman',
    'record_ombudsman',
  ],
  time: ['extend', 'pause', 'end_pause'],
  details: ['assign', 'change_elements', 'change_people', 'correct', 'correct_day'],
  end: ['withdraw', 'close', 'reopen'],
} as const satisfies Record<string, FormName[]>
export type Group = keyof typeof GROUPS

export function isFormName(name: string | undefined): name is FormName {
  return name !== undefined && Object.hasOwn(CASE_ACTIONS, name)
}

export function isOffered(name: FormName, allowed: readonly Action[]): boolean {
  return allowed.includes(name === 'correct_day' ? 'correct' : name)
}

/** What ends each clock: it is offered first while that clock is the next to fall due. */
const ENDS: Partial<Record<ClockKind, Action>> = {
  receipt: 'record_receipt',
  enquiry_resolution: 'resolve_enquiry',
  stage_1_acknowledgement: 'acknowledge',
  stage_1_discussion: 'record_discussion',
  stage_1_written_terms: 'send_written_terms',
  stage_1_response: 'respond',
  stage_2_acknowledgement: 'acknowledge',
  stage_2_record: 'send_record',
  stage_2_response: 'respond',
}

export function nextAction({ next_clock: clock, allowed_actions: allowed }: CaseDetail): FormName | null {
  const next = clock ? ENDS[clock] : undefined
  if (next && allowed.includes(next)) return next
  return allowed.includes('close') ? 'close' : null
}

/** The way back from what has just been done: to open again, or to correct a day. */
export type WayBack = { action: FormName; day?: CorrectedDay }
const WAYS_BACK: Partial<Record<FormName, WayBack>> = {
  resolve_enquiry: { action: 'reopen' },
  withdraw: { action: 'reopen' },
  close: { action: 'reopen' },
  pause: { action: 'end_pause' },
  acknowledge: { action: 'correct_day', day: 'acknowledged_on' },
  record_discussion: { action: 'correct_day', day: 'discussed_on' },
  record_resolution: { action: 'correct_day', day: 'resolved_on' },
  send_written_terms: { action: 'correct_day', day: 'terms_sent_on' },
  send_record: { action: 'correct_day', day: 'record_sent_on' },
  agree_record: { action: 'correct_day', day: 'record_agreed_on' },
  respond: { action: 'correct_day', day: 'responded_on' },
}

export function wayBack(done: FormName, found: CaseDetail): WayBack | null {
  const way = WAYS_BACK[done]
  return way && isOffered(way.action, found.allowed_actions) ? way : null
}
