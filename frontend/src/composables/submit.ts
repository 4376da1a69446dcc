import { ref, shallowRef, type Ref } from 'vue'
import { Problem } from '@/api/problem'

export type Submit = {
  problem: Ref<Problem | null>
  busy: Ref<boolean>
  /** Runs `send` unless it is running already; true when it went through. */
  submit: (send: () => Promise<void>) => Promise<boolean>
}

export function useSubmit(): Submit {
  const problem = shallowRef<Problem | null>(null)
  const busy = ref(false)

  async function submit(send: () => Promise<void>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    problem.value = null
    try {
      await send()
      return true
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      problem.value = error
      return false
    } finally {
      busy.value = false
    }
  }

  return { problem, busy, submit }
}
