import type { enUsers } from './en-users'
import type { Messages } from './typing'

export const cyUsers: Pick<Messages, keyof typeof enUsers> = {
  'nav.users': 'Defnyddwyr',
  'users.heading': 'Defnyddwyr a rolau',
  'users.text':
    'Pwy sy’n cael mewngofnodi, a beth y cânt ei weld a’i wneud. Nid oes neb yn cael ei ddileu: mae’r trywydd archwilio yn eu henwi.',
  'users.add': 'Ychwanegu defnyddiwr',
  'users.one': 'Defnyddiwr',
  'users.back': 'Defnyddwyr a rolau',
  'users.see': 'Agor tudalen {name}',
  'users.added': 'Ychwanegwyd {name}.',
  'users.changed': 'Cadwyd y newidiadau: {name}.',
  'users.username': 'Enw defnyddiwr',
  'users.username-hint': 'Er enghraifft a.jones. Nid yw’n newid wedyn.',
  'users.display-name': 'Enw i’w ddangos',
  'users.display-name-hint': 'Fel y mae cydweithwyr yn ei weld.',
  'users.roles': 'Rolau',
  'users.roles-hint': 'Mae rhywun â sawl rôl yn cael gwneud popeth y mae pob un yn ei ganiatáu.',
  'users.teams': 'Y timau y mae’n ateb Cam 1 drostynt',
  'users.teams-hint': 'Mae rheolwr sy’n ymateb yn gweld achosion y timau hyn, a dim eraill.',
  'users.teams-short': 'Timau',
  'users.state': 'Statws',
  'users.active': 'Gweithredol',
  'users.assigned': {
    zero: 'Mae {count} achos agored wedi’u neilltuo iddynt.',
    one: 'Mae {count} achos agored wedi’i neilltuo iddynt.',
    two: 'Mae {count} achos agored wedi’u neilltuo iddynt.',
    few: 'Mae {count} achos agored wedi’u neilltuo iddynt.',
    many: 'Mae {count} achos agored wedi’u neilltuo iddynt.',
    other: 'Mae {count} achos agored wedi’u neilltuo iddynt.',
  },
  'users.assigned-stay': 'Byddant yn aros felly nes i rywun eu rhoi i gydweithiwr.',
  'users.assigned-see': 'Gweld yr achosion hyn',
  'users.inactive': 'Anweithredol',
  'users.provider': 'Yn mewngofnodi â chyfrif y cyngor',
  'users.at-provider':
    'Yn mewngofnodi â chyfrif y cyngor: yno y gofelir am y cyfrinair a’r ail ffactor.',
  'users.second-factor': 'Ail ffactor',
  'users.has-factor': 'Wedi’i osod',
  'users.no-factor': 'Dim',
  'users.passphrase': 'Cyfrinair',
  'users.has-passphrase': 'Wedi’i ddewis',
  'users.no-passphrase': 'Dim cyfrinair',
  'users.change': 'Enw, rolau a thimau',
  'users.save': 'Cadw’r newidiadau',
  'users.may-sign-in': 'Gweithredol: yn cael mewngofnodi',
  'users.signed-out-hint':
    'Mae newid rolau neu dimau yn allgofnodi’r person, fel bod y newid yn dod i rym ar unwaith.',
  'users.signing-in': 'Mewngofnodi',
  'users.reset': 'Creu dolen ar gyfer cyfrinair newydd',
  'users.reset-text':
    'I rywun sydd wedi anghofio’r cyfrinair, neu sydd heb un. Mae’r hen un yn gweithio nes dewis yr un newydd.',
  'users.link-heading': 'Dolen i {name}',
  'users.link-text':
    'Rhowch hi iddynt wyneb yn wyneb, dros y ffôn neu mewn neges iddynt hwy yn unig. Dim ond unwaith y caiff ei dangos; mae’n gweithio unwaith, a hyd {when}.',
  'users.remove-factor': 'Tynnu’r ail ffactor',
  'users.remove-factor-text':
    'I rywun sydd wedi colli ffôn. Cânt eu hallgofnodi, a byddant yn gosod un newydd wrth fewngofnodi.',
  'users.factor-removed': 'Mae’r ail ffactor wedi’i dynnu.',
  'users.end-sessions': 'Eu hallgofnodi ym mhobman',
  'users.end-sessions-text':
    'Yn dod â phob un o’u sesiynau i ben, er enghraifft pan fydd cyfrifiadur ar goll. Cânt fewngofnodi eto.',
  'users.sessions-ended': 'Maent wedi’u hallgofnodi ym mhobman.',

  'secret.copy': 'Copïo',
  'secret.copied': 'Wedi’i gopïo.',
  'secret.selected': 'Mae wedi’i ddewis: copïwch ef â’r bysellfwrdd.',

  'user-role.administrator': 'Gweinyddwr',
  'user-role.complaints_officer': 'Swyddog cwynion',
  'user-role.customer_care_officer': 'Swyddog gofal cwsmeriaid',
  'user-role.complaints_administrator': 'Gweinyddwr cwynion',
  'user-role.responding_manager': 'Rheolwr sy’n ymateb',
  'user-role.quality_assurance_officer': 'Swyddog sicrhau ansawdd',
  'user-role.director': 'Cyfarwyddwr',
  'user-role.independent_investigator': 'Ymchwilydd annibynnol',
  'user-role.metrics_client': 'Cleient ffigurau',
  'user-role.crm_client': 'Cleient CRM',
  'user-role-hint.administrator':
    'Yn gofalu am ddefnyddwyr, cleientiaid API, rhestrau a’r calendr. Yn gweld y ffigurau, a dim un achos.',
  'user-role-hint.complaints_officer':
    'Yn gweld pob achos ac yn gweithio arno, yn cyfyngu ar achosion, yn mewnforio, ac yn penderfynu am ba hyd y cedwir achosion.',
  'user-role-hint.customer_care_officer':
    'Yn gweld pob achos ac yn gweithio arno, ac yn cael agor un cyfyngedig mewn argyfwng.',
  'user-role-hint.complaints_administrator':
    'Yn gweld pob achos, yn agor rhai newydd ac yn cofnodi eu derbyn.',
  'user-role-hint.responding_manager': 'Yn gweld achosion eu timau ac yn ateb Cam 1.',
  'user-role-hint.quality_assurance_officer':
    'Yn gweld achosion sydd wedi dod i ben, yn darllen y trywydd archwilio, ac yn cynnig neu’n cadarnhau gwarediadau.',
  'user-role-hint.director':
    'Yn gweld achosion Cam 2 ac yn eu hateb, ac yn cael agor un cyfyngedig mewn argyfwng.',
  'user-role-hint.independent_investigator':
    'Yn gweld yr achosion y’u penodwyd iddynt yn unig, ac yn cofnodi’r ymchwiliad.',
}
