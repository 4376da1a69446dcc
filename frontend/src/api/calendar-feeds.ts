import { send } from './client'
import type { AddCalendarFeed, CalendarFeedList, CalendarFeedMade } from './types'

export async function fetchFeeds(signal: AbortSignal): Promise<CalendarFeedList> {
  return (await send('GET', '/calendar-feeds', { signal })).data
}

export async function addFeed(body: AddCalendarFeed): Promise<CalendarFeedMade> {
  return (await send('POST', '/calendar-feeds', { body })).data
}

export async function removeFeed(id: string): Promise<void> {
  await send('DELETE', '/calendar-feeds/{id}', { path: { id } })
}
