import type { CaseDetail, CorrespondenceLanguage } from '@/api/types'
import { currentStage } from './stages'

type Language = 'en' | 'cy'
type Values = Record<string, string | undefined>

/** Fills in what is known; what is not stays in its braces, to be seen. */
export function filled(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (braces, name: string) => values[name] || braces)
}

export function valuesOf(of: CaseDetail, officer: string, date: (iso: string) => string): Values {
  const due = of.clocks.find((clock) => clock.clock === 'stage_1_response')?.due_on
  return {
    complainant: of.people.find((one) => one.role === 'complainant')?.name ?? undefined,
    reference: of.reference,
    received_on: date(of.received_on),
    respond_by: due ? date(due) : undefined,
    officer,
  }
}

/** The text that goes with an action, if one does. */
export function letterFor(action: string, of: CaseDetail): string | null {
  if (action === 'record_receipt') return 'receipt'
  const stage = currentStage(of.stages)?.stage
  if (action === 'acknowledge' && stage === 'stage_1') return 'acknowledgement'
  if (action !== 'respond') return null
  return stage === 'stage_2' ? 'ombudsman-signpost' : 'stage-2-signpost'
}

export function writesIn(of: CaseDetail): CorrespondenceLanguage {
  return of.people.find((one) => one.role === 'complainant')?.writes_in ?? 'bilingual'
}

/** Not yet asked means bilingual, and in a bilingual letter Welsh comes first. */
export function languagesOf(writtenIn: CorrespondenceLanguage): Language[] {
  if (writtenIn === 'welsh') return ['cy']
  return writtenIn === 'english' ? ['en'] : ['cy', 'en']
}
