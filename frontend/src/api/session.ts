import { send } from './client'
import type { User } from './types'

export async function fetchSession(): Promise<User> {
  return (await send('GET', '/session')).data.user
}

export async function signIn(username: string, password: string): Promise<User> {
  return (await send('POST', '/session', { body: { username, password } })).data.user
}

export async function signOut(): Promise<void> {
  await send('DELETE', '/session')
}
