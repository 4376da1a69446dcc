"""Whether a case may be the same contact as a new one, or an earlier one of the same person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from adborth.cases.words import contact_keys, name_asked, words_in

# The same matter comes twice within days: by telephone and then by letter.
DUPLICATE_WITHIN = timedelta(days=14)
WHOLE_NAME = 2


class Because(StrEnum):
    NAME = "name"
    CONTACT = "contact"
    SERVICE = "service"
    RECEIVED_ON = "received_on"


class Likeness(StrEnum):
    POSSIBLE_DUPLICATE = "possible_duplicate"
    EARLIER_CONTACT = "earlier_contact"


@dataclass(frozen=True, slots=True)
class NewContact:
    """As far as it is typed."""

    names: Sequence[str] = ()
    contacts: Sequence[str] = ()
    service: int | None = None
    received_on: date | None = None


@dataclass(frozen=True, slots=True)
class KnownPerson:
    name: str
    contact: str | None


@dataclass(frozen=True, slots=True)
class Likely:
    likeness: Likeness
    because: tuple[Because, ...]
    people: tuple[str, ...]


def compare(
    new: NewContact, people: Sequence[KnownPerson], service: int, received_on: date
) -> Likely | None:
    """None where nobody in the case can be the person."""
    named = [one for one in people if any(_begins(name, one.name) for name in new.names)]
    keys = {key for contact in new.contacts for key in contact_keys(contact)}
    reached = [one for one in people if not keys.isdisjoint(contact_keys(one.contact or ""))]
    if not named and not reached:
        return None
    near = new.received_on is not None and abs(received_on - new.received_on) <= DUPLICATE_WITHIN
    found = {
        Because.NAME: bool(named),
        Because.CONTACT: bool(reached),
        Because.SERVICE: service == new.service,
        Because.RECEIVED_ON: near,
    }
    surely = reached or any(_is(name, one.name) for name in new.names for one in named)
    same = bool(surely) and near and new.service in (None, service)
    return Likely(
        Likeness.POSSIBLE_DUPLICATE if same else Likeness.EARLIER_CONTACT,
        tuple(reason for reason, holds in found.items() if holds),
        tuple(dict.fromkeys(one.name for one in (*named, *reached))),
    )


def _begins(typed: str, name: str) -> bool:
    """Every word that is typed begins one of the name: “exa ali” is Alice Example."""
    asked, known = name_asked(typed), list(words_in(name))
    return bool(asked) and all(any(word.startswith(one) for word in known) for one in asked)


def _is(typed: str, name: str) -> bool:
    """The whole name, in whatever order; one word of it is not enough to be sure."""
    asked = set(name_asked(typed))
    return len(asked) >= WHOLE_NAME and asked == set(name_asked(name))
