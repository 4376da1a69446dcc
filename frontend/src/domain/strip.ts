import { dayNumber } from './dates'

type Span = {
  started_on: string
  due_on: string
  base_due_on: string
  finished_on: string | null
  stopped_on: string | null
  skipped: readonly string[]
  pauses: readonly { from_on: string; until_on: string | null }[]
}
/** From where to where, in per cent of the width. */
export type Stretch = { at: number; width: number }

/** Where a clock stands on the drawing, in per cent of its width. */
export type Bar = {
  start: number
  due: number
  /** Where it was due before it was extended or paused. */
  baseDue: number | null
  done: number | null
  stopped: number | null
  late: Stretch | null
  skipped: Stretch[]
  pauses: Stretch[]
}
/** Without today where it is so long ago that nothing else could be told apart. */
export type Drawing = { bars: Bar[]; today: number | null }

/** Days to today for which there is always room. */
const LEAST = 60

/** Places clocks side by side on one scale, from the earliest date to the latest. */
export function drawClocks(clocks: readonly Span[], today: string): Drawing {
  const days = clocks.flatMap(datesOf).map(dayNumber)
  const now = dayNumber(today)
  const runs = clocks.some((clock) => !clock.finished_on && !clock.stopped_on)
  const isNear = now - Math.max(...days) <= Math.max(Math.max(...days) - Math.min(...days), LEAST)
  if (runs && isNear) days.push(now)
  const first = Math.min(...days)
  const length = Math.max(Math.max(...days) - first, 1)
  const along = (day: number): number => rounded(((day - first) / length) * 100)
  const place = (iso: string): number => along(dayNumber(iso))
  const stretch = (from: number, to: number): Stretch => {
    const at = Math.max(along(from), 0)
    return { at, width: rounded(Math.min(along(to), 100) - at) }
  }
  return {
    bars: clocks.map((clock) => barOf(clock, today, place, stretch)),
    today: runs && isNear ? place(today) : null,
  }
}

function barOf(
  clock: Span,
  today: string,
  place: (iso: string) => number,
  stretch: (from: number, to: number) => Stretch,
): Bar {
  const due = dayNumber(clock.due_on)
  const ended = clock.finished_on ?? clock.stopped_on
  const end = ended ?? today
  const isLate = dayNumber(end) > due && !clock.stopped_on
  return {
    start: place(clock.started_on),
    due: place(clock.due_on),
    baseDue: clock.base_due_on === clock.due_on ? null : place(clock.base_due_on),
    done: clock.finished_on ? place(clock.finished_on) : null,
    stopped: clock.stopped_on ? place(clock.stopped_on) : null,
    late: isLate ? stretch(due, dayNumber(end)) : null,
    skipped: runsOf(clock.skipped).map(([from, to]) => stretch(from - 0.5, to + 0.5)),
    pauses: clock.pauses.flatMap((pause) => {
      const from = Math.max(dayNumber(pause.from_on), dayNumber(clock.started_on))
      const to = Math.min(dayNumber(pause.until_on ?? end), dayNumber(ended ?? pause.until_on ?? end))
      return to > from ? [stretch(from, to)] : []
    }),
  }
}

/** Days that follow each other, as one. */
function runsOf(days: readonly string[]): [from: number, to: number][] {
  const runs: [number, number][] = []
  for (const day of days.map(dayNumber)) {
    const last = runs.at(-1)
    if (last && day === last[1] + 1) last[1] = day
    else runs.push([day, day])
  }
  return runs
}

function datesOf(clock: Span): string[] {
  return [
    clock.started_on,
    clock.due_on,
    clock.base_due_on,
    clock.finished_on,
    clock.stopped_on,
  ].filter((day) => day !== null)
}

function rounded(percent: number): number {
  return Math.round(percent * 100) / 100
}
