import type { Cell, Column, FigureTable, Row } from '@/api/types'
import type { Series } from './chart'

const TOTAL = 'total'
const MOST_COLUMNS = 4

/** One figure where its row and its column meet, whichever way round the table is shown. */
export type Line = { head: Column & { n?: number | null }; cells: Cell[] }
export type Shown = { heads: Line['head'][]; lines: Line[]; withN: boolean }

/** A table that is wider than long is turned on its side, so that it fits beside its chart. */
export function shown({ columns, rows }: Pick<FigureTable, 'columns' | 'rows'>): Shown {
  // Where a figure of the row is its n, the n need not be told again.
  const withN = rows.some((row) => row.cells.every((cell) => cell.count !== row.n))
  if (columns.length <= MOST_COLUMNS || columns.length <= rows.length) {
    return { heads: columns, lines: rows.map((row) => ({ head: row, cells: row.cells })), withN }
  }
  return {
    heads: rows,
    lines: columns.map((column) => ({
      head: column,
      cells: rows.flatMap((row) => cellOf(row, column.key) ?? []),
    })),
    withN,
  }
}

/** How a table is drawn: a series for each of its rows or columns, and what is left out. */
type Drawing = { by: 'rows' | 'columns'; only?: string[]; without?: string[] }

const BY_SERVICE: Drawing = { by: 'rows' }
const ENTERED: Drawing = { by: 'columns', only: ['stage_1'] }
const REASONS = ['withdrawn', 'ended', 'not_yet_due', 'overdue']
const DRAWINGS: Record<string, Drawing> = {
  contacts: ENTERED,
  'contacts-by-year': ENTERED,
  'contacts-by-service': ENTERED,
  themes: { by: 'columns' },
  outcomes: { by: 'rows', without: ['none'] },
  receipt: BY_SERVICE,
  acknowledgement: { by: 'rows', without: REASONS },
  informal: BY_SERVICE,
  'stage-1': BY_SERVICE,
  'stage-2': BY_SERVICE,
}

/** The bars of a table, or null where there is nothing to compare. Totals are no bars. */
export function chartOf(table: FigureTable, named: (name: Column['name']) => string): Series[] | null {
  const drawing = DRAWINGS[table.table]
  if (!drawing) return null
  const { only, without = [] } = drawing
  const rows = table.rows.filter((row) => row.key !== TOTAL)
  const columns = table.columns.filter(
    ({ key }) => key !== TOTAL && !without.includes(key) && (!only || only.includes(key)),
  )
  const byRow = rows.map((row) => ({
    name: named(row.name),
    points: columns.map((one) => ({ label: named(one.name), value: countOf(row, one.key) })),
  }))
  const byColumn = columns.map((column) => ({
    name: named(column.name),
    points: rows.map((one) => ({ label: named(one.name), value: countOf(one, column.key) })),
  }))
  const series = drawing.by === 'rows' ? byRow : byColumn
  const values = series.flatMap((one) => one.points.map((point) => point.value))
  const bars = series[0]?.points.length ?? 0
  return bars > 1 && values.some((one) => one > 0) ? series : null
}

function countOf(row: Row, key: string): number {
  return cellOf(row, key)?.count ?? 0
}

function cellOf(row: Row, key: string): Cell | undefined {
  return row.cells.find((cell) => cell.key === key)
}
