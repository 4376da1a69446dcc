letter-receipt = Receipt
letter-acknowledgement = Acknowledgement of a complaint
letter-stage-2-signpost = Right to Stage 2
letter-ombudsman-signpost = Way to the Ombudsman

placeholder-complainant = name of the complainant
placeholder-reference = reference of the case
placeholder-received_on = day on which it was received
placeholder-respond_by = day by which the Stage 1 response is due
placeholder-officer = who writes

# An example in the contract of the API.
example-letter = Thank you for getting in touch. We will write to you again.

error-letter-text-missing = There is no text with the code “{ $code }”.
    .title = No such text
error-letter-text-wrong = The text cannot be kept as it is.
    .title = Text to be mended

field-placeholder-unknown = Nothing can be filled in for { $found }.
    .mend = Use only: { $known }.
field-placeholder-missing = The other language has { $found }, this one has not.
    .mend = Put it into both texts, or take it out of both.
field-brace-alone = There is a “{ $found }” without its other half.
    .mend = Braces stand only around the names that are filled in: { $known }.
