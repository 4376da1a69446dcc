import { language } from '@/i18n'
import { base, type Answered, type Method, type Template, type TemplateOf } from './contract'
import { Problem } from './problem'

export type Query = Record<string, string | number | boolean | null | undefined>
export type Answer<Body> = { data: Body; etag: string | null }
export type Options = {
  path?: Record<string, string | number>
  query?: Query
  body?: unknown
  ifMatch?: string | null
  /** A key of the request: sent again with it, nothing is made a second time. */
  once?: string
  /** It changes nothing though it goes by body, so it may be asked again. */
  onlyAsks?: boolean
  signal?: AbortSignal
}
export type File = { name: string; content: Blob }

let signedInAgain: () => Promise<boolean> = async () => false

/**
 * What to do when the service no longer knows who is asking. Says whether the same person has
 * signed in again: then a question is asked once more, and a change is left to them.
 */
export function onSignedOut(handler: () => Promise<boolean>): void {
  signedInAgain = handler
}

export function address(template: Template, { path = {}, query = {} }: Options = {}): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(path[name] ?? ''),
  )
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') asked.set(name, String(value))
  }
  return `${base}${filled}${asked.size ? `?${asked}` : ''}`
}

/** Throws a Problem for every answer that is no success. */
export async function send<M extends Method, T extends TemplateOf<M>>(
  method: M,
  template: T,
  options: Options = {},
): Promise<Answer<Answered<M, T>>> {
  const response = await reach(method, template, options, 'application/json')
  const text = await response.text()
  return {
    data: (text ? JSON.parse(text) : null) as Answered<M, T>,
    etag: response.headers.get('ETag'),
  }
}

/** A spreadsheet, in the language of the page. */
export async function fetchFile(
  method: Method,
  template: Template,
  options: Options = {},
): Promise<File> {
  const response = await reach(method, template, options, 'text/csv')
  const named = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')
  return { name: named?.[1] ?? 'adborth.csv', content: await response.blob() }
}

async function reach(
  method: Method,
  template: Template,
  options: Options,
  accept: string,
): Promise<Response> {
  try {
    return await ask(method, template, options, accept)
  } catch (error) {
    const ended = error instanceof Problem && error.status === 401
    if (!ended || isAboutSession(template) || !(await signedInAgain())) throw error
    const onlyAsks = method === 'GET' || options.onlyAsks || options.query?.preview === true
    if (!onlyAsks) throw Problem.notSent()
    return await ask(method, template, options, accept)
  }
}

/** Whoever asks about the session itself minds what is said of it. */
function isAboutSession(template: Template): boolean {
  return template === '/session' || template.startsWith('/session/')
}

/** The only fetch of the front end. */
async function ask(
  method: Method,
  template: Template,
  options: Options,
  accept: string,
): Promise<Response> {
  const response = await fetch(address(template, options), {
    method,
    headers: headers(options, accept),
    body: payload(options.body),
    signal: options.signal,
  }).catch((error: unknown) => {
    if (options.signal?.aborted) throw error
    throw Problem.unreachable()
  })
  if (response.ok) return response
  throw await Problem.from(response)
}

function headers({ body, ifMatch, once }: Options, accept: string): Record<string, string> {
  return {
    Accept: accept,
    'Accept-Language': language.value,
    'X-Adborth-Request': '1',
    ...(body !== undefined && !(body instanceof FormData)
      ? { 'Content-Type': 'application/json' }
      : {}),
    ...(ifMatch ? { 'If-Match': ifMatch } : {}),
    ...(once ? { 'Idempotency-Key': once } : {}),
  }
}

function payload(body: unknown): BodyInit | undefined {
  if (body === undefined) return undefined
  return body instanceof FormData ? body : JSON.stringify(body)
}
