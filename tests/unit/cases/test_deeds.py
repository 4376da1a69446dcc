"""Whatever can be done to a case or a compliment has a sentence in its history."""

import ast
import re
from collections.abc import Iterator

import pytest

from adborth.audit.service import FORGET
from adborth.audit.vocabulary import View
from adborth.cases.deeds import deed_in_words, message_of
from adborth.cases.transitions import Action
from adborth.i18n.catalogue import Language
from tests.sources import trees
from tests.unit.i18n.messages import messages

ROOMS = re.compile(r"(^|/)(cases|compliments|retention)/")
RECORDS = {"record", "_record", "entry", "_changed", "_changing"}
# About a disposal or an export, not about a case.
OTHERS = ("disposal.", "subject_access.", "subject-access")


def written() -> Iterator[str]:
    """The actions that stand as text where the rooms of the cases write to the audit."""
    for name, tree in trees().items():
        if not ROOMS.search(str(name)):
            continue
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            called = call.func.id if isinstance(call.func, ast.Name) else ""
            for given in call.args if called in RECORDS else ():
                if isinstance(given, ast.Constant) and isinstance(given.value, str):
                    yield given.value


def actions() -> set[str]:
    found = {action for action in written() if not action.startswith(OTHERS)}
    # A calendar that was fetched is about no case.
    return found | set(Action) | (set(View) - {View.FEED}) | {FORGET}


def test_the_actions_are_found_where_they_are_written():
    expected = {"open", "clock_moved", "break_glass", "end_access", "hold", "dispose"}
    assert expected | {"compliment.log", "compliment.share"} <= actions()


@pytest.mark.parametrize("language", Language)
def test_every_action_has_its_sentence(language):
    assert {a for a in actions() if message_of(a) not in messages(language)} == set()


def test_a_sentence_says_who_did_what():
    assert deed_in_words("record_receipt", "Alice Example") == {
        "en": "Alice Example recorded the receipt",
        "cy": "Cofnododd Alice Example y cadarnhad derbyn",
    }


def test_an_action_of_former_days_has_a_sentence_too():
    assert deed_in_words("unheard-of", "Alice Example")["en"].startswith("Alice Example did")
