# How long cases and compliments are kept, their disposal, and everything about one person.

error-case-disposed = { $reference } was disposed of. Only what the figures count is left of it, and nothing of that can be changed.
    .title = Case disposed of
error-disposal-not-found = There is no disposal { $number }.
    .title = Disposal not found
error-not-due-for-disposal = These may not be disposed of, because they are open, held, not yet due or disposed of already: { $references }. Nothing was changed.
    .title = Not due for disposal
error-already-proposed = These wait in another disposal already: { $references }. Nothing was changed.
    .title = Proposed already
error-disposal-decided = Disposal { $number } was confirmed or rejected already.
    .title = Decided already
error-second-person-confirms = You proposed disposal { $number } yourself. Ask somebody else to confirm it.
    .title = A second person is needed
error-held-already = There is a legal hold on { $reference } already.
    .title = Held already
error-not-held = There is no legal hold on { $reference }.
    .title = Not held

field-too-many-found = More than { $most } cases and compliments name somebody like that.
    .mend = Give more of the name.
field-no-name = There is no name in this.
    .mend = Write the person's name in letters; a title alone is not enough.
field-no-address-or-number = There is neither an e-mail address nor a whole telephone number in this.
    .mend = Give the whole address or the whole number with its code, or leave it out.

retention-enquiries = Enquiries and comments
retention-adults = Complaints about services for adults
retention-childrens = Complaints about services for children
retention-looked-after = Complaints about a child looked after
retention-compliments = Compliments
retention-other = Complaints about other services
retention-source-enquiries = The council's retention schedule
retention-source-adults = The council's retention schedule
retention-source-childrens = The council's retention schedule: usually until the 25th birthday, which is not known here
retention-source-looked-after = The regulations on care planning for children looked after: 75 years from birth
retention-source-compliments = The council's retention schedule
retention-source-other = The council's retention schedule: not settled, so as long as for children

subject-access-third-party = third party
