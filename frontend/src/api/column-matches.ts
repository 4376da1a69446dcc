import { send } from './client'
import type { Import, ImportHeader, KnownSheet, MatchColumns, ProblemGroup } from './types'

const OF = '/imports/{id}'

export async function fetchKnownColumns(signal?: AbortSignal): Promise<KnownSheet[]> {
  return (await send('GET', '/import-columns', { signal })).data.items
}

export async function fetchHeaders(id: string, signal?: AbortSignal): Promise<ImportHeader[]> {
  return (await send('GET', `${OF}/headers`, { path: { id }, signal })).data.items
}

export async function matchColumns(
  id: string,
  header: number,
  body: MatchColumns,
): Promise<Import> {
  return (await send('PUT', `${OF}/headers/{header}/match`, { path: { id, header }, body })).data
}

export async function fetchProblemGroups(
  id: string,
  signal?: AbortSignal,
): Promise<ProblemGroup[]> {
  return (await send('GET', `${OF}/problem-groups`, { path: { id }, signal })).data.items
}
