"""Where a person stands in cases and compliments, now or in their history.

Neither database compares without accents, so every name, text and value is read, once and a few
at a time.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, select, union_all

from adborth.access.models import User
from adborth.access.service import Actor
from adborth.audit.service import values_of_all
from adborth.cases.models import Case, CaseSubject, Element, Person, Stage, StageExtension
from adborth.cases.need_to_know import ABOUT_THEM, asker, known_to
from adborth.cases.references import CASES, COMPLIMENTS
from adborth.compliments.models import Compliment
from adborth.retention.recorded import is_about
from adborth.retention.subject_schemas import FoundBy
from adborth.retention.third_parties import Wanted

AT_ONCE = 2_000
MOST_KEYS = 500
T = TypeVar("T")
Found = dict[int, set[FoundBy]]
TEXTS = (
    (Case.id, Case.summary),
    (Case.id, Case.file_url),
    (Person.case_id, Person.relationship_to_service_user),
    (Element.case_id, Element.description),
    (Stage.case_id, Stage.ending_reason),
    (Stage.case_id, Stage.ending_decided_by),
    (StageExtension.case_id, StageExtension.reason),
    (StageExtension.case_id, StageExtension.agreed_by),
)


def cases_about(connection: Connection, wanted: Wanted) -> Found:
    """By the key of the case. Whether the asker may know of it is another question."""
    found: Found = defaultdict(set)
    people = select(Person.case_id, Person.name, Person.contact).where(Person.name != "")
    for case_id, name, contact in _read(connection, people):
        for by in found_by(wanted, name, contact):
            found[case_id].add(by)
    texts = union_all(*(select(key, text).where(text.is_not(None)) for key, text in TEXTS))
    for case_id, text in _read(connection, texts):
        if wanted.stands_in(text):
            found[case_id].add(FoundBy.TEXT)
    staff = select(CaseSubject.case_id, User.display_name).join(User)
    for case_id, name in _read(connection, staff):
        if wanted.is_named(name):
            found[case_id].add(FoundBy.STAFF)
    return found


def compliments_about(connection: Connection, wanted: Wanted) -> Found:
    found: Found = defaultdict(set)
    told = select(Compliment.id, Compliment.from_whom, Compliment.text)
    for key, from_whom, text in _read(connection, told):
        if wanted.is_named(from_whom):
            found[key].add(FoundBy.NAME)
        if wanted.stands_in(text):
            found[key].add(FoundBy.TEXT)
    return found


def add_from_history(
    connection: Connection, wanted: Wanted, cases: Found, compliments: Found
) -> None:
    """Those too that only a value before or after a change shows to be about the person."""
    begins = [f"{prefix}-" for prefix in (CASES, COMPLIMENTS)]
    told = values_of_all(connection, begins, AT_ONCE)
    references = {subject for subject, changes in told if is_about(wanted, changes)}
    for found, table in ((cases, Case), (compliments, Compliment)):
        for some in _some(references):
            asked = select(table.id).where(table.reference.in_(some))
            for key in connection.scalars(asked):
                found[key] = found.get(key) or {FoundBy.HISTORY}


def found_by(wanted: Wanted, name: str, contact: str | None) -> Iterator[FoundBy]:
    if wanted.is_named(name):
        yield FoundBy.NAME
    if wanted.is_reached(contact):
        yield FoundBy.CONTACT


def known_cases(connection: Connection, actor: Actor, keys: Iterable[int]) -> list[Row[Any]]:
    asked = select(Case.__table__).where(known_to(actor.reach)).order_by(Case.received_on, Case.id)
    return [
        row
        for some in _some(keys)
        for row in connection.execute(asked.where(Case.id.in_(some)), asker(actor))
    ]


def count_told_of(connection: Connection, actor: Actor, keys: Iterable[int]) -> int:
    """All of them, even beyond what the actor's role reaches, but none about the actor."""
    asked = select(Case.id).where(~ABOUT_THEM)
    return sum(
        len(connection.execute(asked.where(Case.id.in_(some)), asker(actor)).all())
        for some in _some(keys)
    )


def parts_of(connection: Connection, keys: Sequence[int]) -> dict[str, dict[int, list[Row[Any]]]]:
    """People, elements, stages and extensions, by the key of their case."""
    parts: dict[str, dict[int, list[Row[Any]]]] = {}
    for table, order in (
        (Person, Person.number),
        (Element, Element.number),
        (Stage, Stage.entered_on),
        (StageExtension, StageExtension.number),
    ):
        of_case = parts[table.__tablename__] = defaultdict(list)
        asked = select(table.__table__).where(table.case_id.in_(keys)).order_by(order)
        for row in connection.execute(asked):
            of_case[row.case_id].append(row)
    return parts


def compliments_of(connection: Connection, keys: Sequence[int]) -> Sequence[Row[Any]]:
    asked = select(Compliment.__table__).where(Compliment.id.in_(keys))
    return connection.execute(asked.order_by(Compliment.received_on, Compliment.id)).all()


def _read(connection: Connection, statement: Any) -> Iterable[Any]:
    return connection.execute(statement.execution_options(yield_per=AT_ONCE))


def _some(keys: Iterable[T]) -> Iterator[list[T]]:
    given = list(keys)
    for first in range(0, len(given), MOST_KEYS):
        yield given[first : first + MOST_KEYS]
