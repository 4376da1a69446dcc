"""How long to wait after wrong guesses."""

import pytest

from adborth.access.attempts import FREE, LONGEST_SECONDS, Guessed, delay_seconds


@pytest.mark.parametrize("kind", Guessed)
def test_the_first_few_cost_nothing(kind):
    assert [delay_seconds(kind, number) for number in range(FREE[kind])] == [0] * FREE[kind]


def test_then_each_doubles_the_wait():
    assert [delay_seconds(Guessed.NAME, number) for number in range(5, 9)] == [2, 4, 8, 16]


@pytest.mark.parametrize("failures", [14, 100, 10**9])
def test_up_to_a_quarter_of_an_hour(failures):
    assert delay_seconds(Guessed.NAME, failures) == LONGEST_SECONDS


def test_an_office_behind_one_address_has_more_than_one_person():
    assert FREE[Guessed.ADDRESS] > 3 * FREE[Guessed.NAME]
