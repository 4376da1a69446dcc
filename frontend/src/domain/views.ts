import { columnsOf, nameColumns } from './columns'
import { without, type Filters } from './filters'

/** What is looked for may be a name, and a page passes: neither is part of a view. */
const NEVER_KEPT = ['search', 'q', 'cursor', 'limit']

type View = {
  filters: Record<string, string | number | boolean>
  columns: readonly string[] | null
}

/** What a view keeps of an address of the list of cases. */
export function viewOf(query: Filters): View {
  const columns = query.columns ? columnsOf(query.columns) : null
  return { filters: without(query, [...NEVER_KEPT, 'columns']), columns }
}

/** The address that shows it. */
export function queryOf({ filters, columns }: View): Filters {
  const query = Object.fromEntries(
    Object.entries(filters).map(([name, value]) => [name, String(value)]),
  )
  const named = columns ? nameColumns(columns) : undefined
  return named ? { ...query, columns: named } : query
}

export function isShown(view: View, query: Filters): boolean {
  const now = without(query, ['cursor', 'limit'])
  return inOrder(queryOf(view)) === inOrder(now)
}

function inOrder(query: Filters): string {
  return JSON.stringify(Object.entries(query).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}
