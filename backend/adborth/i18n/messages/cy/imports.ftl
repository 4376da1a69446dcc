# Yr hyn y mae'r mewnforiwr yn ei ddweud am ffeil. Mae neges yn dweud beth sydd o'i le, a'i
# `.mend` sut i'w gywiro. Mae $guess yn "yes" pan fo $nearest yn dal yr hyn a olygwyd, mae'n debyg.

## Y mewnforiad cyfan

error-import-missing = Nid oes mewnforiad rhif { $number }.
    .title = Dim mewnforiad o’r fath
error-rejects-missing = Ni chafodd yr un rhes o fewnforiad { $number } ei gadael allan, felly nid oes ffeil o resi a wrthodwyd.
    .title = Dim rhesi a wrthodwyd
error-import-not-ready = Nid yw mewnforiad { $number } mewn cyflwr sy’n caniatáu hyn. Edrychwch arno eto i weld beth y gellir ei wneud ag ef.
    .title = Ddim yn bosibl nawr
error-import-has-problems = { $bad ->
        [zero] Mae rhesi o fewnforiad { $number } yn anghywir, felly nid ysgrifennwyd dim ohono.
        [one] Mae un rhes o fewnforiad { $number } yn anghywir, felly nid ysgrifennwyd dim ohono.
        [two] Mae dwy res o fewnforiad { $number } yn anghywir, felly nid ysgrifennwyd dim ohono.
        [few] Mae { $bad } rhes o fewnforiad { $number } yn anghywir, felly nid ysgrifennwyd dim ohono.
        [many] Mae { $bad } rhes o fewnforiad { $number } yn anghywir, felly nid ysgrifennwyd dim ohono.
       *[other] Mae { $bad } o resi mewnforiad { $number } yn anghywir, felly nid ysgrifennwyd dim ohono.
    } Cywirwch y ffeil a’i gwirio eto, neu dywedwch y dylid hepgor y rhesi gwallus.
    .title = Mae rhesi’n anghywir
error-import-file-gone = Nid yw ffeil mewnforiad { $number } wedi’i chadw mwyach. Gwiriwch y ffeil eto.
    .title = Ffeil wedi mynd
error-import-purged = Gwnaed mewnforiad { $number } yn rhy bell yn ôl: mae cynnwys ei ffeil wedi’i ddileu, felly ni ellir ei ysgrifennu na’i ddadwneud mwyach.
    .title = Cynnwys wedi’i ddileu
error-import-busy = Mae mewnforiad arall yn cael ei ysgrifennu neu ei ddadwneud. Arhoswch nes iddo orffen a rhowch gynnig arall arni.
    .title = Mewnforiad arall ar waith
error-import-worked-on = { $count ->
        [zero] Mae pobl wedi gweithio ar bethau a wnaeth mewnforiad { $number }, felly ni ellir ei ddadwneud.
        [one] Mae pobl wedi gweithio ar un o’r pethau a wnaeth mewnforiad { $number }, felly ni ellir ei ddadwneud.
        [two] Mae pobl wedi gweithio ar ddau o’r pethau a wnaeth mewnforiad { $number }, felly ni ellir ei ddadwneud.
        [few] Mae pobl wedi gweithio ar { $count } o’r pethau a wnaeth mewnforiad { $number }, felly ni ellir ei ddadwneud.
        [many] Mae pobl wedi gweithio ar { $count } o’r pethau a wnaeth mewnforiad { $number }, felly ni ellir ei ddadwneud.
       *[other] Mae pobl wedi gweithio ar { $count } o’r pethau a wnaeth mewnforiad { $number }, felly ni ellir ei ddadwneud.
    }
    .title = Gweithiwyd arno ers hynny
error-file-unreadable = Nid oedd modd darllen y ffeil.
    .title = Ffeil annarllenadwy
error-upload-too-large = Mae’r ffeil yn fwy na { $limit } MB, neu ni anfonwyd ei maint gyda hi. Rhannwch hi’n ffeiliau llai, neu mewnforiwch hi o’r llinell orchymyn.
    .title = Ffeil rhy fawr
error-no-room-left = Nid oes lle ar ôl ar y ddisg i’r ffeil. Rhowch wybod i bwy bynnag sy’n rhedeg y gwasanaeth hwn.
    .title = Dim lle ar ôl

## Beth a ataliodd fewnforiad

import-ending-unknown = Nid llyfr gwaith na ffeil CSV yw hon.
    .mend = Cadwch hi fel .xlsx neu .csv a rhowch gynnig arall arni.
import-has-password = Mae’r llyfr gwaith wedi’i ddiogelu â chyfrinair.
    .mend = Cadwch gopi heb y cyfrinair a mewnforiwch hwnnw.
import-not-a-workbook = Mae gan y ffeil enw llyfr gwaith ond nid llyfr gwaith ydyw, neu mae wedi’i difrodi.
    .mend = Agorwch hi yn eich rhaglen taenlenni, cadwch hi fel .xlsx a rhowch gynnig arall arni.
import-not-a-text = Mae gan y ffeil enw ffeil CSV ond mae’n dal rhywbeth arall.
    .mend = Cadwch hi fel CSV (UTF-8) a rhowch gynnig arall arni.
import-csv-broken = O res { $row } ymlaen, ni ellir darllen y ffeil CSV: mae dyfynnod ar goll neu yn y lle anghywir, neu mae cell yn enfawr.
    .mend = Edrychwch ar y rhes honno, rhowch bob testun ac ynddo goma neu ddyfynnod rhwng dyfynodau, a rhowch gynnig arall arni.
import-encoding-broken = O res { $row } ymlaen, mae yn y ffeil nodau nad ydynt yn destun.
    .mend = Cadwch hi fel CSV (UTF-8) a rhowch gynnig arall arni.
import-unpacks-to-too-much = Mae’r llyfr gwaith yn dadbacio i lawer mwy na’i faint, neu i fwy na { $limit } MB.
    .mend = Cadwch y dalennau sydd eu hangen arnoch fel llyfr gwaith newydd, neu fel ffeiliau CSV.
import-changed-meanwhile = Ers i’r ffeil gael ei gwirio, mae rhywun wedi newid yr hyn y byddai’n ei newid. Nid ysgrifennwyd dim ohoni.
    .mend = Gwiriwch y ffeil eto.
import-disk-full = Mae’r ddisg yn llawn. Nid ysgrifennwyd dim o’r ffeil.
    .mend = Gofynnwch i bwy bynnag sy’n rhedeg y gwasanaeth hwn wneud lle, yna gwiriwch y ffeil eto.
import-disk-fault = Ni ellid darllen y ddisg nac ysgrifennu arni. Nid ysgrifennwyd dim o’r ffeil.
    .mend = Rhowch wybod i bwy bynnag sy’n rhedeg y gwasanaeth hwn, yna gwiriwch y ffeil eto.
import-database-away = Bu’r gronfa ddata i ffwrdd am ormod o amser. Nid ysgrifennwyd dim o’r ffeil.
    .mend = Gwiriwch y ffeil eto pan fydd y gwasanaeth yn ôl.
import-interrupted = Torrwyd ar draws y mewnforiad, a dadwnaed yr hyn yr oedd wedi’i ysgrifennu.
    .mend = Mewnforiwch y ffeil eto lle cynigir hynny, neu fel arall gwiriwch hi eto.
import-fault = Aeth rhywbeth o’i le ar ein hochr ni. Nid ysgrifennwyd dim o’r ffeil.
    .mend = Rhowch gynnig arall arni; os bydd yn digwydd eto, rhowch wybod i bwy bynnag sy’n rhedeg y gwasanaeth hwn beth oedd yr amser a rhif y mewnforiad.

## Dalennau a cholofnau

import-nothing-recognised = Nid oes gan yr un ddalen res benawdau sy’n hysbys.
    .mend = Rhowch benawdau’r traciwr yn y rhes gyntaf: Ref, Type, Date received, Service area, Theme ac yn y blaen. Neu dywedwch pa un o’ch colofnau eich hun yw pa un.
import-sheet-not-recognised = Nid oes gan y ddalen hon res benawdau sy’n hysbys, felly gadawyd hi allan.
    .mend = Nid oes angen gwneud dim os nad yw’n dal dim i’w fewnforio.
import-column-missing = Mae’r golofn hon ar goll, ac ni ellir darllen yr un rhes hebddi.
    .mend = Ychwanegwch y golofn, neu cywirwch sillafiad ei phennawd.
import-column-twice = Mae’r golofn hon yn y ddalen ddwywaith.
    .mend = Tynnwch un o’r ddwy allan neu newidiwch ei henw.
import-column-unknown = Nid yw’r golofn hon yn hysbys, felly gadawyd hi allan.
    .mend = Nid oes angen gwneud dim os na fwriedir ei mewnforio.
import-column-misspelt = Nid yw’r golofn hon yn hysbys; “{ $nearest }” ydyw, mae’n debyg.
    .mend = Cywirwch y pennawd i “{ $nearest }”, neu rhowch enw cwbl wahanol iddo os na fwriedir ei mewnforio.
import-row-without-columns = Nid yw celloedd y rhes hon o dan bennawd hysbys.
    .mend = Symudwch nhw o dan eu penawdau, neu gwagiwch y rhes.
import-too-many-cells = Mae gan y rhes hon fwy o gelloedd na’r rhes benawdau.
    .mend = Rhowch destun ac ynddo goma rhwng dyfynodau, neu rhowch bennawd i’r celloedd.

## Celloedd

import-missing = Mae angen hyn ac mae’n wag.
    .mend = Llenwch ef.
import-not-a-date = Nid dyddiad yw hwn.
    .mend = Ysgrifennwch ef fel diwrnod/mis/blwyddyn gyda phedwar ffigur i’r flwyddyn, megis 01/04/2021.
import-year-of-two-digits = Dau ffigur yn unig sydd i’r flwyddyn, felly dyfalu fyddai’r ganrif.
    .mend = Ysgrifennwch y flwyddyn â phedwar ffigur, megis 01/04/2021.
import-no-such-day = Nid oes diwrnod o’r fath: y diwrnod sy’n dod gyntaf, yna’r mis.
    .mend = Ysgrifennwch ef fel diwrnod/mis/blwyddyn, megis 01/04/2021.
import-outside-calendar = Mae’r calendr diwrnodau gwaith yn ymestyn o { $first } i { $last }, ac mae angen diwrnod y tu allan iddo ar hyn.
    .mend = Cywirwch y dyddiad, neu gofynnwch i bwy bynnag sy’n rhedeg y gwasanaeth hwn ymestyn y calendr.
import-day-ahead = Mae’r diwrnod hwn yn y dyfodol.
    .mend = Gwiriwch y flwyddyn; gellir cofnodi diwrnod sydd wir eto i ddod pan fydd wedi dod.
import-not-a-number = Nid rhif cyfan yw hwn.
    .mend = Ysgrifennwch ef mewn ffigurau yn unig, megis 346.
import-not-between = Rhaid i’r rhif hwn fod o leiaf { $least } a heb fod yn fwy na { $most }.
    .mend = Cywirwch ef.
import-not-a-link = Nid cyfeiriad gwe yw hwn.
    .mend = Rhowch y cyfeiriad cyfan, gan ddechrau â https://, neu gadewch y gell yn wag.
import-too-long = Mae hyn yn hwy na { $limit } o nodau.
    .mend = Byrhewch ef, a chadwch y testun cyfan yn ffeil y gŵyn.
import-control-character = Mae yn hyn nod na ellir ei gadw.
    .mend = Teipiwch y testun eto.
import-excel-fault = Mae’r gell yn dangos gwall taenlen.
    .mend = Cywirwch ei fformiwla, neu rhowch y gwerth ei hun yn y gell.
import-formula-without-value = Mae yn y gell fformiwla na chafodd ei chanlyniad ei gadw gyda’r ffeil.
    .mend = Agorwch y llyfr gwaith yn eich rhaglen taenlenni, cadwch ef a rhowch gynnig arall arni, neu rhowch y gwerth ei hun yn y gell.
import-not-known = Nid yw hwn yn un o: { $known }. { $guess ->
        [yes] Ai “{ $nearest }” ydyw?
       *[no] {""}
    }
    .mend = { $guess ->
        [yes] Cywirwch ef i “{ $nearest }”, neu i un arall ohonynt.
       *[no] Cywirwch ef i un ohonynt.
    }
import-not-on-list = { $list ->
        [service] Nid oes gan unrhyw wasanaeth yr enw hwn.
        [team] Nid oes gan y gwasanaeth dîm o’r enw hwn.
        [theme] Nid oes gan unrhyw thema yr enw hwn.
       *[channel] Nid oes gan unrhyw ffordd o dderbyn yr enw hwn.
    } { $guess ->
        [yes] Ai “{ $nearest }” ydyw?
       *[no] {""}
    } Dyma’r rhai hysbys: { $known }.
    .mend = { $guess ->
        [yes] Cywirwch ef i “{ $nearest }”, neu gofynnwch i weinyddwr ei ychwanegu at y rhestr.
       *[no] Cywirwch ef, neu gofynnwch i weinyddwr ei ychwanegu at y rhestr.
    }
import-team-of-other-service = Nid oes gan y gwasanaeth “{ $service }” dîm o’r enw hwn; mae gan “{ $other }”.
    .mend = Cywirwch y gwasanaeth neu’r tîm.

## Rhesi ochr yn ochr

import-twice = Mae’r un peth yn rhes { $row } o’r ddalen “{ $sheet }” eisoes.
    .mend = Tynnwch un o’r ddwy res allan, neu cywirwch y cyfeirnod.
import-elements-wrong = Mae rhes yn nalen yr elfennau sy’n perthyn i’r achos hwn yn anghywir, felly byddai ei ganlyniad yn anghywir hefyd.
    .mend = Cywirwch resi ei elfennau.
import-case-not-found = Nid oes achos â’r cyfeirnod hwn, nac yn y ffeil nac yn y gwasanaeth.
    .mend = Cywirwch y cyfeirnod, neu mewnforiwch y traciwr yn gyntaf.
import-entered-by-people = Cofnodwyd hyn yn y gwasanaeth â llaw, â gwerthoedd eraill.
    .mend = Gwnewch y newid yn y gwasanaeth, a thynnwch y rhes o’r ffeil.
import-changed-by-people = Mae pobl wedi newid hyn yn y gwasanaeth ers ei fewnforio, ac mae’r rhes wedi newid hefyd.
    .mend = Gwnewch y newid yn y gwasanaeth, a thynnwch y rhes o’r ffeil.

## Yr hyn y mae rhes yn ei honni, a'r hyn sy'n dilyn o'i rhannau

import-outcome-differs = { $asserted ->
        [upheld] Mae’r ddalen yn dweud Cadarnhawyd,
        [partially_upheld] Mae’r ddalen yn dweud Cadarnhawyd yn rhannol,
       *[not_upheld] Mae’r ddalen yn dweud Ni chadarnhawyd,
    } { $derived ->
        [upheld] mae elfennau’r achos yn dweud Cadarnhawyd.
        [partially_upheld] mae elfennau’r achos yn dweud Cadarnhawyd yn rhannol.
        [not_upheld] mae elfennau’r achos yn dweud Ni chadarnhawyd.
       *[none] nid oes penderfyniad ar yr un o elfennau’r achos.
    } Yr hyn y mae’r elfennau’n ei ddweud sy’n cyfrif.
    .mend = Cywirwch ganfyddiadau’r elfennau, neu’r canlyniad.
import-outcome-without-elements = { $asserted ->
        [upheld] Mae’r ddalen yn dweud Cadarnhawyd,
        [partially_upheld] Mae’r ddalen yn dweud Cadarnhawyd yn rhannol,
       *[not_upheld] Mae’r ddalen yn dweud Ni chadarnhawyd,
    } ond nid oes elfennau ar gyfer y cam hwn, felly mae’r cam yn aros heb ganlyniad.
    .mend = Ychwanegwch yr elfennau â’u canfyddiadau: ohonynt hwy y mae’r canlyniad yn dilyn.
import-findings-without-stage = { $stage ->
        [stage_1] Mae yn nalen yr elfennau ganfyddiadau Cam 1, nad aeth yr achos hwn iddo.
       *[stage_2] Mae yn nalen yr elfennau ganfyddiadau Cam 2, nad aeth yr achos hwn iddo.
    }
    .mend = Llenwch pryd y dechreuodd y cam, neu cywirwch resi’r elfennau.
import-stage-1-start-assumed = Mae dechrau Cam 1 yn wag; cymerwyd { $on }.
    .mend = Llenwch y diwrnod y dechreuodd Cam 1.
import-stage-1-dates-unused = Ceir dyddiadau Cam 1 ond dim dechrau i Gam 1, felly gadawyd nhw allan.
    .mend = Llenwch y diwrnod y dechreuodd Cam 1, neu tynnwch y dyddiadau allan.
import-enquiry-end-assumed = Mae diwedd yr ymholiad yn wag, ac aeth ymlaen i’r cam nesaf; cymerwyd { $on }.
    .mend = Llenwch y diwrnod y caewyd yr ymholiad.
import-stage-2-request-assumed = Mae’r diwrnod y gofynnwyd am Gam 2 yn wag; cymerwyd { $on }, sef ei ddechrau.
    .mend = Llenwch y diwrnod y gofynnwyd am Gam 2.
import-stage-2-dates-unused = Ceir ymateb Cam 2 ond dim cais na dechrau, felly gadawyd ef allan.
    .mend = Llenwch y diwrnod y gofynnwyd am Gam 2, neu tynnwch yr ymateb allan.
import-extension-not-later = Nid yw’r estyniad yn hwyrach na’r terfyn, { $due_on }, felly gadawyd ef allan.
    .mend = Gwiriwch y dyddiad; nid yw estyniad byth yn byrhau.
import-extension-without-start = Mae gan Gam 2 estyniad ond nid oes dechrau iddo, felly gadawyd ef allan.
    .mend = Llenwch y diwrnod y dechreuodd Cam 2.
import-ombudsman-date-missing = Ceir canlyniad yr Ombwdsmon ond dim dyddiad yr Ombwdsmon, felly gadawyd ef allan.
    .mend = Llenwch y diwrnod y derbyniodd yr Ombwdsmon y mater.
import-out-of-order = Mae’r dyddiad hwn cyn “{ $before }”, a dim ond ar ôl hynny y gallai fod wedi digwydd. Cadwyd ef fel y mae.
    .mend = Gwiriwch y ddau ddyddiad.

## Y llinell orchymyn

import-problem = Problem
import-warning = Rhybudd
import-heading-place = Ble
import-heading-found = Beth sydd yno
import-heading-wrong = Beth sydd o’i le
import-heading-mend = Sut i’w gywiro
import-heading-number = Rhif
import-heading-file = Ffeil
import-heading-state = Cyflwr
import-heading-by = Gan
import-heading-at = Pryd (UTC)
import-heading-counts = Rhesi
import-heading-key = Beth
import-heading-field = Maes
import-heading-before = Oedd
import-heading-after = Daw’n
import-phase-reading = Darllen
import-phase-comparing = Cymharu
import-phase-writing = Ysgrifennu
import-phase-taking-back = Dadwneud
import-state-checking = yn cael ei wirio
import-state-checked = wedi’i wirio, dim wedi’i ysgrifennu
import-state-writing = yn cael ei ysgrifennu
import-state-written = wedi’i ysgrifennu
import-state-failed = wedi methu, dim wedi’i ysgrifennu
import-state-taking-back = yn cael ei ddadwneud
import-state-taken-back = wedi’i ddadwneud
import-counts = { $rows ->
        [zero] { $rows } rhes
        [one] { $rows } rhes
        [two] { $rows } res
        [few] { $rows } rhes
        [many] { $rows } rhes
       *[other] { $rows } rhes
    }: { $new } newydd, { $changed } wedi newid, { $unchanged } heb newid, { $bad } anghywir, { $warnings ->
        [zero] { $warnings } rhybudd
        [one] { $warnings } rhybudd
        [two] { $warnings } rybudd
        [few] { $warnings } rhybudd
        [many] { $warnings } rhybudd
       *[other] { $warnings } rhybudd
    }
import-more = … a { $count ->
        [zero] { $count } arall
        [one] { $count } arall
        [two] { $count } arall
        [few] { $count } arall
        [many] { $count } arall
       *[other] { $count } arall
    }; mae pob rhes a adawyd allan yn y ffeil o resi a wrthodwyd.
import-told-checked = Gwiriwyd mewnforiad { $number }, nid ysgrifennwyd dim. { $counts }.
import-told-written = Ysgrifennwyd mewnforiad { $number }. { $counts }.
import-told-failed = Methodd mewnforiad { $number }, nid ysgrifennwyd dim. { $counts }.
import-taken-back = Dadwnaed mewnforiad { $number }.
import-rejects-written = Mae’r rhesi a adawyd allan yn { $path }.
