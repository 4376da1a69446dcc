import { computed, type ComputedRef } from 'vue'
import { fetchExpectedClocks } from '@/api/procedures'
import type { CaseKind, ExpectedClocks } from '@/api/types'
import { useLoad, type Load } from './load'

type Expected = Omit<Load<ExpectedClocks>, 'data'> & {
  clocks: ComputedRef<ExpectedClocks['clocks']>
}

/** The clocks of a contact of that kind received on that day: none while they are asked for. */
export function useExpectedClocks(kind: () => CaseKind, receivedOn: () => string): Expected {
  const { data, ...rest } = useLoad(
    (signal) => fetchExpectedClocks(kind(), receivedOn(), signal),
    [kind, receivedOn],
  )
  const clocks = computed(() =>
    data.value?.kind === kind() && data.value.received_on === receivedOn() ? data.value.clocks : [],
  )
  return { clocks, ...rest }
}
