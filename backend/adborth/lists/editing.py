"""What an administrator does to the lists. Nothing is ever deleted: it is taken out of use."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session

from adborth.access.service import Actor
from adborth.audit.service import record
from adborth.clock import today
from adborth.db.versions import check
from adborth.errors import FieldError, Invalid
from adborth.lists.codes import code_from
from adborth.lists.errors import EntryExists, LastInUse, ServiceRetired
from adborth.lists.models import Channel, Service, Team
from adborth.lists.repository import TABLES, Entry, Row, find_entries, get_entry, get_row, take_turn
from adborth.lists.schemas import AddEntry, ChangeEntry
from adborth.lists.service import listed
from adborth.lists.vocabulary import ListName

# Without one of each no case could be opened.
NEEDED = frozenset({ListName.SERVICES, ListName.THEMES})


def add_entry(session: Session, actor: Actor, list_name: ListName, given: AddEntry) -> Entry:
    """Raises EntryExists, ServiceRetired, and Invalid for a field of another list."""
    take_turn(session)
    entries = find_entries(session.connection(), list_name)
    own = _own_fields(session, list_name, given)
    _refuse_taken_names(entries, given.name.en, given.name.cy, own.get("service_id"))
    codes = {entry.code: entry for entry in entries}
    if given.code in codes:
        raise _exists(codes[given.code], "code")
    row = TABLES[list_name](
        code=given.code or code_from(given.name.en, codes),
        name_en=given.name.en,
        name_cy=given.name.cy,
        version=1,
        **own,
    )
    session.add(row)
    session.flush()
    facts = given.model_dump(exclude={"code"}, exclude_none=True)
    changes = {name: [None, value] for name, value in facts.items()}
    record(session, actor.username, "entry.add", f"{list_name}/{row.code}", changes)
    return get_entry(session.connection(), list_name, row.code)


def _own_fields(session: Session, list_name: ListName, given: AddEntry) -> dict[str, Any]:
    """What only teams or only channels have."""
    _refuse_foreign_fields(list_name, given)
    if list_name is ListName.TEAMS:
        if given.service is None:
            raise Invalid.one("service", "missing")
        connection = session.connection()
        service_id = listed(connection, ListName.SERVICES, given.service, "service")
        _refuse_retired_service(session, service_id)
        return {"service_id": service_id}
    return {"is_oral": bool(given.is_oral)} if list_name is ListName.CHANNELS else {}


def _refuse_foreign_fields(list_name: ListName, given: AddEntry | ChangeEntry) -> None:
    for field, owner in (("service", ListName.TEAMS), ("is_oral", ListName.CHANNELS)):
        if getattr(given, field, None) is not None and list_name is not owner:
            raise Invalid.one(field, "field-of-another-list", list=owner.value)


def _refuse_retired_service(session: Session, service_id: int) -> None:
    service = session.get_one(Service, service_id)
    if service.retired_on is not None:
        raise ServiceRetired(code=service.code)


def _refuse_taken_names(
    entries: Iterable[Entry], en: str, cy: str, service_id: int | None, own_id: int | None = None
) -> None:
    """A name is one entry's alone, in either language; two services may have teams of one name."""
    for entry in entries:
        if entry.id == own_id or service_id not in (None, entry.service_id):
            continue
        for field, taken, name in (
            ("name.en", entry.name_en, en),
            ("name.cy", entry.name_cy, cy),
        ):
            if taken.casefold() == name.casefold():
                raise _exists(entry, field)


def _exists(entry: Entry, field: str) -> EntryExists:
    facts = {
        "code": entry.code,
        "name": f"{entry.name_en} / {entry.name_cy}",
        "in_use": "yes" if entry.retired_on is None else "no",
    }
    return EntryExists(errors=[FieldError(field, "entry-exists", facts)], **facts)


def change_entry(
    session: Session,
    actor: Actor,
    list_name: ListName,
    code: str,
    expected: int,
    given: ChangeEntry,
) -> Entry:
    """Raises EntryNotFound, VersionStale, EntryExists, ServiceRetired and LastInUse."""
    take_turn(session)
    row = get_row(session, list_name, code)
    check(row.version, expected)
    _refuse_foreign_fields(list_name, given)
    before = get_entry(session.connection(), list_name, code)
    if given.name is not None:
        _rename(session, list_name, row, given.name.en, given.name.cy)
    if given.retired is not None:
        _retire(session, list_name, row, given.retired)
    if given.is_oral is not None and isinstance(row, Channel):
        row.is_oral = given.is_oral
    row.version += 1
    session.flush()
    after = get_entry(session.connection(), list_name, code)
    changes = {
        field: [getattr(before, field), getattr(after, field)]
        for field in ("name_en", "name_cy", "retired_on", "is_oral")
        if getattr(before, field) != getattr(after, field)
    }
    record(session, actor.username, "entry.change", f"{list_name}/{code}", changes)
    return after


def _rename(session: Session, list_name: ListName, row: Row, en: str, cy: str) -> None:
    entries = find_entries(session.connection(), list_name)
    service_id = row.service_id if isinstance(row, Team) else None
    _refuse_taken_names(entries, en, cy, service_id, own_id=row.id)
    row.name_en, row.name_cy = en, cy


def _retire(session: Session, list_name: ListName, row: Row, retired: bool) -> None:
    """Teams of a retired service stay as they are: with it they cannot be chosen, nor without."""
    if retired == (row.retired_on is not None):
        return
    if not retired and isinstance(row, Team):
        _refuse_retired_service(session, row.service_id)
    if retired and list_name in NEEDED:
        entries = find_entries(session.connection(), list_name)
        if all(entry.retired_on or entry.id == row.id for entry in entries):
            raise LastInUse(code=row.code)
    row.retired_on = today() if retired else None
