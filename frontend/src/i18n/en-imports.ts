export const enImports = {
  'imports.drop': 'Or drop it anywhere in this box.',
  'problems.choice': '{text} ({count})',
  'match.heading': 'Columns',
  'match.text': 'Which heading of your file is which column. It is remembered for every file with the same headings.',
  'match.sheet': '{sheet}, row {row}: every column is known',
  'match.sheet-open': '{sheet}, row {row}: some headings are not known',
  'match.kind': 'What the rows are',
  'match.left-out': 'Leave out',
  'match.lacking': 'Still to be matched: {columns}.',
  'match.save': 'Remember and check again',
} as const
