"""DomainError
├─ NotSignedIn
│  ├─ SignInNeeded            no session, or one that has ended
│  └─ SignInRefused           unknown name or wrong password: never says which
├─ Forbidden
│  ├─ PermissionMissing       names the permission
│  └─ CrossSiteRequest        a change by cookie without the header that only our pages send
├─ CalendarFeedMissing        (NotFound) no such feed, or one that shows nothing any more
├─ TooManyAttempts            (TooMany) wrong guesses: for this name, address or code, wait
├─ TooManyRequests            (TooMany) of a costly kind, by this asker, in this minute
└─ TooManySignIns             (Unavailable) more password checks at once than the machine takes
"""

from adborth.errors import Forbidden, NotFound, NotSignedIn, TooMany, Unavailable


class SignInNeeded(NotSignedIn): ...


class SignInRefused(NotSignedIn): ...


class PermissionMissing(Forbidden): ...


class CrossSiteRequest(Forbidden): ...


class CalendarFeedMissing(NotFound): ...


class TooManyAttempts(TooMany): ...


class TooManyRequests(TooMany): ...


class TooManySignIns(Unavailable): ...
