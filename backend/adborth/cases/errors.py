"""DomainError
├─ NotFound
│  ├─ CaseNotFound
│  ├─ StageNotEntered            the case has not come to that stage
│  └─ PartNotFound               no person, element or pause of that number
├─ Conflict
│  ├─ CaseDisposed               its personal data are gone: there is nothing left to change
│  ├─ ActionNotAllowed           where the case stands, that cannot be done
│  ├─ ClockNotRunning            only a running clock can be extended
│  ├─ StageOver                  that stage is not the one being worked on
│  ├─ StageFollowed              a later stage stands on how this one ended
│  ├─ ElementDecided             an element with a finding cannot be left out
│  └─ KindFixedByStage           a formal complaint stays formal, an enquiry becomes one by Stage 1
└─ Invalid
   ├─ InputWrong                 names each wrong field
   └─ OutOfOrder                 a day before what it can only have followed
"""

from adborth.errors import Conflict, Invalid, NotFound


class CaseNotFound(NotFound): ...


class StageNotEntered(NotFound): ...


class PartNotFound(NotFound): ...


class CaseDisposed(Conflict): ...


class ActionNotAllowed(Conflict): ...


class ClockNotRunning(Conflict): ...


class StageOver(Conflict): ...


class StageFollowed(Conflict): ...


class ElementDecided(Conflict): ...


class KindFixedByStage(Conflict): ...


class InputWrong(Invalid): ...


class OutOfOrder(Invalid): ...
