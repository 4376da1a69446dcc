import type { en } from './en'

export type Language = 'en' | 'cy'
export type Bilingual = { en: string; cy: string }

export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** The shape of every other language: each key of the English, nothing else. */
export type Messages = {
  [Key in keyof typeof en]: (typeof en)[Key] extends string ? string : Plural
}
export type MessageKey = keyof Messages

type Wording<Message> = Message extends string
  ? Message
  : Message extends { other: infer Other }
    ? Other
    : never
type Placeholder<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never
type Names<Key extends MessageKey> = Placeholder<Wording<(typeof en)[Key]>>

/** What `t` must be given for a message: its placeholders, read from the English wording. */
export type Params<Key extends MessageKey> = [Names<Key>] extends [never]
  ? []
  : [params: Record<Names<Key>, string | number>]
