import { describe, expect, it } from 'vitest'
import {
  asCase,
  asCompliment,
  asFields,
  emptyContact,
  emptyPerson,
  fromFields,
  isWorthKeeping,
  nextContact,
  withoutGaps,
  type ContactForm,
} from '@/domain/contact'

const TODAY = '2026-06-01'
const FORM: ContactForm = {
  kind: 'complaint',
  service: 'adults',
  team: '',
  theme: 'financial',
  channel: '',
  received_on: TODAY,
  people: [
    { ...emptyPerson(), name: 'Alice Example', language: 'welsh' },
    { ...emptyPerson('service_user'), name: 'Bob Example', contact: '029 2000 0000' },
  ],
  summary: 'Nobody called back.',
  points: 'No call\n\n  No letter ',
}

describe('a case', () => {
  it('has nothing where nothing was typed', () => {
    const sent = asCase({ ...FORM, points: '', people: [emptyPerson()] })
    expect(sent).toMatchObject({ team: null, channel: null, elements: [], people: [] })
  })

  it('has a point of complaint for each line, with its theme', () => {
    expect(asCase(FORM).elements).toEqual([
      { theme: 'financial', description: 'No call' },
      { theme: 'financial', description: 'No letter' },
    ])
    expect(asCase({ ...FORM, kind: 'enquiry' }).elements).toEqual([])
  })

  it('names its people with their language of correspondence', () => {
    expect(asCase(FORM).people).toMatchObject([
      { role: 'complainant', name: 'Alice Example', correspondence_language: 'welsh' },
      { role: 'service_user', name: 'Bob Example', contact: '029 2000 0000' },
    ])
  })

  it('sends somebody who can be reached without a name, for the service to ask for it', () => {
    const people = [{ ...emptyPerson(), contact: '029 2000 0000' }]
    expect(asCase({ ...FORM, people }).people).toHaveLength(1)
  })
})

it('a compliment is from the first person', () => {
  expect(asCompliment(FORM)).toEqual({
    service: 'adults',
    team: null,
    received_on: TODAY,
    from_whom: 'Alice Example',
    language: 'welsh',
    text: 'Nobody called back.',
  })
})

it('a draft comes back as it was typed', () => {
  expect(fromFields(asFields(FORM), '2027-01-01')).toEqual(FORM)
  expect(fromFields({}, TODAY)).toEqual(emptyContact(TODAY))
})

it('is worth keeping once something is typed', () => {
  expect(isWorthKeeping({ ...emptyContact(TODAY), service: 'adults', summary: ' ' })).toBe(false)
  expect(isWorthKeeping({ ...emptyContact(TODAY), summary: 'N' })).toBe(true)
})

it('the next of a pile comes from the same place on the same day, and says nothing yet', () => {
  const next = nextContact({ ...FORM, received_on: '2026-05-29', channel: 'post' })
  expect(next).toMatchObject({ service: 'adults', channel: 'post', received_on: '2026-05-29' })
  expect(isWorthKeeping(next)).toBe(false)
  expect(next.theme).toBe('')
})

it('closes up rows that nothing was typed in', () => {
  const [alice, bob] = FORM.people
  expect(withoutGaps([emptyPerson(), alice!, emptyPerson(), bob!])).toEqual([alice, bob])
  expect(withoutGaps([emptyPerson()])).toEqual([emptyPerson()])
})
