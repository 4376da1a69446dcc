"""Everything about one person (UK GDPR, article 15), with other people marked."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from adborth.access.service import Actor
from adborth.audit.service import record
from adborth.clock import now
from adborth.errors import Invalid
from adborth.i18n.catalogue import Language, translate
from adborth.lists.in_memory import ListsInMemory, current_lists
from adborth.lists.vocabulary import ListName
from adborth.retention import subject_repository as repository
from adborth.retention.subject_schemas import AskForSubject
from adborth.retention.third_parties import ThirdParty, Wanted, unnamed, words

Json = dict[str, Any]
Told = Callable[[str | None], str | None]
# More than anybody has: the name must be that of many people.
MOST_FOUND = 200
CASE = ("reference", "kind", "state", "received_on", "closed_on", "logged_at")
STAGE = ("stage", "entered_on", "acknowledged_on", "responded_on", "ended_on", "ending", "outcome")
EXTENSION = ("stage", "old_due_on", "new_due_on", "agreed_on")
NOTHING: Sequence[Any] = ()


def find_subject(
    connection: Connection, actor: Actor, given: AskForSubject, language: Language
) -> Json:
    """Raises Invalid for a name without letters, and for one that too many people have."""
    wanted = Wanted(given.name, given.contact)
    if not wanted.words:
        raise Invalid.one("name", "not-valid")
    about = repository.cases_about(connection, wanted)
    praised = repository.compliments_about(connection, wanted)
    if len(about) + len(praised) > MOST_FOUND:
        raise Invalid.one("name", "too-many-found", most=MOST_FOUND)
    cases = repository.known_cases(connection, actor, about)
    parts = repository.parts_of(connection, [case.id for case in cases])
    lists = current_lists(connection)
    label = translate(language, "subject-access-third-party")
    return {
        "made_at": now(),
        "made_by": actor.username,
        "cases": [
            _case(
                case,
                {name: rows.get(case.id, NOTHING) for name, rows in parts.items()},
                lists,
                wanted,
                label,
            )
            | {"found_by": sorted(about[case.id])}
            for case in cases
        ],
        "compliments": [
            _compliment(row, lists, wanted, label) | {"found_by": sorted(praised[row.id])}
            for row in repository.compliments_of(connection, sorted(praised))
        ],
        "withheld": repository.count_within(connection, actor, about) - len(cases),
    }


def record_export(session: Session, actor: Actor, export: Json) -> None:
    """Which cases, but not about whom."""
    changes = {
        name: [None, [one["reference"] for one in export[name]]]
        for name in ("cases", "compliments")
    }
    record(session, actor.username, "subject_access.export", "subject-access", changes)


def _case(
    case: Any, parts: dict[str, Sequence[Any]], lists: ListsInMemory, wanted: Wanted, label: str
) -> Json:
    own: list[Any] = []
    others: list[Any] = []
    for person in parts["people"]:
        is_theirs = any(repository.found_by(wanted, person.name, person.contact))
        (own if is_theirs else others).append(person)
    parties = [
        ThirdParty(number, person.name, person.contact) for number, person in enumerate(others, 1)
    ]
    names = wanted.words.union(*(words(person.name) for person in own))
    told = _telling(parties, names, label)
    return {
        **_fields(case, CASE),
        "service": lists.shown[ListName.SERVICES][case.service_id],
        "entries": [_own(person) for person in own],
        **_texts(case, ("summary", "file_url"), told),
        "elements": [
            {"number": one.number, "description": told(one.description)}
            for one in parts["elements"]
        ],
        "stages": [
            {**_fields(one, STAGE), **_texts(one, ("ending_reason", "ending_decided_by"), told)}
            for one in parts["stages"]
        ],
        "extensions": [
            {**_fields(one, EXTENSION), **_texts(one, ("reason", "agreed_by", "agreed_how"), told)}
            for one in parts["extensions"]
        ],
        "third_parties": [
            {"number": party.number, "role": person.role, "name": party.name}
            | {"contact": party.contact}
            for party, person in zip(parties, others, strict=True)
        ],
    }


def _compliment(row: Any, lists: ListsInMemory, wanted: Wanted, label: str) -> Json:
    """Whoever wrote one about the person is a third party."""
    theirs = wanted.is_named(row.from_whom)
    parties = [] if theirs else [ThirdParty(1, row.from_whom)]
    told = _telling(parties, wanted.words, label)
    return {
        **_fields(row, ("reference", "received_on", "language")),
        "service": lists.shown[ListName.SERVICES][row.service_id],
        **_texts(row, ("from_whom", "text"), told),
        "published_text": told(row.redacted_text) if row.checked_by else None,
        "third_parties": [
            {"number": one.number, "role": None, "name": one.name, "contact": None}
            for one in parties
        ],
    }


def _telling(parties: Sequence[ThirdParty], own: frozenset[str], label: str) -> Told:
    return lambda text: text and unnamed(text, parties, own, label)


def _own(person: Any) -> Json:
    return {
        **_fields(person, ("role", "name", "correspondence_language", "contact")),
        "relationship": person.relationship_to_service_user,
    }


def _fields(row: Any, names: Iterable[str]) -> Json:
    return {name: getattr(row, name) for name in names}


def _texts(row: Any, names: Iterable[str], told: Told) -> Json:
    return {name: told(getattr(row, name)) for name in names}
