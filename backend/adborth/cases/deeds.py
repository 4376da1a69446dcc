"""What somebody did to a case or a compliment, as a sentence in both languages."""

from adborth.i18n.catalogue import Language, has_message, translate

UNNAMED = "did-other"


def deed_in_words(action: str, who: str) -> dict[str, str]:
    """An action that the service no longer knows has a sentence too: the audit outlives it."""
    message = message_of(action)
    known = message if has_message(message) else UNNAMED
    return {language.value: translate(language, known, {"who": who}) for language in Language}


def message_of(action: str) -> str:
    return f"did-{action.replace('.', '-')}"
