/** Seconds before the end at which somebody is told. */
const WARNED_BEFORE = 5 * 60

/** Of a short session a third, so that not all of it is a warning. */
export function warningSeconds(longest: number): number {
  return Math.min(WARNED_BEFORE, Math.floor(longest / 3))
}

/** Nothing makes the session last longer than `expiresAt`. */
export function endsForGood(expiresAt: string, secondsLeft: number, now: number): boolean {
  return Date.parse(expiresAt) - now - secondsLeft * 1000 < 60_000
}
