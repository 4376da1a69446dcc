import { expect, it } from 'vitest'
import { newCase, type NewCaseForm } from '@/domain/new-case'

const FORM: NewCaseForm = {
  kind: 'complaint',
  service: 'adults',
  team: '',
  theme: 'financial',
  channel: '',
  received_on: '2026-06-01',
  summary: 'Nobody called back.',
  points: 'No call\n\n  No letter ',
  name: 'Alice Example',
  language: 'welsh',
}

it('sends what was left empty as nothing', () => {
  const sent = newCase({ ...FORM, points: '', name: ' ' })
  expect(sent).toMatchObject({ team: null, channel: null, elements: [], people: [] })
})

it('makes each line a point of complaint with the theme of the case', () => {
  expect(newCase(FORM).elements).toEqual([
    { theme: 'financial', description: 'No call' },
    { theme: 'financial', description: 'No letter' },
  ])
})

it('names the complainant with the language of correspondence', () => {
  expect(newCase(FORM).people).toEqual([
    { role: 'complainant', name: 'Alice Example', correspondence_language: 'welsh' },
  ])
})
