import { watch } from 'vue'
import { randomKey } from '@/domain/random-key'
import { user } from './session'

/**
 * What somebody looks for, which may be a name, and so never stands in an address: there is only
 * a key to it. It stays in this tab until they sign out.
 */
const PREFIX = 'adborth.search.'
type Kept = { owner: string | undefined; text: string }

/** The key, for the address. */
export function keepSearch(text: string): string {
  const key = randomKey().slice(0, 8)
  const kept: Kept = { owner: user.value?.username, text }
  window.sessionStorage.setItem(PREFIX + key, JSON.stringify(kept))
  return key
}

/** Empty for a key that came from another tab, or from somebody else. */
export function searchOf(key: string | undefined): string {
  const kept = key && window.sessionStorage.getItem(PREFIX + key)
  if (!kept) return ''
  const { owner, text } = JSON.parse(kept) as Kept
  return owner === user.value?.username ? text : ''
}

watch(user, (now) => {
  if (now) return
  for (const name of Object.keys({ ...window.sessionStorage })) {
    if (name.startsWith(PREFIX)) window.sessionStorage.removeItem(name)
  }
})
