import { send, type Answer } from './client'
import type { AddApiClient, ApiClient, ApiClientWithSecret, ChangeApiClient } from './types'

const ALL = '/api-clients'
const ONE = '/api-clients/{client}'
export type FoundClient = Answer<ApiClient>

export async function fetchClients(signal?: AbortSignal): Promise<ApiClient[]> {
  return (await send('GET', ALL, { signal })).data.items
}

export function fetchClient(client: string, signal?: AbortSignal): Promise<FoundClient> {
  return send('GET', ONE, { path: { client }, signal })
}

export async function addClient(body: AddApiClient): Promise<ApiClientWithSecret> {
  return (await send('POST', ALL, { body })).data
}

export function changeClient(found: FoundClient, body: ChangeApiClient): Promise<FoundClient> {
  const path = { client: found.data.client_id }
  return send('PATCH', ONE, { path, body, ifMatch: found.etag })
}

export function addSecret(found: FoundClient): Promise<Answer<ApiClientWithSecret>> {
  const path = { client: found.data.client_id }
  return send('POST', `${ONE}/secrets`, { path, ifMatch: found.etag })
}

export function endSecret(found: FoundClient, secret: number): Promise<FoundClient> {
  const path = { client: found.data.client_id, secret }
  return send('DELETE', `${ONE}/secrets/{secret}`, { path, ifMatch: found.etag })
}
