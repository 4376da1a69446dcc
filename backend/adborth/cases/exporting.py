"""A whole list of cases as a file: what its pages show, in the words that they show it in."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import IO, Any

from sqlalchemy import Connection, select

from adborth import csv_cells, workbooks
from adborth.access.service import Actor
from adborth.cases.columns import Column
from adborth.cases.export_schemas import ExportCases, Format
from adborth.cases.listing import learn_codes, whole_list
from adborth.cases.summaries import Present
from adborth.i18n.catalogue import Language, both, translate
from adborth.lists.in_memory import lists_stamp
from adborth.lists.vocabulary import CODED
from adborth.workbooks import Value
from adborth.working_days.repository import calendar_stamp

# So many rows are in memory at a time, however many cases there are.
AT_ONCE = 1_000
Cell = Callable[[Any], Value]
IN_FORCE = select(calendar_stamp(), lists_stamp())


def write_cases(
    connection: Connection, actor: Actor, query: ExportCases, language: Language, file: IO[bytes]
) -> int:
    """How many cases were written. Raises Invalid for a code that is on no list."""
    learn_codes(query, connection)
    present = Present.of(connection, connection.execute(IN_FORCE).one())
    asked, values = whole_list(query, actor, present.today, connection.engine.pool)
    found = connection.execute(asked.execution_options(yield_per=AT_ONCE), values)
    rows = Rows(found, [_cell_of(column, present, language) for column in query.columns])
    headings = [translate(language, f"grid-column-{column}") for column in query.columns]
    if query.format is Format.XLSX:
        workbooks.write_table(file, translate(language, "grid-cases"), headings, rows)
    else:
        csv_cells.write_table(file, chain([headings], rows))
    return rows.written


class Rows:
    """The cells of each case, made when they are asked for, and counted."""

    def __init__(self, found: Iterable[Any], cells: Sequence[Cell]) -> None:
        self._found = found
        self._cells = cells
        self.written = 0

    def __iter__(self) -> Iterator[list[Value]]:
        for case in self._found:
            self.written += 1
            yield [cell(case) for cell in self._cells]


def _cell_of(column: Column, present: Present, language: Language) -> Cell:
    def word(kind: str, value: str | None) -> Value:
        return None if value is None else both(f"grid-{kind}-{value}")[language]

    if column in CODED:
        entries = present.lists.names[CODED[column]]
        names = {entry.id: entry.name[language] for entry in entries}
        return lambda case: names.get(getattr(case, f"{column}_id"))
    cells: Mapping[Column, Cell] = {
        Column.KIND: lambda case: word("kind", case.kind),
        Column.STATE: lambda case: word("state", case.state),
        Column.ASSIGNED_TO: lambda case: case.assignee,
        Column.NEXT_CLOCK: lambda case: word("clock", case.next_clock),
        Column.WORKING_DAYS_LEFT: lambda case: (
            case.next_due_on and present.calendar.elapsed(present.today, case.next_due_on)
        ),
        Column.RESTRICTED: lambda case: word("is", "restricted" if case.restricted else None),
    }
    return cells.get(column, attrgetter(column))
