"""What the history of a contact says of a person: the values before and after its changes. Pure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from adborth.retention.third_parties import Wanted, words

# The last parts of the names that the audit gives to fields which people write freely.
RELATIONSHIP = "relationship_to_service_user"
TEXTS = frozenset(
    {
        *("summary", "file_url", "description", "reason", "hold", "only_elements"),
        *("ending_reason", "ending_decided_by", "agreed_by", "agreed_how"),
        *("text", "redacted_text", "shared_with", RELATIONSHIP),
    }
)
OF_PEOPLE = frozenset({"name", "contact", RELATIONSHIP})
WRITER = "from_whom"
REMOVED = "*"
Changes = Mapping[str, Any]
Side = dict[str, str]


class Named(NamedTuple):
    """Somebody whom the history names, and how they were reached."""

    name: str
    contact: str | None


People = dict[str, Named]


class Moment(NamedTuple):
    """What one entry changed, before and after, and who stood in the contact then."""

    sides: tuple[Side, Side]
    people: tuple[People, People]


def moments(history: Sequence[Changes], people: Side) -> Iterator[Moment]:
    """Each entry, the oldest first. `people` are the fields of those who stand there now.

    A change of a name says nothing of the telephone number, so everybody is followed through: back
    to the beginning first, as what was imported has no entry for it.
    """
    known = dict(people)
    for changes in reversed(history):
        _put(known, changes, 0)
    for changes in history:
        before = _people(known)
        _put(known, changes, 1)
        yield Moment(_sides(changes), (before, _people(known)))


def alone(changes: Changes) -> Moment:
    """One entry, by what stands in it and nothing else."""
    before, after = _sides(changes)
    return Moment((before, after), (_people(before), _people(after)))


def is_about(wanted: Wanted, changes: Changes) -> bool:
    """Also where several share a contact, so that nothing tells whose entry it is."""
    moment = alone(changes)
    everybody = (one for people in moment.people for one in people.values())
    return (
        any(wanted.is_named(one.name) or wanted.is_reached(one.contact) for one in everybody)
        or next(values_about(wanted, moment), None) is not None
    )


def values_about(wanted: Wanted, moment: Moment) -> Iterator[tuple[str, str]]:
    """Each field with what stood in it, before and after."""
    for side, people in zip(*moment, strict=True):
        theirs = whose(wanted, people)
        for field, text in side.items():
            stem, _, last = field.rpartition(".")
            if (
                (last in OF_PEOPLE and stem in theirs)
                or (last == WRITER and wanted.is_named(text))
                or (last in TEXTS and wanted.stands_in(text))
            ):
                yield field, text


def others_in(wanted: Wanted, moment: Moment) -> Iterator[Named]:
    """Everybody else whom it names in a field of their own."""
    for side, people in zip(*moment, strict=True):
        theirs = whose(wanted, people)
        yield from (one for stem, one in people.items() if one.name and stem not in theirs)
        writer = side.get(WRITER)
        if writer and not wanted.is_named(writer):
            yield Named(writer, None)


def own_in(wanted: Wanted, moment: Moment) -> Iterator[Named]:
    """As the person stood there: under another name before a marriage."""
    for people in moment.people:
        yield from (people[stem] for stem in whose(wanted, people))


def whose(wanted: Wanted, people: Mapping[Any, Any]) -> set[Any]:
    """The keys of the person's entries among those who stand in a contact together.

    Who has the name is the person; only where nobody has it, whoever is reached the same way is.
    A child who shares their mother's telephone is not their mother: what several share tells of
    none of them, and whoever once stood beside the person is somebody else.
    """
    named = {key for key, one in people.items() if wanted.is_named(one.name)}
    if named:
        return named
    reached = {
        key: words(one.name)
        for key, one in people.items()
        if wanted.is_reached(one.contact) and not wanted.is_beside(one.name)
    }
    return set(reached) if len(set(reached.values())) == 1 else set()


def beside(wanted: Wanted, moment: Moment) -> Iterator[str]:
    """The names of those who stood there together with somebody of the person's name."""
    for people in moment.people:
        if any(wanted.is_named(one.name) for one in people.values()):
            yield from (one.name for one in people.values() if not wanted.is_named(one.name))


def _sides(changes: Changes) -> tuple[Side, Side]:
    """What stood there before, and what stood there after."""
    pairs = {field: pair for field, pair in changes.items() if _is_pair(pair)}
    before, after = (
        {field: pair[side] for field, pair in pairs.items() if isinstance(pair[side], str)}
        for side in (0, 1)
    )
    return before, after


def _is_pair(told: Any) -> bool:
    return isinstance(told, list) and len(told) == 2


def _put(known: Side, changes: Changes, side: int) -> None:
    """Makes it what it was on that side of the changes."""
    for field, pair in changes.items():
        if not _is_pair(pair):
            continue
        if pair == [REMOVED, None]:
            # The entry does not say what went, so going back nothing returns.
            for part in OF_PEOPLE:
                known.pop(f"{field}.{part}", None)
        elif field.rpartition(".")[2] in OF_PEOPLE:
            known.pop(field, None)
            if isinstance(pair[side], str):
                known[field] = pair[side]


def _people(side: Side) -> People:
    found: dict[str, Side] = defaultdict(dict)
    for field, text in side.items():
        stem, _, last = field.rpartition(".")
        if last in OF_PEOPLE and stem:
            found[stem][last] = text
    return {stem: Named(own.get("name", ""), own.get("contact")) for stem, own in found.items()}
