import type { Ref } from 'vue'
import { useShortcut } from './shortcuts'

const ROW = '[data-row]'

/** Moving through the rows of a page, whose links are marked `data-row`, with j, k and arrows.
 *
 * `a` follows the link in the same row that is marked `data-action`.
 */
export function useRows(within: Ref<HTMLElement | null>): { move: (event: KeyboardEvent) => void } {
  const links = (): HTMLElement[] =>
    [...(within.value?.querySelectorAll<HTMLElement>(ROW) ?? [])].filter(
      (link) => !link.closest('details:not([open])'),
    )
  const place = (): number => {
    const row = document.activeElement?.closest('tr')
    return links().findIndex((link) => link === document.activeElement || link.closest('tr') === row)
  }
  const step = (by: number) => (): void => {
    const all = links()
    const now = place()
    all[now < 0 ? 0 : Math.min(Math.max(now + by, 0), all.length - 1)]?.focus()
  }

  useShortcut('j', step(1))
  useShortcut('k', step(-1))
  useShortcut('a', () => {
    links()[place()]?.closest('tr')?.querySelector<HTMLElement>('[data-action]')?.click()
  })

  /** For the rows' container: arrows move only when a row has the focus. */
  function move(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!by || place() < 0) return
    event.preventDefault()
    step(by)()
  }
  return { move }
}
