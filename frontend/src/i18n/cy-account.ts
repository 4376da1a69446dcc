import type { Messages } from './typing'
import type { enAccount } from './en-account'

export const cyAccount: Pick<Messages, keyof typeof enAccount> = {
  'error.not-sent':
    'Rydych wedi mewngofnodi eto. Mae’r hyn a deipioch yma o hyd, ond nid yw wedi’i gadw eto. Cadwch ef eto.',
  'error.wait-minutes': {
    zero: 'Mae hynny tua {count} munud.',
    one: 'Mae hynny tua {count} munud.',
    two: 'Mae hynny tua {count} funud.',
    few: 'Mae hynny tua {count} munud.',
    many: 'Mae hynny tua {count} munud.',
    other: 'Mae hynny tua {count} munud.',
  },
  'error.passphrase-missing': 'Teipiwch gyfrinair.',

  'nav.account': 'Fy nghyfrif',
  'sign-in.passphrase': 'Cyfrinair',
  'sign-in.with': 'Mewngofnodi drwy {name}',
  'sign-in.with-new-tab': 'Mewngofnodi drwy {name} (yn agor mewn tab newydd)',
  'sign-in.or': 'Neu â’ch enw defnyddiwr yma',
  'sign-in.forgotten':
    'Os ydych wedi anghofio’ch cyfrinair, gofynnwch i weinyddwr y gwasanaeth hwn am ddolen i ddewis un newydd.',
  'sign-in.other': 'Mewngofnodi fel rhywun arall',
  'sign-in.lost-heading': 'Mewngofnodi eto',
  'sign-in.lost':
    'Cawsoch eich allgofnodi am na wnaed dim am sbel, neu am fod yr amser ar ben. Mae’r dudalen yr oeddech arni wedi’i chuddio. Cedwir yr hyn a deipioch yno nes i chi fewngofnodi eto neu gau’r dudalen hon.',
  'sign-in.lost-leave': 'Gadael y dudalen a’r hyn a deipiwyd yno',

  'refused.title': 'Nid ydych wedi mewngofnodi',
  'refused.open-id-not-set-up':
    'Nid oes ffordd o’r fath o fewngofnodi yma. Defnyddiwch eich enw defnyddiwr a’ch cyfrinair.',
  'refused.sign-in-not-begun':
    'Ni ddechreuwyd mewngofnodi yn y porwr hwn, neu cymerodd ormod o amser, neu fe’i defnyddiwyd eisoes. Dechreuwch eto.',
  'refused.provider-refused':
    'Ni chadarnhaodd y darparwr mewngofnodi pwy ydych chi. Dechreuwch eto. Os bydd yn digwydd eto, rhowch wybod i bwy bynnag sy’n rhedeg y gwasanaeth hwn.',
  'refused.no-role-for-groups':
    'Mae’r darparwr mewngofnodi yn eich adnabod, ond nid oes gan yr un o’ch grwpiau rôl yma. Gofynnwch i bwy bynnag sy’n rhedeg y gwasanaeth hwn roi un i’ch grŵp.',
  'refused.account-inactive':
    'Nid yw eich cyfrif yma’n cael ei ddefnyddio mwyach. Gofynnwch i weinyddwr.',
  'refused.username-taken':
    'Mae gan rywun gyfrif yma â’ch enw defnyddiwr chi. Gofynnwch i weinyddwr unioni hynny.',
  'refused.provider-unavailable':
    'Nid yw’r darparwr mewngofnodi yn ateb. Arhoswch ychydig a dechreuwch eto, neu defnyddiwch eich enw defnyddiwr a’ch cyfrinair.',
  'refused.other': 'Aeth rhywbeth o’i le wrth i chi fewngofnodi. Dechreuwch eto.',

  'factor.code': 'Cod',
  'factor.needed': 'Rhowch eich cod',
  'factor.needed-hint':
    'Y 6 digid y mae eich dilysydd yn eu dangos nawr. Hebddo, un o’ch codau adfer.',
  'factor.continue': 'Parhau',
  'factor.to-enrol': 'Gosod ail gam ar gyfer mewngofnodi',
  'factor.to-enrol-text':
    'Mae eich rôl yn dangos data personol, felly nid yw cyfrinair yn unig yn ddigon. Mae arnoch angen dilysydd: ap ar eich ffôn, neu eich rheolwr cyfrineiriau.',
  'factor.scan': 'Sganiwch hwn â’ch dilysydd.',
  'factor.qr': 'Cod QR ar gyfer eich dilysydd. Mae’r un allwedd wedi’i hysgrifennu oddi tano.',
  'factor.key': 'Neu teipiwch yr allwedd hon ynddo:',
  'factor.confirm-label': 'Y cod y mae’r dilysydd yn ei ddangos nawr',
  'factor.confirm-hint': '6 digid',
  'factor.confirm': 'Cadarnhau’r cod',
  'factor.ended': 'Cymerodd hynny ormod o amser. Mewngofnodwch eto.',
  'codes.heading': 'Cadwch eich codau adfer',
  'codes.text':
    'Os collwch eich dilysydd, bydd pob un o’r rhain yn eich gadael i mewn unwaith. Ni chânt eu dangos eto. Argraffwch nhw, neu cadwch nhw yn eich rheolwr cyfrineiriau, ar wahân i’ch ffôn.',
  'codes.list': 'Codau adfer',
  'codes.copy': 'Copïo',
  'codes.copied': 'Wedi’u copïo. Gludwch nhw i’ch rheolwr cyfrineiriau.',
  'codes.not-copied':
    'Nid yw’r porwr yn caniatáu copïo. Argraffwch y codau neu ysgrifennwch nhw i lawr.',
  'codes.print': 'Argraffu',
  'codes.kept': 'Rwyf wedi’u cadw',

  'passphrase.show': 'Dangos',
  'passphrase.hide': 'Cuddio',
  'passphrase.show-label': 'Dangos y cyfrinair',
  'passphrase.hide-label': 'Cuddio’r cyfrinair',
  'passphrase.new': 'Cyfrinair newydd',
  'passphrase.rules':
    'O leiaf 12 nod. Sawl gair nad ydynt yn perthyn i’w gilydd sydd orau; mae croeso i fylchau. Ni chaiff gynnwys eich enw defnyddiwr na bod yn hawdd ei ddyfalu.',
  'passphrase.present': 'Cyfrinair presennol',
  'passphrase.change': 'Newid fy nghyfrinair',
  'passphrase.change-submit': 'Newid y cyfrinair',
  'passphrase.changed': 'Mae eich cyfrinair wedi’i newid. Rydych wedi’ch allgofnodi ym mhobman arall.',
  'reset.heading': 'Dewis cyfrinair newydd',
  'reset.submit': 'Cadw’r cyfrinair',
  'reset.done': 'Mae eich cyfrinair newydd wedi’i gadw. Mewngofnodwch ag ef.',
  'reset.no-token-heading': 'Nid yw’r ddolen hon yn gyfan',
  'reset.no-token':
    'Agorwch y ddolen gyfan a roddwyd i chi. Os nad yw’n gweithio o hyd, gofynnwch i weinyddwr am un newydd.',

  'account.heading': 'Fy nghyfrif',
  'account.username': 'Enw defnyddiwr',
  'account.name': 'Enw',
  'account.roles': 'Rolau',
  'account.factor': 'Ail gam ar gyfer mewngofnodi',
  'account.factor-on': 'Wrth fewngofnodi gofynnir am god eich dilysydd.',
  'account.factor-off': 'Nid oes gofyn am god wrth fewngofnodi eto.',
  'account.factor-set-up': 'Gosod dilysydd',
  'account.factor-renew': 'Defnyddio dilysydd arall',
  'account.factor-stays':
    'Mae’r un sydd ar waith yn aros ar waith nes cadarnhau cod o’r un newydd.',
  'account.factor-done': 'Mae eich dilysydd wedi’i osod.',
  'account.codes-left': {
    zero: 'Mae gennych {count} cod adfer ar ôl.',
    one: 'Mae gennych {count} cod adfer ar ôl.',
    two: 'Mae gennych {count} god adfer ar ôl.',
    few: 'Mae gennych {count} chod adfer ar ôl.',
    many: 'Mae gennych {count} chod adfer ar ôl.',
    other: 'Mae gennych {count} cod adfer ar ôl.',
  },
  'account.codes-renew': 'Cael codau adfer newydd',
  'account.codes-renew-text': 'Ni fydd y rhai cynharach yn gweithio mwyach.',
  'account.begin': 'Dechrau',
  'account.cancel': 'Canslo',
  'account.sessions': 'Ble rwyf wedi mewngofnodi',
  'account.this-session': 'Yma',
  'account.session-since': 'Ers {when}, defnydd diwethaf {last}',
  'account.session-from': 'O {address}',
  'account.session-unknown': 'Porwr neu raglen nad yw’n dweud beth ydyw',
  'account.session-agent': '{browser} ar {system}',
  'account.end': 'Allgofnodi yno',
  'account.end-label': 'Allgofnodi yno: {what}, ers {when}',
  'account.ended': 'Wedi allgofnodi yno.',
  'account.everywhere': 'Allgofnodi ym mhobman, yma hefyd',

  'staff-role.administrator': 'Gweinyddwr',
  'staff-role.complaints_officer': 'Swyddog cwynion',
  'staff-role.customer_care_officer': 'Swyddog gofal cwsmeriaid',
  'staff-role.complaints_administrator': 'Gweinyddwr cwynion',
  'staff-role.responding_manager': 'Rheolwr sy’n ymateb',
  'staff-role.quality_assurance_officer': 'Swyddog sicrhau ansawdd',
  'staff-role.director': 'Cyfarwyddwr',
  'staff-role.independent_investigator': 'Ymchwilydd annibynnol',
  'staff-role.metrics_client': 'Rhaglen sy’n darllen ffigurau',
  'staff-role.crm_client': 'Rhaglen sy’n cofnodi achosion',

  'ending-soon.heading': 'Cewch eich allgofnodi cyn hir',
  'ending-soon.minutes': {
    zero: 'Ymhen tua {count} munud, am na wnaed dim am sbel.',
    one: 'Ymhen tua {count} munud, am na wnaed dim am sbel.',
    two: 'Ymhen tua {count} funud, am na wnaed dim am sbel.',
    few: 'Ymhen tua {count} munud, am na wnaed dim am sbel.',
    many: 'Ymhen tua {count} munud, am na wnaed dim am sbel.',
    other: 'Ymhen tua {count} munud, am na wnaed dim am sbel.',
  },
  'ending-soon.final': {
    zero: 'Ymhen tua {count} munud, am i chi fod wedi mewngofnodi cyhyd ag a ganiateir. Cadwch yr hyn yr ydych yn ei ysgrifennu nawr.',
    one: 'Ymhen tua {count} munud, am i chi fod wedi mewngofnodi cyhyd ag a ganiateir. Cadwch yr hyn yr ydych yn ei ysgrifennu nawr.',
    two: 'Ymhen tua {count} funud, am i chi fod wedi mewngofnodi cyhyd ag a ganiateir. Cadwch yr hyn yr ydych yn ei ysgrifennu nawr.',
    few: 'Ymhen tua {count} munud, am i chi fod wedi mewngofnodi cyhyd ag a ganiateir. Cadwch yr hyn yr ydych yn ei ysgrifennu nawr.',
    many: 'Ymhen tua {count} munud, am i chi fod wedi mewngofnodi cyhyd ag a ganiateir. Cadwch yr hyn yr ydych yn ei ysgrifennu nawr.',
    other: 'Ymhen tua {count} munud, am i chi fod wedi mewngofnodi cyhyd ag a ganiateir. Cadwch yr hyn yr ydych yn ei ysgrifennu nawr.',
  },
  'ending-soon.stay': 'Aros wedi mewngofnodi',
  'ending-soon.understood': 'Dal ati i weithio',
}
