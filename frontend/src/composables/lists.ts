import { readonly, shallowRef } from 'vue'
import { fetchLists } from '@/api/lists'
import { Problem } from '@/api/problem'
import type { ListEntry, Lists } from '@/api/types'
import { language, named } from '@/i18n'
import type { Choice } from '@/ui/UiSelect.vue'

const loaded = shallowRef<Lists | null>(null)
let asked: Promise<void> | null = null

export const lists = readonly(loaded)

/** Asks once for all pages. */
export function needLists(): void {
  asked ??= fetchLists().then(
    (found) => {
      loaded.value = found
    },
    (error: unknown) => {
      asked = null
      if (!(error instanceof Problem)) throw error
    },
  )
}

/** After a change of the lists: the next page that needs them asks again. */
export function forgetLists(): void {
  asked = null
}

/** The entries to choose from: those in use, and the one chosen already. */
export function choicesIn(list: keyof Lists, chosen = '', service = ''): Choice[] {
  const entries: readonly (ListEntry & { service?: string })[] = loaded.value?.[list] ?? []
  return entries
    .filter((entry) => entry.retired_on === null || entry.code === chosen)
    .filter((entry) => !service || !entry.service || entry.service === service)
    .sort((one, other) => one.order[language.value] - other.order[language.value])
    .map((entry) => ({ value: entry.code, text: named(entry.name) }))
}
