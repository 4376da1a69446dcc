import { send } from './client'
import type { EnrolmentBegun, SessionState, SignInWays } from './types'

/** Asking does not make the session last longer. */
export async function fetchSession(): Promise<SessionState> {
  return (await send('GET', '/session')).data
}

export async function fetchSignInWays(signal?: AbortSignal): Promise<SignInWays> {
  return (await send('GET', '/sign-in', { signal })).data
}

export async function signIn(username: string, password: string): Promise<SessionState> {
  return (await send('POST', '/session', { body: { username, password } })).data
}

export async function proveSecondFactor(code: string): Promise<SessionState> {
  return (await send('POST', '/session/second-factor', { body: { code } })).data
}

export async function beginEnrolment(): Promise<EnrolmentBegun> {
  return (await send('POST', '/session/second-factor/enrolment')).data
}

export async function finishEnrolment(
  code: string,
): Promise<{ session: SessionState; codes: string[] }> {
  const { data } = await send('POST', '/session/second-factor/confirmation', { body: { code } })
  return { session: data, codes: data.recovery_codes }
}

export async function keepAlive(): Promise<SessionState> {
  return (await send('POST', '/session/keep-alive')).data
}

export async function signOut(): Promise<void> {
  await send('DELETE', '/session')
}
