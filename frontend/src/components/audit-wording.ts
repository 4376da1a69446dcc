import { t, type MessageKey } from '@/i18n'
import { en } from '@/i18n/en'
import { wordAction } from './history-wording'

const PREFIX = 'audit-action.'
const CASE = 'history.'
const NOT_ACTIONS = new Set(['none', 'heading', 'changes', 'by'])
const keys = Object.keys(en) as MessageKey[]

/** What was done, in words; an action without a wording shows as it is stored. */
export function wordAudit(action: string): string {
  const key = keys.find((one) => one === PREFIX + action)
  return key ? (t as (key: MessageKey) => string)(key) : wordAction(action)
}

/** The actions that have a wording, looking first, then what is done to cases. */
export const ACTIONS: string[] = [PREFIX, CASE].flatMap((prefix) =>
  keys
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .filter((action) => !NOT_ACTIONS.has(action)),
)
