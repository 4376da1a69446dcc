import { send } from './client'
import type { Lists } from './types'

export async function fetchLists(): Promise<Lists> {
  return (await send('GET', '/lists')).data
}
