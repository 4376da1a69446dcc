import { send } from './client'
import type { ActiveReferrals, MailboxCount } from './types'

const MONTH = '/mailbox-counts/{month}'
const DAY = '/active-referrals/{on}/{service}'
/** The count and its version as they were seen; a new one has none. */
type Seen = { version: number } | null
const tag = (seen: Seen): string | null => (seen ? `"${seen.version}"` : null)

export async function fetchMailboxCounts(
  year: string,
  signal?: AbortSignal,
): Promise<{ items: MailboxCount[]; total: number }> {
  return (await send('GET', '/mailbox-counts', { query: { year }, signal })).data
}

export async function countEmails(month: string, emails: number, seen: Seen): Promise<void> {
  await send('PUT', MONTH, { path: { month }, body: { emails }, ifMatch: tag(seen) })
}

export async function uncountEmails(month: string, seen: Seen): Promise<void> {
  await send('DELETE', MONTH, { path: { month }, ifMatch: tag(seen) })
}

export async function fetchActiveReferrals(signal?: AbortSignal): Promise<ActiveReferrals[]> {
  return (await send('GET', '/active-referrals', { signal })).data.items
}

export async function countReferrals(
  on: string,
  service: string,
  referrals: number,
  seen: Seen,
): Promise<void> {
  await send('PUT', DAY, { path: { on, service }, body: { referrals }, ifMatch: tag(seen) })
}

export async function uncountReferrals(on: string, service: string, seen: Seen): Promise<void> {
  await send('DELETE', DAY, { path: { on, service }, ifMatch: tag(seen) })
}
