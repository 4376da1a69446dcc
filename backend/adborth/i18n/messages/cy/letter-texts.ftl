letter-receipt = Cadarnhad derbyn
letter-acknowledgement = Cydnabod cwyn
letter-stage-2-signpost = Hawl i Gam 2
letter-ombudsman-signpost = Y ffordd at yr Ombwdsmon

placeholder-complainant = enw’r achwynydd
placeholder-reference = cyfeirnod yr achos
placeholder-received_on = y diwrnod y daeth i law
placeholder-respond_by = erbyn pa ddiwrnod y mae’n rhaid ymateb yng Ngham 1
placeholder-officer = pwy sy’n ysgrifennu

# Enghraifft yng nghontract yr API.
example-letter = Diolch am gysylltu â ni. Byddwn yn ysgrifennu atoch eto.

error-letter-text-missing = Nid oes testun â’r cod “{ $code }”.
    .title = Nid oes testun o’r fath
error-letter-text-wrong = Ni ellir cadw’r testun fel y mae.
    .title = Testun i’w gywiro

field-placeholder-unknown = Nid oes dim i’w lenwi yn lle { $found }.
    .mend = Defnyddiwch y rhain yn unig: { $known }.
field-placeholder-missing = Mae { $found } yn yr iaith arall, ond nid yn yr un hon.
    .mend = Rhowch ef yn y ddau destun, neu tynnwch ef o’r ddau.
field-brace-alone = Mae “{ $found }” heb ei hanner arall.
    .mend = Dim ond o amgylch yr enwau sy’n cael eu llenwi y defnyddir bachau cyrliog: { $known }.
