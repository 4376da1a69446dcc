import type { ProblemGroup } from '@/api/types'

/** How many there are of each value, the most frequent first. */
export function countsBy(
  groups: readonly ProblemGroup[],
  name: 'severity' | 'sheet' | 'column',
): [string, number][] {
  const counts = new Map<string, number>()
  for (const group of groups) {
    const value = group[name]
    if (value) counts.set(value, (counts.get(value) ?? 0) + group.count)
  }
  return [...counts].sort(([, one], [, other]) => other - one)
}
