# Clociau'r weithdrefn, a ffynhonnell pob un.
clock-receipt = Cadarnhad derbyn
clock-enquiry_resolution = Ymholiad wedi’i ddatrys
clock-stage_1_acknowledgement = Cydnabyddiaeth Cam 1
clock-stage_1_discussion = Trafodaeth Cam 1
clock-stage_1_written_terms = Telerau datrys ysgrifenedig Cam 1
clock-stage_1_response = Ymateb Cam 1
clock-stage_2_acknowledgement = Cydnabyddiaeth Cam 2
clock-stage_2_record = Anfon cofnod ysgrifenedig Cam 2 er mwyn cytuno arno
clock-stage_2_response = Ymateb Cam 2
clock-stage_2_long_stop = Terfyn eithaf Cam 2
clock-ombudsman_acceptance = Amser i fynd at yr Ombwdsmon

source-receipt = Targed lleol: cadarnhau derbyn unrhyw ohebiaeth
source-enquiry_resolution = Targed lleol: datrys ymholiadau
source-stage_1_acknowledgement = Rheoliadau Gweithdrefn Gwynion y Gwasanaethau Cymdeithasol (Cymru) 2014, rheoliad 15(2)
source-stage_1_discussion = Rheoliadau Gweithdrefn Gwynion y Gwasanaethau Cymdeithasol (Cymru) 2014, rheoliad 16(3)
source-stage_1_written_terms = Rheoliadau Gweithdrefn Gwynion y Gwasanaethau Cymdeithasol (Cymru) 2014, rheoliad 16(5)
source-stage_1_response = Targed lleol: yr ymateb Cam 1 yr adroddir arno
source-stage_2_acknowledgement = Canllawiau Llywodraeth Cymru, Awst 2014
source-stage_2_record = Canllawiau Llywodraeth Cymru, Awst 2014
source-stage_2_response = Rheoliadau Gweithdrefn Gwynion y Gwasanaethau Cymdeithasol (Cymru) 2014, rheoliadau 17 i 19
source-stage_2_long_stop = Canllawiau Llywodraeth Cymru, Awst 2014
source-ombudsman_acceptance = Taflen ffeithiau Ombwdsmon Gwasanaethau Cyhoeddus Cymru

error-procedure-missing = Nid oes fersiwn { $version } o’r weithdrefn.
    .title = Nid oes fersiwn o’r fath
error-timetable-wrong = Ni ellir defnyddio’r amserlen yn { $file }: { $fault }.
    .title = Amserlen anghywir
error-targets-missing = Nid oes set o dargedau lleol â’r rhif { $number }.
    .title = Nid oes targedau o’r fath
error-targets-exist = O { $valid_from } ymlaen, mae targedau lleol eraill wedi’u gosod eisoes. Tynnwch y rheini yn ôl yn gyntaf, neu dewiswch ddiwrnod arall.
    .title = Mae targedau ar gyfer y diwrnod hwnnw eisoes
error-targets-count = Mae’r targedau hyn yn cyfrif eisoes neu wedi’u tynnu’n ôl. Ni chaiff yr hyn sydd wedi dechrau ei fesur o’r newydd: gosodwch rai newydd o ddiwrnod i ddod.
    .title = Rhy hwyr i’w tynnu’n ôl
error-targets-wrong = Ni ellir gosod y targedau hyn.
    .title = Targedau i’w cywiro

field-targets-not-ahead = Mae’r diwrnod hwnnw wedi dechrau.
    .mend = Dewiswch ddiwrnod i ddod, fel bod yr hyn sydd wedi dechrau yn cadw ei dargedau.
field-target-not-local = Y gyfraith sy’n gosod hyd y cloc hwn.
    .mend = Dim ond targedau lleol y gellir eu newid yma.
field-targets-as-before = Ni fyddai dim yn newid.
    .mend = Rhowch hyd arall i o leiaf un targed.
