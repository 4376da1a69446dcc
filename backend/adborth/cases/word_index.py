"""Cases by the words that stand in them: asked for, and kept."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, cast

from sqlalchemy import Boolean, ColumnElement, Connection, Table, delete, insert, select, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from adborth.cases.models import Case, Element, Person
from adborth.cases.word_models import CaseWords
from adborth.cases.words import words_of_case

WORDS = cast(Table, CaseWords.__table__)
ALTERNATIVE = "|"


class _HasWords(FunctionElement[bool]):
    inherit_cache = True
    type = Boolean()


@compiles(_HasWords, "sqlite")
def _in_sqlite(element: _HasWords, compiler: Any, **options: Any) -> str:
    case_id, words = (compiler.process(one, **options) for one in element.clauses)
    each = f"replace(replace({words}, ' ', '\"* AND \"'), '{ALTERNATIVE}', '\"* OR \"')"
    return (
        f"{case_id} IN (SELECT rowid FROM case_words_index"
        f" WHERE case_words_index MATCH '\"' || {each} || '\"*')"
    )


@compiles(_HasWords, "postgresql")
def _in_postgresql(element: _HasWords, compiler: Any, **options: Any) -> str:
    """As an array, found before anything else: or else, how rare the words are being unknown,
    every case would be looked at in the order of the list."""
    case_id, words = (compiler.process(one, **options) for one in element.clauses)
    each = f"replace(replace({words}, ' ', ':* & '), '{ALTERNATIVE}', ':* | ')"
    return (
        f"{case_id} = ANY(ARRAY(SELECT case_id FROM case_words"
        f" WHERE words @@ CAST({each} || ':*' AS tsquery)))"
    )


def has_words(words: ColumnElement[Any]) -> ColumnElement[bool]:
    """For a value of `together`."""
    return cast(ColumnElement[bool], _HasWords(Case.id, words))


def together(*alternatives: Sequence[str]) -> str:
    """All words of one alternative must begin a word of the case."""
    return ALTERNATIVE.join(" ".join(words) for words in alternatives)


def keep_words(connection: Connection, case_ids: Sequence[int]) -> None:
    """Of cases whose texts have changed."""
    connection.execute(delete(WORDS).where(WORDS.c.case_id.in_(case_ids)))
    rows = [
        {"case_id": case_id, "words": words} for case_id, words in _words_of(connection, case_ids)
    ]
    if rows:
        connection.execute(insert(WORDS), rows)


def forget_deleted_words(connection: Connection) -> None:
    """SQLite's index keeps what was taken out of it until it is merged."""
    if connection.dialect.name == "sqlite":
        connection.execute(
            text("INSERT INTO case_words_index (case_words_index) VALUES ('optimize')")
        )


def _words_of(connection: Connection, case_ids: Sequence[int]) -> Iterable[tuple[int, str]]:
    people: dict[int, list[tuple[str, str | None]]] = defaultdict(list)
    asked = select(Person.case_id, Person.name, Person.contact)
    for case_id, name, contact in connection.execute(asked.where(Person.case_id.in_(case_ids))):
        people[case_id].append((name, contact))
    texts: dict[int, list[str]] = defaultdict(list)
    told = select(Element.case_id, Element.description).order_by(Element.number)
    for case_id, description in connection.execute(told.where(Element.case_id.in_(case_ids))):
        texts[case_id].append(description)
    cases = select(Case.id, Case.reference, Case.tracker_ref, Case.summary)
    for case_id, *references, summary in connection.execute(cases.where(Case.id.in_(case_ids))):
        told_there = [summary, *texts[case_id]]
        yield case_id, words_of_case(references, people[case_id], told_there)
