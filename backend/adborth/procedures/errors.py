"""What can go wrong with the statutory timetable and the council's own targets.

DomainError
├─ NotFound
│  ├─ ProcedureMissing   no version of the procedure has that name
│  └─ TargetsMissing     no set of targets has that number
├─ Conflict
│  ├─ TargetsExist       from that day on other targets are to count already
│  └─ TargetsCount       they count already, or were withdrawn: it is too late to withdraw them
└─ Invalid
   ├─ TargetsWrong       a clock that is not the council's own, or a day that has begun
   └─ TimetableWrong     a timetable file breaks a rule; names the file and the rule
"""

from adborth.errors import Conflict, Invalid, NotFound


class ProcedureMissing(NotFound): ...


class TargetsMissing(NotFound): ...


class TargetsExist(Conflict): ...


class TargetsCount(Conflict): ...


class TargetsWrong(Invalid): ...


class TimetableWrong(Invalid):
    """Found when the files are read, before anybody is served."""

    def __init__(self, file: str, fault: str) -> None:
        super().__init__(file=file, fault=fault)

    def __str__(self) -> str:
        return f"{self.params['file']}: {self.params['fault']}"
