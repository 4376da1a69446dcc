"""What can go wrong, by family. Each domain adds its own classes in its `errors.py`.

DomainError
├─ NotSignedIn          nobody knows who is asking
├─ Forbidden            known, but not allowed to
├─ NotFound             no such thing, or none that the asker may know of
├─ Conflict             the thing is not in a state that allows it
├─ Stale                somebody changed the thing first
├─ PreconditionMissing  a change that does not say what it is based on
├─ Invalid              the input is wrong; names each field
├─ TooLarge             more than the service takes at once
├─ TooMany              too often; worth another try after `seconds`
└─ Unavailable          not now; worth another try

The wording stands in the message files, under `error-` and the class's code;
`problems.py` alone knows the HTTP statuses.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as of_dataclass
from typing import Any, ClassVar, Self


@dataclass(frozen=True)
class FieldError:
    """One wrong field. The message `field-<code>` says why, its `.mend` how to put it right."""

    field: str
    code: str
    params: dict[str, Any] = of_dataclass(default_factory=dict)


class DomainError(Exception):
    """`params` fill the message and must never hold personal data."""

    code: ClassVar[str] = "domain-error"

    def __init__(self, *, errors: Sequence[FieldError] = (), **params: Any) -> None:
        super().__init__(self.code)
        self.params = params
        self.errors = tuple(errors)

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.code = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", cls.__name__).lower()


class NotSignedIn(DomainError): ...


class Forbidden(DomainError): ...


class NotFound(DomainError): ...


class Conflict(DomainError): ...


class Stale(DomainError): ...


class PreconditionMissing(DomainError): ...


class Invalid(DomainError):
    @classmethod
    def one(cls, where: str, code: str, **params: Any) -> Self:
        return cls(errors=[FieldError(where, code, params)])


class TooLarge(DomainError): ...


class TooMany(DomainError):
    def __init__(self, seconds: int) -> None:
        super().__init__(seconds=seconds)
        self.seconds = seconds


class Unavailable(DomainError): ...
