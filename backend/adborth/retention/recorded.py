"""What the history of a contact says of a person: the values before and after its changes. Pure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from adborth.retention.third_parties import Wanted

# The last parts of the names that the audit gives to fields which people write freely.
TEXTS = frozenset(
    {
        *("summary", "file_url", "description", "reason", "hold", "only_elements"),
        *("ending_reason", "ending_decided_by", "agreed_by", "agreed_how"),
        *("text", "redacted_text", "shared_with"),
    }
)
OF_PEOPLE = frozenset({"name", "contact", "relationship_to_service_user"})
WRITER = "from_whom"
Changes = Mapping[str, Any]
Side = dict[str, str]


class Named(NamedTuple):
    """Somebody whom the history names, and how they were reached."""

    name: str
    contact: str | None


def is_about(wanted: Wanted, changes: Changes) -> bool:
    return next(values_about(wanted, changes), None) is not None


def values_about(wanted: Wanted, changes: Changes) -> Iterator[tuple[str, str]]:
    """Each field with what stood in it, before and after."""
    for side in _sides(changes):
        theirs = {stem for stem, person in _people(side).items() if _is(wanted, person)}
        for field, text in side.items():
            stem, _, last = field.rpartition(".")
            if (
                (last in OF_PEOPLE and stem in theirs)
                or (last == WRITER and wanted.is_named(text))
                or (last in TEXTS and wanted.stands_in(text))
            ):
                yield field, text


def others_in(wanted: Wanted, changes: Changes) -> Iterator[Named]:
    """Everybody else whom it names in a field of their own."""
    for side in _sides(changes):
        for person in _people(side).values():
            if person.name and not _is(wanted, person):
                yield person
        writer = side.get(WRITER)
        if writer and not wanted.is_named(writer):
            yield Named(writer, None)


def _sides(changes: Changes) -> Iterator[Side]:
    """What stood there before, and what stood there after."""
    pairs = {field: pair for field, pair in changes.items() if _is_pair(pair)}
    for side in (0, 1):
        yield {field: pair[side] for field, pair in pairs.items() if isinstance(pair[side], str)}


def _is_pair(told: Any) -> bool:
    return isinstance(told, list) and len(told) == 2


def _people(side: Side) -> dict[str, Named]:
    found: dict[str, Side] = defaultdict(dict)
    for field, text in side.items():
        stem, _, last = field.rpartition(".")
        if last in OF_PEOPLE and stem:
            found[stem][last] = text
    return {stem: Named(own.get("name", ""), own.get("contact")) for stem, own in found.items()}


def _is(wanted: Wanted, person: Named) -> bool:
    return wanted.is_named(person.name) or wanted.is_reached(person.contact)
