error-audit-unavailable = Ni ddangosir yr hyn y gofynnoch amdano, am na ellid cofnodi eich bod wedi ei weld. Rhowch gynnig arall arni mewn munud.
    .title = Ddim ar gael ar hyn o bryd

audit-whole = Mae’r trywydd archwilio yn gyfan: { $entries ->
        [zero] { $entries } cofnod dan sêl
        [one] { $entries } cofnod dan sêl
        [two] { $entries } gofnod dan sêl
        [few] { $entries } chofnod dan sêl
        [many] { $entries } chofnod dan sêl
       *[other] { $entries } cofnod dan sêl
    }, a gwerthoedd { $forgotten } ohonynt wedi’u dileu.
audit-head = Pen: { $link } { $hash }
audit-head-advice = Cadwch y pen yn rhywle arall, ac yn ddiweddarach rhedwch “adborth audit verify --head” gydag ef.
audit-sealed = Seliwyd { $entries ->
        [zero] { $entries } cofnod
        [one] { $entries } cofnod
        [two] { $entries } gofnod
        [few] { $entries } chofnod
        [many] { $entries } chofnod
       *[other] { $entries } cofnod
    }.
audit-broken = Mae’r gadwyn wedi’i thorri wrth ddolen { $link }.
audit-broken-gap = Mae’r cofnod â’r ddolen hon ar goll.
audit-broken-altered = Nid yw maes o’r cofnod, ei hash, neu’r cofnod o’i flaen yr un fath â phan gafodd ei selio.
audit-broken-values = Nid yw’r gwerthoedd cyn ac ar ôl yr un fath â phan gawsant eu selio.
audit-broken-forgotten = Mae’r gwerthoedd wedi mynd, ac nid oes cofnod yn dweud pwy a’u dileodd.
audit-broken-head = Nid yw’r gadwyn yn gorffen gyda’r pen a gedwir wrth ei hochr: mae’r cofnodion olaf ar goll neu nid ein rhai ni ydynt.
audit-broken-unsealed = Mae cofnodion sy’n hŷn na munud yn aros i gael eu selio. Rhedwch “adborth audit seal”, a darganfod pam nad oes proses yn gwneud hynny.
audit-broken-other-head = Nid yw’r pen a gadwoch yn unman yn y gadwyn hon: cymerwyd cofnodion i ffwrdd neu rhoddwyd rhai eraill yn eu lle.
