"""Whatever the service says, it says in both languages, and completely."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from fluent.syntax import ast as fluent

from adborth.errors import DomainError
from adborth.i18n.catalogue import Language
from tests.sources import domain_errors, sources, trees
from tests.unit.i18n.messages import choices, entries, files, messages, variables

# Welsh has all six plural forms (CLDR).
WELSH_FORMS = {"zero", "one", "two", "few", "many", "other"}
WELSH = re.compile(
    r"[ŵŷŴŶâÂ]|\b(mae|nid|yn|wedi|eich|rhaid|ddim|cwyn|cwynion|diolch|oedolion|gofal|tîm|"
    r"gwasanaethau?|ffurflen|cymraeg)\b",
    re.IGNORECASE,
)


def test_both_languages_have_the_same_files():
    names = [{file.name for file in files(language)} for language in Language]
    assert names[0] == names[1]


@pytest.mark.parametrize("language", Language)
def test_every_entry_can_be_read_and_stands_once(language):
    found = [entry for file in files(language) for entry in entries(file)]

    assert [entry.content for entry in found if isinstance(entry, fluent.Junk)] == []
    ids = Counter(entry.id.name for entry in found if not isinstance(entry, fluent.Junk))
    assert [name for name, times in ids.items() if times > 1] == []


@pytest.mark.parametrize("file", [file.name for file in files(Language.EN)])
def test_every_message_stands_in_the_same_file_of_the_other_language(file):
    of_file = []
    for language in Language:
        path = next(path for path in files(language) if path.name == file)
        of_file.append([entry.id.name for entry in entries(path)])
    assert of_file[0] == of_file[1]


def test_every_part_of_a_message_is_translated_with_its_variables():
    english, welsh = messages(Language.EN), messages(Language.CY)
    differ = [
        f"{message}.{part}".rstrip(".")
        for message in english.keys() | welsh.keys()
        for part in english.get(message, {}).keys() | welsh.get(message, {}).keys()
        if said(english, message, part) != said(welsh, message, part)
    ]
    assert sorted(differ) == []


def said(found: dict[str, Any], message: str, part: str) -> set[str] | None:
    pattern = found.get(message, {}).get(part)
    return None if pattern is None else variables(pattern)


def test_where_english_counts_welsh_has_its_six_forms():
    welsh = messages(Language.CY)
    incomplete = [
        f"{message}.{part}".rstrip(".")
        for message, parts in messages(Language.EN).items()
        for part, pattern in parts.items()
        if any("one" in keys for keys in choices(pattern))
        and not any(keys >= WELSH_FORMS for keys in choices(welsh[message][part]))
    ]
    assert incomplete == []


def test_no_welsh_plural_lacks_a_form():
    plural = WELSH_FORMS - {"other"}
    incomplete = [
        message
        for message, parts in messages(Language.CY).items()
        for pattern in parts.values()
        if any(keys & plural and not keys >= WELSH_FORMS for keys in choices(pattern))
    ]
    assert incomplete == []


@pytest.mark.parametrize("language", Language)
def test_every_error_has_its_title_and_its_text(language):
    known = messages(language)
    lacking = [
        kind.__qualname__
        for kind in domain_errors()
        if not {"", "title"} <= known.get(f"error-{kind.code}", {}).keys()
    ]
    assert lacking == []


@pytest.mark.parametrize("language", Language)
def test_every_wrong_field_is_told_why_and_how_to_mend_it(language):
    known = messages(language)
    lacking = {
        code: place
        for place, code, _ in field_errors()
        if not {"", "mend"} <= known.get(f"field-{code}", {}).keys()
    }
    assert lacking == {}


def test_every_field_error_brings_what_its_message_tells():
    known = messages(Language.EN)
    lacking = {
        f"{place} {code}": missing
        for place, code, given in field_errors()
        if given is not None
        and (missing := told(known.get(f"field-{code}", {}), ("", "mend")) - given)
    }
    assert lacking == {}


def test_every_error_brings_what_its_message_tells():
    known = messages(Language.EN)
    lacking = {
        f"{place} {kind.__name__}": missing
        for place, kind, given in raised_errors()
        if (missing := told(known.get(f"error-{kind.code}", {}), ("", "title")) - given)
    }
    assert lacking == {}


def test_welsh_stands_in_the_message_files_alone():
    found = {name: WELSH.search(text) for name, text in sources().items()}
    assert {name: match[0] for name, match in found.items() if match} == {}


def told(parts: dict[str, Any], names: tuple[str, ...]) -> set[str]:
    return set().union(*(variables(parts[name]) for name in names if name in parts))


def field_errors() -> Iterator[tuple[str, str, set[str] | None]]:
    """Where a field is called wrong, with which code, and what the message is given, if known."""
    for name, tree in trees().items():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            called = name_of(call.func)
            if called == "PydanticCustomError":
                for code in texts(call.args[:1]):
                    yield f"{name}:{call.lineno}", code.replace("_", "-"), None
            elif called in ("FieldError", "one") and len(call.args) >= 2:
                given = keywords(call) if called == "one" else dict_keys(call.args[2:])
                for code in texts(call.args[1:2]):
                    yield f"{name}:{call.lineno}", code, given


def raised_errors() -> Iterator[tuple[str, type[DomainError], set[str]]]:
    """Where an error is raised, and what its message is given, as far as the text tells."""
    plain = {
        kind.__name__: kind for kind in domain_errors() if kind.__init__ is DomainError.__init__
    }
    for name, tree in trees().items():
        for node in (node for node in ast.walk(tree) if isinstance(node, ast.Raise)):
            made = node.exc
            given = keywords(made) if isinstance(made, ast.Call) else set()
            kind = plain.get(name_of(made.func if isinstance(made, ast.Call) else made))
            if kind is not None and given is not None:
                yield f"{name}:{node.lineno}", kind, given


def name_of(node: ast.AST | None) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def texts(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        for part in ast.walk(node):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value


def keywords(call: ast.Call) -> set[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else {name for name in names if name}


def dict_keys(nodes: list[ast.expr]) -> set[str] | None:
    if not nodes:
        return set()
    if not isinstance(nodes[0], ast.Dict):
        return None
    return set(texts([key for key in nodes[0].keys if key is not None]))
