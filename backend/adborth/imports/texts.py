"""What an import says, in the reader's language."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from adborth.i18n.catalogue import Language, translate

DAYS = frozenset({"on", "first", "last", "today", "due_on"})


def explain(code: str, params: Mapping[str, Any], language: Language) -> tuple[str, str]:
    """Why something is wrong, and how to mend it."""
    shown = {name: _shown(name, value) for name, value in params.items()}
    # A message asks for this, since Fluent cannot ask whether a text is empty.
    shown["guess"] = "yes" if params.get("nearest") else "no"
    message = f"import-{code}"
    return translate(language, message, shown), translate(language, message, shown, "mend")


def _shown(name: str, value: Any) -> Any:
    if name in DAYS and isinstance(value, str) and len(value) == 10:
        return date.fromisoformat(value)
    return value
