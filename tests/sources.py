"""The package as text, and its contract, for the tests that keep its habits."""

import ast
import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import adborth
from adborth.errors import DomainError
from adborth.main import create_app
from adborth.settings import Settings

PACKAGE = Path(adborth.__path__[0])


@cache
def sources() -> dict[str, str]:
    """Each file of the package by its path in it."""
    return {
        file.relative_to(PACKAGE).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(PACKAGE.rglob("*.py"))
    }


@cache
def trees() -> dict[str, ast.Module]:
    return {name: ast.parse(text, name) for name, text in sources().items()}


@cache
def contract() -> dict[str, Any]:
    """What the service says of itself, which takes it a second or more."""
    app = create_app(Settings(database_url="sqlite:///not-opened.sqlite3"))
    app.state.database.close()
    return app.openapi()


@cache
def domain_errors() -> tuple[type[DomainError], ...]:
    """Every class of error that any room defines."""
    for module in pkgutil.walk_packages(adborth.__path__, "adborth."):
        import_module(module.name)
    found: list[type[DomainError]] = []
    waiting = [DomainError]
    while waiting:
        kind = waiting.pop()
        found.append(kind)
        waiting += kind.__subclasses__()
    ours = [kind for kind in found if kind.__module__.startswith("adborth.")]
    return tuple(sorted(ours, key=lambda kind: kind.code))
