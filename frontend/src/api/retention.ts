import { send, type Answer, type Query } from './client'
import type {
  Disposal,
  DisposalLogPage,
  DisposalPage,
  DisposalQueue,
  Retention,
  RetentionClass,
  SubjectExport,
} from './types'

export type FoundRetention = Answer<Retention>
/** The two families of contacts that are kept. */
export type Family = 'cases' | 'compliments'
const ONE = '/disposals/{number}'
const OF = {
  cases: '/cases/{reference}',
  compliments: '/compliments/{reference}',
} as const

export async function fetchClasses(signal?: AbortSignal): Promise<RetentionClass[]> {
  return (await send('GET', '/retention-classes', { signal })).data.items
}

export async function fetchQueue(query: Query, signal?: AbortSignal): Promise<DisposalQueue> {
  return (await send('GET', '/disposal-queue', { query, signal })).data
}

export async function fetchDisposals(query: Query, signal?: AbortSignal): Promise<DisposalPage> {
  return (await send('GET', '/disposals', { query, signal })).data
}

export async function fetchDisposalLog(
  query: Query,
  signal?: AbortSignal,
): Promise<DisposalLogPage> {
  return (await send('GET', '/disposal-log', { query, signal })).data
}

export async function propose(references: string[]): Promise<void> {
  await send('POST', '/disposals', { body: { references } })
}

/** The version stands in the list: a disposal is decided on as it was seen there. */
export async function confirmDisposal({ number, version }: Disposal): Promise<void> {
  await send('POST', `${ONE}/confirmation`, { path: { number }, ifMatch: `"${version}"` })
}

export async function rejectDisposal(
  { number, version }: Disposal,
  reason: string,
): Promise<void> {
  const options = { path: { number }, body: { reason }, ifMatch: `"${version}"` }
  await send('POST', `${ONE}/rejection`, options)
}

export function fetchRetention(
  family: Family,
  reference: string,
  signal?: AbortSignal,
): Promise<FoundRetention> {
  return send('GET', `${OF[family]}/retention`, { path: { reference }, signal })
}

type DecideHold = (family: Family, found: FoundRetention, reason: string) => Promise<FoundRetention>

export const putHold: DecideHold = (family, found, reason) =>
  send('POST', `${OF[family]}/legal-hold`, on(found, reason))

export const liftHold: DecideHold = (family, found, reason) =>
  send('POST', `${OF[family]}/legal-hold/lifting`, on(found, reason))

/** None is the class that its service and kind have. */
export function chooseClass(
  family: Family,
  found: FoundRetention,
  retention_class: string | null,
  reason: string,
): Promise<FoundRetention> {
  const { body, ...rest } = on(found, reason)
  return send('PUT', `${OF[family]}/retention-class`, { ...rest, body: { ...body, retention_class } })
}

function on({ data, etag }: FoundRetention, reason: string) {
  return { path: { reference: data.reference }, body: { reason }, ifMatch: etag }
}

/** In the body, so that no name stands in an address. */
export async function exportSubject(name: string, contact: string | null): Promise<SubjectExport> {
  return (await send('POST', '/subject-access', { body: { name, contact } })).data
}
