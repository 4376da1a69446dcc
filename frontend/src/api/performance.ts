import { fetchCsv, send, type File, type Query } from './client'
import type { TemplateOf } from './contract'
import type { FigureTable } from './types'

type Address = Extract<TemplateOf<'GET'>, `/performance/${string}`>

export async function fetchYear(query: Query, signal?: AbortSignal): Promise<FigureTable[]> {
  return (await send('GET', '/performance/year', { query, signal })).data.tables
}

/** One table as a spreadsheet, or with `year` all of them. */
export function fetchFigures(table: string, query: Query): Promise<File> {
  return fetchCsv(`/performance/${table}` as Address, { query })
}
