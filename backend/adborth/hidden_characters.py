"""Characters that nobody sees: of no width, or turning the direction of what follows."""

import re

HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def shown(text: str) -> str:
    """Without them."""
    return text if text.isascii() else HIDDEN.sub("", text)
