import type { ImportState } from '@/api/types'

const AT_WORK: ImportState[] = ['checking', 'writing', 'taking_back']

/** The service is busy with it: ask again. */
export function isAtWork(state: ImportState): boolean {
  return AT_WORK.includes(state)
}
