import { onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue'
import { saveDraft } from '@/api/drafts'
import { Problem } from '@/api/problem'
import type { Fields } from '@/domain/contact'
import { dropHere, keepHere } from './kept-here'
import { user } from './session'

const REST = 1500

export type Drafting = {
  /** When the service last took it, as an instant. */
  savedAt: Ref<string | null>
  /** It waits for the service to be within reach again. */
  waits: Ref<boolean>
  save: () => Promise<void>
  /** What was begun has been sent: nothing of it stays here. */
  forget: () => void
  /** Begins with another form, which has nothing to save yet. */
  settle: (id: string) => void
}

/** Keeps what is typed with the service, whenever the typing rests. */
export function useDraft(fields: () => Fields | null, begun: string): Drafting {
  const savedAt = ref<string | null>(null)
  const waits = ref(false)
  let id = begun
  let saved = JSON.stringify(fields())
  let timer = 0

  async function save(): Promise<void> {
    const mine = id
    const now = fields()
    const text = JSON.stringify(now)
    if (!now || text === saved || !user.value) return
    const moment = new Date().toISOString()
    keepHere(user.value.username, { id: mine, fields: now, saved_at: moment })
    try {
      await saveDraft(mine, now)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (error.code !== 'draft-sent') {
        if (mine !== id) return
        waits.value = true
        return later()
      }
    }
    dropHere(mine)
    if (mine !== id) return
    saved = text
    savedAt.value = moment
    waits.value = false
  }

  function later(): void {
    window.clearTimeout(timer)
    timer = window.setTimeout(save, waits.value ? REST * 4 : REST)
  }

  function settle(next: string): void {
    window.clearTimeout(timer)
    id = next
    saved = JSON.stringify(fields())
    savedAt.value = null
    waits.value = false
  }

  const forget = (): void => dropHere(id)

  function askFirst(event: BeforeUnloadEvent): void {
    if (waits.value) event.preventDefault()
  }

  function onHidden(): void {
    if (document.visibilityState === 'hidden') void save()
  }

  watch(fields, later)
  onMounted(() => {
    window.addEventListener('beforeunload', askFirst)
    document.addEventListener('visibilitychange', onHidden)
  })
  onBeforeUnmount(() => {
    window.clearTimeout(timer)
    window.removeEventListener('beforeunload', askFirst)
    document.removeEventListener('visibilitychange', onHidden)
    void save()
  })
  return { savedAt, waits, save, forget, settle }
}
