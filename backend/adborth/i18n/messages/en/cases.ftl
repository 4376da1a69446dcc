# Cases: what can go wrong, and the events that set clocks going.

error-case-not-found = There is no case { $reference }.
    .title = Case not found
error-stage-not-entered = The case has not come to this stage.
    .title = Stage not entered
error-part-not-found = There is no part of the case with this number.
    .title = Part not found
error-action-not-allowed = As the case stands, this cannot be done. Choose one of the actions that the case offers now; somebody may have changed it since you opened it.
    .title = Not possible now
error-clock-not-running = Only a running clock of this stage can be extended.
    .title = Clock not running
error-stage-over = This stage is not the one being worked on.
    .title = Stage over
error-stage-followed = A later stage stands on how this one ended, so its end can be moved to another day but not taken back.
    .title = A later stage followed
error-element-decided = An element that has a finding cannot be left out. Record it as withdrawn instead.
    .title = Element already decided
error-kind-fixed-by-stage = A complaint or representation stays one, and an enquiry or comment becomes one by going to Stage 1.
    .title = Kind fixed by stage
error-input-wrong = Some of what was sent is wrong. Nothing was changed.
    .title = Check what was sent
error-out-of-order = The days do not fit together. Nothing was changed.
    .title = Check the dates

field-in-the-future = This day has not come yet.
    .mend = Give the day on which it happened, today at the latest.
field-too-early = This is before { $earliest }, when it cannot have happened yet.
    .mend = Give { $earliest } or a later day.
field-out-of-order = This is before { $before ->
        [received] the contact was received
        [entered] the stage began
        [enquiry_resolved] the enquiry was resolved
        [resolved] the complaint was resolved
        [requested] Stage 2 was requested
        [record_sent] the written record was sent
        [record_agreed] the written record was agreed
       *[other] what must have come first
    }.
    .mend = Check both days, and correct the wrong one.
field-shortens = An extension never shortens: the clock is due on { $due_on }.
    .mend = Give a later day than { $due_on }.
field-element-number = There is no element of this number in the case, or it is named twice.
    .mend = Use the numbers of the case's elements, each once; leave the number out for a new element.
field-no-team-of-theirs = You answer for no team.
    .mend = Ask for your own cases (mine) or for all of them (all).
field-no-words = There is nothing here that could be looked for.
    .mend = Give a word or a number of at least two characters.
field-nothing-to-correct = There is nothing recorded here that could be corrected.
    .mend = Leave it out, or record it as it happens.
field-correct-received-on = An informal stage begins on the day the contact was received.
    .mend = Correct the case's “received_on” instead.
field-acknowledgement-gap = The acknowledgement counts only when this was in it (regulation 15).
    .mend = Send what was left out, then record the acknowledgement with the day you sent it.

event-received = The contact was received
event-receipted = Its receipt was confirmed
event-entered = The complaint was received
event-enquiry_resolved = The enquiry was resolved
event-acknowledged = The complaint was acknowledged
event-discussed = The complaint was discussed
event-resolved = The complaint was resolved
event-terms_sent = The written terms of resolution were sent
event-requested = Stage 2 was requested
event-record_sent = The written record was sent for agreement
event-record_agreed = The written record was agreed
event-responded = The response was sent
event-psow_accepted = The Ombudsman accepted it

field-no-such-user = Nobody has this user name.
    .mend = Use a user name from the list of users.
field-not-an-investigator = This person does not have the role of an independent investigator.
    .mend = Ask an administrator to give them that role, or name them instead.

field-no-such-assignee = This is nobody who works on cases.
    .mend = Choose one of the people that “assignees” lists.
field-may-not-know-case = This person may not see the case, so they cannot have it.
    .mend = Choose somebody else, or let a complaints officer give them access first.
