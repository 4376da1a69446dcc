import { computed, readonly, ref, shallowRef } from 'vue'
import * as api from '@/api/session'
import type { Permission, SessionState, User } from '@/api/types'
import { Problem } from '@/api/problem'
import { dropAllHere } from './kept-here'
import { forgetEnd, noteEnd } from './session-end'

// Says only that it is worth asking who is signed in; the cookie itself is out of reach.
const REMEMBERED = 'adborth.signed-in'
// Changes when somebody signs out, for the other tabs to see.
const SIGNED_OUT = 'adborth.signed-out'

export type Step = 'needed' | 'to_enrol'
const signedIn = shallowRef<User | null>(null)
const awaited = ref<Step | null>(null)
const lost = ref(false)
const late = ref(false)
const entered = ref(0)
let waiting: ((again: boolean) => void)[] = []

export const user = readonly(signedIn)
/** What is left to do for somebody whose password was right. */
export const step = readonly(awaited)
/** Counts how often somebody has come in. */
export const entries = readonly(entered)
/** A step of signing in took too long; it begins anew. */
export const isLate = readonly(late)
/** The session has ended under a page that is still there. */
export const isLost = readonly(lost)
export const isSignedIn = computed(() => signedIn.value !== null && !lost.value)

export function may(permission: Permission): boolean {
  return signedIn.value?.permissions.includes(permission) ?? false
}

const WORK: Permission[] = [
  'cases:write',
  'cases:receipt',
  'stage-1:write',
  'stage-2:write',
  'investigations:write',
]

/** Whether there may be something for them to do today. */
export function worksOnCases(): boolean {
  return WORK.some(may)
}

/** Takes over what the service says of the session. */
export function take(state: SessionState): void {
  expectSession()
  late.value = false
  const factor = state.second_factor
  awaited.value = factor === 'needed' || factor === 'to_enrol' ? factor : null
  if (awaited.value) return
  if (signedIn.value && signedIn.value.username !== state.user.username) return startAnew()
  dropAllHere(state.user.username)
  signedIn.value = state.user
  noteEnd(state)
  entered.value += 1
  settle(true)
}

/** Nothing of one person may stay on the screen of another. */
function startAnew(): void {
  window.location.assign('/')
}

function settle(again: boolean): void {
  lost.value = false
  const asked = waiting
  waiting = []
  for (const answer of asked) answer(again)
}

/** The page stays as it is, unseen, until the same person has signed in again. */
export function waitForSignIn(): Promise<boolean> {
  if (!signedIn.value) return Promise.resolve(false)
  lost.value = true
  forgetEnd()
  return new Promise((answer) => {
    waiting.push(answer)
  })
}

/** Finds out who is signed in; nobody is no error. */
export async function resume(): Promise<void> {
  if (signedIn.value || awaited.value || !window.localStorage.getItem(REMEMBERED)) return
  try {
    take(await api.fetchSession())
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.status === 401) forget()
  }
}

/** Asks how the session stands, without making it last longer. */
export async function lookAgain(): Promise<void> {
  try {
    take(await api.fetchSession())
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.status === 401 && signedIn.value) void waitForSignIn()
  }
}

/** Somebody comes back from elsewhere with a session. */
export function expectSession(): void {
  window.localStorage.setItem(REMEMBERED, 'yes')
}

export async function signIn(username: string, password: string): Promise<void> {
  take(await api.signIn(username, password))
}

export async function signOut(): Promise<void> {
  await api.signOut().catch((error: unknown) => {
    if (!(error instanceof Problem) || error.status !== 401) throw error
  })
  leave()
}

/** Here and in every other tab. */
export function leave(): void {
  window.localStorage.setItem(SIGNED_OUT, String(Date.now()))
  dropAllHere()
  forget()
}

export function forget(): void {
  signedIn.value = null
  awaited.value = null
  window.localStorage.removeItem(REMEMBERED)
  forgetEnd()
  settle(false)
}

/** What was begun at the door took too long, or was ended elsewhere. */
export function forgetIfEnded(problem: Problem | null): void {
  if (problem?.status !== 401) return
  awaited.value = null
  late.value = true
}

export function onLeftElsewhere(handler: () => void): void {
  window.addEventListener('storage', ({ key }) => {
    if (key !== SIGNED_OUT) return
    dropAllHere()
    handler()
  })
}
