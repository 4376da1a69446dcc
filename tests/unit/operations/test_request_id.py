"""The number of a request."""

from uuid import UUID

import pytest

from adborth.operations import request_id

SENT = b"7d444840-9dc0-11d1-b245-5ffdce74fad2"


def test_a_number_that_is_sent_along_is_kept():
    assert request_id.begin(SENT) == SENT.decode()
    assert request_id.instance() == f"urn:uuid:{SENT.decode()}"


def test_a_number_without_its_hyphens_is_kept_as_it_came():
    assert request_id.begin(SENT.replace(b"-", b"")) == SENT.decode().replace("-", "")
    assert request_id.instance() == f"urn:uuid:{SENT.decode()}"


@pytest.mark.parametrize(
    "sent", [None, b"", b"alice@example.org", SENT + b"\n", SENT + b"x", b"\xff" * 36, b"1" * 5000]
)
def test_anything_else_gets_a_number_of_ours(sent):
    number = request_id.begin(sent)
    assert UUID(number).version == 4
    assert str(UUID(number)) == number


def test_no_two_are_the_same():
    assert len({request_id.begin(None) for _ in range(1000)}) == 1000
