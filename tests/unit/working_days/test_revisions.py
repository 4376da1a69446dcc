"""Revisions of the calendar, on both databases."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from threading import Thread

import pytest
from sqlalchemy import Connection

from adborth.audit.service import history_of
from adborth.db.migrations import upgrade
from adborth.db.session import Database
from adborth.working_days import repository, service
from adborth.working_days.calendar import Calendar, HolidayNames
from adborth.working_days.changes import Proclaim, RevisionAction, Withdraw, propose_change
from adborth.working_days.errors import (
    CalendarMissing,
    CalendarRevisionMissing,
    ChangeNotUndoable,
    ChangeUndone,
    ClosureExists,
    ClosureMissing,
    ConfirmedAlready,
    ConfirmedPastSpan,
    HolidayExists,
    HolidayMissing,
    OutsideCalendar,
    SpanTooFar,
)
from tests.unit.working_days.calendars import SEEDED

ALICE = "alice"
NAMES = HolidayNames("Bank holiday for a great day", "Gŵyl banc am ddiwrnod mawr")
MONDAY, SUMMER = date(2026, 8, 3), date(2026, 8, 31)
PROCLAIMED = Proclaim(MONDAY, NAMES, "Proclaimed on 20 July")


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture
def without_calendar(empty_database_url: str) -> Iterator[Database]:
    upgrade(empty_database_url)
    database = Database(empty_database_url)
    yield database
    database.close()


def calendar_of(database: Database) -> Calendar:
    with database.reading() as connection:
        return repository.current_calendar(connection)


def test_without_a_calendar_nothing_is_counted(without_calendar: Database) -> None:
    with pytest.raises(CalendarMissing):
        calendar_of(without_calendar)


def test_the_seeded_calendar_is_that_of_wales(database: Database) -> None:
    calendar = calendar_of(database)
    assert calendar.holidays == SEEDED.holidays
    assert (calendar.span_from, calendar.span_to) == (SEEDED.span_from, SEEDED.span_to)
    assert calendar.confirmed_to == SEEDED.confirmed_to


def test_seeding_again_changes_nothing(database: Database) -> None:
    with database.writing() as session:
        service.seed_calendar(session, "system:seed")
        assert len(repository.find_revisions(session)) == 1


def test_the_calendar_is_read_once_for_each_revision(database: Database) -> None:
    first = calendar_of(database)
    assert calendar_of(database) is first
    with database.writing() as session:
        service.record_change(session, PROCLAIMED, ALICE)
    second = calendar_of(database)
    assert second is not first
    assert second.revision > first.revision


def test_a_change_that_was_rolled_back_is_forgotten(database: Database) -> None:
    with suppress(ZeroDivisionError), database.writing() as session:
        service.record_change(session, PROCLAIMED, ALICE)
        assert MONDAY in repository.current_calendar(session).holidays
        raise ZeroDivisionError
    assert MONDAY not in calendar_of(database).holidays
    with database.writing() as session:
        service.record_change(session, Withdraw(SUMMER), ALICE)
    assert MONDAY not in calendar_of(database).holidays
    assert SUMMER not in calendar_of(database).holidays


def test_a_recorded_change_gives_the_calendar_that_was_proposed(database: Database) -> None:
    for change in (PROCLAIMED, Withdraw(SUMMER, "Moved")):
        proposed = propose_change(calendar_of(database), change)
        with database.writing() as session:
            service.record_change(session, change, ALICE)
        assert calendar_of(database).holidays == proposed.holidays


def test_the_calendar_of_every_past_revision_can_be_rebuilt(database: Database) -> None:
    with database.writing() as session:
        proclaimed = service.record_change(session, PROCLAIMED, ALICE)
        withdrawn = service.record_change(session, Withdraw(MONDAY), ALICE)
        again = service.record_change(session, PROCLAIMED, ALICE)
    with database.reading() as connection:
        known = {
            revision.id: MONDAY in repository.calendar_at(connection, revision.id).holidays
            for revision in repository.find_revisions(connection)
        }
    assert known == {again.id: True, withdrawn.id: False, proclaimed.id: True, 1: False}


def test_a_change_is_told_with_who_made_it_when_and_why(database: Database) -> None:
    with database.writing() as session:
        revision = service.record_change(session, PROCLAIMED, ALICE)
    assert revision.made_by == ALICE
    assert revision.action is RevisionAction.PROCLAIM
    assert (revision.on, revision.names, revision.reason) == (MONDAY, NAMES, PROCLAIMED.reason)
    with database.reading() as connection:
        assert last_audited(connection) == (ALICE, "calendar.proclaim")


def last_audited(connection: Connection) -> tuple[str, str]:
    entry = history_of(connection, service.SUBJECT)[-1]
    return entry["actor"], entry["action"]


@pytest.mark.parametrize("change", [PROCLAIMED, Withdraw(SUMMER)])
def test_an_undo_brings_the_calendar_back_and_keeps_both_in_the_list(
    database: Database, change: Proclaim | Withdraw
) -> None:
    before = calendar_of(database).holidays
    with database.writing() as session:
        made = service.record_change(session, change, ALICE)
    with database.writing() as session:
        undo = service.record_undo(session, made.id, ALICE, "By mistake")
    assert calendar_of(database).holidays == before
    assert (undo.undoes, undo.on, undo.reason) == (made.id, change.on, "By mistake")
    with database.reading() as connection:
        assert repository.get_revision(connection, made.id).undone_by == undo.id


def test_a_change_is_undone_once(database: Database) -> None:
    with database.writing() as session:
        made = service.record_change(session, PROCLAIMED, ALICE)
        undo = service.record_undo(session, made.id, ALICE)
        with pytest.raises(ChangeUndone):
            service.record_undo(session, made.id, ALICE)
        with pytest.raises(ChangeNotUndoable):
            service.record_undo(session, undo.id, ALICE)


def test_a_seed_cannot_be_undone_nor_what_never_was(database: Database) -> None:
    with database.writing() as session:
        with pytest.raises(ChangeNotUndoable):
            service.record_undo(session, 1, ALICE)
        with pytest.raises(CalendarRevisionMissing):
            service.record_undo(session, 99, ALICE)


def test_a_change_that_changes_nothing_is_refused(database: Database) -> None:
    with database.writing() as session:
        with pytest.raises(HolidayExists):
            service.record_change(session, Proclaim(SUMMER, NAMES), ALICE)
        with pytest.raises(HolidayMissing):
            service.record_change(session, Withdraw(MONDAY), ALICE)
        assert len(repository.find_revisions(session)) == 1


def test_an_extended_calendar_reaches_further_and_is_provisional_there(database: Database) -> None:
    with database.writing() as session:
        service.extend_calendar(session, 2036, ALICE)
    calendar = calendar_of(database)
    assert calendar.span_to == date(2036, 12, 31)
    assert date(2036, 12, 25) in calendar.holidays
    assert calendar.provisional(date(2036, 12, 25))
    assert {day: names for day, names in calendar.holidays.items() if day.year < 2035} == (
        SEEDED.holidays
    )


def test_a_calendar_is_not_extended_backwards_or_beyond_what_can_be_known(
    database: Database,
) -> None:
    with database.writing() as session:
        for year in (2034, 2100):
            with pytest.raises(SpanTooFar):
                service.extend_calendar(session, year, ALICE)


def test_proclaimed_years_are_no_longer_provisional(database: Database) -> None:
    with database.writing() as session:
        service.confirm_years(session, 2029, ALICE)
        with pytest.raises(ConfirmedAlready):
            service.confirm_years(session, 2029, ALICE)
        with pytest.raises(ConfirmedPastSpan):
            service.confirm_years(session, 2035, ALICE)
    assert not calendar_of(database).provisional(date(2029, 12, 31))


def test_a_closure_is_shown_and_counts_as_a_working_day(database: Database) -> None:
    with database.writing() as session:
        service.add_closure(session, MONDAY, NAMES, ALICE)
    with database.reading() as connection:
        assert repository.find_closures(connection, MONDAY, MONDAY) == [
            repository.Closure(MONDAY, NAMES)
        ]
    assert calendar_of(database).is_working_day(MONDAY)


def test_a_closure_is_added_once_removed_once_and_lies_in_the_calendar(database: Database) -> None:
    with database.writing() as session:
        service.add_closure(session, MONDAY, NAMES, ALICE)
        with pytest.raises(ClosureExists):
            service.add_closure(session, MONDAY, NAMES, ALICE)
        with pytest.raises(OutsideCalendar):
            service.add_closure(session, date(2035, 1, 1), NAMES, ALICE)
        service.remove_closure(session, MONDAY, ALICE)
        with pytest.raises(ClosureMissing):
            service.remove_closure(session, MONDAY, ALICE)


def test_two_who_proclaim_the_same_day_take_turns(database: Database) -> None:
    refused: list[Exception] = []

    def proclaim_too() -> None:
        with database.writing() as session:
            try:
                service.record_change(session, PROCLAIMED, "bob")
            except HolidayExists as error:
                refused.append(error)

    with database.writing() as session:
        service.record_change(session, PROCLAIMED, ALICE)
        bob = Thread(target=proclaim_too)
        bob.start()
        bob.join(0.2)
        assert bob.is_alive()
    bob.join(10)
    assert len(refused) == 1


def test_a_clock_that_is_starting_holds_back_a_change(database: Database) -> None:
    changed: list[int] = []

    def proclaim() -> None:
        with database.writing() as session:
            changed.append(service.record_change(session, PROCLAIMED, "bob").id)

    with database.writing() as session:
        calendar = repository.hold_calendar(session)
        bob = Thread(target=proclaim)
        bob.start()
        bob.join(0.2)
        assert not changed
        assert repository.current_calendar(session) is calendar
    bob.join(10)
    assert changed
