import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import { foresee, type Change, type FoundCase } from '@/api/cases'
import type { Problem } from '@/api/problem'
import type { Consequences } from '@/api/types'
import { useLatest } from './latest'

export type Foresight = {
  consequences: Ref<Consequences | null>
  /** Why it would be refused. */
  refusal: Ref<Problem | null>
  asking: Ref<boolean>
}

/** Long enough to type on, short enough to seem at once. */
const PAUSE_MS = 250

/** What would follow from a change, asked for whenever it is another. */
export function useForesight(found: () => FoundCase, change: () => Change): Foresight {
  const consequences = shallowRef<Consequences | null>(null)
  const { problem, loading, ask } = useLatest()
  let soon: ReturnType<typeof setTimeout> | undefined

  function look(): void {
    void ask(
      (signal) => foresee(found(), change(), signal),
      (told) => {
        consequences.value = told
      },
    )
  }

  watch(
    [() => JSON.stringify(change()), () => found().etag],
    (_, before) => {
      clearTimeout(soon)
      soon = setTimeout(look, before[0] === undefined ? 0 : PAUSE_MS)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(soon))

  return { consequences, refusal: problem, asking: loading }
}
