import { send, type Query } from './client'
import type { AuditPage } from './types'

export async function fetchAudit(query: Query, signal?: AbortSignal): Promise<AuditPage> {
  return (await send('GET', '/audit', { query, signal })).data
}
