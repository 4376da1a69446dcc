import { dayNumber } from './dates'

type Span = {
  started_on: string
  due_on: string
  base_due_on: string
  finished_on: string | null
  stopped_on: string | null
}

/** Where a clock stands on the drawing, in per cent of its width. */
export type Bar = {
  start: number
  due: number
  baseDue: number | null
  done: number | null
  stopped: number | null
}

/** Places clocks side by side on one scale, from the earliest date to the latest. */
export function placeClocks(clocks: readonly Span[]): Bar[] {
  const days = clocks.flatMap(datesOf).map(dayNumber)
  const first = Math.min(...days)
  const length = Math.max(Math.max(...days) - first, 1)
  const place = (iso: string): number => rounded(((dayNumber(iso) - first) / length) * 100)
  return clocks.map((clock) => {
    const moved = clock.base_due_on !== clock.due_on
    return {
      start: place(clock.started_on),
      due: place(clock.due_on),
      baseDue: moved ? place(clock.base_due_on) : null,
      done: clock.finished_on ? place(clock.finished_on) : null,
      stopped: clock.stopped_on ? place(clock.stopped_on) : null,
    }
  })
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
