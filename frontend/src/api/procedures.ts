import { send } from './client'
import type { CaseKind, ExpectedClocks, Procedure, SetLocalTargets, TargetMove } from './types'

const TARGETS = '/procedures/local-targets'

export async function fetchProcedures(signal?: AbortSignal): Promise<Procedure[]> {
  return (await send('GET', '/procedures', { signal })).data.items
}

export async function previewTargets(body: SetLocalTargets): Promise<TargetMove[]> {
  return (await send('POST', `${TARGETS}/preview`, { body })).data.moves
}

export async function setTargets(body: SetLocalTargets): Promise<Procedure> {
  return (await send('POST', TARGETS, { body })).data
}

export async function withdrawTargets(number: number): Promise<Procedure[]> {
  return (await send('POST', `${TARGETS}/{number}/withdraw`, { path: { number } })).data.items
}

export async function fetchExpectedClocks(
  kind: CaseKind,
  receivedOn: string,
  signal?: AbortSignal,
): Promise<ExpectedClocks> {
  const query = { kind, received_on: receivedOn }
  return (await send('GET', '/procedures/due-dates', { query, signal })).data
}
