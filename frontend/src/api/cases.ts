import { fetchFile, send, type Answer, type File, type Options, type Query } from './client'
import type { Consequences, TemplateOf } from './contract'
import type { CaseDetail, CasePage, HistoryEntry, OpenCase, StageKind } from './types'

export type FoundCase = Answer<CaseDetail>
export type ChangeMethod = 'POST' | 'PUT' | 'PATCH'
type Within<T> = Extract<T, `/cases/{reference}${string}`>
/** Where changes of a case are sent to. */
export type Place = {
  [M in ChangeMethod]: { method: M; to: Within<TemplateOf<M>> }
}[ChangeMethod]
/** Something to be done to a case. */
export type Change = Place & { stage?: StageKind; number?: number; body: unknown }

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
export async function make(found: FoundCase, change: Change): Promise<FoundCase> {
  return (await sent(found, change)) as FoundCase
}

/** What would follow from it. Nothing is done. */
export async function foresee(
  found: FoundCase,
  change: Change,
  signal: AbortSignal,
): Promise<Consequences> {
  const { data } = await sent(found, change, { query: { preview: true }, signal })
  return data as Consequences
}

function sent({ data, etag }: FoundCase, change: Change, more: Options = {}): Promise<Answer<unknown>> {
  const { reference } = data
  const path = { reference, stage: change.stage ?? '', number: change.number ?? '' }
  const { method, to } = change as Extract<Change, { method: 'POST' }>
  return send(method, to, { path, body: change.body, ifMatch: etag, ...more })
}

/** The same as a list, of the cases in which the words stand. They go by body: they may be names. */
export async function searchCases(
  text: string,
  query: Query,
  signal?: AbortSignal,
): Promise<CasePage> {
  const options = { body: { ...query, text }, onlyAsks: true, signal }
  return (await send('POST', '/cases/search', options)).data
}

export type CaseFormat = 'csv' | 'xlsx'

/** The cases of all pages of a list, or of a search where there is a text. */
export function exportCases(
  text: string,
  query: Query,
  columns: readonly string[],
  format: CaseFormat,
): Promise<File> {
  const searched = text ? { text } : {}
  const body = { ...query, ...searched, columns, format }
  return fetchFile('POST', '/cases/export', { body, onlyAsks: true })
}
