"""How a minute is counted, and handed out in shares."""

import pytest

from adborth.access.costs import granted, minute_of, seconds_left, share_of


@pytest.mark.parametrize(("seconds", "minute", "left"), [(0, 0, 60), (59.5, 0, 1), (60, 1, 60)])
def test_a_minute_ends_where_the_next_begins(seconds, minute, left):
    assert minute_of(seconds) == minute
    assert seconds_left(seconds) == left


@pytest.mark.parametrize("limit", [1, 2, 9, 10, 25, 99, 100, 3_000])
def test_the_shares_make_up_the_limit_to_the_last_request(limit):
    shares = []
    while sum(shares) < limit:
        taken = min(limit, sum(shares) + share_of(limit))
        shares.append(granted(taken, limit))

    assert sum(shares) == limit
    assert len(shares) <= 20
    assert min(shares) >= 1
