import type { CaseDetail } from '@/api/types'
import type { MessageKey } from '@/i18n/typing'

type Named<Key> = Key extends `ask.${infer Name}` ? Name : never
/** What can be asked for in a form: the fields that have a label. */
export type FieldName = Named<MessageKey>

type Common = {
  name: FieldName
  hint?: MessageKey
  /** What the form begins with. */
  start?: (found: CaseDetail) => Value
  /** May be left empty, and is not sent then. */
  optional?: true
}
export type Field = Common &
  (
    | { kind: 'day' | 'line' | 'prose' | 'check' | 'pounds' }
    | { kind: 'choice' | 'some'; options: (found: CaseDetail) => Option[]; empty?: MessageKey }
  )
export type Option = { value: string; key: MessageKey } | { value: string; text: string }
export type Value = string | boolean | string[]
export type Values = Record<string, Value>

/** A day that is today in most cases. */
export function day(name: FieldName): Field {
  return { kind: 'day', name }
}

export function laterDay(name: FieldName, start: (found: CaseDetail) => string = () => ''): Field {
  return { kind: 'day', name, start }
}

export function maybeDay(
  name: FieldName,
  start: (found: CaseDetail) => string | null = () => null,
): Field {
  return { kind: 'day', name, optional: true, start: (found) => start(found) ?? '' }
}

/** What a form begins with. */
export function startOf(fields: readonly Field[], found: CaseDetail, today: string): Values {
  return Object.fromEntries(
    fields.map((field) => [field.name, field.start?.(found) ?? emptyOf(field, today)]),
  )
}

function emptyOf(field: Field, today: string): Value {
  if (field.kind === 'check') return false
  if (field.kind === 'some') return []
  return field.kind === 'day' ? today : ''
}

/** As the service takes it. A choice of yes or no, and pounds, are told apart here. */
export function bodyOf(fields: readonly Field[], values: Values): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = values[field.name]
      return value === '' && field.optional ? [] : [[field.name, asSent(field, value)]]
    }),
  )
}

/** Only what was changed; what was emptied is taken back. */
export function changedBody(
  fields: readonly Field[],
  values: Values,
  start: Values,
): Record<string, unknown> {
  return Object.fromEntries(
    fields
      .filter(({ name }) => values[name] !== start[name])
      .map((field) => [field.name, values[field.name] === '' ? null : asSent(field, values[field.name])]),
  )
}

function asSent(field: Field, value: Value | undefined): unknown {
  if (field.kind === 'some') return (value as string[]).map(Number)
  if (field.kind === 'pounds') return penceOf(String(value)) ?? value
  return value === 'yes' ? true : value === 'no' ? false : value
}

const POUNDS = /^£?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{2}))?$/

/** `£1,250.50` in pence; null for what is no amount. */
export function penceOf(typed: string): number | null {
  const [, pounds, pence = '0'] = POUNDS.exec(typed.trim()) ?? []
  return pounds === undefined ? null : Number(pounds.replaceAll(',', '')) * 100 + Number(pence)
}
