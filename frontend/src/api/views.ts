import { send, type Options, type Query } from './client'
import type { SavedView } from './types'

const ONE = '/views/{id}'
/** A list of cases as it is kept. No columns: those that everybody begins with. */
export type KeptList = { filters: Query; columns: readonly string[] | null }

export async function fetchViews(signal?: AbortSignal): Promise<SavedView[]> {
  return (await send('GET', '/views', { signal })).data.items
}

export async function keepView(name: string, list: KeptList): Promise<SavedView> {
  return (await send('POST', '/views', { body: { name, ...list } })).data
}

export async function renameView(view: SavedView, name: string): Promise<void> {
  await send('PATCH', ONE, { ...at(view), body: { name } })
}

/** Keeps another list under the same name. */
export async function updateView(view: SavedView, list: KeptList): Promise<void> {
  await send('PATCH', ONE, { ...at(view), body: list })
}

export async function forgetView(view: SavedView): Promise<void> {
  await send('DELETE', ONE, at(view))
}

function at({ id, version }: SavedView): Options {
  return { path: { id }, ifMatch: `"${version}"` }
}
