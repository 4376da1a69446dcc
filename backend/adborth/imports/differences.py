"""What a row says now, beside what the last import of it said."""

from collections.abc import Mapping
from typing import Any

Changes = dict[str, list[Any]]
ELEMENT_PARTS = ("theme", "description", "finding")


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> Changes:
    """Each field that differs: [before, after]. Elements are told apart by stage and number."""
    old, new = flat(before), flat(after)
    return {
        field: [old.get(field), new.get(field)]
        for field in (*old, *(field for field in new if field not in old))
        if old.get(field) != new.get(field)
    }


def flat(record: Mapping[str, Any]) -> dict[str, Any]:
    fields = {name: value for name, value in record.items() if name != "elements"}
    for stage, number, *parts in record.get("elements", ()):
        for name, value in zip(ELEMENT_PARTS, parts, strict=True):
            fields[f"elements.{stage}.{number}.{name}"] = value
    return fields
