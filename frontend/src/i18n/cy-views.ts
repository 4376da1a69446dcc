export const cyViews = {
  'views.heading': 'Golygon',
  'views.none': 'Nid ydych yn cadw unrhyw olygon eto.',
  'views.shown': 'Yn cael ei dangos nawr',
  'views.update': 'Diweddaru i’r rhestr hon',
  'views.rename': 'Ailenwi',
  'views.name': 'Enw’r olwg',
  'views.save-name': 'Cadw’r enw',
  'views.delete': 'Dileu',
  'views.delete-sure': 'Dileu’r olwg “{name}”? Bydd yr achosion ynddi yn aros fel y maent.',
  'views.new': 'Cadw’r rhestr hon dan enw',
  'views.new-hint':
    'Cedwir ei hidlyddion, ei threfn a’i cholofnau, i chi yn unig, ond nid geiriau rydych yn chwilio amdanynt. Enwch yr hyn y mae’n ei ddangos, nid person.',
  'views.keep': 'Cadw fel golwg',
  'views.kept': 'Mae’r olwg “{name}” wedi’i chadw.',
  'views.updated': 'Y rhestr hon yw’r olwg “{name}” bellach.',
  'views.renamed': '“{name}” yw enw’r olwg bellach.',
  'views.deleted': 'Mae’r olwg “{name}” wedi’i dileu.',
}
