"""Rows of an import as the API shows them."""

from pathlib import Path
from typing import Any

from adborth.i18n.catalogue import Language
from adborth.imports.states import allowed_actions
from adborth.imports.texts import explain
from adborth.imports.work import Room


def batch_answer(row: Any, root: Path, language: Language) -> dict[str, Any]:
    return import_answer(row, Room(root, row.id).spool.is_file(), language)


def import_answer(row: Any, has_files: bool, language: Language) -> dict[str, Any]:
    counts = {
        name: row.counts.get(name, 0)
        for name in (
            "rows",
            "new",
            "changed",
            "unchanged",
            "bad",
            "problems",
            "warnings",
            "blocking",
        )
    }
    fault = None
    if row.fault is not None:
        reason, mend = explain(row.fault, row.fault_params, language)
        fault = {"code": row.fault, "reason": reason, "mend": mend}
    return {
        "id": row.id,
        "file": row.file_name,
        "state": row.state.value,
        "skip_bad_rows": row.skip_bad_rows,
        "made_by": row.made_by,
        "made_at": row.made_at,
        "written_at": row.written_at,
        "purged_at": row.purged_at,
        "rows_done": row.rows_done,
        "counts": counts,
        "fault": fault,
        "allowed_actions": allowed_actions(
            row.state, row.counts, has_files, row.purged_at is not None
        ),
    }


def problem_answer(row: Any, language: Language) -> dict[str, Any]:
    reason, mend = explain(row.code, row.params, language)
    return {
        "number": row.number,
        "severity": row.severity.value,
        "sheet": row.sheet,
        "row": row.row,
        "column": row.column,
        "found": row.found,
        "code": row.code,
        "reason": reason,
        "mend": mend,
    }


def change_answer(row: Any) -> dict[str, Any]:
    return {
        "number": row.number,
        "sheet": row.sheet,
        "row": row.row,
        "kind": row.kind.value,
        "key": row.key,
        "changes": [
            {"field": field, "before": before, "after": after}
            for field, (before, after) in row.changes.items()
        ],
    }
