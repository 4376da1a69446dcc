"""Whether a secret is worth the name. Nothing of a secret is ever in what is told of it."""

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

LEAST_BYTES_OF_A_KEY = 32
LEAST_DIFFERENT = 10
LEAST_PASSWORD = 12
TRIVIAL = ("adborth", "password", "postgres", "secret", "changeme", "change-me", "example", "12345")
HERE = frozenset({"", "localhost", "127.0.0.1", "::1"})


class Key:
    """Marks a setting that is a secret of our own making: a key or a token."""


def weakness_of_key(key: str) -> str | None:
    if len(key.encode()) < LEAST_BYTES_OF_A_KEY:
        return f"is shorter than {LEAST_BYTES_OF_A_KEY} bytes"
    if len(set(key)) < LEAST_DIFFERENT:
        return f"has fewer than {LEAST_DIFFERENT} different characters"
    return None


def weakness_of_database_url(url: str) -> str | None:
    """A server on this machine may trust its sockets; any other needs a password."""
    try:
        parts = make_url(url)
    except (ArgumentError, ValueError):
        return "is not the address of a database"
    if parts.get_backend_name() == "sqlite":
        return None
    hosts = parts.query.get("host", ())
    named = {parts.host or "", *((hosts,) if isinstance(hosts, str) else hosts)}
    if all(host in HERE or host.startswith("/") for host in named):
        return None
    password = str(parts.password or "")
    if not password:
        return "has no password, and the database is on another machine"
    if len(password) < LEAST_PASSWORD:
        return f"has a password of fewer than {LEAST_PASSWORD} characters"
    if _is_trivial(password, parts.username or ""):
        return "has a password that is easily guessed"
    return None


def _is_trivial(password: str, username: str) -> bool:
    rest = password.lower()
    for known in (*TRIVIAL, username.lower()):
        rest = rest.replace(known, "") if known else rest
    return len(rest) < LEAST_PASSWORD // 2 or len(set(password)) < 5
