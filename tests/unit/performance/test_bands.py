from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, text

from adborth.cases.bands import FIRST_DAYS, UNFINISHED, band_in_sql, band_of
from adborth.performance.definitions import COARSE_BANDS, FINE_BANDS

DAYS = st.integers(-10_000, 10_000)


@given(DAYS)
def test_every_number_of_days_is_in_one_band(days: int) -> None:
    for bands in (COARSE_BANDS, FINE_BANDS):
        assert sum(band.holds(days) for band in bands) == 1


@given(DAYS)
def test_the_stored_band_is_in_the_band_of_its_days(days: int) -> None:
    for bands in (COARSE_BANDS, FINE_BANDS):
        holding = next(band for band in bands if band.holds(days))
        assert holding.holds(band_of(days))


def test_the_bands_begin_on_the_stored_days() -> None:
    assert tuple(max(band.first or 0, 0) for band in FINE_BANDS) == FIRST_DAYS


def test_dates_that_are_mixed_up_count_as_the_same_day() -> None:
    assert band_of(-3) == 0
    assert FINE_BANDS[0].holds(-3)


def test_the_database_works_out_the_same_band() -> None:
    numbers = [None, *range(-3, 50), 9_999]
    with create_engine("sqlite://").connect() as connection:
        for days in numbers:
            query = text(f"SELECT {band_in_sql('days')} FROM (SELECT :days AS days)")
            assert connection.scalar(query, {"days": days}) == band_of(days)
    assert band_of(None) == UNFINISHED
