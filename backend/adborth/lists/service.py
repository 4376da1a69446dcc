"""What other rooms ask of the lists."""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from adborth.errors import Invalid
from adborth.lists.repository import Entry as Entry
from adborth.lists.repository import find_entries
from adborth.lists.repository import get_entry as get_entry
from adborth.lists.vocabulary import ListName as ListName
from adborth.lists.welsh_order import welsh_key

Lists = Mapping[ListName, list[Entry]]


def list_names(connection: Connection) -> Lists:
    """Every entry of every list, the retired ones too, in one quick query."""
    found: dict[ListName, list[Entry]] = {name: [] for name in ListName}
    for entry in find_entries(connection):
        found[entry.list_name].append(entry)
    return found


def places(entries: Sequence[Entry]) -> dict[int, dict[str, int]]:
    """By id: the place of each entry in the alphabetical order of each language.

    `entries` are a whole list, as `list_names` gives it.
    """
    welsh = sorted(entries, key=lambda entry: (welsh_key(entry.name_cy), entry.id))
    in_welsh = {entry.id: place for place, entry in enumerate(welsh, 1)}
    return {
        entry.id: {"en": place, "cy": in_welsh[entry.id]} for place, entry in enumerate(entries, 1)
    }


def names_by_id(connection: Connection) -> dict[ListName, dict[int, dict[str, Any]]]:
    """How the API shows an entry that a row refers to."""
    return {
        name: {entry.id: entry.shown for entry in entries}
        for name, entries in list_names(connection).items()
    }


def chosen(
    lists: Lists,
    list_name: ListName,
    code: str,
    field: str,
    *,
    service_id: int | None = None,
    kept: Container[int] = (),
) -> int:
    """The id of an entry that may be chosen today, for a team of the service `service_id`.

    `kept` are the ids that the case has already: those may stay though they are retired.
    Raises Invalid for `field`, naming the codes that are known.
    """
    entries = lists[list_name]
    found = _listed(entries, code, field, service_id)
    if found.retired_on is not None and found.id not in kept:
        raise Invalid.one(field, "retired", entry=code, known=_codes(entries, found.service_id))
    if service_id is not None and found.service_id != service_id:
        raise Invalid.one(
            field, "team-of-another-service", entry=code, known=_codes(entries, service_id)
        )
    return found.id


def listed(connection: Connection, list_name: ListName, code: str, field: str) -> int:
    """The id of an entry, retired or not, as filters need it. Raises Invalid for `field`."""
    return _listed(find_entries(connection, list_name), code, field).id


def _listed(entries: list[Entry], code: str, field: str, service_id: int | None = None) -> Entry:
    found = next((entry for entry in entries if entry.code == code), None)
    if found is None:
        raise Invalid.one(field, "not-listed", known=_codes(entries, service_id))
    return found


def _codes(entries: Iterable[Entry], service_id: int | None) -> str:
    return ", ".join(
        entry.code
        for entry in entries
        if entry.retired_on is None and service_id in (None, entry.service_id)
    )
