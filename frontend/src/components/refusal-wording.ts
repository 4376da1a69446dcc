import { Problem } from '@/api/problem'
import { t } from '@/i18n'

const KNOWN = [
  'open-id-not-set-up',
  'sign-in-not-begun',
  'provider-refused',
  'no-role-for-groups',
  'account-inactive',
  'username-taken',
  'provider-unavailable',
] as const
type Known = (typeof KNOWN)[number]

/** Why the council's provider brought nobody in. */
export function refusal(code: unknown): Problem | null {
  if (typeof code !== 'string' || !code) return null
  const known = KNOWN.find((one): one is Known => one === code)
  const detail = t(known ? `refused.${known}` : 'refused.other')
  return new Problem({ title: t('refused.title'), status: 0, detail, code })
}
