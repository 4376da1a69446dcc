"""Entity tags, and what a change must be based on."""

import asyncio

import pytest

from adborth.db.versions import (
    IfMatchMissing,
    VersionStale,
    check,
    check_unless_new,
    etag,
    expected_version,
    expected_version_if_any,
    is_known,
)
from adborth.errors import Invalid


@pytest.mark.parametrize("tag", [etag(3), f"W/{etag(3)}", f" {etag(3)} "])
def test_a_tag_names_its_version_even_marked_as_weak(tag):
    assert asyncio.run(expected_version(tag)) == 3
    assert asyncio.run(expected_version_if_any(tag)) == 3


@pytest.mark.parametrize("tag", ["", "3", "*", '"x"', '"-1"', '"3", "4"', '"1234567890"', 'w/"3"'])
def test_what_is_no_tag_is_refused(tag):
    for read in (expected_version, expected_version_if_any):
        with pytest.raises(Invalid):
            asyncio.run(read(tag))


def test_only_what_may_be_new_needs_no_tag():
    assert asyncio.run(expected_version_if_any(None)) is None
    with pytest.raises(IfMatchMissing):
        asyncio.run(expected_version(None))


def test_a_change_is_based_on_the_version_there_is():
    check(3, 3)
    with pytest.raises(VersionStale):
        check(4, 3)


def test_what_is_new_is_based_on_nothing():
    check_unless_new(None, None)
    check_unless_new(3, 3)
    with pytest.raises(IfMatchMissing):
        check_unless_new(3, None)
    for version in (4, None):
        with pytest.raises(VersionStale):
            check_unless_new(version, 3)


@pytest.mark.parametrize("known", ['"a"', 'W/"a"', '"b", "a"', '"b",W/"a"', "*"])
def test_a_known_answer_is_found_among_the_tags(known):
    assert is_known('"a"', known)


@pytest.mark.parametrize("known", [None, "", '"b"', "a", '"aa"', '"a"x'])
def test_an_answer_that_is_not_known_is_not_found(known):
    assert not is_known('"a"', known)
