"""Remove what imports kept of a contact beside the contact itself.

The key and the fingerprint of its row stay, and what the figures follow from: the same tracker
read in again must find the contact, not make a new one.
"""

from typing import Any

from sqlalchemy import Connection, and_, delete, or_, select, update

from adborth.imports.columns import Kind
from adborth.imports.models import ImportChange, ImportProblem, ImportRow

PERSONAL = ("complainant", "relationship", "summary", "file_url", "from_whom", "text")
DESCRIPTION = 3


def forget_contact(connection: Connection, kind: Kind, contact_id: int) -> int:
    """How many rows lost something."""
    asked = select(ImportRow.__table__).where(
        ImportRow.kind == kind, ImportRow.subject_id == contact_id
    )
    rows = connection.execute(asked).all()
    for row in rows:
        connection.execute(
            update(ImportRow)
            .where(
                ImportRow.batch_id == row.batch_id,
                ImportRow.sheet == row.sheet,
                ImportRow.row == row.row,
            )
            .values(values=without_personal_data(row.values), before=None)
        )
    keys = {row.key for row in rows}
    changes = connection.execute(
        delete(ImportChange).where(ImportChange.kind == kind, ImportChange.key.in_(keys))
    )
    return len(rows) + changes.rowcount + _forget_findings(connection, rows)


def _forget_findings(connection: Connection, rows: Any) -> int:
    places = [
        and_(
            ImportProblem.batch_id == row.batch_id,
            ImportProblem.sheet == row.sheet,
            ImportProblem.row == row.row,
        )
        for row in rows
    ]
    if not places:
        return 0
    found = update(ImportProblem).where(or_(*places), ImportProblem.found.is_not(None))
    return connection.execute(found.values(found=None)).rowcount


def without_personal_data(values: dict[str, Any]) -> dict[str, Any]:
    """The row of a contact as it was read, without its texts."""
    kept = {name: value for name, value in values.items() if name not in PERSONAL}
    if "elements" in kept:
        kept["elements"] = [
            [*element[:DESCRIPTION], "", *element[DESCRIPTION + 1 :]]
            for element in kept["elements"]
        ]
    return kept
