"""What one case or compliment says of a person: what is sent to them, and who else is in it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple

from adborth.lists.in_memory import ListsInMemory
from adborth.lists.vocabulary import ListName
from adborth.retention.recorded import (
    OF_PEOPLE,
    RELATIONSHIP,
    Moment,
    Named,
    beside,
    moments,
    others_in,
    own_in,
    values_about,
    whose,
)
from adborth.retention.third_parties import ThirdParty, Wanted, unnamed, words

Json = dict[str, Any]
History = Sequence[Json]
Told = Callable[[str | None], str | None]
Seen = set[tuple[str, Any]]
CASE = ("reference", "kind", "state", "received_on", "closed_on", "logged_at")
STAGE = ("stage", "entered_on", "acknowledged_on", "responded_on", "ended_on", "ending", "outcome")
EXTENSION = ("stage", "old_due_on", "new_due_on", "agreed_on")
COMPLIMENT = ("reference", "received_on", "language")
NOTHING: Sequence[Any] = ()


class Answer(NamedTuple):
    """The person gets the one; the other is the key to it, and stays."""

    to_send: Json
    third_parties: list[Json]


class Teller(NamedTuple):
    """What the answers have in common."""

    wanted: Wanted
    lists: ListsInMemory
    label: str

    def of_case(
        self, case: Any, parts: Mapping[str, Mapping[int, Sequence[Any]]], history: History
    ) -> Answer:
        part = {name: rows.get(case.id, NOTHING) for name, rows in parts.items()}
        people = {person.number: person for person in part["people"]}
        theirs = whose(self.wanted, people)
        own = [person for number, person in people.items() if number in theirs]
        others = [person for number, person in people.items() if number not in theirs]
        changed = [entry["changes"] for entry in history]
        then = list(moments(changed, _fields_of_people(part["people"])))
        wanted = self.wanted.reached_too(person.contact for person in own).with_beside(
            [
                *(person.name for person in others),
                *(name for moment in then for name in beside(self.wanted, moment)),
            ]
        )
        parties = [
            ThirdParty(number, person.name, person.contact)
            for number, person in enumerate(others, 1)
        ]
        parties += _once_named(wanted, then, parties)
        stood = [one for moment in then for one in own_in(wanted, moment)]
        told = self._telling(wanted, parties, [*own, *stood])
        mentions = [
            person.relationship_to_service_user
            for person in others
            if self.wanted.stands_in(person.relationship_to_service_user or "")
        ]
        rows = [case, *part["elements"], *part["stages"], *part["extensions"]]
        seen = _seen(rows) | _seen(own) | {(RELATIONSHIP, text) for text in mentions}
        to_send = {
            **_fields(case, CASE),
            "service": self.lists.shown[ListName.SERVICES][case.service_id],
            "entries": [_entry(person, told) for person in own],
            "mentioned_as": [told(text) for text in mentions],
            **_texts(case, ("summary", "file_url"), told),
            "elements": [
                {"number": one.number, "description": told(one.description)}
                for one in part["elements"]
            ],
            "stages": [
                {**_fields(one, STAGE), **_texts(one, ("ending_reason", "ending_decided_by"), told)}
                for one in part["stages"]
            ],
            "extensions": [
                {
                    **_fields(one, EXTENSION),
                    **_texts(one, ("reason", "agreed_by", "agreed_how"), told),
                }
                for one in part["extensions"]
            ],
            "recorded": _recorded(wanted, history, then, seen, told),
        }
        roles = (person.role for person in others)
        return Answer(to_send, [_party(party, role) for party, role in zip_longest(parties, roles)])

    def of_compliment(self, row: Any, history: History) -> Answer:
        """Whoever wrote one about the person is a third party."""
        wanted = self.wanted
        then = list(moments([entry["changes"] for entry in history], {}))
        is_other = row.from_whom and not wanted.is_named(row.from_whom)
        parties = [ThirdParty(1, row.from_whom)] if is_other else []
        parties += _once_named(wanted, then, parties)
        told = self._telling(wanted, parties, [])
        to_send = {
            **_fields(row, COMPLIMENT),
            "service": self.lists.shown[ListName.SERVICES][row.service_id],
            **_texts(row, ("from_whom", "text"), told),
            "published_text": told(row.redacted_text) if row.checked_by else None,
            "recorded": _recorded(wanted, history, then, _seen([row]), told),
        }
        return Answer(to_send, [_party(one, None) for one in parties])

    def _telling(self, wanted: Wanted, parties: Iterable[ThirdParty], own: Sequence[Any]) -> Told:
        """`own` are the person's entries, of now and of before."""
        reached = wanted.reached_too(one.contact for one in own)
        others = [party.apart_from(reached) for party in parties]
        names = wanted.words.union(*(words(one.name) for one in own))
        return lambda text: text and unnamed(text, others, names, self.label)


def _fields_of_people(people: Iterable[Any]) -> dict[str, str]:
    """As the history calls them."""
    return {
        f"people.{person.number}.{name}": text
        for person in people
        for name in OF_PEOPLE
        if (text := getattr(person, name)) is not None
    }


def _once_named(
    wanted: Wanted, then: Iterable[Moment], parties: Sequence[ThirdParty]
) -> list[ThirdParty]:
    """Those whom only the history names still, numbered after the others."""
    known = {words(party.name) for party in parties}
    found: dict[frozenset[str], Named] = {}
    for moment in then:
        for named in others_in(wanted, moment):
            if words(named.name) not in known:
                found.setdefault(words(named.name), named)
    return [ThirdParty(n, *named) for n, named in enumerate(found.values(), len(parties) + 1)]


def _recorded(
    wanted: Wanted, history: History, then: Iterable[Moment], seen: Seen, told: Told
) -> list[Json]:
    """Each value once, from the first entry that has it."""
    found: list[Json] = []
    for entry, moment in zip(history, then, strict=True):
        for field, text in values_about(wanted, moment):
            value = (field.rpartition(".")[2], text)
            if value not in seen:
                seen.add(value)
                found.append({"recorded_at": entry["at"], "field": field, "value": told(text)})
    return found


def _seen(rows: Iterable[Any]) -> Seen:
    """What is told of them already, by the name of the field."""
    return {(name, value) for row in rows for name, value in row._mapping.items()}


def _party(party: ThirdParty, role: Any) -> Json:
    return {**_fields(party, ("number", "name", "contact")), "role": role}


def _entry(person: Any, told: Told) -> Json:
    return {
        **_fields(person, ("role", "name", "correspondence_language", "contact")),
        "relationship": told(person.relationship_to_service_user),
    }


def _fields(row: Any, names: Iterable[str]) -> Json:
    return {name: getattr(row, name) for name in names}


def _texts(row: Any, names: Iterable[str], told: Told) -> Json:
    return {name: told(getattr(row, name)) for name in names}
