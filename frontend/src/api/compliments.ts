import { send, type Answer, type Query } from './client'
import type {
  Compliment,
  ComplimentPage,
  CorrectCompliment,
  HistoryEntry,
  LogCompliment,
  ShareCompliment,
} from './types'

export type FoundCompliment = Answer<Compliment>
const ONE = '/compliments/{reference}'
const at = ({ data, etag }: FoundCompliment) => ({ path: { reference: data.reference }, ifMatch: etag })

export async function fetchCompliments(
  query: Query,
  signal?: AbortSignal,
): Promise<ComplimentPage> {
  return (await send('GET', '/compliments', { query, signal })).data
}

export function fetchCompliment(reference: string, signal?: AbortSignal): Promise<FoundCompliment> {
  return send('GET', ONE, { path: { reference }, signal })
}

export async function fetchComplimentHistory(
  reference: string,
  signal?: AbortSignal,
): Promise<HistoryEntry[]> {
  return (await send('GET', `${ONE}/history`, { path: { reference }, signal })).data.items
}

/** With the same key it is logged once, however often it is sent. */
export function logCompliment(body: LogCompliment, once: string): Promise<FoundCompliment> {
  return send('POST', '/compliments', { body, once })
}

export function correctCompliment(
  found: FoundCompliment,
  body: CorrectCompliment,
): Promise<FoundCompliment> {
  return send('PATCH', ONE, { ...at(found), body })
}

export function shareCompliment(
  found: FoundCompliment,
  body: ShareCompliment,
): Promise<FoundCompliment> {
  return send('POST', `${ONE}/shares`, { ...at(found), body })
}

export function unshareCompliment(found: FoundCompliment, number: number): Promise<FoundCompliment> {
  const { path, ifMatch } = at(found)
  return send('DELETE', `${ONE}/shares/{number}`, { path: { ...path, number }, ifMatch })
}

export function redactCompliment(found: FoundCompliment, text: string): Promise<FoundCompliment> {
  return send('PUT', `${ONE}/redaction`, { ...at(found), body: { text } })
}

export function checkRedaction(found: FoundCompliment): Promise<FoundCompliment> {
  return send('POST', `${ONE}/redaction/check`, at(found))
}

export function withdrawRedaction(found: FoundCompliment): Promise<FoundCompliment> {
  return send('DELETE', `${ONE}/redaction`, at(found))
}
