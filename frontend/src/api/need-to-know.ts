import { send, type Answer } from './client'
import type { CaseAccess, GiveAccess, GlassReport } from './types'

const ONE = '/cases/{reference}'
export type FoundAccess = Answer<CaseAccess>

export function fetchAccess(reference: string, signal?: AbortSignal): Promise<FoundAccess> {
  return send('GET', `${ONE}/access`, { path: { reference }, signal })
}

function on({ data, etag }: FoundAccess, body?: unknown) {
  return { path: { reference: data.reference }, body, ifMatch: etag }
}

export function restrict(
  found: FoundAccess,
  restricted: boolean,
  reason: string,
): Promise<FoundAccess> {
  return send('PUT', `${ONE}/restriction`, on(found, { restricted, reason }))
}

export function nameSubjects(found: FoundAccess, subjects: string[]): Promise<FoundAccess> {
  return send('PUT', `${ONE}/subjects`, on(found, { subjects }))
}

export function giveAccess(found: FoundAccess, body: GiveAccess): Promise<FoundAccess> {
  return send('POST', `${ONE}/access`, on(found, body))
}

export function endAccess(found: FoundAccess, number: number): Promise<FoundAccess> {
  const path = { reference: found.data.reference, number }
  return send('POST', `${ONE}/access/{number}/end`, { path, ifMatch: found.etag })
}

export async function breakGlass(reference: string, reason: string): Promise<void> {
  await send('POST', `${ONE}/break-glass`, { path: { reference }, body: { reason } })
}

export async function fetchBrokenGlass(signal?: AbortSignal): Promise<GlassReport[]> {
  return (await send('GET', '/broken-glass', { signal })).data.items
}

export async function lookAt(number: number): Promise<void> {
  await send('POST', '/broken-glass/{number}/seen', { path: { number } })
}
