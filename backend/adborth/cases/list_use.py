"""What stands on each entry of a list, so that one knows before it is taken out of use."""

from typing import Any

from sqlalchemy import Connection, func, select

from adborth.access.service import Actor
from adborth.cases.models import Case
from adborth.cases.need_to_know import ABOUT_THEM, asker
from adborth.cases.vocabulary import State
from adborth.lists.service import ListName, list_names

ENDED = (State.CLOSED, State.WITHDRAWN)
COLUMNS = {
    ListName.SERVICES: Case.service_id,
    ListName.TEAMS: Case.team_id,
    ListName.THEMES: Case.theme_id,
    ListName.CHANNELS: Case.channel_id,
}


def use_of_list(connection: Connection, actor: Actor, list_name: ListName) -> list[dict[str, Any]]:
    """Counts only, and none of a case about the one who asks."""
    column = COLUMNS[list_name]
    is_open = Case.state.not_in(ENDED)
    counted = (
        select(column, func.count(), func.count().filter(is_open))
        .where(column.is_not(None), ~ABOUT_THEM)
        .group_by(column)
    )
    by_id = {
        entry_id: (cases, still_open)
        for entry_id, cases, still_open in connection.execute(counted, asker(actor))
    }
    entries = list_names(connection)[list_name]
    counts = [(entry.code, *by_id.get(entry.id, (0, 0))) for entry in entries]
    return [
        {"code": code, "cases": cases, "open_cases": still_open}
        for code, cases, still_open in counts
    ]
