"""One canonical text and one hash for an entry, whatever database it came from."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from adborth.audit.chain import GENESIS, Head, after, canonical, digest_of

ENTRY = {
    "at": datetime(2026, 8, 3, 9, 30, tzinfo=UTC),
    "actor": "alice",
    "action": "view",
    "subject": "SSF-2627-0001",
    "client": "Firefox/128.0",
    "address": "192.0.2.7",
    "request_id": "0123456789abcdef",
    "digest": None,
}


def test_the_canonical_text_is_json_with_sorted_keys_and_the_moment_to_the_microsecond():
    assert canonical(ENTRY, 1, GENESIS.hash) == (
        b'{"action":"view","actor":"alice","address":"192.0.2.7",'
        b'"at":"2026-08-03T09:30:00.000000+00:00","client":"Firefox/128.0","digest":null,'
        b'"link":1,"previous":"' + b"0" * 64 + b'","request_id":"0123456789abcdef",'
        b'"subject":"SSF-2627-0001"}'
    )


def test_the_hash_of_the_first_link_is_known():
    """Written down: a hash that changes with a release would break every chain there is."""
    assert after(GENESIS, ENTRY) == Head(
        1, "7959897fe42b9c05e857755552bd135acec1556fc81e878a42bf1a95de68f2d7"
    )


def test_a_moment_is_the_same_in_every_zone():
    summer = ENTRY["at"].astimezone(timezone(timedelta(hours=1)))
    assert after(GENESIS, ENTRY | {"at": summer}) == after(GENESIS, ENTRY)


@pytest.mark.parametrize("field", ENTRY)
def test_every_field_is_in_the_hash(field):
    other = datetime(2026, 8, 3, 9, 30, 0, 1, tzinfo=UTC) if field == "at" else "other"
    assert after(GENESIS, ENTRY | {field: other}).hash != after(GENESIS, ENTRY).hash


def test_the_link_and_the_hash_before_are_in_the_hash():
    hashes = {after(head, ENTRY).hash for head in (GENESIS, Head(1, "0" * 64), Head(0, "1" * 64))}
    assert len(hashes) == 3


def test_the_digest_of_values_hangs_on_the_values_and_the_salt_and_not_on_their_order():
    changes = {"summary": [None, "Nobody called back."], "team": [1, 2]}
    turned = dict(reversed(changes.items()))
    assert digest_of(changes, "aa") == digest_of(turned, "aa")
    assert digest_of(changes, "aa") != digest_of(changes, "ab")
    assert digest_of(changes, "aa") != digest_of(changes | {"team": [1, 3]}, "aa")
