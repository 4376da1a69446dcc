"""What is logged: one JSON object a line, without the text of any exception.

An exception may quote a row, an address or a name, so only its kind and the places in our own
code are told. What a request was about is never a part of a line: see `request_log.py`.
"""

import logging
import logging.config
from datetime import UTC, datetime
from traceback import walk_tb
from types import TracebackType
from typing import Any

import orjson

from adborth.operations import request_id

FIELDS = "fields"


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if number := request_id.current():
            line["request_id"] = number
        line |= getattr(record, FIELDS, {})
        if record.exc_info and record.exc_info[0] is not None:
            kind, _, trace = record.exc_info
            line |= {"exception": kind.__name__, "places": places(trace)}
        return orjson.dumps(line, default=str).decode()


def places(trace: TracebackType | None) -> list[str]:
    """Where in our own code; where in others' if it never came to ours."""
    frames = [frame for frame, _ in walk_tb(trace)]
    ours = [frame for frame in frames if "adborth" in frame.f_globals.get("__name__", "")]
    return [f"{frame.f_globals.get('__name__')}:{frame.f_lineno}" for frame in ours or frames[-1:]]


def log_config(level: str) -> dict[str, Any]:
    """For `logging.config`: our lines and those of the server and the libraries alike."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonLines}},
        "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "json"}},
        # What libraries tell of their work holds addresses with their queries.
        "root": {"level": "WARNING", "handlers": ["lines"]},
        "loggers": {
            "adborth": {"level": level.upper()},
            "uvicorn": {"level": level.upper()},
            "uvicorn.access": {"level": "CRITICAL", "propagate": False},
        },
    }


def configure(level: str) -> None:
    logging.config.dictConfig(log_config(level))
    logging.captureWarnings(True)
    # Nothing of ours asks for them, and each costs something in every line.
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
