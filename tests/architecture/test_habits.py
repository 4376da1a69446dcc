"""One place for each thing that must not be done in two."""

import ast
import re

import pytest

from tests.sources import PACKAGE, sources, trees

HERE_ONLY = {
    # The command line answers with the numbers and days that it was given.
    "the only writer of CSV files": (
        r"csv\.writer\(",
        {"csv_cells.py", "working_days/commands.py"},
    ),
    "the only commit": (r"\bcommit\(", {"db/session.py"}),
    # An import hands it on, unread, to the process that does its work.
    "the only reader of the environment": (
        r"\benviron\b|\bgetenv\b",
        {"settings.py", "imports/processes.py"},
    ),
    "the only reader of today and now": (
        r"\.(today|now|utcnow)\(|\btime\.time\(",
        {"clock.py"},
    ),
}


@pytest.mark.parametrize(("pattern", "places"), HERE_ONLY.values(), ids=HERE_ONLY)
def test_stands_in_one_file(pattern, places):
    assert {name for name, text in sources().items() if re.search(pattern, text)} == places


def test_no_import_hides_in_a_function():
    hidden = [
        f"{name}:{node.lineno}"
        for name, tree in trees().items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_no_file_is_a_drawer_for_everything():
    names = {part for name in sources() for part in name.removesuffix(".py").split("/")}
    assert names & {"utils", "util", "helpers", "common", "misc", "shared"} == set()


def test_only_endpoints_know_the_web():
    allowed = {
        "access/feed_work.py",
        "access/work.py",
        "db/answers.py",
        "db/pagination.py",
        "db/versions.py",
        "guard.py",
        "health.py",
        "imports/uploads.py",
        "main.py",
        "metrics.py",
        "pages.py",
        "problems.py",
        "request_log.py",
        "routing.py",
    }
    knowing = {
        name
        for name, text in sources().items()
        if re.search(r"^(from|import) (fastapi|starlette)", text, re.MULTILINE)
        and not name.endswith("endpoints.py")
    }
    assert knowing <= allowed


def test_every_room_says_what_can_go_wrong_in_it():
    rooms = {file.parent for file in PACKAGE.glob("*/errors.py")}
    silent = [
        room.name
        for room in rooms
        if not (ast.get_docstring(trees()[f"{room.name}/errors.py"]) or "").count("DomainError")
    ]
    assert silent == []
