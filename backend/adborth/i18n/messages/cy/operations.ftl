# I bwy bynnag sy'n rhedeg y gwasanaeth.

error-metrics-token-needed = Mae’r mesuriadau ar gyfer y peiriant ei hun, neu bwy bynnag sydd â’u tocyn.
    .title = Mae angen tocyn
