# Achosion: yr hyn a all fynd o'i le, a'r digwyddiadau sy'n cychwyn clociau.

error-case-not-found = Nid oes achos { $reference }.
    .title = Achos heb ei ganfod
error-stage-not-entered = Nid yw’r achos wedi cyrraedd y cam hwn.
    .title = Cam heb ei gyrraedd
error-part-not-found = Nid oes rhan o’r achos â’r rhif hwn.
    .title = Rhan heb ei chanfod
error-action-not-allowed = Fel y mae’r achos yn sefyll, ni ellir gwneud hyn. Dewiswch o’r hyn y mae’r achos yn ei gynnig nawr; efallai fod rhywun wedi ei newid ers i chi ei agor.
    .title = Ddim yn bosibl nawr
error-clock-not-running = Dim ond cloc sy’n rhedeg yn y cam hwn y gellir ei ymestyn.
    .title = Cloc ddim yn rhedeg
error-stage-over = Nid y cam hwn yw’r un y gweithir arno.
    .title = Cam ar ben
error-stage-followed = Mae cam diweddarach yn dibynnu ar sut y daeth hwn i ben, felly gellir symud ei ddiwedd i ddiwrnod arall ond ni ellir ei ddileu.
    .title = Dilynwyd gan gam diweddarach
error-element-decided = Ni ellir gadael allan elfen sydd â chanfyddiad. Cofnodwch ei bod wedi’i thynnu’n ôl yn lle hynny.
    .title = Elfen wedi’i phenderfynu
error-kind-fixed-by-stage = Mae cwyn neu sylw ffurfiol yn aros felly, ac mae ymholiad neu sylw yn dod yn un o’r rheini drwy fynd i Gam 1.
    .title = Math wedi’i bennu gan y cam
error-input-wrong = Mae rhywfaint o’r hyn a anfonwyd yn anghywir. Ni newidiwyd dim.
    .title = Gwiriwch yr hyn a anfonwyd
error-out-of-order = Nid yw’r dyddiadau’n cyd-fynd. Ni newidiwyd dim.
    .title = Gwiriwch y dyddiadau

field-in-the-future = Nid yw’r diwrnod hwn wedi dod eto.
    .mend = Rhowch y diwrnod y digwyddodd, heddiw fan hwyraf.
field-too-early = Mae hwn cyn { $earliest }, pan na allai fod wedi digwydd eto.
    .mend = Rhowch { $earliest } neu ddiwrnod diweddarach.
field-out-of-order = Mae hwn cyn { $before ->
        [received] i’r cyswllt ddod i law
        [entered] i’r cam ddechrau
        [enquiry_resolved] i’r ymholiad gael ei ddatrys
        [resolved] i’r gŵyn gael ei datrys
        [requested] i rywun ofyn am Gam 2
        [record_sent] i’r cofnod ysgrifenedig gael ei anfon
        [record_agreed] cytuno ar y cofnod ysgrifenedig
       *[other] yr hyn sy’n gorfod dod gyntaf
    }.
    .mend = Gwiriwch y ddau ddiwrnod, a chywirwch yr un anghywir.
field-shortens = Nid yw estyniad byth yn byrhau: dyddiad terfyn y cloc yw { $due_on }.
    .mend = Rhowch ddiwrnod diweddarach na { $due_on }.
field-element-number = Nid oes elfen â’r rhif hwn yn yr achos, neu fe’i henwir ddwywaith.
    .mend = Defnyddiwch rifau elfennau’r achos, pob un unwaith; gadewch y rhif allan ar gyfer elfen newydd.
field-no-team-of-theirs = Nid ydych yn gyfrifol am unrhyw dîm.
    .mend = Gofynnwch am eich achosion eich hun (mine) neu am bob achos (all).
field-no-words = Nid oes dim byd yma y gellid chwilio amdano.
    .mend = Rhowch air neu rif o ddau nod o leiaf.
field-nothing-to-correct = Nid oes dim wedi’i gofnodi yma y gellid ei gywiro.
    .mend = Gadewch ef allan, neu cofnodwch ef pan fydd yn digwydd.
field-correct-received-on = Mae cam anffurfiol yn dechrau ar y diwrnod y daeth y cyswllt i law.
    .mend = Cywirwch “received_on” yr achos yn lle hynny.
field-acknowledgement-gap = Dim ond pan oedd hwn ynddi y mae’r gydnabyddiaeth yn cyfrif (rheoliad 15).
    .mend = Anfonwch yr hyn a adawyd allan, yna cofnodwch y gydnabyddiaeth gyda’r diwrnod yr anfonoch hi.

event-received = Daeth y cyswllt i law
event-receipted = Cadarnhawyd ei dderbyn
event-entered = Daeth y gŵyn i law
event-enquiry_resolved = Datryswyd yr ymholiad
event-acknowledged = Cydnabuwyd y gŵyn
event-discussed = Trafodwyd y gŵyn
event-resolved = Datryswyd y gŵyn
event-terms_sent = Anfonwyd telerau ysgrifenedig y datrysiad
event-requested = Gofynnwyd am Gam 2
event-record_sent = Anfonwyd y cofnod ysgrifenedig er mwyn cytuno arno
event-record_agreed = Cytunwyd ar y cofnod ysgrifenedig
event-responded = Anfonwyd yr ymateb
event-psow_accepted = Derbyniodd yr Ombwdsmon y gŵyn

field-no-such-user = Nid oes neb â’r enw defnyddiwr hwn.
    .mend = Defnyddiwch enw o’r rhestr defnyddwyr.
field-not-an-investigator = Nid oes gan y person hwn rôl ymchwilydd annibynnol.
    .mend = Gofynnwch i weinyddwr roi’r rôl honno iddynt, neu enwch rywun sydd â hi.

field-no-such-assignee = Nid yw’r person hwn yn gweithio ar achosion.
    .mend = Dewiswch un o’r bobl y mae “assignees” yn eu rhestru.
field-may-not-know-case = Ni chaiff y person hwn weld yr achos, felly ni ellir ei neilltuo iddynt.
    .mend = Dewiswch rywun arall, neu gofynnwch i swyddog cwynion roi mynediad iddynt yn gyntaf.
