"""The council's own targets: from their day on, and never more than what is its own."""

from dataclasses import replace
from datetime import date

import pytest

from adborth.procedures.loader import procedures
from adborth.procedures.local_targets import LocalTargets, local_lengths, with_targets
from adborth.procedures.timetable import ClockKind, procedure_on

[LAW] = procedures()
RECEIPT, RESPONSE = ClockKind.RECEIPT, ClockKind.STAGE_1_RESPONSE
SPRING = LocalTargets(1, date(2027, 4, 1), {RESPONSE: 12})
AUTUMN = LocalTargets(2, date(2027, 10, 1), {RESPONSE: 10, RECEIPT: 1})


def lengths_on(day: date, *targets: LocalTargets) -> dict[ClockKind, int]:
    return local_lengths(procedure_on(tuple(with_targets([LAW], targets)), day))


def test_without_targets_the_versions_are_those_of_the_law() -> None:
    assert with_targets([LAW], []) == [LAW]


@pytest.mark.parametrize(
    ("day", "response", "receipt"),
    [
        (date(2027, 3, 31), 15, 2),
        (date(2027, 4, 1), 12, 2),
        (date(2027, 9, 30), 12, 2),
        (date(2027, 10, 1), 10, 1),
    ],
)
def test_targets_count_from_their_day_on(day: date, response: int, receipt: int) -> None:
    lengths = lengths_on(day, AUTUMN, SPRING)
    assert (lengths[RESPONSE], lengths[RECEIPT]) == (response, receipt)


def test_each_set_makes_a_version_of_its_own_name() -> None:
    versions = [one.version for one in with_targets([LAW], [SPRING, AUTUMN])]
    assert versions == ["2014-08-01", "2014-08-01.1", "2014-08-01.2"]


def test_the_lengths_of_the_law_stay() -> None:
    every = LocalTargets(1, date(2027, 4, 1), dict.fromkeys(ClockKind, 99))
    statutory = [rule for rule in LAW.clocks if rule.kind not in local_lengths(LAW)]
    changed = with_targets([LAW], [every])[1]
    assert [changed.rule(rule.kind) for rule in statutory] == statutory


def test_a_new_law_keeps_the_targets_that_count_by_then() -> None:
    later = replace(LAW, version="2028-01-01", valid_from=date(2028, 1, 1))
    last = with_targets([LAW, later], [SPRING])[-1]
    assert (last.version, last.valid_from) == ("2028-01-01.1", date(2028, 1, 1))
    assert local_lengths(last)[RESPONSE] == 12


def test_of_two_sets_from_one_day_the_later_counts() -> None:
    again = LocalTargets(3, SPRING.valid_from, {RESPONSE: 14})
    assert lengths_on(SPRING.valid_from, again, SPRING)[RESPONSE] == 14


def test_the_name_of_a_version_fits_where_clocks_keep_it() -> None:
    numbered = LocalTargets(999_999, date(2027, 4, 1), {RESPONSE: 12})
    assert len(with_targets([LAW], [numbered])[1].version) <= 20
