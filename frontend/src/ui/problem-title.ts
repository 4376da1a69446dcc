import type { Problem } from '@/api/problem'
import { t } from '@/i18n'

/** What went wrong: in the service's words, or in ours where it said nothing. */
export function problemTitle({ code, status, title }: Problem): string {
  if (code === 'unreachable') return t('error.unreachable')
  if (code === 'not-sent') return t('error.not-sent')
  if (code === 'unexpected') return t('error.unexpected', { status })
  return title
}
