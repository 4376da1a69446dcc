error-compliment-not-found = There is no compliment { $reference }.
    .title = Compliment not found
error-redaction-missing = { $reference } has no redacted copy yet. Write one first.
    .title = No redacted copy
error-redaction-checked = The redacted copy of { $reference } has been checked already.
    .title = Checked already
error-second-person-needed = You wrote the redacted copy of { $reference } yourself. Ask somebody else to check it.
    .title = A second person is needed
