"""Every table by its name, and several of them from one reading of the facts."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from adborth.performance import answers, measured, received, stages, times
from adborth.performance.definitions import NOT_BY_SERVICE, NOT_BY_TEAM, OF_THE_YEAR, Table
from adborth.performance.figures import Figures
from adborth.performance.scope import Scope

MAKE: Mapping[Table, Callable[[Figures], dict[str, Any]]] = {
    Table.EMAILS: measured.emails,
    Table.CONTACTS: received.contacts,
    Table.CONTACTS_BY_YEAR: received.contacts_by_year,
    Table.CONTACTS_BY_SERVICE: received.contacts_by_service,
    Table.REFERRALS: measured.referrals,
    Table.OUTCOMES: answers.both_stages,
    Table.OUTCOMES_STAGE_1: answers.of_stage_1,
    Table.OUTCOMES_STAGE_2: answers.of_stage_2,
    Table.THEMES: received.themes,
    Table.THEMES_BY_MONTH: received.themes_by_month,
    Table.RECEIPT: times.receipt,
    Table.ACKNOWLEDGEMENT: times.acknowledgement,
    Table.INFORMAL: times.informal,
    Table.STAGE_1: times.stage_1,
    Table.STAGE_2: times.stage_2,
    Table.ON_TIME: times.on_time,
    Table.COMPLIMENTS: measured.compliments,
    Table.STAGES: stages.stages,
    Table.OMBUDSMAN: stages.ombudsman,
}


def make_tables(figures: Figures, tables: Iterable[Table]) -> list[dict[str, Any]]:
    return [MAKE[table](figures) for table in tables]


def tables_for(scope: Scope) -> list[Table]:
    """Those of the year, without the ones that cannot be told for one service or team."""
    return [table for table in OF_THE_YEAR if refusal(table, scope) is None]


def refusal(table: Table, scope: Scope) -> str | None:
    """The narrowing that the table does not know: nobody counts e-mails by service."""
    if scope.service is not None and table in NOT_BY_SERVICE:
        return "service"
    return "team" if scope.team is not None and table in NOT_BY_TEAM else None
