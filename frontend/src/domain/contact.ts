import type {
  CaseKind,
  CorrespondenceLanguage,
  FindSimilar,
  LogCompliment,
  OpenCase,
  PersonRole,
} from '@/api/types'
import { isDate } from './dates'

export type ContactKind = CaseKind | 'compliment'
export type PersonForm = {
  name: string
  role: PersonRole
  relationship: string
  language: CorrespondenceLanguage
  contact: string
}
export type ContactForm = {
  kind: ContactKind
  service: string
  team: string
  theme: string
  channel: string
  received_on: string
  people: PersonForm[]
  summary: string
  /** Points of complaint, one on each line. */
  points: string
}
export type Logged = { kind: ContactKind; reference: string }
/** What stands in each field, as a draft keeps it. */
export type Fields = Record<string, string>

const PLAIN = ['kind', 'service', 'team', 'theme', 'channel', 'received_on', 'summary', 'points'] as const
const OF_PERSON = ['name', 'role', 'relationship', 'language', 'contact'] as const
export const FORMAL: ContactKind[] = ['complaint', 'representation']
export const MOST_PEOPLE = 20

export function emptyPerson(role: PersonRole = 'complainant'): PersonForm {
  return { name: '', role, relationship: '', language: 'not_asked', contact: '' }
}

export function emptyContact(today: string): ContactForm {
  return {
    kind: 'complaint',
    service: '',
    team: '',
    theme: '',
    channel: '',
    received_on: today,
    people: [emptyPerson()],
    summary: '',
    points: '',
  }
}

/** The next one of a pile of post: from the same place, on the same day. */
export function nextContact({ kind, service, team, channel, received_on }: ContactForm): ContactForm {
  return { ...emptyContact(received_on), kind, service, team, channel }
}

/** What is empty is left out, so that the service says that it is needed. */
function withoutEmpty<Body extends object>(body: Body): Body {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== '')) as Body
}

/** As the service takes it; a point of complaint begins with the case's theme. */
export function asCase(form: ContactForm): OpenCase {
  const points = form.points.split('\n').map((line) => line.trim())
  return withoutEmpty({
    kind: form.kind as CaseKind,
    service: form.service,
    team: form.team || null,
    theme: form.theme,
    channel: form.channel || null,
    received_on: form.received_on,
    summary: form.summary,
    elements: FORMAL.includes(form.kind) && form.theme
      ? points
          .filter((description) => description !== '')
          .map((description) => ({ theme: form.theme, description }))
      : [],
    people: form.people.filter(isFilled).map((person) => ({
      role: person.role,
      name: person.name,
      relationship: person.relationship.trim() || null,
      correspondence_language: person.language,
      contact: person.contact.trim() || null,
    })),
  })
}

/** What may find the same person's cases; null while too little is typed. */
export function asSearch({ people, service, received_on }: ContactForm): FindSimilar | null {
  const typed = (field: 'name' | 'contact'): string[] =>
    people.map((person) => person[field].trim()).filter((text) => text.length > 2 && text.length <= 500)
  const search = { names: typed('name'), contacts: typed('contact') }
  if (!search.names.length && !search.contacts.length) return null
  return { ...search, service: service || null, received_on: isDate(received_on) ? received_on : null, limit: 10 }
}

export function asCompliment(form: ContactForm): LogCompliment {
  const from = form.people[0] ?? emptyPerson()
  return withoutEmpty({
    service: form.service,
    team: form.team || null,
    received_on: form.received_on,
    from_whom: from.name,
    language: from.language,
    text: form.summary,
  })
}

export function asFields(form: ContactForm): Fields {
  const fields: Fields = {}
  for (const name of PLAIN) fields[name] = form[name]
  for (const [index, person] of form.people.entries()) {
    for (const name of OF_PERSON) fields[`people.${index}.${name}`] = person[name]
  }
  return fields
}

/** What a draft kept; what it does not have is as in an empty form. */
export function fromFields(fields: Fields, today: string): ContactForm {
  const form = emptyContact(today)
  for (const name of PLAIN) Object.assign(form, { [name]: fields[name] ?? form[name] })
  const numbers = Object.keys(fields).map((name) => Number(/^people\.(\d+)\.name$/.exec(name)?.[1] ?? 0))
  form.people = Array.from({ length: Math.max(0, ...numbers) + 1 }, (_, index) => {
    const person: Record<string, string> = emptyPerson()
    for (const name of OF_PERSON) person[name] = fields[`people.${index}.${name}`] ?? person[name]!
    return person as PersonForm
  })
  return form
}

/** Whether somebody would miss it: choices alone are made again in seconds. */
export function isWorthKeeping({ people, summary, points }: ContactForm): boolean {
  return [summary, points, ...people.flatMap(texts)].some((text) => text.trim() !== '')
}

/** Rows that nothing was typed in are closed up, so that an error names the row it is in. */
export function withoutGaps(people: PersonForm[]): PersonForm[] {
  const filled = people.filter(isFilled)
  return filled.length ? filled : people.slice(0, 1)
}

/** Somebody without a name but with a telephone number is refused by the service, not left out. */
function isFilled(person: PersonForm): boolean {
  return texts(person).some((text) => text.trim() !== '')
}

function texts({ name, relationship, contact }: PersonForm): string[] {
  return [name, relationship, contact]
}
