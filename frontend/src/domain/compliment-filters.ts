import { only, type Filters } from './filters'

/** What is left to do with compliments, or done: each one question to the service. */
export const SHOWS = {
  'to-share': { shared: 'false' },
  'to-check': { to_check: 'true' },
  published: { published: 'true' },
} as const
export type Show = keyof typeof SHOWS
export const FIELDS = ['service', 'team', 'received_from', 'received_to'] as const

export type ComplimentFilterForm = Record<(typeof FIELDS)[number], string> & { show: Show | '' }

export function formOf(query: Filters): ComplimentFilterForm {
  const shows = Object.entries(SHOWS) as [Show, Filters][]
  const shown = shows.find(([, asked]) =>
    Object.entries(asked).every(([name, value]) => query[name] === value),
  )
  const nothing = { service: '', team: '', received_from: '', received_to: '' }
  return { ...nothing, ...only(query, FIELDS), show: shown?.[0] ?? '' }
}

export function queryOf(form: ComplimentFilterForm): Filters {
  return { ...only(form, FIELDS), ...(form.show ? SHOWS[form.show] : {}) }
}
