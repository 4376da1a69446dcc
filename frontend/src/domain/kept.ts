const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** Only the fields that were changed, so that nobody else's change is undone by the way. */
export function changesTo<Form extends object>(before: Form, typed: Form): Partial<Form> {
  const names = Object.keys(typed) as (keyof Form)[]
  return Object.fromEntries(
    names.filter((name) => !same(before[name], typed[name])).map((name) => [name, typed[name]]),
  ) as Partial<Form>
}

/** What was typed, on top of what has been changed by somebody else since. */
export function rebased<Form extends object>(before: Form, typed: Form, now: Form): Form {
  return { ...now, ...changesTo(before, typed) }
}
