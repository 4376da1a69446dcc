from typing import Annotated, Any

from fastapi import Query, Response

from adborth.access.refusals import REFUSED
from adborth.access.work import ReadAudit
from adborth.audit.repository import find_entries
from adborth.audit.schemas import AuditPage, AuditQuery
from adborth.audit.vocabulary import View, seen_of
from adborth.db.answers import json_answer
from adborth.problems import responses
from adborth.routing import new_router

router = new_router(prefix="/audit", tags=["Audit"])
NAMED = ("id", "link", "at", "actor", "action", "subject", "client", "address", "request_id")


@router.get(
    "",
    operation_id="findAuditEntries",
    summary="Who did what, and who saw what",
    response_model=AuditPage,
    responses=responses(),
)
def get_entries(query: Annotated[AuditQuery, Query()], work: ReadAudit) -> Response:
    """The newest first. For whoever reviews the audit: the values of a case are not in it."""
    with work.reading() as connection:
        rows, cursor = find_entries(connection, query)
    items = [_listed(row._mapping) for row in rows]
    work.viewed("audit", View.LIST, **seen_of(query, items))
    return json_answer({"items": items, "next": cursor})


def _listed(row: Any) -> dict[str, Any]:
    changes = row["changes"] or {}
    looked, refused = row["action"] in set(View), row["action"] == REFUSED
    return {
        **{name: row[name] for name in NAMED},
        "fields": [] if looked or refused else sorted(changes),
        "filters": changes.get("filters", []) if looked else [],
        "columns": changes.get("columns", []) if looked else [],
        "shown": changes.get("shown") if looked else None,
        "refusal": changes if refused else None,
    }
