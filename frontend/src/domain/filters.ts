export type Filters = Record<string, string>
export type Place = { path: string; query: Filters }

/** The filters that the form of the case list has a field for. */
export const FORM_FILTERS = [
  'kind',
  'state',
  'service',
  'team',
  'theme',
  'channel',
  'assigned_to',
  'received_from',
  'received_to',
  'overdue',
] as const
export type FormFilter = (typeof FORM_FILTERS)[number]

/** What else a figure can ask for, in the groups that are taken away together. */
const FIGURE_FILTERS = [
  ['q'],
  ['clock'],
  ['stage', 'entered_from', 'entered_to'],
  ['started_from', 'started_to'],
  ['finished_from', 'finished_to'],
  ['days_min', 'days_max'],
  ['done'],
  ['not_done'],
  ['result'],
  ['outcome'],
  ['ombudsman', 'ombudsman_from', 'ombudsman_to'],
  ['due_from', 'due_by'],
  ['next_clock'],
  ['waiting'],
  ['whose'],
  ['batch'],
  ['as_at'],
] as const
const NO_FILTERS: readonly string[] = [
  'sort',
  'cursor',
  'limit',
  'lang',
  'columns',
  'search',
  ...FORM_FILTERS,
]

const API = '/api/v1'

/** The page that shows what an address of the service lists. */
export function placeOf(apiAddress: string): Place {
  const url = new URL(apiAddress, 'http://service')
  const path = url.pathname.startsWith(API) ? url.pathname.slice(API.length) : url.pathname
  return { path, query: Object.fromEntries(url.searchParams) }
}

/** The filters in the address that no field of the form shows, grouped. */
export function figureFilters(query: Filters): Filters[] {
  const groups: readonly (readonly string[])[] = FIGURE_FILTERS
  const known = new Set([...NO_FILTERS, ...groups.flat()])
  const others = Object.keys(query).filter((name) => !known.has(name))
  return [...groups, ...others.map((name) => [name])]
    .map((names) => only(query, names))
    .filter((group) => Object.keys(group).length > 0)
}

export function only(query: Filters, names: readonly string[]): Filters {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = query[name]
      return value ? [[name, value]] : []
    }),
  )
}

export function without(query: Filters, names: readonly string[]): Filters {
  return Object.fromEntries(Object.entries(query).filter(([name]) => !names.includes(name)))
}

/** The query of an address as one value per name. */
export function flat(query: Record<string, unknown>): Filters {
  const found: Filters = {}
  for (const [name, value] of Object.entries(query)) {
    const first: unknown = Array.isArray(value) ? value[0] : value
    if (typeof first === 'string' && first) found[name] = first
  }
  return found
}

/** Of several sets of filters, what each has that the others do not all share. */
export function differing(queries: readonly Filters[]): Filters[] {
  return queries.map((query) =>
    Object.fromEntries(
      Object.entries(query).filter(([name, value]) =>
        queries.some((other) => other[name] !== value),
      ),
    ),
  )
}
