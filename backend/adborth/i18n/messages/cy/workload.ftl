error-mailbox-count-not-found = Nid oes negeseuon e-bost wedi’u cyfrif ar gyfer y mis sy’n dechrau ar { $month }.
    .title = Dim wedi’i gyfrif
error-active-referrals-not-found = Nid oes atgyfeiriadau gweithredol “{ $service }” wedi’u cyfrif ar { $on }.
    .title = Dim wedi’i gyfrif
