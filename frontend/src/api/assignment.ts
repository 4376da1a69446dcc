import type { FoundCase } from './cases'
import { send } from './client'
import type { Assignee } from './types'

export async function fetchAssignees(signal?: AbortSignal): Promise<Assignee[]> {
  return (await send('GET', '/assignees', { signal })).data.items
}

/** Gives the case to somebody; null takes it from whoever has it. */
export function assign({ data, etag }: FoundCase, to: number | null): Promise<FoundCase> {
  const path = { reference: data.reference }
  const body = { assigned_to: to }
  return send('PUT', '/cases/{reference}/assignment', { path, body, ifMatch: etag })
}
