"""What can go wrong with compliments.

DomainError
├─ NotFound
│  ├─ ComplimentNotFound
│  └─ ShareNotFound         it was not shared under that number
└─ Conflict
   ├─ ComplimentDisposed     its personal data are gone: there is nothing left to change
   ├─ RedactionMissing      there is no redacted copy to check or to withdraw
   ├─ RedactionChecked      it was checked already
   └─ SecondPersonNeeded    nobody checks a redaction of their own
"""

from adborth.errors import Conflict, NotFound


class ComplimentNotFound(NotFound): ...


class ShareNotFound(NotFound): ...


class ComplimentDisposed(Conflict): ...


class RedactionMissing(Conflict): ...


class RedactionChecked(Conflict): ...


class SecondPersonNeeded(Conflict): ...
