import { computed, readonly, shallowRef } from 'vue'
import { fetchSession, signIn as postSession, signOut as deleteSession } from '@/api/session'
import type { Permission, User } from '@/api/types'
import { Problem } from '@/api/problem'

// Says only that it is worth asking who is signed in; the cookie itself is out of reach.
const REMEMBERED = 'adborth.signed-in'
const signedIn = shallowRef<User | null>(null)

export const user = readonly(signedIn)

export function may(permission: Permission): boolean {
  return signedIn.value?.permissions.includes(permission) ?? false
}

export const isSignedIn = computed(() => signedIn.value !== null)

function remember(found: User | null): void {
  signedIn.value = found
  if (found) window.localStorage.setItem(REMEMBERED, 'yes')
  else window.localStorage.removeItem(REMEMBERED)
}

/** Finds out who is signed in; nobody is no error. */
export async function resume(): Promise<void> {
  if (signedIn.value || !window.localStorage.getItem(REMEMBERED)) return
  try {
    remember(await fetchSession())
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.status === 401) remember(null)
  }
}

export async function signIn(username: string, password: string): Promise<void> {
  remember(await postSession(username, password))
}

export async function signOut(): Promise<void> {
  await deleteSession()
  remember(null)
}

export function forget(): void {
  remember(null)
}
