import { date, instant, named, t, type Bilingual, type MessageKey } from '@/i18n'
import { en } from '@/i18n/en'

export type Change = { label: string; before: string; after: string }

/** What was done, in words; a verb without a wording shows as it is stored. */
export function wordAction(action: string): string {
  return worded(`history.${action}`) ?? worded(`audit-action.${action}`) ?? action
}

/** The name of a field; one without a wording shows as it is stored. */
export function wordField(path: string): string {
  return labelOf(path) ?? path
}

/** The changes of an entry that have a name in this interface. */
export function wordChanges(changes: Record<string, unknown>): Change[] {
  return Object.entries(changes).flatMap(([path, pair]) => {
    const label = labelOf(path)
    if (!label || !Array.isArray(pair)) return []
    return [{ label, before: wordValue(pair[0]), after: wordValue(pair[1]) }]
  })
}

const LABELS: Record<string, MessageKey> = {
  kind: 'case.kind',
  service: 'case.service',
  team: 'case.team',
  theme: 'case.theme',
  channel: 'case.channel',
  assigned_to: 'case.assigned',
  received_on: 'case.received',
  receipted_on: 'case.receipted',
  withdrawn_on: 'case.withdrawn',
  closed_on: 'case.closed',
  summary: 'case.summary',
  description: 'elements.description',
  due_on: 'moves.due',
  finding: 'elements.finding',
  outcome: 'stages.outcome',
  reason: 'field.reason',
  restricted: 'field.restricted',
  subjects: 'field.subjects',
  named: 'field.named',
  appointed: 'field.appointed',
  roles: 'users.roles',
  teams: 'users.teams-short',
  is_active: 'field.is_active',
  username: 'users.username',
  display_name: 'users.display-name',
  scopes: 'field.scopes',
  name: 'people.name',
  correspondence_language: 'people.language',
  relationship_to_service_user: 'people.relationship',
  contact: 'people.contact',
  from_whom: 'compliments.from',
  language: 'people.language',
  text: 'compliments.text',
  redacted_text: 'compliment.copy',
  redacted_by: 'field.redacted-by',
  checked_by: 'field.checked-by',
  shared_on: 'compliment.shared-on',
  shared_with: 'compliment.shared-with',
}

function labelOf(path: string): string | undefined {
  const parts = path.split('.')
  const field = parts.at(-1) ?? ''
  const known = LABELS[field]
  const name = known ? worded(known) : (worded(`step.${field}`) ?? worded(`checklist.${field}`))
  const place = parts.slice(1, -1).map((part) => worded(`stage.${part}`) ?? part)
  return name && [...place, name].join(', ')
}

function wordValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return t('changes.nothing')
  if (typeof value === 'boolean') return t(value ? 'checklist.yes' : 'checklist.no')
  if (isListed(value)) return named(value.name)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return instant(text)
  return worded(`finding.${text}`) ?? worded(`kind.${text}`) ?? worded(`correspondence.${text}`) ?? date(text)
}

function isListed(value: unknown): value is { name: Bilingual } {
  return typeof value === 'object' && value !== null && 'name' in value
}

function worded(key: string): string | undefined {
  return Object.hasOwn(en, key) ? (t as (key: MessageKey) => string)(key as MessageKey) : undefined
}
