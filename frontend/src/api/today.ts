import { send } from './client'
import type { Today, Whose } from './types'

export async function fetchToday(whose: Whose | null, signal?: AbortSignal): Promise<Today> {
  return (await send('GET', '/today', { query: whose ? { whose } : {}, signal })).data
}
