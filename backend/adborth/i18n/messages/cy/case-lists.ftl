# Rhestr achosion fel ffeil: yr un geiriau ag ar y tudalennau gwe.

grid-cases = Achosion
grid-file = achosion

grid-column-reference = Cyfeirnod
grid-column-tracker_ref = Cyfeirnod y traciwr
grid-column-kind = Math
grid-column-state = Cyflwr
grid-column-service = Gwasanaeth
grid-column-team = Tîm
grid-column-theme = Thema
grid-column-channel = Dull derbyn
grid-column-assigned_to = Neilltuwyd i
grid-column-received_on = Derbyniwyd ar
grid-column-receipted_on = Cadarnhawyd derbyn
grid-column-next_due_on = Terfyn nesaf
grid-column-next_clock = Terfyn ar gyfer
grid-column-working_days_left = Diwrnodau gwaith ar ôl
grid-column-restricted = Cyfyngedig

grid-kind-complaint = Cwyn
grid-kind-representation = Sylw ffurfiol
grid-kind-enquiry = Ymholiad
grid-kind-comment = Sylw

grid-state-informal = Anffurfiol
grid-state-resolved = Wedi’i ddatrys
grid-state-stage_1 = Cam 1
grid-state-stage_1_responded = Cam 1 wedi’i ateb
grid-state-stage_2_requested = Cais am Gam 2
grid-state-stage_2 = Cam 2
grid-state-stage_2_responded = Cam 2 wedi’i ateb
grid-state-ombudsman = Ombwdsmon
grid-state-withdrawn = Wedi’i dynnu’n ôl
grid-state-closed = Wedi cau

grid-clock-receipt = Cadarnhad derbyn
grid-clock-enquiry_resolution = Datrys yr ymholiad
grid-clock-stage_1_acknowledgement = Cydnabyddiaeth Cam 1
grid-clock-stage_1_discussion = Trafodaeth Cam 1
grid-clock-stage_1_written_terms = Telerau ysgrifenedig Cam 1
grid-clock-stage_1_response = Ymateb Cam 1
grid-clock-stage_2_acknowledgement = Cydnabyddiaeth Cam 2
grid-clock-stage_2_record = Cofnod ysgrifenedig Cam 2
grid-clock-stage_2_response = Ymateb Cam 2
grid-clock-stage_2_long_stop = Terfyn eithaf Cam 2
grid-clock-ombudsman_acceptance = Amser i fynd at yr Ombwdsmon

grid-is-restricted = Cyfyngedig

field-column-twice = Mae colofn yn ymddangos ddwywaith.
    .mend = Enwch bob colofn unwaith.
