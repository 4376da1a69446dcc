import type { enFigures } from './en-figures'

export const cyFigures: Record<keyof typeof enFigures, string> = {
  'figures.xlsx-all': 'Lawrlwytho popeth fel XLSX',
  'figures.withheld': 'Wedi’i ddal yn ôl: llai na 5, neu byddai’n datgelu rhif o’r fath',
  'performance.all-teams': 'Pob tîm',
  'performance.publication': 'I’w gyhoeddi',
  'performance.publication-text': 'Mae [c] yn sefyll am rif sy’n cael ei ddal yn ôl: llai na 5, neu un a fyddai’n datgelu rhif o’r fath. Caiff cyfraddau a chyfrannau ohono eu hepgor hefyd.',
  'return.heading': 'Ffurflen chwarterol yr Ombwdsmon',
  'return.text': 'Ar gyfer yr Awdurdod Safonau Cwynion. Canrannau o’r hyn a gaewyd yw’r rhain.',
  'return.from': 'Diwrnod cyntaf',
  'return.to': 'Diwrnod olaf',
  'return.population': 'Trigolion',
  'shown-because.ombudsman-received': 'Daeth i law’r Ombwdsmon',
  'shown-because.ombudsman-investigated': 'Ymchwiliwyd gan yr Ombwdsmon',
  'shown-because.ombudsman-completed': 'Cwblhawyd gan yr Ombwdsmon',
  'shown-because.ombudsman-upheld': 'Cadarnhawyd gan yr Ombwdsmon',
  'shown-because.ombudsman-open': 'Yn agored gyda’r Ombwdsmon',
}
