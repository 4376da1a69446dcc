export const cyViews = {
  'views.heading': 'Gweddau',
  'views.none': 'Nid ydych yn cadw unrhyw weddau eto.',
  'views.shown': 'Yn cael ei dangos nawr',
  'views.update': 'Diweddaru i’r rhestr hon',
  'views.rename': 'Ailenwi',
  'views.name': 'Enw’r wedd',
  'views.save-name': 'Cadw’r enw',
  'views.delete': 'Dileu',
  'views.delete-sure': 'Dileu’r wedd “{name}”? Bydd yr achosion ynddi yn aros fel y maent.',
  'views.new': 'Cadw’r rhestr hon dan enw',
  'views.new-hint':
    'Cedwir ei hidlyddion, ei threfn a’i cholofnau, i chi yn unig, ond nid y geiriau rydych yn chwilio amdanynt. Enwch yr hyn y mae’n ei ddangos, nid person.',
  'views.keep': 'Cadw fel gwedd',
  'views.kept': 'Mae’r wedd “{name}” wedi’i chadw.',
  'views.updated': 'Y rhestr hon yw’r wedd “{name}” bellach.',
  'views.renamed': '“{name}” yw enw’r wedd bellach.',
  'views.deleted': 'Mae’r wedd “{name}” wedi’i dileu.',
}
