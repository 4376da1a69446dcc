/** A cell by its row and column, from 0 on; the headings are the first row. */
export type Place = { row: number; column: number }
export type Size = { rows: number; columns: number }

const PAGE = 10

/** Where a key leads to from a cell, as the ARIA pattern of a grid has it; null for other keys. */
export function moved(from: Place, key: string, ctrl: boolean, size: Size): Place | null {
  const last = { row: size.rows - 1, column: size.columns - 1 }
  const steps: Record<string, Place> = {
    ArrowUp: { ...from, row: from.row - 1 },
    ArrowDown: { ...from, row: from.row + 1 },
    ArrowLeft: { ...from, column: from.column - 1 },
    ArrowRight: { ...from, column: from.column + 1 },
    PageUp: { ...from, row: Math.min(from.row, Math.max(1, from.row - PAGE)) },
    PageDown: { ...from, row: from.row + PAGE },
    Home: { row: ctrl ? 0 : from.row, column: 0 },
    End: { row: ctrl ? last.row : from.row, column: last.column },
  }
  const to = steps[key]
  return to ? { row: within(to.row, last.row), column: within(to.column, last.column) } : null
}

function within(place: number, last: number): number {
  return Math.max(0, Math.min(place, last))
}
