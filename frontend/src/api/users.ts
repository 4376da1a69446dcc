import { send, type Answer } from './client'
import type { AddUser, ChangeUser, ResetStarted, UserAdded, UserDetail } from './types'

const ONE = '/users/{id}'
export type FoundUser = Answer<UserDetail>

export async function fetchUsers(signal?: AbortSignal): Promise<UserDetail[]> {
  return (await send('GET', '/users', { signal })).data.items
}

export function fetchUser(id: string, signal?: AbortSignal): Promise<FoundUser> {
  return send('GET', ONE, { path: { id }, signal })
}

export async function addUser(body: AddUser): Promise<UserAdded> {
  return (await send('POST', '/users', { body })).data
}

export function changeUser({ data, etag }: FoundUser, body: ChangeUser): Promise<FoundUser> {
  return send('PATCH', ONE, { path: { id: data.id }, body, ifMatch: etag })
}

export async function startReset(id: number): Promise<ResetStarted> {
  return (await send('POST', `${ONE}/password-reset`, { path: { id } })).data
}

export async function removeSecondFactor(id: number): Promise<void> {
  await send('DELETE', `${ONE}/second-factor`, { path: { id } })
}

export async function endSessions(id: number): Promise<void> {
  await send('DELETE', `${ONE}/sessions`, { path: { id } })
}

export async function countAssigned(id: number, signal?: AbortSignal): Promise<number> {
  return (await send('GET', `${ONE}/assigned-cases`, { path: { id }, signal })).data.open_cases
}
