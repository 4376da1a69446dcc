error-calendar-feed-missing = Nid oes porthiant calendr o’r fath. Efallai iddo gael ei ddileu, neu iddo ddod i ben.
    .title = Dim porthiant calendr o’r fath
error-feed-needs-person = Mae porthiant calendr yn perthyn i berson, ac nid person yw cleient API. Gofynnwch am “due-days” yn lle hynny.
    .title = I bobl yn unig
error-too-many-feeds = Mae gennych { $most } o borthiannau calendr. Dilëwch un nad oes ei angen arnoch mwyach.
    .title = Gormod o borthiannau calendr

feed-name-mine = Adborth: terfynau fy achosion i
feed-name-team = Adborth: terfynau fy nhimau
feed-name-all = Adborth: terfynau
feed-due = { $name }: { $count ->
        [zero] terfyn { $count } achos
        [one] terfyn { $count } achos
        [two] terfyn { $count } achos
        [few] terfyn { $count } achos
        [many] terfyn { $count } achos
       *[other] terfyn { $count } achos
    }
feed-overdue = { $count ->
        [zero] { $count } achos hwyr
        [one] { $count } achos hwyr
        [two] { $count } achos hwyr
        [few] { $count } achos hwyr
        [many] { $count } achos hwyr
       *[other] { $count } achos hwyr
    }
