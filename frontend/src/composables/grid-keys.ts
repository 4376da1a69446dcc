import { onMounted, onUpdated, ref, type Ref } from 'vue'
import { moved, type Place } from '@/domain/grid'

export type GridKeys = {
  onKeydown: (event: KeyboardEvent) => void
  onFocusin: (event: FocusEvent) => void
}

/**
 * One stop of the tab key for a whole table, in which arrows lead from cell to cell. What can be
 * used in a cell is what has the focus there, else the cell itself. `toggle` and `open` are given
 * the row, from 0 on.
 */
export function useGridKeys(
  table: Ref<HTMLTableElement | null>,
  { toggle, open }: { toggle: (row: number) => void; open: (row: number) => void },
): GridKeys {
  const active = ref<Place>({ row: 1, column: 0 })

  const rows = (): HTMLTableRowElement[] => [...(table.value?.rows ?? [])]
  const at = ({ row, column }: Place): HTMLElement | null => {
    const cell = rows()[row]?.cells[column]
    return cell ? targetOf(cell) : null
  }

  function placeStop(): void {
    if (!at(active.value)) active.value = { row: 1, column: 0 }
    const stop = at(active.value)
    for (const row of rows()) {
      for (const cell of row.cells) {
        const target = targetOf(cell)
        target.tabIndex = target === stop ? 0 : -1
      }
    }
  }

  function onFocusin({ target }: FocusEvent): void {
    const cell = (target as Element).closest('td, th')
    const row = rows().findIndex((one) => one === cell?.parentElement)
    if (!(cell instanceof HTMLTableCellElement) || row < 0) return
    active.value = { row, column: cell.cellIndex }
    placeStop()
  }

  function onKeydown(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey) return
    const { row } = active.value
    const size = { rows: rows().length, columns: rows()[0]?.cells.length ?? 0 }
    const to = moved(active.value, event.key, event.ctrlKey, size)
    if (to) at(to)?.focus()
    else if (event.key === ' ' && row > 0) toggle(row - 1)
    else if (event.key === 'Enter' && row > 0) open(row - 1)
    else return
    event.preventDefault()
  }

  onMounted(placeStop)
  onUpdated(placeStop)
  return { onKeydown, onFocusin }
}

function targetOf(cell: HTMLElement): HTMLElement {
  return cell.querySelector<HTMLElement>('a, input') ?? cell
}
