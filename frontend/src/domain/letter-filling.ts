import type { CaseDetail, CorrespondenceLanguage } from '@/api/types'

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

/** Not yet asked means bilingual, and in a bilingual letter Welsh comes first. */
export function languagesOf(writtenIn: CorrespondenceLanguage): Language[] {
  if (writtenIn === 'welsh') return ['cy']
  return writtenIn === 'english' ? ['en'] : ['cy', 'en']
}
