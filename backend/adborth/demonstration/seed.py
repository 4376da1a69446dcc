"""A year of an invented council, read in by the importer that everybody uses."""

import tomllib
from hashlib import sha256
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from adborth.access.service import Actor, system_actor
from adborth.db.session import Database
from adborth.imports.repository import is_written
from adborth.imports.service import ImportOutcome, import_file
from adborth.imports.states import BatchState
from adborth.lists.editing import add_entry
from adborth.lists.schemas import AddEntry
from adborth.lists.service import ListName, list_names

HERE = files("adborth.demonstration")
WORKBOOK = "tracker-2021-22.xlsx"


class DemonstrationBroken(RuntimeError):
    """The workbook that is shipped does not fit the lists that are shipped."""


def seed_demonstration(database: Database, root: Path | None = None) -> ImportOutcome | None:
    """None where the year is there already: a second start keeps what people made of it."""
    with as_file(HERE / WORKBOOK) as workbook:
        digest = sha256(workbook.read_bytes()).hexdigest()
        with database.reading() as connection:
            if is_written(connection, digest):
                return None
        by = system_actor("demonstration")
        _add_teams(database, by)
        outcome = import_file(database, workbook, by.username, root=root)
    if outcome.state is not BatchState.WRITTEN:
        raise DemonstrationBroken(outcome)
    return outcome


def _add_teams(database: Database, by: Actor) -> None:
    with database.writing() as session:
        known = {team.code for team in list_names(session.connection())[ListName.TEAMS]}
        for team in _teams():
            if team["code"] not in known:
                add_entry(session, by, ListName.TEAMS, AddEntry.model_validate(team))


def _teams() -> list[dict[str, Any]]:
    listed = tomllib.loads((HERE / "teams.toml").read_text("utf-8"))["teams"]
    return [
        {
            "code": team["code"],
            "service": team["service"],
            "name": {"en": team["en"], "cy": team["cy"]},
        }
        for team in listed
    ]
