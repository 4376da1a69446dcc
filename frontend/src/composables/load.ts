import { shallowRef, watch, type Ref, type WatchSource } from 'vue'
import { useLatest, type Latest } from './latest'

export type Load<Data> = Omit<Latest, 'ask'> & {
  data: Ref<Data | null>
  reload: () => Promise<void>
}

/** Loads now and whenever `sources` change. */
export function useLoad<Data>(
  load: (signal: AbortSignal) => Promise<Data>,
  sources: WatchSource[] = [],
): Load<Data> {
  const data = shallowRef<Data | null>(null) as Ref<Data | null>
  const { problem, loading, ask } = useLatest()
  const reload = (): Promise<void> =>
    ask(load, (loaded) => {
      data.value = loaded
    })
  watch(sources, reload)
  void reload()
  return { data, problem, loading, reload }
}
