import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { rebased } from '@/domain/kept'

type Typed = Record<string, unknown>
export type Unsaved = { start: Typed; typed: Typed }
export type AllUnsaved = Map<string, Unsaved>

/**
 * What is typed into a form. It outlives the form in `unsaved`; where what the form began with has
 * been changed by somebody else, only what was typed stays.
 */
export function useUnsaved(
  unsaved: AllUnsaved,
  name: string,
  begin: () => Typed,
): { start: ComputedRef<Typed>; typed: Ref<Typed> } {
  const start = computed(begin)
  const earlier = unsaved.get(name)
  const typed = ref<Typed>(
    copy(earlier ? rebased(earlier.start, earlier.typed, start.value) : start.value),
  )
  watch(start, (now, before) => {
    typed.value = copy(rebased(before, typed.value, now))
  })
  watch(typed, () => unsaved.set(name, { start: copy(start.value), typed: copy(typed.value) }), {
    deep: true,
  })
  return { start, typed }
}

function copy(given: Typed): Typed {
  return JSON.parse(JSON.stringify(given)) as Typed
}
