import { send } from './client'
import type { Draft } from './types'

export async function fetchDrafts(signal?: AbortSignal): Promise<Draft[]> {
  return (await send('GET', '/drafts', { signal })).data.items
}

export async function saveDraft(draft: string, fields: Record<string, string>): Promise<void> {
  await send('PUT', '/drafts/{draft}', { path: { draft }, body: { fields } })
}

export async function forgetDraft(draft: string): Promise<void> {
  await send('DELETE', '/drafts/{draft}', { path: { draft } })
}
