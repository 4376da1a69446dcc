"""Salts are random, and each is used once."""

import os
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

from adborth.audit.salts import AT_ONCE, new_salt


def some() -> list[str]:
    return [new_salt() for _ in range(3 * AT_ONCE)]


def test_none_is_given_twice_to_however_many_threads_ask():
    with ThreadPoolExecutor(8) as threads:
        given = list(chain.from_iterable(threads.map(lambda _: some(), range(8))))
    assert len(set(given)) == len(given)
    assert {len(salt) for salt in given} == {32}


def test_another_process_has_its_own():
    new_salt()
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(write, new_salt().encode())
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(read, 32).decode() not in {new_salt() for _ in range(AT_ONCE)}
