/** What the service takes as the page to come back to. */
const SAYABLE = /^\/([A-Za-z0-9][A-Za-z0-9/_.~%?&=,+-]*)?$/
const LONGEST = 500

/** The page of ours to go to after signing in: never another host. */
export function nextOf(asked: unknown): string {
  return typeof asked === 'string' && /^\/(?![/\\])/.test(asked) ? asked : '/'
}

export function sayable(path: string): string {
  return path.length <= LONGEST && SAYABLE.test(path) ? path : '/'
}
