"""Names of tables, rows and columns in both languages, as the API sends them."""

from functools import cache

from adborth.i18n.catalogue import Language, both, translate
from adborth.performance.definitions import Table
from adborth.performance.period import Span

Names = dict[str, str]


def title(table: Table) -> Names:
    return both(f"table-{table}")


def column(key: str) -> Names:
    """A column whose name needs nothing but its key: `11+` is `column-11-and-over`."""
    return both(f"column-{key.replace('+', '-and-over').replace('_', '-')}")


def total() -> Names:
    return both("column-total")


@cache
def month(year: int, number: int) -> Names:
    names = both(f"month-{number}")
    return {language: f"{name} {year}" for language, name in names.items()}


@cache
def in_year(key: str, label: str) -> Names:
    return {
        language.value: translate(language, f"column-{key}-in", {"year": label})
        for language in Language
    }


def plain(text: str) -> Names:
    """What is the same in both languages, such as the label of a year."""
    return {language.value: text for language in Language}


def joined(first: Names, second: Names) -> Names:
    return {language: f"{name}: {second[language]}" for language, name in first.items()}


@cache
def period(table: Table, span: Span) -> Names:
    """What the table follows, and over which days."""
    days = {"from": span.first, "to": span.last}
    return {language.value: translate(language, f"period-{table}", days) for language in Language}
