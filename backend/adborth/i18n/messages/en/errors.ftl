# What can go wrong everywhere. `.title` heads the problem; a field's message says why it is
# wrong, its `.mend` how to put it right.

error-domain-error = The request could not be carried out.
    .title = Not carried out
error-bad-request = The request could not be read.
    .title = Request not understood
error-no-such-address = There is nothing at this address.
    .title = No such address
error-method-not-allowed = This address does not take that kind of request.
    .title = Method not allowed
error-fault = Something went wrong on our side. Nothing of your request was kept. Please try again; if it happens again, tell whoever runs this service the time it happened.
    .title = A fault on our side
error-invalid = Some of what was sent is wrong. Nothing was changed.
    .title = Check what was sent
error-not-signed-in = Sign in first.
    .title = Not signed in
error-forbidden = You are not allowed to do this.
    .title = Not allowed
error-not-found = There is no such thing.
    .title = Not found
error-conflict = That cannot be done as things stand.
    .title = Not possible now
error-stale = Somebody changed this before you.
    .title = Changed meanwhile
error-precondition-missing = Say which version the change is based on.
    .title = Version missing
error-too-large = More was sent than the service takes at once.
    .title = Too large
error-unavailable = The service cannot do this just now. Please try again in a moment.
    .title = Not available just now

error-sign-in-needed = Your session has ended, or you have not signed in yet. Sign in and try again.
    .title = Sign in
error-sign-in-refused = That user name and password do not go together.
    .title = Not signed in
error-permission-missing = Your role does not include the permission “{ $permission }”.
    .title = Not allowed
error-cross-site-request = A change by cookie needs the header X-Adborth-Request, which only our own pages send. A script signs in with a bearer token instead.
    .title = Request refused
error-too-many-requests = That was asked for too often within a minute. Wait before the next time: { $seconds ->
    [one] 1 second
   *[other] { NUMBER($seconds) } seconds
}.
    .title = Too many requests
error-too-many-sign-ins = Too many people are signing in at this moment. Please try again in a moment.
    .title = Not available just now
error-database-unavailable = The database is out of reach or busy. Nothing was changed. Please try again in a moment.
    .title = Not available just now
error-not-migrated = The database does not fit this release: run “adborth migrate”.
    .title = Not ready
error-if-match-missing = A change needs the header If-Match with the ETag of what it is based on.
    .title = Version missing
error-version-stale = Somebody changed this before you. Nothing of yours was kept here: look at what is new, then make your change again.
    .title = Changed meanwhile

# The possible values of a field: `mine, team or all`.
one-or-other = { $others } or { $last }

field-not-valid = This value is not valid.
    .mend = Compare it with the description of the field in the API's contract.
field-missing = This is needed and was left out.
    .mend = Fill it in.
field-extra-forbidden = There is no such field.
    .mend = Check its spelling, or leave it out.
field-json-invalid = This is not valid JSON.
    .mend = Send the body as JSON.
field-string-type = This must be a text.
    .mend = Send a text in quotation marks.
field-string-too-long = This is longer than { NUMBER($max_length) } characters.
    .mend = Shorten it.
field-string-too-short = { $min_length ->
    [1] This must not be empty.
   *[other] This is shorter than { NUMBER($min_length) } characters.
}
    .mend = { $min_length ->
        [1] Fill it in.
       *[other] Write at least { NUMBER($min_length) } characters.
    }
field-string-pattern-mismatch = This is not in the form that is expected.
    .mend = { $form ->
        [code] Use a code from the lists, such as quality-of-service.
        [reference] Write it as it stands on the contact, such as SSF-2122-0001.
       *[other] Compare it with the description of the field in the API's contract.
    }
field-control-character = This holds a character that cannot be kept.
    .mend = Take the invisible characters out.
field-hidden-character = This holds a character that nobody sees, such as one of no width.
    .mend = Delete what is there and type it, rather than paste it.
field-web-address = This is not a web address.
    .mend = Begin it with https:// or http://.
field-date-type = This is not a date.
    .mend = Write it as year-month-day, such as 2026-08-01.
field-date-parsing = This is not a date.
    .mend = Write it as year-month-day, such as 2026-08-01.
field-date-from-datetime-parsing = This is not a date.
    .mend = Write it as year-month-day, such as 2026-08-01.
field-date-from-datetime-inexact = This is a time, not a date.
    .mend = Write it as year-month-day, such as 2026-08-01.
field-enum = This is not one of the possible values.
    .mend = Use one of: { $expected }.
field-literal-error = This is not one of the possible values.
    .mend = Use one of: { $expected }.
field-int-type = This must be a whole number.
    .mend = Send a number without quotation marks.
field-int-parsing = This is not a whole number.
    .mend = Write it in digits.
field-int-parsing-size = This number is too large.
    .mend = Use a smaller number.
field-int-from-float = This must be a whole number.
    .mend = Leave out what comes after the point.
field-bool-type = This must be true or false.
    .mend = Send true or false.
field-bool-parsing = This must be true or false.
    .mend = Send true or false.
field-greater-than-equal = This must be at least { NUMBER($ge) }.
    .mend = Use a larger number.
field-less-than-equal = This must be at most { NUMBER($le) }.
    .mend = Use a smaller number.
field-list-type = This must be a list.
    .mend = Send a list in square brackets.
field-too-long = There are more than { NUMBER($max_length) } of these.
    .mend = Give fewer.
field-too-short = At least { NUMBER($min_length) } of these { $min_length ->
    [1] is
   *[other] are
} needed.
    .mend = Give more.
field-model-attributes-type = This must be an object.
    .mend = Send an object in curly brackets.
field-twice = This stands twice in the address.
    .mend = Leave one of them out.
field-cursor = This is not a cursor of this list.
    .mend = Send the “next” of the page before, or leave it out for the first page.
field-if-match = This is not an entity tag.
    .mend = Send the ETag as it came, such as "3".
