import type { enImports } from './en-imports'

export const cyImports: Record<keyof typeof enImports, string> = {
  'imports.drop': 'Neu gollyngwch hi unrhyw le yn y blwch hwn.',
  'problems.choice': '{text} ({count})',
  'match.heading': 'Colofnau',
  'match.text': 'Pa bennawd yn eich ffeil yw pa golofn. Caiff ei gofio ar gyfer pob ffeil â’r un penawdau.',
  'match.sheet': '{sheet}, rhes {row}: mae pob colofn yn hysbys',
  'match.sheet-open': '{sheet}, rhes {row}: nid yw rhai penawdau’n hysbys',
  'match.kind': 'Beth yw’r rhesi',
  'match.left-out': 'Gadael allan',
  'match.lacking': 'Eto i’w paru: {columns}.',
  'match.save': 'Cofio a gwirio eto',
}
