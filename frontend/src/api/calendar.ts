import { send } from './client'
import type {
  AppliedChange,
  CalendarDetail,
  ChangeCalendar,
  DueDate,
  Elapsed,
  Move,
  Revision,
} from './types'

export async function fetchCalendar(
  from: string,
  to: string,
  signal?: AbortSignal,
): Promise<CalendarDetail> {
  return (await send('GET', '/calendar', { query: { from, to }, signal })).data
}

export async function fetchDueDate(from: string, days: string): Promise<DueDate> {
  return (await send('GET', '/working-days/due-date', { query: { from, days } })).data
}

export async function fetchElapsed(from: string, to: string): Promise<Elapsed> {
  return (await send('GET', '/working-days/elapsed', { query: { from, to } })).data
}

export async function previewChange(body: ChangeCalendar): Promise<Move[]> {
  return (await send('POST', '/calendar/changes/preview', { body })).data.moves
}

export async function applyChange(body: ChangeCalendar): Promise<AppliedChange> {
  return (await send('POST', '/calendar/changes', { body })).data
}

export async function fetchRevisions(signal?: AbortSignal): Promise<Revision[]> {
  return (await send('GET', '/calendar/changes', { signal })).data.items
}

export async function previewUndo(revision: number): Promise<Move[]> {
  const template = '/calendar/changes/{revision}/undo/preview'
  return (await send('POST', template, { path: { revision } })).data.moves
}

export async function undoChange(revision: number): Promise<AppliedChange> {
  const template = '/calendar/changes/{revision}/undo'
  return (await send('POST', template, { path: { revision }, body: {} })).data
}
