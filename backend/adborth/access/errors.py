"""DomainError
├─ NotSignedIn
│  ├─ SignInNeeded            no session, or one that has ended
│  └─ SignInRefused           unknown name or wrong password: never says which
├─ Forbidden
│  ├─ PermissionMissing       names the permission
│  └─ CrossSiteRequest        a change by cookie without the header that only our pages send
└─ TooManySignIns             (Unavailable) more password checks at once than the machine takes
"""

from adborth.errors import Forbidden, NotSignedIn, Unavailable


class SignInNeeded(NotSignedIn): ...


class SignInRefused(NotSignedIn): ...


class PermissionMissing(Forbidden): ...


class CrossSiteRequest(Forbidden): ...


class TooManySignIns(Unavailable): ...
