"""The keys that sign tokens: a new one signs from now on, the old one is read for a while."""

from datetime import timedelta
from secrets import token_hex

from sqlalchemy.orm import Session

from adborth.access.signed_tokens import LEEWAY_SECONDS
from adborth.audit.service import record
from adborth.clock import now
from adborth.integration.repository import (
    add_key,
    current_key,
    delete_refused_keys,
    retire_keys,
)


def signing_key(session: Session) -> str:
    """The name of the key that signs; the first one is made when it is needed."""
    return current_key(session) or _new_key(session)


def rotate_keys(session: Session, actor: str, tokens_last: timedelta) -> str:
    """The name of the new key. With `tokens_last` of nothing every token ends at once."""
    moment = now()
    still_read = tokens_last + timedelta(seconds=LEEWAY_SECONDS) if tokens_last else tokens_last
    delete_refused_keys(session, moment)
    retire_keys(session, moment, moment + still_read)
    key_id = _new_key(session)
    record(session, actor, "signing-keys.rotate", f"signing-key/{key_id}")
    return key_id


def _new_key(session: Session) -> str:
    key_id = token_hex(8)
    add_key(session, key_id, now())
    return key_id
