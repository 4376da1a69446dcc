# Yr hyn y mae pob gosodiad yn dechrau ag ef; caiff gweinyddwr ei newid yno.
services-adults = Oedolion
services-childrens = Plant

themes-assessment = Asesu
themes-communication = Cyfathrebu
themes-failure-to-carry-out-agreed-actions-services = Methu â chyflawni camau / gwasanaethau y cytunwyd arnynt
themes-financial = Ariannol
themes-other = Arall
themes-policy-and-procedure = Polisi a gweithdrefn
themes-quality-of-service = Ansawdd y gwasanaeth
themes-staff-issues = Materion staff
themes-standards = Safonau

channels-email = E-bost
channels-letter = Llythyr
channels-telephone = Ffôn
channels-in-person = Wyneb yn wyneb
channels-web-form = Ffurflen ar y we
channels-social-media = Cyfryngau cymdeithasol
channels-other = Arall

# Enghreifftiau yng nghontract yr API.
example-theme = Amseroedd aros
example-team = Ailalluogi
example-channel = Galwad fideo

error-entry-not-found = { $list ->
        [services] Nid oes gwasanaeth â’r cod “{ $code }”.
        [teams] Nid oes tîm â’r cod “{ $code }”.
        [themes] Nid oes thema â’r cod “{ $code }”.
       *[channels] Nid oes sianel â’r cod “{ $code }”.
    }
    .title = Ddim ar y rhestr
error-entry-exists = { $in_use ->
        [yes] Mae “{ $name }” ar y rhestr yn barod, â’r cod “{ $code }”.
       *[no] Mae “{ $name }” ar y rhestr yn barod, â’r cod “{ $code }”, ond nid yw’n cael ei ddefnyddio mwyach. Adferwch ef yn hytrach na’i ychwanegu eto.
    }
    .title = Ar y rhestr yn barod
error-service-retired = Nid yw’r gwasanaeth “{ $code }” yn cael ei ddefnyddio mwyach, felly ni ellir defnyddio ei dimau. Adferwch y gwasanaeth yn gyntaf.
    .title = Gwasanaeth heb ei ddefnyddio mwyach
error-last-in-use = “{ $code }” yw’r olaf ar ei restr sy’n cael ei ddefnyddio, ac ni ellid agor achos heb un. Ychwanegwch neu adferwch un arall yn gyntaf.
    .title = Yr olaf sy’n cael ei ddefnyddio

field-entry-exists = Mae hwn gan “{ $name }” yn barod.
    .mend = { $in_use ->
        [yes] Dewiswch un arall, neu defnyddiwch y cofnod “{ $code }”.
       *[no] Dewiswch un arall, neu adferwch y cofnod “{ $code }”.
    }
field-not-listed = Nid yw hwn yn god cofnod ar y rhestr.
    .mend = Defnyddiwch un o’r rhain: { $known }.
field-retired = Nid yw “{ $entry }” yn cael ei ddefnyddio mwyach, ac ni ellir ei ddewis.
    .mend = Defnyddiwch un o’r rhain: { $known }.
field-team-of-another-service = Nid yw’r tîm “{ $entry }” yn perthyn i’r gwasanaeth hwnnw.
    .mend = Defnyddiwch un o’r rhain: { $known }.
field-field-of-another-list = { $list ->
        [teams] Dim ond tîm sydd â hwn.
       *[channels] Dim ond sianel sydd â hwn.
    }
    .mend = Gadewch ef allan.
