import { send } from './client'
import type { BulkResult, CaseSummary } from './types'

/** One action on many cases, each as it was seen. */
export async function receiptAll(
  cases: readonly CaseSummary[],
  receipted_on: string,
): Promise<BulkResult[]> {
  const body = { cases: asSeen(cases), receipted_on }
  return (await send('POST', '/cases/bulk/receipt', { body })).data.items
}

export async function assignAll(
  cases: readonly CaseSummary[],
  assigned_to: number | null,
): Promise<BulkResult[]> {
  const body = { cases: asSeen(cases), assigned_to }
  return (await send('POST', '/cases/bulk/assignment', { body })).data.items
}

function asSeen(cases: readonly CaseSummary[]): { reference: string; version: number }[] {
  return cases.map(({ reference, version }) => ({ reference, version }))
}
