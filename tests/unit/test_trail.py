"""From where a request came, in few words."""

import pytest

from adborth.trail import product_of

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
