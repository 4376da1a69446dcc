import { shallowRef } from 'vue'
import { fetchAssignees } from '@/api/assignment'
import { Problem } from '@/api/problem'
import type { Assignee } from '@/api/types'
import { t } from '@/i18n'
import type { Choice } from '@/ui/UiSelect.vue'
import { may } from './session'

const loaded = shallowRef<Assignee[]>([])
let asked: Promise<void> | null = null

/** Asks once for all pages, where the person may share out cases. */
export function needAssignees(): void {
  if (!may('cases:receipt')) return
  asked ??= fetchAssignees().then(
    (found) => {
      loaded.value = found
    },
    (error: unknown) => {
      asked = null
      if (!(error instanceof Problem)) throw error
    },
  )
}

/** To whom a case can be given: also whoever has it, who may have left. */
export function peopleToAssign(now: Assignee | null): Choice[] {
  const listed = loaded.value
  const all = now && !listed.some(({ id }) => id === now.id) ? [...listed, now] : listed
  return all.map(({ id, name }) => ({ value: String(id), text: name }))
}

/**
 * Whom a list of cases can be narrowed to: oneself, nobody, whoever else is known, and whoever it
 * is narrowed to already, who may have left.
 */
export function assigneeChoices(chosen: string): Choice[] {
  const known = ['', 'me', 'nobody', ...loaded.value.map(({ id }) => String(id))]
  const gone = loaded.value.length > 0 && !known.includes(chosen)
  return [
    { value: 'me', text: t('assign.me') },
    { value: 'nobody', text: t('assign.nobody') },
    ...peopleToAssign(null),
    ...(gone ? [{ value: chosen, text: t('assign.gone') }] : []),
  ]
}
