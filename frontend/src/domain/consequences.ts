import type { ClockChange } from '@/api/types'

/** What becomes of a clock. */
export type Turn =
  | 'starts'
  | 'falls-away'
  | 'done'
  | 'stops'
  | 'pauses'
  | 'runs-again'
  | 'moves'
  | 'changes'

export function turnOf({ before, after }: ClockChange): Turn {
  if (!after) return 'falls-away'
  if (after.finished_on && after.finished_on !== before?.finished_on) return 'done'
  if (after.stopped_on && !before?.stopped_on) return 'stops'
  if (!before) return 'starts'
  if (after.paused && !before.paused) return 'pauses'
  if (hasEnded(before) && !hasEnded(after)) return 'runs-again'
  if (before.paused && !after.paused) return 'runs-again'
  return after.due_on === before.due_on ? 'changes' : 'moves'
}

function hasEnded(clock: NonNullable<ClockChange['before']>): boolean {
  return clock.finished_on !== null || clock.stopped_on !== null
}
