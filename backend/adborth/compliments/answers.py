"""Compliments as the API tells them."""

from typing import Any

from sqlalchemy import Connection, RowMapping

from adborth.access.roles import Permission
from adborth.access.service import Actor
from adborth.audit.service import history_of
from adborth.cases.history import in_words, named_changes
from adborth.compliments.allowed import allowed_actions
from adborth.compliments.repository import get_compliment, shares_of
from adborth.lists.service import names_by_id

Json = dict[str, Any]
TOLD = ("text", "logged_at", "logged_by", "version")
TOLD_OF_SUMMARY = ("excerpt", "version", "published_text")
SHARE = ("number", "shared_on", "shared_with", "recorded_by", "recorded_at")


def detail_of(connection: Connection, actor: Actor, reference: str) -> Json:
    """Raises ComplimentNotFound."""
    row = get_compliment(connection, reference)._mapping
    may_write = Permission.WRITE_COMPLIMENTS in actor.permissions
    redacted_by, checked_by = row["redacted_by"], row["checked_by"]
    return {
        **_named(row, names_by_id(connection)),
        **{name: row[name] for name in TOLD},
        "redaction": row["redacted_text"]
        and {"text": row["redacted_text"], "redacted_by": redacted_by, "checked_by": checked_by},
        "published_text": row["redacted_text"] if checked_by else None,
        "shares": [
            {name: share._mapping[name] for name in SHARE}
            for share in shares_of(connection, row["id"])
        ],
        "allowed_actions": allowed_actions(
            actor.username, may_write, redacted_by, checked_by, row["disposed_on"] is not None
        ),
        "origin": row["batch_id"]
        and {"batch": row["batch_id"], "sheet": row["origin_sheet"], "row": row["origin_row"]},
    }


def summary_of(row: RowMapping, names: Any) -> Json:
    told = {name: row[name] for name in TOLD_OF_SUMMARY}
    flags = {name: bool(row[name]) for name in ("published", "to_check", "shared")}
    return {**_named(row, names), **told, **flags}


def history_told(connection: Connection, reference: str) -> list[Json]:
    """Entries of the lists by their names; of a disposed compliment only who did what.

    Raises ComplimentNotFound.
    """
    disposed = get_compliment(connection, reference).disposed_on is not None
    names = names_by_id(connection)
    return [
        {**entry, "changes": {} if disposed else named_changes(entry["changes"], names)}
        for entry in in_words(connection, history_of(connection, reference))
    ]


def _named(row: RowMapping, names: Any) -> Json:
    return {
        "reference": row["reference"],
        "service": names["services"][row["service_id"]],
        "team": names["teams"].get(row["team_id"]),
        "received_on": row["received_on"],
        "from_whom": row["from_whom"],
        "language": row["language"],
        "disposed_on": row["disposed_on"],
    }
