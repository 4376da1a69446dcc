import { send } from './client'
import type { CaseKind, ExpectedClocks } from './types'

export async function fetchExpectedClocks(
  kind: CaseKind,
  receivedOn: string,
  signal?: AbortSignal,
): Promise<ExpectedClocks> {
  const query = { kind, received_on: receivedOn }
  return (await send('GET', '/procedures/due-dates', { query, signal })).data
}
