"""Whatever the audit can hold has words in the viewer, in both languages."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from adborth.access.refusals import REFUSED
from adborth.audit.service import FORGET
from adborth.audit.vocabulary import View
from adborth.cases.transitions import Action
from adborth.working_days.changes import RevisionAction
from tests.sources import trees

WORDS = Path(__file__).parents[2] / "frontend" / "src" / "i18n"
KEY = re.compile(r"'(?:audit-action|history)\.([\w.-]+)':")
# The functions that write to the audit, and where each is told the action.
TOLD = {"record": 2, "_record": 2, "_tell": 2, "_changing": 4, "viewed": 1}
# Those whose names are put together, with all that they can be.
PUT_TOGETHER = {
    "calendar.": set(RevisionAction),
    "bulk.": {"record_receipt", "assign"},
    "saved_view.": {"keep", "change", "forget"},
}
# A variable holds one of these where it is written.
HELD = {"sign-in", "sign-in.password"}


def given_actions(tree: ast.Module) -> Iterator[ast.expr]:
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = getattr(call.func, "id", None) or getattr(call.func, "attr", "")
        place = TOLD.get(name)
        if place is not None and len(call.args) > place:
            yield call.args[place]


def actions_in(tree: ast.Module) -> set[str]:
    whole, ends = set(), set()
    for given in given_actions(tree):
        if isinstance(given, ast.Constant) and isinstance(given.value, str):
            whole.add(given.value)
        elif isinstance(given, ast.JoinedStr) and isinstance(given.values[0], ast.Constant):
            begin = str(given.values[0].value)
            ends |= PUT_TOGETHER[begin]
            whole |= {f"{begin}{end}" for end in PUT_TOGETHER[begin]}
    return whole - ends


def actions() -> set[str]:
    written = set().union(*map(actions_in, trees().values()))
    return written | {*HELD, *View, *Action, FORGET, REFUSED}


def test_the_actions_are_found_where_they_are_written():
    known = {"bulk.assign", "calendar.extend", "targets.set", "letter_text.write", "sign-in"}
    assert known | {"compliment.log", "user.change", "import.match_columns"} <= actions()
    assert len(actions()) > 90


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_action_has_words(language: str):
    files = WORDS.glob(f"{language}*.ts")
    worded = {key for file in files for key in KEY.findall(file.read_text("utf-8"))}
    assert actions() - worded == set()
