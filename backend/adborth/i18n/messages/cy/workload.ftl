error-mailbox-count-not-found = Nid oes negeseuon e-bost wedi’u cyfrif ar gyfer { $month }.
    .title = Dim wedi’i gyfrif
error-active-referrals-not-found = Nid oes atgyfeiriadau gweithredol “{ $service }” wedi’u cyfrif ar { $on }.
    .title = Dim wedi’i gyfrif
