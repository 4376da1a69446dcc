import { send, type Answer } from './client'
import type { AddEntry, AnyEntry, ChangeEntry, EntryUse, ListName, Lists } from './types'

const OF_LIST = '/lists/{list}'
const ONE = '/lists/{list}/{code}'
export type FoundEntry = Answer<AnyEntry>

export async function fetchLists(signal?: AbortSignal): Promise<Lists> {
  return (await send('GET', '/lists', { signal })).data
}

export function fetchEntry(list: ListName, code: string, signal?: AbortSignal): Promise<FoundEntry> {
  return send('GET', ONE, { path: { list, code }, signal })
}

export async function addEntry(list: ListName, body: AddEntry): Promise<AnyEntry> {
  return (await send('POST', OF_LIST, { path: { list }, body })).data
}

export function changeEntry(
  list: ListName,
  found: FoundEntry,
  body: ChangeEntry,
): Promise<FoundEntry> {
  const path = { list, code: found.data.code }
  return send('PATCH', ONE, { path, body, ifMatch: found.etag })
}

/** How many cases stand on each entry. */
export async function fetchUse(list: ListName, signal?: AbortSignal): Promise<EntryUse[]> {
  return (await send('GET', '/list-use/{list}', { path: { list }, signal })).data.items
}
