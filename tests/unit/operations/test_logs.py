"""A line of the log."""

import json
import logging
import sys

from adborth.operations import request_id
from adborth.operations.logs import FIELDS, JsonLines


def line(message: str, *args: object, **more: object) -> dict[str, object]:
    record = logging.LogRecord("adborth", logging.INFO, "", 0, message, args, None)
    record.__dict__.update(more)
    found: dict[str, object] = json.loads(JsonLines().format(record))
    return found


def test_a_line_is_one_object_and_says_when_what_and_in_which_request():
    request_id.begin(b"7d444840-9dc0-11d1-b245-5ffdce74fad2")
    told = line("so many: %d\nand more", 3, **{FIELDS: {"status": 200}})
    assert told["message"] == "so many: 3\nand more"
    assert told["level"] == "info"
    assert told["status"] == 200
    assert told["request_id"] == "7d444840-9dc0-11d1-b245-5ffdce74fad2"
    assert str(told["time"]).endswith("+00:00")


def test_of_an_exception_only_its_kind_and_place_are_told():
    try:
        raise ValueError("Alice Example, alice@example.org")
    except ValueError:
        told = line("it failed", exc_info=sys.exc_info())
    assert told["exception"] == "ValueError"
    assert told["places"]
    assert "Alice" not in json.dumps(told)
