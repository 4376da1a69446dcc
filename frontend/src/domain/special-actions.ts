import type { Change } from '@/api/cases'
import type { CaseDetail, CaseKind, Person, Stage, StageKind } from '@/api/types'
import { changesTo } from './kept'
import { currentStage } from './stages'

export type PersonRow = Omit<Person, 'number' | 'writes_in' | 'relationship' | 'contact'> & {
  relationship: string
  contact: string
}
export type People = { people: PersonRow[] }

export function peopleOf({ people }: CaseDetail): People {
  if (people.length === 0) return { people: [newPerson('complainant')] }
  return {
    people: people.map((one) => ({
      role: one.role,
      name: one.name,
      relationship: one.relationship ?? '',
      correspondence_language: one.correspondence_language,
      contact: one.contact ?? '',
    })),
  }
}

export function newPerson(role: Person['role']): PersonRow {
  return { role, name: '', relationship: '', correspondence_language: 'not_asked', contact: '' }
}

export function changePeople({ people }: People): Change {
  const told = people.map((one) => ({
    ...one,
    relationship: one.relationship || null,
    contact: one.contact || null,
  }))
  return { method: 'PUT', to: '/cases/{reference}/people', body: { people: told } }
}

export type PointRow = { number: number | null; theme: string; description: string }
export type Points = { elements: PointRow[] }

export function pointsOf({ elements, theme }: CaseDetail): Points {
  if (elements.length === 0) return { elements: [newPoint(theme.code)] }
  return {
    elements: elements.map((one) => ({
      number: one.number,
      theme: one.theme.code,
      description: one.description,
    })),
  }
}

export function newPoint(theme: string): PointRow {
  return { number: null, theme, description: '' }
}

export function changePoints({ elements }: Points): Change {
  return { method: 'PUT', to: '/cases/{reference}/elements', body: { elements } }
}

/** By the number of the element; empty where it is undecided. */
export type Findings = Record<string, string>

export function findingsOf({ elements, stages }: CaseDetail): Findings {
  const stage = currentStage(stages)?.stage
  return Object.fromEntries(
    elements.map((one) => [one.number, (stage && one.findings[stage]) ?? '']),
  )
}

export function recordFindings(found: CaseDetail, chosen: Findings): Change {
  const findings = Object.entries(chosen).flatMap(([element, finding]) =>
    finding ? [{ element: Number(element), finding }] : [],
  )
  return {
    method: 'POST',
    to: '/cases/{reference}/stages/{stage}/findings',
    stage: currentStage(found.stages)?.stage,
    body: { findings },
  }
}

export type Details = {
  kind: CaseKind
  service: string
  team: string
  theme: string
  channel: string
  received_on: string
  receipted_on: string
  summary: string
  file_url: string
}

export function detailsOf(found: CaseDetail): Details {
  return {
    kind: found.kind,
    service: found.service.code,
    team: found.team?.code ?? '',
    theme: found.theme.code,
    channel: found.channel?.code ?? '',
    received_on: found.received_on,
    receipted_on: found.receipted_on ?? '',
    summary: found.summary,
    file_url: found.file_url ?? '',
  }
}

export function correctDetails(typed: Details, start: Details): Change {
  const body = Object.fromEntries(
    Object.entries(changesTo(start, typed)).map(([name, value]) => [name, value || null]),
  )
  return { method: 'PATCH', to: '/cases/{reference}', body }
}

export const CORRECTED = [
  'entered_on',
  'enquiry_resolved_on',
  'acknowledged_on',
  'discussed_on',
  'resolved_on',
  'terms_sent_on',
  'record_sent_on',
  'record_agreed_on',
  'responded_on',
] as const satisfies (keyof Stage)[]
export type CorrectedDay = (typeof CORRECTED)[number]
export type RecordedDay = { stage: StageKind; day: CorrectedDay; on: string }
export type Correction = { which: string; take_back: boolean; on: string; reason: string }

/** The days of the stages that can be corrected, the last ones first. */
export function recordedDays({ stages }: CaseDetail): RecordedDay[] {
  const recorded = stages.flatMap((stage) =>
    CORRECTED.flatMap((day) => {
      const on = stage[day]
      return on ? [{ stage: stage.stage, day, on }] : []
    }),
  )
  return recorded.sort((one, other) => other.on.localeCompare(one.on))
}

export function nameOf({ stage, day }: Pick<RecordedDay, 'stage' | 'day'>): string {
  return `${stage}.${day}`
}

export function correctionOf(found: CaseDetail, which = ''): Correction {
  const days = recordedDays(found)
  const chosen = days.find((one) => nameOf(one) === which) ?? days[0]
  return {
    which: chosen ? nameOf(chosen) : '',
    take_back: false,
    on: chosen?.on ?? '',
    reason: '',
  }
}

export function correctDay({ which, take_back: takeBack, on, reason }: Correction): Change {
  const [stage, day = ''] = which.split('.')
  return {
    method: 'PATCH',
    to: '/cases/{reference}/stages/{stage}',
    stage: stage as StageKind,
    body: { [day]: takeBack ? null : on, reason },
  }
}

/** Empty for nobody. */
export type Assignment = { assigned_to: string }

export function assignmentOf({ assigned_to: has }: CaseDetail): Assignment {
  return { assigned_to: has ? String(has.id) : '' }
}

export function assign({ assigned_to: to }: Assignment): Change {
  const body = { assigned_to: to ? Number(to) : null }
  return { method: 'PUT', to: '/cases/{reference}/assignment', body }
}
