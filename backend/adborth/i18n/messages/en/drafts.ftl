error-draft-not-found = There is no such draft of yours. It may have been sent, thrown away, or kept for its week.
    .title = Draft not found
error-too-many-drafts = You have { NUMBER($most) } unfinished contacts. Finish some of them, or throw them away.
    .title = Too many unfinished contacts
error-key-reused = This was saved already as { $made }, with something else in it. Nothing was saved a second time.
    .title = Saved already
field-key-reused = This key belongs to the request that made { $made }.
    .mend = Change { $made } itself, or send something new with a key of its own.
