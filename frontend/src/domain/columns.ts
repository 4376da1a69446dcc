/** The columns of the list of cases, in the order in which they stand. */
export const COLUMNS = [
  'reference',
  'tracker_ref',
  'kind',
  'state',
  'next_due_on',
  'service',
  'team',
  'theme',
  'channel',
  'assigned_to',
  'received_on',
  'receipted_on',
] as const
export type Column = (typeof COLUMNS)[number]

const FIRST: readonly Column[] = [
  'reference',
  'kind',
  'state',
  'next_due_on',
  'team',
  'assigned_to',
  'received_on',
]

/** Those that the address names; the reference, which leads to the case, always. */
export function columnsOf(named: string | undefined): Column[] {
  const asked = named === undefined ? FIRST : named.split(',')
  return COLUMNS.filter((column) => column === 'reference' || asked.includes(column))
}

/** For the address, which says nothing of what everybody begins with. */
export function nameColumns(chosen: readonly string[]): string | undefined {
  const named = columnsOf(chosen.join(','))
  return named.join() === columnsOf(undefined).join() ? undefined : named.join()
}

/** What stands in a cell beside what its column names gets a column of its own in a file. */
const BESIDE: Partial<Record<Column, readonly string[]>> = {
  reference: ['tracker_ref'],
  kind: ['restricted'],
  team: ['service'],
  next_due_on: ['next_clock', 'working_days_left'],
}

/** The columns of a file that says what the grid shows with these. */
export function fileColumns(shown: readonly Column[]): string[] {
  const own: readonly string[] = shown
  return shown.flatMap((column) => [
    column,
    ...(BESIDE[column] ?? []).filter((beside) => !own.includes(beside)),
  ])
}
