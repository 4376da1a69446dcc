import type { ListName } from '@/api/types'

export const LISTS = ['services', 'teams', 'themes', 'channels'] as const satisfies ListName[]

/** What the list of cases calls an entry of a list in its filters. */
export function filterOf(list: ListName): string {
  return list.replace(/s$/, '')
}
