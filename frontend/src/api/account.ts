import { send } from './client'
import type { EnrolmentBegun, OwnAccount, OwnSession, SessionState } from './types'

export async function fetchAccount(signal: AbortSignal): Promise<OwnAccount> {
  return (await send('GET', '/account', { signal })).data
}

export async function changePassword(present: string, chosen: string): Promise<SessionState> {
  const body = { present, new: chosen }
  return (await send('PUT', '/account/password', { body })).data
}

export async function beginOwnEnrolment(password: string): Promise<EnrolmentBegun> {
  return (await send('POST', '/account/second-factor', { body: { password } })).data
}

export async function finishOwnEnrolment(code: string): Promise<string[]> {
  const { data } = await send('POST', '/account/second-factor/confirmation', { body: { code } })
  return data.recovery_codes
}

export async function renewRecoveryCodes(password: string): Promise<string[]> {
  const { data } = await send('POST', '/account/recovery-codes', { body: { password } })
  return data.recovery_codes
}

export async function fetchSessions(signal: AbortSignal): Promise<OwnSession[]> {
  return (await send('GET', '/sessions', { signal })).data.items
}

export async function endSession(id: string): Promise<void> {
  await send('DELETE', '/sessions/{id}', { path: { id } })
}

export async function signOutEverywhere(): Promise<void> {
  await send('DELETE', '/sessions')
}

export async function resetPassword(token: string, password: string): Promise<void> {
  await send('POST', '/password-resets', { body: { token, password } })
}
