"""DomainError
├─ NotFound
│  ├─ UserNotFound
│  └─ SessionNotFound         none of one's own
└─ Conflict
   ├─ UserExists
   ├─ UserInactive            a password cannot be reset for somebody who may not sign in
   ├─ SignsInAtProvider       there is no password here that could be reset
   ├─ LastAdministrator       nobody would be left to let others in
   ├─ OwnAdministration       somebody else has to take it from them
   ├─ SecondFactorNotAwaited  this session does not wait for that step
   ├─ SecondFactorOff         this installation has none
   └─ EnrolmentNotBegun       a code, but no authenticator that it could confirm
"""

from adborth.errors import Conflict, NotFound


class UserNotFound(NotFound): ...


class SessionNotFound(NotFound): ...


class UserExists(Conflict): ...


class UserInactive(Conflict): ...


class SignsInAtProvider(Conflict): ...


class LastAdministrator(Conflict): ...


class OwnAdministration(Conflict): ...


class SecondFactorNotAwaited(Conflict): ...


class SecondFactorOff(Conflict): ...


class EnrolmentNotBegun(Conflict): ...
