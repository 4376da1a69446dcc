import type { Place } from '@/api/cases'
import type { Action, CaseDetail, Clock, CorrespondenceLanguage, PauseGround } from '@/api/types'
import { day, laterDay, maybeDay, type Field, type Option } from './fields'
import { currentStage } from './stages'

/** An action that only asks for something: where it is sent to, and what is asked. */
export type PlainAction = Place & {
  fields: Field[]
  /** Only what was changed is sent, for what is recorded bit by bit. */
  bitByBit?: true
}

const GROUNDS: PauseGround[] = ['legal_proceedings', 'police', 'safeguarding', 'disciplinary']
const SENT_IN: CorrespondenceLanguage[] = ['bilingual', 'welsh', 'english']
const STAGE = '/cases/{reference}/stages/{stage}'
const STAGE_2 = '/cases/{reference}/stage-2'
const reason: Field = { kind: 'prose', name: 'reason' }

export const PLAIN_ACTIONS = {
  record_receipt: post('/cases/{reference}/receipt', day('receipted_on')),
  resolve_enquiry: post('/cases/{reference}/enquiry-resolution', day('enquiry_resolved_on')),
  enter_stage_1: post('/cases/{reference}/stage-1', day('entered_on'), {
    kind: 'choice',
    name: 'kind',
    start: () => 'complaint',
    options: () => [
      { value: 'complaint', key: 'kind.complaint' },
      { value: 'representation', key: 'kind.representation' },
    ],
  }),
  acknowledge: post(
    `${STAGE}/acknowledgement`,
    day('acknowledged_on'),
    {
      kind: 'choice',
      name: 'language',
      start: writesIn,
      options: () => SENT_IN.map((one) => ({ value: one, key: `correspondence.${one}` }) as const),
    },
    { kind: 'check', name: 'explains_procedure' },
    { kind: 'check', name: 'offers_help_or_advocacy' },
    { kind: 'check', name: 'explains_formal_investigation' },
    { kind: 'check', name: 'encloses_written_record' },
  ),
  record_discussion: post(
    `${STAGE}/discussion`,
    maybeDay('offered_on', (found) => currentStage(found.stages)?.discussion_offered_on ?? null),
    maybeDay('discussed_on'),
  ),
  record_resolution: post(`${STAGE}/resolution`, day('resolved_on')),
  send_written_terms: post(`${STAGE}/written-terms`, day('terms_sent_on')),
  extend: post(
    `${STAGE}/extensions`,
    { kind: 'choice', name: 'clock', start: (found) => running(found)[0]?.clock ?? '', options: clocks },
    laterDay('new_due_on'),
    reason,
    { kind: 'line', name: 'agreed_by' },
    { kind: 'line', name: 'agreed_how', hint: 'ask.agreed_how-hint' },
    day('agreed_on'),
  ),
  pause: post(
    `${STAGE}/pauses`,
    {
      kind: 'choice',
      name: 'ground',
      start: () => 'safeguarding',
      options: () => GROUNDS.map((one) => ({ value: one, key: `ground.${one}` }) as const),
    },
    day('from_on'),
    laterDay('review_on'),
    maybeDay('letter_sent_on'),
    { kind: 'some', name: 'only_elements', hint: 'ask.only_elements-hint', options: points },
  ),
  end_pause: post(`${STAGE}/pauses/{number}/end`, day('until_on')),
  respond: post(`${STAGE}/response`, day('responded_on')),
  record_dissatisfaction: post(
    '/cases/{reference}/stages/stage_1/dissatisfaction',
    day('dissatisfied_on'),
    maybeDay('stage_2_offered_on'),
  ),
  request_stage_2: post('/cases/{reference}/stage-2-request', day('requested_on')),
  send_record: post(`${STAGE_2}/record`, day('record_sent_on')),
  agree_record: post(`${STAGE_2}/agreement`, day('record_agreed_on')),
  rule_outside_regulations: post(
    `${STAGE_2}/outside-regulations`,
    day('decided_on'),
    reason,
    { kind: 'line', name: 'decided_by' },
    day('ombudsman_signposted_on'),
  ),
  record_investigation: {
    ...post(
      `${STAGE_2}/investigation`,
      step('investigator_appointed_on'),
      step('report_received_on'),
      step('report_accepted_on'),
      step('letter_to_director_on'),
    ),
    bitByBit: true,
  },
  refer_to_ombudsman: post('/cases/{reference}/ombudsman', day('received_on')),
  record_ombudsman: {
    method: 'PATCH',
    to: '/cases/{reference}/ombudsman',
    bitByBit: true,
    fields: [
      maybeDay('investigated_on', (found) => found.ombudsman?.investigated_on ?? null),
      maybeDay('completed_on', (found) => found.ombudsman?.completed_on ?? null),
      {
        kind: 'choice',
        name: 'upheld',
        optional: true,
        start: (found) => yesOrNo(found.ombudsman?.upheld),
        empty: 'ask.upheld-open',
        options: () => [
          { value: 'yes', key: 'yes' },
          { value: 'no', key: 'no' },
        ],
      },
      {
        kind: 'pounds',
        name: 'redress_pence',
        optional: true,
        start: (found) => poundsOf(found.ombudsman?.redress_pence),
      },
    ],
  },
  withdraw: post('/cases/{reference}/withdrawal', day('withdrawn_on'), { ...reason, optional: true }),
  close: post('/cases/{reference}/closure', day('closed_on')),
  reopen: post('/cases/{reference}/reopening', reason),
} as const satisfies Partial<Record<Action, PlainAction>>

export type PlainName = keyof typeof PLAIN_ACTIONS

function post<To extends Extract<Place, { method: 'POST' }>['to']>(to: To, ...fields: Field[]) {
  return { method: 'POST' as const, to, fields }
}

function step(
  name:
    | 'investigator_appointed_on'
    | 'report_received_on'
    | 'report_accepted_on'
    | 'letter_to_director_on',
): Field {
  return maybeDay(name, (found) => stageOf(found, 'stage_2')?.[name] ?? null)
}

function stageOf(found: CaseDetail, kind: string) {
  return found.stages.find((one) => one.stage === kind)
}

/** As the complainant is written to. */
function writesIn(found: CaseDetail): string {
  return found.people.find((one) => one.role === 'complainant')?.writes_in ?? 'bilingual'
}

/** The clocks of the current stage that still run. */
function running(found: CaseDetail): Clock[] {
  const stage = currentStage(found.stages)?.stage
  return found.clocks.filter(
    (clock) => clock.stage === stage && clock.finished_on === null && clock.stopped_on === null,
  )
}

function clocks(found: CaseDetail): Option[] {
  return running(found).map(({ clock }) => ({ value: clock, key: `clock.${clock}` }))
}

function points(found: CaseDetail): Option[] {
  return found.elements.map(({ number, description }) => ({
    value: String(number),
    text: `${number}. ${description}`,
  }))
}

function yesOrNo(held: boolean | null | undefined): string {
  if (held === null || held === undefined) return ''
  return held ? 'yes' : 'no'
}

function poundsOf(pence: number | null | undefined): string {
  return pence === null || pence === undefined ? '' : (pence / 100).toFixed(2)
}
