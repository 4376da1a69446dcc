"""DomainError
├─ OpenIdNotSetUp       (NotFound) this installation has local accounts only
├─ SignInNotBegun       (NotSignedIn) an answer to no question of this browser, or too late
├─ ProviderRefused      (NotSignedIn) the provider said no, or what it said cannot be believed
├─ NoRoleForGroups      (Forbidden) known to the council, but in no group that has a role here
├─ AccountInactive      (Forbidden) an administrator has taken them out of use here
├─ UsernameTaken        (Conflict) a local account has the name: never joined by name alone
└─ ProviderUnavailable  (Unavailable)
"""

from adborth.errors import Conflict, Forbidden, NotFound, NotSignedIn, Unavailable


class OpenIdNotSetUp(NotFound): ...


class SignInNotBegun(NotSignedIn): ...


class ProviderRefused(NotSignedIn): ...


class NoRoleForGroups(Forbidden): ...


class AccountInactive(Forbidden): ...


class UsernameTaken(Conflict): ...


class ProviderUnavailable(Unavailable): ...
