import { onScopeDispose, ref, shallowRef, type Ref } from 'vue'
import { Problem } from '@/api/problem'

export type Latest = {
  problem: Ref<Problem | null>
  loading: Ref<boolean>
  /** Asks, and hands the answer on unless something was asked for after it. */
  ask: <Answer>(
    fetch: (signal: AbortSignal) => Promise<Answer>,
    take: (answer: Answer) => void,
  ) => Promise<void>
}

/** Questions to the service of which only the last one counts. */
export function useLatest(): Latest {
  const problem = shallowRef<Problem | null>(null)
  const loading = ref(true)
  let running = new AbortController()
  onScopeDispose(() => running.abort())

  const ask: Latest['ask'] = async (fetch, take) => {
    running.abort()
    const mine = new AbortController()
    running = mine
    loading.value = true
    try {
      const answer = await fetch(mine.signal)
      if (mine.signal.aborted) return
      take(answer)
      problem.value = null
    } catch (error) {
      if (mine.signal.aborted) return
      if (!(error instanceof Problem)) throw error
      problem.value = error
    } finally {
      if (!mine.signal.aborted) loading.value = false
    }
  }

  return { problem, loading, ask }
}
