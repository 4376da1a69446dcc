# Yr hyn a all fynd o'i le ym mhobman. Mae `.title` yn bennawd; mae neges maes yn dweud beth
# sydd o'i le, a `.mend` sut i'w gywiro.

error-domain-error = Nid oedd modd cyflawni’r cais.
    .title = Heb ei gyflawni
error-bad-request = Nid oedd modd darllen y cais.
    .title = Cais na ellir ei ddeall
error-no-such-address = Nid oes dim yn y cyfeiriad hwn.
    .title = Dim cyfeiriad o’r fath
error-method-not-allowed = Nid yw’r cyfeiriad hwn yn derbyn y math yna o gais.
    .title = Dull heb ei ganiatáu
error-fault = Aeth rhywbeth o’i le ar ein hochr ni. Ni chadwyd dim o’ch cais. Rhowch gynnig arall arni; os bydd yn digwydd eto, dywedwch wrth bwy bynnag sy’n rhedeg y gwasanaeth hwn pryd y digwyddodd.
    .title = Nam ar ein hochr ni
error-invalid = Mae rhywfaint o’r hyn a anfonwyd yn anghywir. Ni newidiwyd dim.
    .title = Gwiriwch yr hyn a anfonwyd
error-not-signed-in = Mewngofnodwch yn gyntaf.
    .title = Heb fewngofnodi
error-forbidden = Nid oes gennych hawl i wneud hyn.
    .title = Heb ei ganiatáu
error-not-found = Nid oes dim o’r fath yma.
    .title = Heb ei ganfod
error-conflict = Ni ellir gwneud hynny fel y mae pethau.
    .title = Ddim yn bosibl nawr
error-stale = Newidiodd rhywun hwn o’ch blaen chi.
    .title = Wedi newid yn y cyfamser
error-precondition-missing = Dywedwch ar ba fersiwn y mae’r newid wedi’i seilio.
    .title = Fersiwn ar goll
error-too-large = Anfonwyd mwy nag y mae’r gwasanaeth yn ei dderbyn ar unwaith.
    .title = Rhy fawr
error-unavailable = Ni all y gwasanaeth wneud hyn ar hyn o bryd. Rhowch gynnig arall arni mewn munud.
    .title = Ddim ar gael ar hyn o bryd

error-sign-in-needed = Mae eich sesiwn wedi dod i ben, neu nid ydych wedi mewngofnodi eto. Mewngofnodwch a rhoi cynnig arall arni.
    .title = Mewngofnodi
error-sign-in-refused = Nid yw’r enw defnyddiwr a’r cyfrinair yn cyfateb i’w gilydd.
    .title = Heb fewngofnodi
error-permission-missing = Nid yw eich rôl yn cynnwys y caniatâd “{ $permission }”.
    .title = Heb ei ganiatáu
error-cross-site-request = Mae angen y pennyn X-Adborth-Request ar newid drwy gwci, a dim ond ein tudalennau ni sy’n ei anfon. Mae sgript yn mewngofnodi â thocyn cludwr yn lle hynny.
    .title = Gwrthodwyd y cais
error-too-many-requests = Gofynnwyd am hynny yn rhy aml o fewn munud. Arhoswch cyn y tro nesaf: { $seconds ->
    [zero] 0 eiliad
    [one] 1 eiliad
    [two] 2 eiliad
    [few] 3 eiliad
    [many] 6 eiliad
   *[other] { NUMBER($seconds) } eiliad
}.
    .title = Gormod o geisiadau
error-too-many-sign-ins = Mae gormod o bobl yn mewngofnodi ar hyn o bryd. Rhowch gynnig arall arni mewn munud.
    .title = Ddim ar gael ar hyn o bryd
error-database-unavailable = Mae’r gronfa ddata allan o gyrraedd neu’n brysur. Ni newidiwyd dim. Rhowch gynnig arall arni mewn munud.
    .title = Ddim ar gael ar hyn o bryd
error-not-migrated = Nid yw’r gronfa ddata yn gweddu i’r fersiwn hon: rhedwch “adborth migrate”.
    .title = Ddim yn barod
error-if-match-missing = Mae angen y pennyn If-Match ar newid, gydag ETag yr hyn y mae wedi’i seilio arno.
    .title = Fersiwn ar goll
error-version-stale = Newidiodd rhywun hwn o’ch blaen chi. Ni chadwyd eich newid: edrychwch ar yr hyn sy’n newydd, yna gwnewch eich newid eto.
    .title = Wedi newid yn y cyfamser

# Gwerthoedd posibl maes: `mine, team neu all`.
one-or-other = { $others } neu { $last }

field-not-valid = Nid yw’r gwerth hwn yn ddilys.
    .mend = Cymharwch ef â disgrifiad y maes yng nghontract yr API.
field-missing = Mae angen hwn ac fe’i gadawyd allan.
    .mend = Llenwch ef.
field-extra-forbidden = Nid oes maes o’r fath.
    .mend = Gwiriwch y sillafu, neu ei adael allan.
field-json-invalid = Nid yw hwn yn JSON dilys.
    .mend = Anfonwch y corff fel JSON.
field-string-type = Rhaid i hwn fod yn destun.
    .mend = Anfonwch destun mewn dyfynodau.
field-string-too-long = Mae hwn yn hirach na { NUMBER($max_length) } nod.
    .mend = Byrhewch ef.
field-string-too-short = { $min_length ->
    [1] Ni chaiff hwn fod yn wag.
   *[other] Mae hwn yn fyrrach na { NUMBER($min_length) } nod.
}
    .mend = { $min_length ->
        [1] Llenwch ef.
       *[other] Ysgrifennwch o leiaf { NUMBER($min_length) } nod.
    }
field-string-pattern-mismatch = Nid yw hwn yn y ffurf a ddisgwylir.
    .mend = { $form ->
        [code] Defnyddiwch god o’r rhestrau, megis quality-of-service.
        [reference] Ysgrifennwch ef fel y mae ar y cyswllt, megis SSF-2122-0001.
       *[other] Cymharwch ef â disgrifiad y maes yng nghontract yr API.
    }
field-control-character = Mae hwn yn cynnwys nod na ellir ei gadw.
    .mend = Tynnwch y nodau anweledig.
field-hidden-character = Mae hwn yn cynnwys nod na all neb ei weld, megis un heb led.
    .mend = Dilëwch yr hyn sydd yno a’i deipio, yn hytrach na’i ludo.
field-web-address = Nid cyfeiriad gwe yw hwn.
    .mend = Dechreuwch ef â https:// neu http://.
field-date-type = Nid dyddiad yw hwn.
    .mend = Ysgrifennwch ef fel blwyddyn-mis-diwrnod, megis 2026-08-01.
field-date-parsing = Nid dyddiad yw hwn.
    .mend = Ysgrifennwch ef fel blwyddyn-mis-diwrnod, megis 2026-08-01.
field-date-from-datetime-parsing = Nid dyddiad yw hwn.
    .mend = Ysgrifennwch ef fel blwyddyn-mis-diwrnod, megis 2026-08-01.
field-date-from-datetime-inexact = Amser yw hwn, nid dyddiad.
    .mend = Ysgrifennwch ef fel blwyddyn-mis-diwrnod, megis 2026-08-01.
field-enum = Nid yw hwn yn un o’r gwerthoedd posibl.
    .mend = Defnyddiwch un o’r rhain: { $expected }.
field-literal-error = Nid yw hwn yn un o’r gwerthoedd posibl.
    .mend = Defnyddiwch un o’r rhain: { $expected }.
field-int-type = Rhaid i hwn fod yn rhif cyfan.
    .mend = Anfonwch rif heb ddyfynodau.
field-int-parsing = Nid rhif cyfan yw hwn.
    .mend = Ysgrifennwch ef mewn digidau.
field-int-parsing-size = Mae’r rhif hwn yn rhy fawr.
    .mend = Defnyddiwch rif llai.
field-int-from-float = Rhaid i hwn fod yn rhif cyfan.
    .mend = Gadewch allan yr hyn sydd ar ôl y pwynt.
field-bool-type = Rhaid i hwn fod yn wir neu’n anwir.
    .mend = Anfonwch true neu false.
field-bool-parsing = Rhaid i hwn fod yn wir neu’n anwir.
    .mend = Anfonwch true neu false.
field-greater-than-equal = Rhaid i hwn fod o leiaf { NUMBER($ge) }.
    .mend = Defnyddiwch rif mwy.
field-less-than-equal = Rhaid i hwn fod yn { NUMBER($le) } ar y mwyaf.
    .mend = Defnyddiwch rif llai.
field-list-type = Rhaid i hwn fod yn rhestr.
    .mend = Anfonwch restr mewn bachau sgwâr.
field-too-long = Mae mwy na { NUMBER($max_length) } o’r rhain.
    .mend = Rhowch lai.
field-too-short = Mae angen o leiaf { NUMBER($min_length) } o’r rhain.
    .mend = Rhowch fwy.
field-model-attributes-type = Rhaid i hwn fod yn wrthrych.
    .mend = Anfonwch wrthrych mewn bachau cyrliog.
field-twice = Mae hwn yn ymddangos ddwywaith yn y cyfeiriad.
    .mend = Gadewch un ohonynt allan.
field-cursor = Nid yw hwn yn gyrchwr i’r rhestr hon.
    .mend = Anfonwch “next” y dudalen flaenorol, neu ei adael allan ar gyfer y dudalen gyntaf.
field-if-match = Nid tag endid yw hwn.
    .mend = Anfonwch yr ETag fel y daeth, megis "3".
