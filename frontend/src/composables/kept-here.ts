import type { Fields } from '@/domain/contact'

/**
 * What somebody types while the service cannot be reached, in this tab only. It stands here no
 * longer than until the service has it, they sign out, or somebody else signs in.
 */
const PREFIX = 'adborth.draft.'
type Kept = { id: string; fields: Fields; saved_at: string }

export function keepHere(owner: string, draft: Kept): void {
  const text = JSON.stringify({ owner, ...draft })
  window.sessionStorage.setItem(PREFIX + draft.id, text)
}

export function keptHere(owner: string): Kept[] {
  return entries().flatMap(([, text]) => {
    const { owner: whose, ...draft } = JSON.parse(text) as Kept & { owner: string }
    return whose === owner ? [draft] : []
  })
}

export function dropHere(id: string): void {
  window.sessionStorage.removeItem(PREFIX + id)
}

/** All of it, or all but one person's. */
export function dropAllHere(but?: string): void {
  for (const [name, text] of entries()) {
    if (but === undefined || JSON.parse(text).owner !== but) window.sessionStorage.removeItem(name)
  }
}

function entries(): [string, string][] {
  return Object.entries({ ...window.sessionStorage }).filter(([name]) => name.startsWith(PREFIX))
}
