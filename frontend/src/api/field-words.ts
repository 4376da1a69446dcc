import { t } from '@/i18n'
import type { FieldProblem } from './problem'

/** It says by itself which field it is about. */
export const CHOOSE = 'choose'
const NO_DAY = ['date-type', 'date-parsing', 'date-from-datetime-parsing', 'date-from-datetime-inexact']

/** The service speaks to whoever sends it fields; here somebody fills in a form. */
export function inFormWords(wrong: FieldProblem): FieldProblem {
  if (NO_DAY.includes(wrong.code)) return { ...wrong, mend: t('wrong.day-mend') }
  if (wrong.code !== 'missing') return wrong
  const choose = { service: t('wrong.no-service'), theme: t('wrong.no-theme') }[wrong.field]
  return choose
    ? { ...wrong, code: CHOOSE, reason: choose, mend: '' }
    : { ...wrong, reason: t('wrong.missing'), mend: '' }
}
