error-mailbox-count-not-found = No e-mails are counted for the month that begins on { $month }.
    .title = Nothing counted
error-active-referrals-not-found = No active referrals of “{ $service }” are counted on { $on }.
    .title = Nothing counted
