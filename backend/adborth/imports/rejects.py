"""The file of rejects: the rows that were kept out, as they stood, and what is wrong with each.

It can be mended and imported as it is: each sheet has its header row again, and the columns that
are added here are known. No cell of it becomes a formula in a spreadsheet.
"""

from collections.abc import Iterator
from io import StringIO
from typing import Any

from sqlalchemy import Connection, select

from adborth.csv_cells import BYTE_ORDER_MARK, writer
from adborth.i18n.catalogue import Language
from adborth.imports import repository
from adborth.imports.cells import harmless
from adborth.imports.columns import OF_REJECTS
from adborth.imports.errors import RejectsMissing
from adborth.imports.models import ImportProblem, ImportReject
from adborth.imports.remarks import Severity
from adborth.imports.texts import explain

AT_ONCE = 500


def rejects_csv(connection: Connection, batch_id: int, language: Language) -> Iterator[str]:
    """Raises RejectsMissing where every row was good."""
    repository.get_batch(connection, batch_id)
    if not repository.numbered(connection, ImportReject, batch_id, 0, 1):
        raise RejectsMissing(number=batch_id)
    return _lines(connection, batch_id, language)


def _lines(connection: Connection, batch_id: int, language: Language) -> Iterator[str]:
    yield BYTE_ORDER_MARK
    last, width, is_first = 0, 0, True
    while rows := repository.numbered(connection, ImportReject, batch_id, last, AT_ONCE):
        reasons = _reasons(connection, batch_id, rows, language)
        page = StringIO()
        out = writer(page)
        for row in rows:
            cells = [harmless(cell) for cell in row.cells]
            if row.row is None:
                if not is_first:
                    out.writerow([])
                width, is_first = len(cells), False
                out.writerow([*cells, *OF_REJECTS])
            else:
                cells += [""] * (width - len(cells))
                why = reasons.get((row.sheet, row.row), "")
                out.writerow([*cells, str(row.row), harmless(why)])
        yield page.getvalue()
        last = rows[-1].number


def _reasons(
    connection: Connection, batch_id: int, rows: list[Any], language: Language
) -> dict[tuple[str, int], str]:
    numbers = {row.row for row in rows if row.row is not None}
    found = connection.execute(
        select(ImportProblem.__table__)
        .where(
            ImportProblem.batch_id == batch_id,
            ImportProblem.severity == Severity.PROBLEM,
            ImportProblem.row.in_(numbers),
        )
        .order_by(ImportProblem.number)
    )
    reasons: dict[tuple[str, int], str] = {}
    for problem in found:
        why, mend = explain(problem.code, problem.params, language)
        text = f"{problem.column}: {why} {mend}" if problem.column else f"{why} {mend}"
        key = (problem.sheet, problem.row)
        reasons[key] = f"{reasons[key]} | {text}" if key in reasons else text
    return reasons
