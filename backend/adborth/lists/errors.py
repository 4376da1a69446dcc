"""What can go wrong with the lists.

DomainError
├─ NotFound
│  └─ EntryNotFound     the list has no entry of that code
└─ Conflict
   ├─ EntryExists       the name or the code is taken; names the entry that has it
   ├─ ServiceRetired    a team cannot be in use where its service is not
   └─ LastInUse         without one service and one theme no case could be opened
"""

from adborth.errors import Conflict, NotFound


class EntryNotFound(NotFound): ...


class EntryExists(Conflict): ...


class ServiceRetired(Conflict): ...


class LastInUse(Conflict): ...
