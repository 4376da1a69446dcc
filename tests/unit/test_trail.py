"""From where a request came, in few words."""

import pytest

from adborth.trail import known_or_new, product_of

MOZILLA = "Mozilla/5.0 (X11; Linux x86_64)"


@pytest.mark.parametrize(
    ("user_agent", "product"),
    [
        (f"{MOZILLA} Gecko/20100101 Firefox/128.0", "Firefox/128.0"),
        (f"{MOZILLA} AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36", "Chrome/126.0.0.0"),
        (f"{MOZILLA} Chrome/126.0.0.0 Safari/537.36 Edg/126.0.1.2", "Edg/126.0.1.2"),
        ("curl/8.5.0", "curl/8.5.0"),
        ("python-httpx/0.28.1 extra/1", "python-httpx/0.28.1"),
        ("Alice Example, 3 Sea View", None),
        ("", None),
        (None, None),
    ],
)
def test_of_a_user_agent_only_product_and_version_are_kept(user_agent, product):
    assert product_of(user_agent) == product


def test_the_number_that_the_server_in_front_gave_a_request_is_kept():
    assert known_or_new("4bf92f3577b34da6") == "4bf92f3577b34da6"


@pytest.mark.parametrize("strange", [None, "", "short", "x" * 65, "two words", "new\nline-here"])
def test_without_a_sensible_number_a_request_gets_one(strange):
    first, second = known_or_new(strange), known_or_new(strange)
    assert first != second
    assert strange not in {first, second}
