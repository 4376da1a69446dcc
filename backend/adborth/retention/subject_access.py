"""Everything about one person (UK GDPR, article 15), with other people marked."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, zip_longest
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from adborth.access.service import Actor
from adborth.audit.service import history_of, record
from adborth.clock import now
from adborth.drafts.service import all_drafts
from adborth.errors import Invalid
from adborth.i18n.catalogue import Language, translate
from adborth.lists.in_memory import ListsInMemory, current_lists
from adborth.lists.vocabulary import ListName
from adborth.retention import subject_repository as repository
from adborth.retention.recorded import Named, others_in, values_about
from adborth.retention.subject_schemas import AskForSubject
from adborth.retention.third_parties import ThirdParty, Wanted, unnamed, words

Json = dict[str, Any]
History = Sequence[Json]
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
    repository.add_from_history(connection, wanted, about, praised)
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
                history_of(connection, case.reference),
                lists,
                wanted,
                label,
            )
            | {"found_by": sorted(about[case.id])}
            for case in cases
        ],
        "compliments": [
            _compliment(row, history_of(connection, row.reference), lists, wanted, label)
            | {"found_by": sorted(praised[row.id])}
            for row in repository.compliments_of(connection, sorted(praised))
        ],
        "unfinished": unfinished_about(connection, actor, wanted),
        "withheld": repository.count_within(connection, actor, about) - len(cases),
    }


def unfinished_about(connection: Connection, actor: Actor, wanted: Wanted) -> list[Json]:
    """Who is writing of the person, never what; and nobody who is writing of the asker."""
    if wanted.is_named(actor.display_name):
        return []
    return [
        {"writer": row.owner, "saved_at": row.saved_at}
        for row in all_drafts(connection)
        if any(
            wanted.is_named(text) if field.endswith("name") else _mentions(wanted, text)
            for field, text in row.fields.items()
        )
    ]


def _mentions(wanted: Wanted, text: str) -> bool:
    return wanted.stands_in(text) or wanted.is_reached(text)


def record_export(session: Session, actor: Actor, export: Json) -> None:
    """Which cases, but not about whom."""
    changes = {
        name: [None, [one["reference"] for one in export[name]]]
        for name in ("cases", "compliments")
    }
    record(session, actor.username, "subject_access.export", "subject-access", changes)


def _case(
    case: Any,
    parts: dict[str, Sequence[Any]],
    history: History,
    lists: ListsInMemory,
    wanted: Wanted,
    label: str,
) -> Json:
    own: list[Any] = []
    others: list[Any] = []
    for person in parts["people"]:
        is_theirs = any(repository.found_by(wanted, person.name, person.contact))
        (own if is_theirs else others).append(person)
    parties = [
        ThirdParty(number, person.name, person.contact) for number, person in enumerate(others, 1)
    ]
    parties += _once_named(wanted, history, parties)
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
        "recorded": _recorded(wanted, history, [case, *chain(*parts.values())], told),
        "third_parties": [
            _party(party, person and person.role) for party, person in zip_longest(parties, others)
        ],
    }


def _compliment(
    row: Any, history: History, lists: ListsInMemory, wanted: Wanted, label: str
) -> Json:
    """Whoever wrote one about the person is a third party."""
    theirs = wanted.is_named(row.from_whom)
    parties = [] if theirs or not row.from_whom else [ThirdParty(1, row.from_whom)]
    parties += _once_named(wanted, history, parties)
    told = _telling(parties, wanted.words, label)
    return {
        **_fields(row, ("reference", "received_on", "language")),
        "service": lists.shown[ListName.SERVICES][row.service_id],
        **_texts(row, ("from_whom", "text"), told),
        "published_text": told(row.redacted_text) if row.checked_by else None,
        "recorded": _recorded(wanted, history, [row], told),
        "third_parties": [_party(one, None) for one in parties],
    }


def _once_named(
    wanted: Wanted, history: History, parties: Sequence[ThirdParty]
) -> list[ThirdParty]:
    """Those whom only the history names still, numbered after the others."""
    known = {words(party.name) for party in parties}
    found: dict[frozenset[str], Named] = {}
    for entry in history:
        for named in others_in(wanted, entry["changes"]):
            if words(named.name) not in known:
                found.setdefault(words(named.name), named)
    return [ThirdParty(n, *named) for n, named in enumerate(found.values(), len(parties) + 1)]


def _recorded(wanted: Wanted, history: History, rows: Iterable[Any], told: Told) -> list[Json]:
    """Each value once, from the first entry that has it."""
    seen = {value for row in rows for value in row if isinstance(value, str)}
    found: list[Json] = []
    for entry in history:
        for field, text in values_about(wanted, entry["changes"]):
            if text not in seen:
                seen.add(text)
                found.append({"recorded_at": entry["at"], "field": field, "value": told(text)})
    return found


def _party(party: ThirdParty, role: Any) -> Json:
    return {
        **_fields(party, ("number", "name", "contact")),
        "role": role,
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
