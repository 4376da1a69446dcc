import { t, type MessageKey } from '@/i18n'
import { en } from '@/i18n/en'

/** What was done, in words; a verb without a wording shows as it is stored. */
export function wordAction(action: string): string {
  const key = `history.${action}`
  return isMessage(key) ? (t as (key: MessageKey) => string)(key) : action
}

function isMessage(key: string): key is MessageKey {
  return Object.hasOwn(en, key)
}
