from decimal import Decimal

import pytest

from adborth.performance.arithmetic import (
    per_thousand,
    percent,
    percent_to_2_places,
    pounds,
    quotient,
)


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(1, 8, 13), (1, 200, 1), (1, 201, 0), (4, 53, 8), (7, 66, 11), (2, 3, 67), (5, 5, 100)],
)
def test_a_percentage_is_rounded_half_up(part: int, whole: int, expected: int) -> None:
    assert percent(part, whole) == expected


def test_percentages_are_never_nudged_to_make_100() -> None:
    assert [percent(1, 3)] * 3 == [33, 33, 33]
    assert [percent(1, 8)] * 8 == [13] * 8


def test_nothing_is_a_share_of_nothing() -> None:
    assert percent(0, 0) is None
    assert per_thousand(3, 0) is None
    assert quotient(3, 0, 1) is None


@pytest.mark.parametrize(
    ("complaints", "referrals", "rate"),
    [(15, 3871, 4), (49, 943, 52), (64, 4814, 13), (1, 2000, 1), (1, 2001, 0)],
)
def test_a_rate_per_thousand_is_a_whole_number(complaints: int, referrals: int, rate: int) -> None:
    assert per_thousand(complaints, referrals) == rate


def test_a_decimal_fraction_is_text_with_its_places() -> None:
    assert quotient(4220, 253, 1) == "16.7"
    assert quotient(1, 20, 1) == "0.1"
    assert quotient(Decimal("2.675"), 1, 2) == "2.68"
    assert quotient(10, 5, 1) == "2.0"


def test_the_return_has_percentages_to_two_places() -> None:
    assert percent_to_2_places(69, 82) == "84.15"


def test_redress_is_told_in_pounds() -> None:
    assert pounds(200_050) == "2000.50"
