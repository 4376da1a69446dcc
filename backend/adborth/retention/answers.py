"""What the API tells about keeping and disposing, from rows."""

from collections.abc import Mapping
from typing import Any

from adborth.access.service import Actor
from adborth.i18n.catalogue import both
from adborth.lists.in_memory import ListsInMemory
from adborth.lists.vocabulary import ListName
from adborth.retention.schedule import RetentionClass, Schedule
from adborth.retention.service import Kept
from adborth.retention.states import DisposalState

Json = dict[str, Any]


def schedule(found: Schedule) -> Json:
    return {
        "version": found.version,
        "valid_from": found.valid_from,
        "items": [retention_class(one) for one in found.classes],
    }


def retention_class(found: RetentionClass) -> Json:
    return {
        "code": found.code,
        "name": both(f"retention-{found.code}"),
        "years": found.years,
        "source": both(f"retention-source-{found.code}"),
        "to_be_confirmed": found.to_be_confirmed,
    }


def kept_contact(kept: Kept) -> Json:
    row = kept.row
    return {
        "reference": row.reference,
        "retention_class": retention_class(kept.retention_class),
        "class_reason": row.class_reason,
        "ended_on": kept.row.ended_on,
        "disposal_due_on": kept.due_on,
        "hold": row.held_at
        and {"reason": row.hold_reason, "since": row.held_at, "by": row.held_by},
        "proposed_in": row.proposed_in,
        "disposed_on": row.disposed_on,
        "version": row.version,
    }


def queued(kept: Kept, lists: ListsInMemory) -> Json:
    return {
        "reference": kept.row.reference,
        "kind": kept.row.kind,
        "service": lists.shown[ListName.SERVICES][kept.row.service_id],
        "retention_class": kept.retention_class.code,
        "ended_on": kept.row.ended_on,
        "disposal_due_on": kept.due_on,
        "proposed_in": kept.row.proposed_in,
    }


def disposal(row: Any, references: Mapping[int, list[str]], actor: Actor) -> Json:
    waits = row.state is DisposalState.PROPOSED
    return {
        "number": row.id,
        "state": row.state,
        "references": references[row.id],
        "proposed_by": row.proposed_by,
        "proposed_at": row.proposed_at,
        "decided_by": row.decided_by,
        "decided_at": row.decided_at,
        "reason": row.reason,
        "may_confirm": waits and row.proposed_by != actor.username,
        "version": row.version,
    }


def logged(row: Any) -> Json:
    fields = dict(row._mapping)
    return {"number": fields.pop("id"), "retention_class": fields.pop("class_code"), **fields}
