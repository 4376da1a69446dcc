"""What can go wrong with an import as a whole; what is wrong with its rows is no error.

DomainError
├─ NotFound
│  ├─ ImportMissing          no such import
│  ├─ HeaderMissing          the file has no such header row
│  └─ RejectsMissing         no row of the import was kept out
├─ Conflict
│  ├─ ImportNotReady         not in a state that allows it
│  ├─ ImportHasProblems      some rows are wrong, and nobody said to skip them
│  ├─ ImportFileGone         the uploaded file was removed in the meantime
│  ├─ ImportPurged           too long ago: what the file said is forgotten
│  ├─ ImportBusy             another import is being written or taken back
│  └─ ImportWorkedOn         people have worked on what it made; names how many
├─ Invalid
│  ├─ ColumnsWrong           columns matched twice, with none, or not all that are needed
│  └─ FileUnreadable         not a workbook or CSV file that can be read
├─ TooLarge
│  └─ UploadTooLarge         more than the service takes at once
└─ Unavailable
   └─ NoRoomLeft             the disk is full
"""

from typing import Any

from adborth.errors import Conflict, Invalid, NotFound, TooLarge, Unavailable


class ImportMissing(NotFound): ...


class HeaderMissing(NotFound): ...


class RejectsMissing(NotFound): ...


class ImportNotReady(Conflict): ...


class ImportHasProblems(Conflict): ...


class ImportFileGone(Conflict): ...


class ImportPurged(Conflict): ...


class ImportBusy(Conflict): ...


class ImportWorkedOn(Conflict): ...


class ColumnsWrong(Invalid): ...


class FileUnreadable(Invalid):
    """`reason` is the code of a remark: the message `import-<reason>` says what is wrong."""

    def __init__(self, reason: str, **params: Any) -> None:
        super().__init__(reason=reason, **params)
        self.reason = reason


class UploadTooLarge(TooLarge): ...


class NoRoomLeft(Unavailable): ...
