import type { enAccess } from './en-access'

export const cyAccess: Record<keyof typeof enAccess, string> = {
  'nav.glass': 'Mynediad brys',
  'case.restricted': 'Cyfyngedig',
  'access.heading': 'Pwy sy’n cael gweld yr achos hwn',
  'access.restricted-text': 'Cyfyngedig: dim ond y rhai a enwyd neu a benodwyd sy’n ei weld.',
  'access.open-text': 'Heb gyfyngiad: mae pawb y mae’n rhan o’u gwaith yn ei weld.',
  'access.about': 'Mae’n ymwneud â’r aelodau staff hyn, nad ydynt byth yn dod o hyd iddo:',
  'access.nobody': 'Nid oes neb wedi’i enwi i gael mynediad.',
  'access.restrict': 'Cyfyngu ar yr achos',
  'access.restrict-hint':
    'Pam mai dim ond ychydig o bobl sy’n cael ei weld. Byddwch chi’n un o’r rhai a enwir.',
  'access.lift': 'Codi’r cyfyngiad',
  'access.lift-hint': 'Pam mae pawb y mae’n rhan o’u gwaith yn cael ei weld eto.',
  'access.subjects': 'Enwi’r staff y mae’n ymwneud â hwy',
  'access.subjects-label': 'Enwau defnyddwyr',
  'access.subjects-hint':
    'Un fesul llinell. Ni fyddant yn dod o hyd i’r achos mewn unrhyw restr, chwiliad, allforiad na ffigur.',
  'access.save-subjects': 'Cadw’r enwau',
  'access.give': 'Rhoi mynediad i rywun',
  'access.ground': 'Pam y cânt ei weld',
  'access.named': 'Wedi’i enwi',
  'access.appointed': 'Ymchwilydd penodedig',
  'access.broke_glass': 'Wedi’i agor mewn argyfwng',
  'access.since': 'Ers {from}; {who} a roddodd fynediad',
  'access.from-to': '{from} hyd {to}',
  'access.end': 'Dod â’r mynediad hwn i ben',
  'access.changed': 'Newidiwyd pwy sy’n cael gweld yr achos.',
  'access.turned':
    'Cyfyngodd rhywun arall ar yr achos, neu godi’r cyfyngiad, yn y cyfamser. Mae eich ffurflen wedi’i chau, ac ni ddefnyddiwyd dim o’r hyn a deipiwyd gennych.',
  'glass.heading': 'Agorwyd mewn argyfwng',
  'glass.list-text':
    'Achosion cyfyngedig a agorwyd gan rywun nad oedd ymhlith y rhai a enwyd, a pham. Y rhai nad oes neb wedi edrych arnynt sydd gyntaf.',
  'glass.none': 'Nid oes achos cyfyngedig wedi’i agor mewn argyfwng.',
  'glass.look': 'Rwyf wedi edrych arno',
  'glass.looked': 'Nodwyd eich bod wedi edrych arno.',
  'glass.seen-by': 'Edrychwyd arno gan {who}',
  'glass.open': 'Agor mewn argyfwng',
  'glass.text':
    'Os yw’r cyfeirnod yn gywir, gall yr achos fod yn gyfyngedig. Mewn argyfwng cewch ei agor am wyth awr. Bydd y swyddogion cwynion yn gweld eich bod wedi gwneud hynny, a pham.',
  'glass.why': 'Beth yw’r argyfwng?',
  'glass.opened': 'Mae’r achos ar agor i chi am wyth awr.',
}
