error-audit-unavailable = What you asked for is not shown, because it could not be recorded that you saw it. Please try again in a moment.
    .title = Not available just now

audit-whole = The audit is whole: { $entries ->
        [one] { $entries } sealed entry
       *[other] { $entries } sealed entries
    }, { $forgotten } of them with their values forgotten.
audit-head = Head: { $link } { $hash }
audit-head-advice = Keep the head elsewhere, and later run “adborth audit verify --head” with it.
audit-sealed = { $entries ->
        [one] { $entries } entry
       *[other] { $entries } entries
    } sealed.
audit-broken = The chain is broken at link { $link }.
audit-broken-gap = The entry with this link is missing.
audit-broken-altered = A field of the entry, its hash, or the entry before it is not what was sealed.
audit-broken-values = The values before and after are not what was sealed.
audit-broken-forgotten = The values are gone, and no entry says who had them forgotten.
audit-broken-head = The chain does not end with the head that is kept beside it: the last entries are missing or not ours.
audit-broken-unsealed = Entries that are older than a minute wait to be sealed. Run “adborth audit seal”, and find out why no process does it.
audit-broken-other-head = The head that you kept is nowhere in this chain: entries were taken away or replaced.
