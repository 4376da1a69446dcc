"""Every query about the lists. Entries are never deleted."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    Boolean,
    CompoundSelect,
    Connection,
    Integer,
    Select,
    String,
    cast,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from adborth.lists.errors import EntryNotFound
from adborth.lists.models import Channel, Service, Team, Theme
from adborth.lists.vocabulary import ListName
from adborth.lists.welsh_order import without_accents

Row = Service | Team | Theme | Channel
TABLES: dict[ListName, type[Row]] = {
    ListName.SERVICES: Service,
    ListName.TEAMS: Team,
    ListName.THEMES: Theme,
    ListName.CHANNELS: Channel,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """`service` and `service_id` are those of a team, `is_oral` that of a channel."""

    list_name: ListName
    id: int
    code: str
    name_en: str
    name_cy: str
    retired_on: date | None
    version: int
    service_id: int | None
    service: str | None
    is_oral: bool | None

    @property
    def name(self) -> dict[str, str]:
        return {"en": self.name_en, "cy": self.name_cy}

    @property
    def shown(self) -> dict[str, Any]:
        """As the API shows it wherever a thing refers to it."""
        return {"code": self.code, "name": self.name}


def find_entries(connection: Connection, list_name: ListName | None = None) -> list[Entry]:
    """The entries of one list or of all four, in the order of their English names."""
    rows = connection.execute(_entries(list_name))
    found = [Entry(ListName(row[0]), *row[1:]) for row in rows]
    return sorted(found, key=lambda entry: (without_accents(entry.name_en), entry.id))


@cache
def _entries(list_name: ListName | None) -> Select[Any] | CompoundSelect[Any]:
    if list_name is not None:
        return _of(list_name)
    return union_all(*map(_of, ListName))


def _of(list_name: ListName) -> Select[Any]:
    table = TABLES[list_name]
    is_team, is_channel = table is Team, table is Channel
    columns: list[Any] = [
        literal(list_name.value),
        table.id,
        table.code,
        table.name_en,
        table.name_cy,
        table.retired_on,
        table.version,
        Team.service_id if is_team else cast(null(), Integer),
        Service.code if is_team else cast(null(), String),
        Channel.is_oral if is_channel else cast(null(), Boolean),
    ]
    return select(*columns).join_from(Team, Service) if is_team else select(*columns)


def get_entry(connection: Connection, list_name: ListName, code: str) -> Entry:
    for entry in find_entries(connection, list_name):
        if entry.code == code:
            return entry
    raise EntryNotFound(list=list_name.value, code=code)


def get_row(session: Session, list_name: ListName, code: str) -> Row:
    table = TABLES[list_name]
    query: Select[Any] = select(table).where(table.code == code)
    row: Row | None = session.scalar(query)
    if row is None:
        raise EntryNotFound(list=list_name.value, code=code)
    return row


def take_turn(session: Session) -> None:
    """Changes of the lists wait for each other: the first service is their lock.

    It does not keep anybody from opening a case about that service.
    """
    first = select(Service.id).order_by(Service.id).limit(1)
    session.execute(first.with_for_update(key_share=True))
