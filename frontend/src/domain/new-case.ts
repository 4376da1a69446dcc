import type { CaseKind, CorrespondenceLanguage, OpenCase } from '@/api/types'

export type NewCaseForm = {
  kind: CaseKind
  service: string
  team: string
  theme: string
  channel: string
  received_on: string
  summary: string
  /** Points of complaint, one on each line. */
  points: string
  name: string
  language: CorrespondenceLanguage
}

/** What the form says, as the service takes it; a point of complaint begins with the case's theme. */
export function newCase(form: NewCaseForm): OpenCase {
  const points = form.points.split('\n').map((line) => line.trim())
  return {
    kind: form.kind,
    service: form.service,
    team: form.team || null,
    theme: form.theme,
    channel: form.channel || null,
    received_on: form.received_on,
    summary: form.summary,
    elements: points
      .filter((description) => description !== '')
      .map((description) => ({ theme: form.theme, description })),
    people: form.name.trim()
      ? [
          {
            role: 'complainant',
            name: form.name,
            correspondence_language: form.language,
          },
        ]
      : [],
  }
}
