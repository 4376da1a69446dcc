export type Fact = { label: string; value: string }

/** A label with its value, left out where there is none. */
export function facts(rows: [label: string, value: string | number | null | undefined][]): Fact[] {
  return rows.flatMap(([label, value]) =>
    value === null || value === undefined || value === '' ? [] : [{ label, value: String(value) }],
  )
}
