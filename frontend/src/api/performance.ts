import { fetchFile, send, type File, type Query } from './client'
import type { TemplateOf } from './contract'
import type { FigureTable } from './types'

type Address = Extract<TemplateOf<'GET'>, `/performance/${string}`>

export async function fetchYear(query: Query, signal?: AbortSignal): Promise<FigureTable[]> {
  return (await send('GET', '/performance/year', { query, signal })).data.tables
}

/** The Ombudsman's return of some quarters. */
export async function fetchReturn(query: Query, signal?: AbortSignal): Promise<FigureTable> {
  return (await send('GET', '/performance/quarterly-return', { query, signal })).data
}

/** One table as a spreadsheet, or with `year` all of them. */
export function fetchFigures(
  table: string,
  query: Query,
  format: 'csv' | 'xlsx' = 'csv',
): Promise<File> {
  return fetchFile('GET', `/performance/${table}` as Address, { query: { ...query, format } })
}
