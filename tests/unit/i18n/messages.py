"""The message files, read for what a translation can lack."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from adborth.i18n.catalogue import MESSAGES, Language

# The value of a message stands under "", an attribute under its name.
Patterns = dict[str, ast.Pattern]


class Variables(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.found.add(node.id.name)


class Selectors(Visitor):
    """The keys of each choice in a pattern."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[set[str]] = []

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        self.found.append({key_of(variant) for variant in node.variants})
        self.generic_visit(node)


def key_of(variant: ast.Variant) -> str:
    key = variant.key
    return key.name if isinstance(key, ast.Identifier) else key.value


def variables(pattern: ast.Pattern) -> set[str]:
    visitor = Variables()
    visitor.visit(pattern)
    return visitor.found


def choices(pattern: ast.Pattern) -> list[set[str]]:
    visitor = Selectors()
    visitor.visit(pattern)
    return visitor.found


def files(language: Language) -> list[Path]:
    return sorted((MESSAGES / language).glob("*.ftl"))


def entries(file: Path) -> Iterator[ast.Message | ast.Term | ast.Junk]:
    for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
        if isinstance(entry, ast.Message | ast.Term | ast.Junk):
            yield entry


@cache
def messages(language: Language) -> dict[str, Patterns]:
    """Each message of a language by its id."""
    found: dict[str, Patterns] = {}
    for file in files(language):
        for entry in entries(file):
            if not isinstance(entry, ast.Message):
                continue
            patterns = {attribute.id.name: attribute.value for attribute in entry.attributes}
            found[entry.id.name] = patterns | ({"": entry.value} if entry.value else {})
    return found
