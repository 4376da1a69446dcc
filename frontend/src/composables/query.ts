import { computed, type ComputedRef } from 'vue'
import { useRoute } from 'vue-router'
import { flat, without, type Filters } from '@/domain/filters'

/** What the address asks of this page. It stays the same object until the page is asked anew. */
export function useQuery(): ComputedRef<Filters> {
  const route = useRoute()
  const mine = route.path
  return computed<Filters>((before) => {
    const now = without(flat(route.query), ['lang'])
    const isSame = before && JSON.stringify(before) === JSON.stringify(now)
    return before && (isSame || route.path !== mine) ? before : now
  })
}
