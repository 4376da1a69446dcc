import { send } from './client'
import type { Assignee } from './types'

export async function fetchAssignees(signal?: AbortSignal): Promise<Assignee[]> {
  return (await send('GET', '/assignees', { signal })).data.items
}
