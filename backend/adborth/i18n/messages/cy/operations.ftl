# I bwy bynnag sy'n rhedeg y gwasanaeth.

error-metrics-token-needed = Mae'r mesuriadau ar gyfer y peiriant ei hun, neu bwy bynnag sydd â'u tocyn.
    .title = Mae angen tocyn
error-too-many-requests = Rydych wedi gofyn am hyn yn amlach nag y mae'r gwasanaeth yn ei ganiatáu. Rhowch gynnig arall arni ymhen { $seconds } eiliad.
    .title = Gormod o geisiadau
error-too-many = Rydych wedi gofyn am hyn yn rhy aml. Rhowch gynnig arall arni yn nes ymlaen.
    .title = Gormod o geisiadau
