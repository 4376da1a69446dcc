import { useRouter } from 'vue-router'
import { isSignedIn, may } from './session'
import { listenForShortcuts, useShortcut } from './shortcuts'

/** The keys that lead from anywhere to where the work is. */
export function usePlaceShortcuts(): void {
  const router = useRouter()
  const go = (to: string) => () => {
    if (isSignedIn.value) void router.push(to)
  }
  listenForShortcuts()
  useShortcut('g t', go('/'))
  useShortcut('g c', go('/cases'))
  useShortcut('g d', go('/calendar'))
  useShortcut('?', go('/shortcuts'))
  useShortcut('n', () => {
    if (may('cases:create')) go('/cases/new')()
  })
  useShortcut('/', () => {
    if (focusSearch() || !isSignedIn.value || !may('cases:read')) return
    void router.push('/cases').then(() => window.setTimeout(focusSearch, 300))
  })
}

/** The search field of the page, out of a box that is folded up if need be. */
function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('main input[type=search]')
  if (!field) return false
  const folded = field.closest('details')
  if (folded) folded.open = true
  field.focus()
  field.select()
  return true
}
