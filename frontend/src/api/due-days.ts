import { send } from './client'
import type { DueDays, Whose } from './types'

export async function fetchDueDays(
  from: string,
  by: string,
  whose: Whose | null,
  signal?: AbortSignal,
): Promise<DueDays> {
  const query = { from, by, ...(whose ? { whose } : {}) }
  return (await send('GET', '/due-days', { query, signal })).data
}
