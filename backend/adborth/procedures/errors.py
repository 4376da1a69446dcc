"""What can go wrong with the statutory timetable.

DomainError
├─ NotFound
│  └─ ProcedureMissing   no version of the procedure has that name
└─ Invalid
   └─ TimetableWrong     a timetable file breaks a rule; names the file and the rule
"""

from adborth.errors import Invalid, NotFound


class ProcedureMissing(NotFound): ...


class TimetableWrong(Invalid):
    """Found when the files are read, before anybody is served."""

    def __init__(self, file: str, fault: str) -> None:
        super().__init__(file=file, fault=fault)

    def __str__(self) -> str:
        return f"{self.params['file']}: {self.params['fault']}"
