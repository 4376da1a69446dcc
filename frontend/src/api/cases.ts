import { send, type Answer, type Query } from './client'
import type { TemplateOf } from './contract'
import type {
  AcknowledgeStage,
  CaseDetail,
  CasePage,
  HistoryEntry,
  OpenCase,
  RecordFindings,
  StageKind,
} from './types'

export type FoundCase = Answer<CaseDetail>
/** What can be done to a case, by its address. */
export type ActionTemplate = Extract<TemplateOf<'POST'>, `/cases/{reference}/${string}`>

const ONE = '/cases/{reference}'

export async function fetchCases(query: Query, signal?: AbortSignal): Promise<CasePage> {
  return (await send('GET', '/cases', { query, signal })).data
}

export function fetchCase(reference: string, signal?: AbortSignal): Promise<FoundCase> {
  return send('GET', ONE, { path: { reference }, signal })
}

/** With the same key it is opened once, however often it is sent. */
export function openCase(body: OpenCase, once: string): Promise<FoundCase> {
  return send('POST', '/cases', { body, once })
}

export async function fetchHistory(
  reference: string,
  signal?: AbortSignal,
): Promise<HistoryEntry[]> {
  return (await send('GET', `${ONE}/history`, { path: { reference }, signal })).data.items
}

/** Does something to a case as it was found; the service refuses if somebody was there first. */
export function change(
  { data, etag }: FoundCase,
  template: ActionTemplate,
  body: unknown,
  stage?: StageKind,
): Promise<FoundCase> {
  const path = { reference: data.reference, stage: stage ?? '' }
  return send('POST', template, { path, body, ifMatch: etag })
}

export function acknowledge(
  found: FoundCase,
  stage: StageKind,
  body: AcknowledgeStage,
): Promise<FoundCase> {
  return change(found, `${ONE}/stages/{stage}/acknowledgement`, body, stage)
}

export function recordFindings(
  found: FoundCase,
  stage: StageKind,
  body: RecordFindings,
): Promise<FoundCase> {
  return change(found, `${ONE}/stages/{stage}/findings`, body, stage)
}

/** The same as a list, of the cases in which the words stand. They go by body: they may be names. */
export async function searchCases(
  text: string,
  query: Query,
  signal?: AbortSignal,
): Promise<CasePage> {
  return (await send('POST', '/cases/search', { body: { ...query, text }, signal })).data
}
