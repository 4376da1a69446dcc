/** The columns of the list of cases, in the order in which they stand. */
export const COLUMNS = [
  'reference',
  'tracker_ref',
  'kind',
  'state',
  'service',
  'team',
  'theme',
  'channel',
  'assigned_to',
  'received_on',
  'receipted_on',
  'next_due_on',
] as const
export type Column = (typeof COLUMNS)[number]

const FIRST: readonly Column[] = [
  'reference',
  'kind',
  'state',
  'team',
  'theme',
  'assigned_to',
  'received_on',
  'next_due_on',
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
