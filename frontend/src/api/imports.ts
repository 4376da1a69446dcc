import { fetchFile, send, type File as Saved, type Query } from './client'
import type { Import, ImportChangePage, ImportPage, ImportProblemPage } from './types'

const ONE = '/imports/{id}'

export async function fetchImports(query: Query, signal?: AbortSignal): Promise<ImportPage> {
  return (await send('GET', '/imports', { query, signal })).data
}

export async function fetchImport(id: string, signal?: AbortSignal): Promise<Import> {
  return (await send('GET', ONE, { path: { id }, signal })).data
}

export async function checkFile(file: File): Promise<Import> {
  const body = new FormData()
  body.append('file', file)
  return (await send('POST', '/imports', { body })).data
}

export async function fetchProblems(
  id: string,
  query: Query,
  signal?: AbortSignal,
): Promise<ImportProblemPage> {
  const options = { path: { id }, query, signal }
  return (await send('GET', `${ONE}/problems`, options)).data
}

export async function fetchChanges(
  id: string,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<ImportChangePage> {
  const options = { path: { id }, query: { cursor }, signal }
  return (await send('GET', `${ONE}/changes`, options)).data
}

export async function applyImport(id: string, skipBadRows: boolean): Promise<Import> {
  const options = { path: { id }, query: { skip_bad_rows: skipBadRows } }
  return (await send('POST', `${ONE}/apply`, options)).data
}

export async function takeBackImport(id: string): Promise<Import> {
  return (await send('POST', `${ONE}/take-back`, { path: { id } })).data
}

export function fetchRejects(id: string): Promise<Saved> {
  return fetchFile('GET', `${ONE}/rejects.csv`, { path: { id } })
}
