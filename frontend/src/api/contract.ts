import type { components, paths } from './schema'

/** What the contract of the service says about an address: nothing here can drift from it. */
const BASE = '/api/v1'
export const base = BASE

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Within<Path> = Path extends `${typeof BASE}${infer Rest}` ? Rest : never
export type Template = Within<keyof paths>

type Operation<M extends Method, T extends Template> = paths[`${typeof BASE}${T}`][Lowercase<M>]
type Json<Answer> = Answer extends { content: { 'application/json': infer Body } } ? Body : null

/** The addresses that know a method. */
export type TemplateOf<M extends Method> = {
  [T in Template]: Operation<M, T> extends { responses: object } ? T : never
}[Template]

/** What would follow from a change: the answer to it with `preview`. */
export type Consequences = components['schemas']['Consequences']

/** The body of the answer that is a success, to what is more than a preview. */
export type Answered<M extends Method, T extends Template> =
  Operation<M, T> extends { responses: infer All }
    ? Exclude<Json<All[keyof All & (200 | 201 | 202 | 204)]>, Consequences>
    : never
