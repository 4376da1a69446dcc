import { ref, shallowRef, watch, type Ref, type WatchSource } from 'vue'
import { useLatest, type Latest } from './latest'

type Page<Item> = { items: Item[]; next: string | null }

export type Growing<Item> = Omit<Latest, 'ask'> & {
  items: Ref<Item[]>
  next: Ref<string | null>
  more: () => Promise<void>
  restart: () => Promise<void>
}

/** A list that grows by a page at a time; begins anew whenever `sources` change. */
export function useMore<Item>(
  load: (cursor: string | null, signal: AbortSignal) => Promise<Page<Item>>,
  sources: WatchSource[] = [],
): Growing<Item> {
  const items = shallowRef<Item[]>([]) as Ref<Item[]>
  const next = ref<string | null>(null)
  const { problem, loading, ask } = useLatest()

  const fetchPage = (cursor: string | null): Promise<void> =>
    ask(
      (signal) => load(cursor, signal),
      (page) => {
        items.value = cursor ? [...items.value, ...page.items] : page.items
        next.value = page.next
      },
    )
  const restart = (): Promise<void> => fetchPage(null)
  const more = (): Promise<void> => fetchPage(next.value)
  watch(sources, restart)
  void restart()
  return { items, next, problem, loading, more, restart }
}
