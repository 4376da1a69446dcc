import { send, type Query } from './client'
import type { ComplimentPage } from './types'

export async function fetchCompliments(
  query: Query,
  signal?: AbortSignal,
): Promise<ComplimentPage> {
  return (await send('GET', '/compliments', { query, signal })).data
}
