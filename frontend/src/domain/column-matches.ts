import type { ImportHeader, KnownSheet, MatchColumns } from '@/api/types'

export type Chosen = { kind: string; fields: string[] }

/** What the check took the columns for, as the form begins with it. */
export function firstChoice(header: ImportHeader): Chosen {
  return { kind: header.kind ?? '', fields: header.columns.map((one) => one.field ?? '') }
}

/** Whether somebody should look: nobody knows what it is, or a heading is left over. */
export function needsLook(header: ImportHeader): boolean {
  return header.kind === null || header.columns.some((one) => one.field === null)
}

/** The needed columns that no heading is matched with. */
export function lackingIn(sheet: KnownSheet, chosen: Chosen): KnownSheet['columns'] {
  return sheet.columns.filter((one) => one.needed && !chosen.fields.includes(one.field))
}

export function bodyOf(header: ImportHeader, chosen: Chosen): MatchColumns {
  return {
    kind: chosen.kind as MatchColumns['kind'],
    columns: header.columns.map(({ heading }, place) => ({
      heading,
      field: chosen.fields[place] || null,
    })),
  }
}
