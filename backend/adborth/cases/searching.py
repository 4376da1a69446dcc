"""Search cases by their words, and find those that may be of the same person as a new one."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import bindparam, select

from adborth.access.roles import Reach
from adborth.access.service import Actor
from adborth.cases.export_schemas import ExportCases
from adborth.cases.listing import COLUMNS
from adborth.cases.models import Case, Person
from adborth.cases.need_to_know import asker, known_to
from adborth.cases.search_schemas import FindSimilar, SearchCases
from adborth.cases.similarity import KnownPerson, Likely, NewContact, compare
from adborth.cases.word_index import has_words, together
from adborth.cases.words import CONTACT, NAME, contact_keys, name_asked, words_asked
from adborth.db.base import Query
from adborth.db.json import json_rows, read_rows
from adborth.errors import Invalid
from adborth.lists.in_memory import ListsInMemory, lists_stamp
from adborth.lists.vocabulary import ListName
from adborth.working_days.repository import calendar_stamp

# Of so many of the latest whose people have such names, the most alike are told.
COMPARED = 200
Json = dict[str, Any]


Search = TypeVar("Search", SearchCases, ExportCases)


def by_words(given: Search) -> Search:
    """The search with its text as the index is asked. Raises Invalid for one without words."""
    if given.text is None:
        return given
    asked = words_asked(given.text)
    if not asked:
        raise Invalid.one("text", "no-words")
    return given.model_copy(update={"text": together(asked)})


def service_of(given: FindSimilar, lists: ListsInMemory) -> int | None:
    """Raises Invalid for a code that is not on the list; a retired one may be asked for."""
    known = lists.ids[ListName.SERVICES]
    if given.service is not None and given.service not in known:
        raise Invalid.one("service", "not-listed", known=", ".join(known))
    return known.get(given.service or "")


def words_of_person(given: FindSimilar) -> str:
    """Empty where nothing is typed yet that could tell somebody from others."""
    names = [[NAME + word for word in name_asked(name)] for name in given.names]
    contacts = [[CONTACT + key] for contact in given.contacts for key in contact_keys(contact)]
    return together(*(asked for asked in (*names, *contacts) if asked))


def candidates_of(words: str, given: FindSimilar, actor: Actor) -> tuple[Query, Json]:
    """The statement, and its values: one row, for `most_alike`."""
    values = {"text": words, "but": given.but or "", **asker(actor)}
    return _candidates(actor.reach), values


@cache
def _candidates(reach: frozenset[Reach]) -> Query:
    people = select(Person.name, Person.contact).where(Person.case_id == Case.id)
    found = (
        select(*COLUMNS, json_rows(people.correlate(Case)).label("known"))
        .where(
            has_words(bindparam("text")),
            Case.reference != bindparam("but"),
            known_to(reach),
        )
        .order_by(Case.received_on.desc(), Case.id.desc())
        .limit(COMPARED)
    )
    return select(json_rows(found).label("items"), calendar_stamp(), lists_stamp())


def most_alike(row: Any, given: FindSimilar, service: int | None) -> list[tuple[Json, Json]]:
    """Each case with what is told of its likeness."""
    new = NewContact(given.names, given.contacts, service, given.received_on)
    found = list(_compared(read_rows(row.items), new))
    found.sort(key=lambda one: one[1]["likeness"], reverse=True)
    return found[: given.limit]


def _compared(rows: list[Json], new: NewContact) -> Iterator[tuple[Json, Json]]:
    for fields in rows:
        people = [KnownPerson(**one) for one in read_rows(fields.pop("known"))]
        received_on = date.fromisoformat(fields["received_on"])
        likely = compare(new, people, fields["service_id"], received_on)
        if likely is not None:
            yield fields, _told(likely)


def _told(likely: Likely) -> Json:
    return {
        "likeness": likely.likeness.value,
        "because": [reason.value for reason in likely.because],
        "people": list(likely.people),
    }
