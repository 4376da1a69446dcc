"""What can go wrong with what is not, or not yet, sent for the first time.

DomainError
├─ NotFound
│  └─ DraftNotFound    nobody's draft, somebody else's, or one that was forgotten
├─ Conflict
│  ├─ DraftSent        it was sent meanwhile, and is a case or a compliment now
│  └─ TooManyDrafts    so many are unfinished that some should be finished or thrown away
└─ Invalid
   └─ KeyReused        the key belongs to a request that said something else
"""

from adborth.errors import Conflict, FieldError, Invalid, NotFound


class DraftNotFound(NotFound): ...


class DraftSent(Conflict): ...


class TooManyDrafts(Conflict): ...


class KeyReused(Invalid):
    """`made` is what the request with that key made."""

    def __init__(self, made: str) -> None:
        wrong = FieldError("Idempotency-Key", self.code, {"made": made})
        super().__init__(errors=[wrong], made=made)
