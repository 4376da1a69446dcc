import { computed, ref } from 'vue'
import type { SessionState } from '@/api/types'
import { endsForGood, warningSeconds } from '@/domain/session-end'

const now = ref(0)
const endsAt = ref<number | null>(null)
const forGood = ref(false)
let longest = 0

/** Seconds until the session ends; null while nobody is signed in. */
export const secondsLeft = computed(() =>
  endsAt.value === null ? null : Math.max(0, Math.round((endsAt.value - now.value) / 1000)),
)
export const isFinal = computed(() => forGood.value)
export const endsSoon = computed(
  () => secondsLeft.value !== null && secondsLeft.value <= warningSeconds(longest),
)

export function noteEnd({ expires_at, idle_seconds_left }: SessionState): void {
  longest = Math.max(longest, idle_seconds_left)
  tick()
  endsAt.value = now.value + idle_seconds_left * 1000
  forGood.value = endsForGood(expires_at, idle_seconds_left, now.value)
}

export function forgetEnd(): void {
  endsAt.value = null
  longest = 0
}

export function tick(): void {
  now.value = Date.now()
}
