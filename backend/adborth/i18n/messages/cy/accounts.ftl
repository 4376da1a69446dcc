# Cyfrifon: mewngofnodi, ail ffactorau, defnyddwyr.

error-too-many = Roedd hynny’n rhy aml. Rhowch gynnig arall arni ymhen { $seconds ->
    [zero] 0 eiliad
    [one] 1 eiliad
    [two] 2 eiliad
    [few] 3 eiliad
    [many] 6 eiliad
   *[other] { NUMBER($seconds) } eiliad
}.
    .title = Rhy aml
error-too-many-attempts = Mae gormod o ymdrechion wedi methu. Arhoswch cyn yr un nesaf: { $seconds ->
    [zero] 0 eiliad
    [one] 1 eiliad
    [two] 2 eiliad
    [few] 3 eiliad
    [many] 6 eiliad
   *[other] { NUMBER($seconds) } eiliad
}. Tan hynny gwrthodir hyd yn oed y cyfrinair neu’r cod cywir.
    .title = Gormod o ymdrechion
error-user-not-found = Nid oes defnyddiwr o’r fath.
    .title = Defnyddiwr heb ei ganfod
error-signs-in-at-provider = Mae’r person hwn yn mewngofnodi â chyfrif y cyngor ei hun. Yno y newidir y cyfrinair.
    .title = Dim cyfrinair yma
error-session-not-found = Nid oes gennych sesiwn o’r fath. Efallai ei bod wedi dod i ben eisoes.
    .title = Sesiwn heb ei chanfod
error-user-exists = Mae’r enw defnyddiwr hwn gan rywun eisoes.
    .title = Enw defnyddiwr eisoes mewn defnydd
error-user-inactive = Ni chaiff y person hwn fewngofnodi. Rhowch fynediad yn gyntaf, yna ailosodwch y cyfrinair.
    .title = Anweithredol
error-last-administrator = Dyma’r gweinyddwr gweithredol olaf. Gwnewch rywun arall yn weinyddwr yn gyntaf.
    .title = Y gweinyddwr olaf
error-own-administration = Ni allwch dynnu rôl gweinyddwr oddi arnoch chi eich hun. Gofynnwch i weinyddwr arall.
    .title = Eich rôl eich hun
error-second-factor-not-awaited = Nid yw’r sesiwn hon yn aros am y cam hwnnw. Holwch am ei chyflwr, neu mewngofnodwch eto.
    .title = Cam annisgwyl
error-second-factor-off = Mae’r gwasanaeth hwn wedi’i osod heb ei ail ffactorau ei hun.
    .title = Dim ail ffactor yma
error-enrolment-not-begun = Nid oes dilysydd i’w ddefnyddio na’i gadarnhau. Dechreuwch gyda chyfrinach newydd.
    .title = Dim dilysydd

field-code-refused = Nid yw’r cod hwn yn gywir, neu mae wedi’i ddefnyddio eisoes.
    .mend = Arhoswch am god nesaf eich dilysydd, gwiriwch ei gloc, neu defnyddiwch god adfer.
field-password-wrong = Nid hwn yw eich cyfrinair presennol.
    .mend = Teipiwch ef eto. Os ydych wedi’i anghofio, gofynnwch i weinyddwr ei ailosod.
field-passphrase-short = Mae hwn yn fyrrach na { NUMBER($least) } nod.
    .mend = Defnyddiwch sawl gair nad ydynt yn perthyn i’w gilydd. Mae croeso i fylchau.
field-passphrase-common = Mae hwn yn rhy hawdd ei ddyfalu.
    .mend = Defnyddiwch sawl gair nad ydynt yn perthyn i’w gilydd, nid cyfrinair cyfarwydd â digidau wedi’u hychwanegu.
field-passphrase-holds-name = Mae eich enw defnyddiwr yn hwn.
    .mend = Gadewch yr enw defnyddiwr allan.
field-reset-token = Nid yw’r tocyn hwn yn gweithio: mae wedi’i ddefnyddio, wedi dod i ben, neu daeth un newydd yn ei le.
    .mend = Gofynnwch i weinyddwr am un newydd.
field-user-exists = Mae’r enw defnyddiwr hwn gan rywun eisoes.
    .mend = Dewiswch un arall.
field-user-name = Nid enw defnyddiwr yw hwn.
    .mend = Defnyddiwch lythrennau heb acenion, digidau, dotiau, cysylltnodau, tanlinellau ac @.
