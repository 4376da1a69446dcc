import { send, type Answer } from './client'
import type { LetterText, LetterVersion, Wording } from './types'

const ONE = '/letter-texts/{code}'
export type FoundText = Answer<LetterText>

export async function fetchTexts(signal?: AbortSignal): Promise<LetterText[]> {
  return (await send('GET', '/letter-texts', { signal })).data.items
}

export function fetchText(code: string, signal?: AbortSignal): Promise<FoundText> {
  return send('GET', ONE, { path: { code }, signal })
}

export function writeText(found: FoundText, body: Wording): Promise<FoundText> {
  return send('PUT', ONE, { path: { code: found.data.code }, body, ifMatch: found.etag })
}

export async function fetchVersions(code: string, signal?: AbortSignal): Promise<LetterVersion[]> {
  return (await send('GET', `${ONE}/versions`, { path: { code }, signal })).data.items
}
