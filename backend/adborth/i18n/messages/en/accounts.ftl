# Accounts: signing in, second factors, users.

error-too-many = That was too often. Try again in { $seconds ->
    [one] 1 second
   *[other] { NUMBER($seconds) } seconds
}.
    .title = Too often
error-too-many-attempts = Too many attempts have failed. Wait before the next one: { $seconds ->
    [one] 1 second
   *[other] { NUMBER($seconds) } seconds
}. Until then even the right password or code is refused.
    .title = Too many attempts
error-user-not-found = There is no such user.
    .title = User not found
error-signs-in-at-provider = This person signs in with the council's own account. A passphrase is changed there.
    .title = No passphrase here
error-session-not-found = You have no such session. It may have ended already.
    .title = Session not found
error-user-exists = Somebody has this user name already.
    .title = User name taken
error-user-inactive = This person may not sign in. Let them in first, then reset their password.
    .title = Not active
error-last-administrator = This is the last active administrator. Make somebody else an administrator first.
    .title = Last administrator
error-own-administration = You cannot take administration away from yourself. Ask another administrator.
    .title = Your own role
error-second-factor-not-awaited = This session is not waiting for that step. Ask for its state, or sign in again.
    .title = Step not expected
error-second-factor-off = This service is set up without second factors of its own.
    .title = No second factor here
error-enrolment-not-begun = There is no authenticator to use or to confirm. Begin with a new secret.
    .title = No authenticator

field-code-refused = This code is not right, or was used already.
    .mend = Wait for the next code of your authenticator, check its clock, or use a recovery code.
field-password-wrong = This is not your present password.
    .mend = Type it again. If you have forgotten it, ask an administrator for a reset.
field-passphrase-short = This is shorter than { NUMBER($least) } characters.
    .mend = Use several words that do not belong together. Spaces are welcome.
field-passphrase-common = This is too easy to guess.
    .mend = Use several words that do not belong together, not a known password with digits added.
field-passphrase-holds-name = This has your user name in it.
    .mend = Leave the user name out.
field-reset-token = This token does not work: it was used, has expired, or was replaced by a newer one.
    .mend = Ask an administrator for a new one.
field-user-exists = Somebody has this user name already.
    .mend = Choose another one.
field-user-name = This is not a user name.
    .mend = Use unaccented letters, digits, dots, hyphens, underscores and @.
