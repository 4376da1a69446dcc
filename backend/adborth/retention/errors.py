"""What can go wrong with keeping and disposing of contacts.

DomainError
├─ NotFound
│  └─ DisposalNotFound      none of that number, or with a contact that the asker may not know of
├─ Conflict
│  ├─ NotDueForDisposal     open, too young, held or disposed of already; names them
│  ├─ AlreadyProposed       names those that wait in another disposal
│  ├─ DisposalDecided       it was confirmed or rejected already
│  ├─ SecondPersonConfirms  nobody confirms a disposal of their own
│  ├─ HeldAlready           there is a legal hold on it
│  └─ NotHeld               there is none that could be lifted
└─ ScheduleWrong            (ValueError) a file of the schedule does not make sense
"""

from adborth.errors import Conflict, NotFound


class ScheduleWrong(ValueError):
    """Stops the start of the service: nobody asked for anything yet."""

    def __init__(self, place: str, fault: str) -> None:
        super().__init__(f"{place}: {fault}")


class DisposalNotFound(NotFound): ...


class NotDueForDisposal(Conflict): ...


class AlreadyProposed(Conflict): ...


class DisposalDecided(Conflict): ...


class SecondPersonConfirms(Conflict): ...


class HeldAlready(Conflict): ...


class NotHeld(Conflict): ...
