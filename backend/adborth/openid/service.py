"""Sign in at the council's provider: the authorisation code flow with PKCE."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hmac import compare_digest
from secrets import token_urlsafe
from typing import Any

from adborth.access.sessions import Visitor, lifetimes, open_session
from adborth.access.tokens import hashed
from adborth.audit.service import record
from adborth.clock import now
from adborth.db.session import Database
from adborth.openid.errors import NoRoleForGroups, ProviderRefused, SignInNotBegun
from adborth.openid.group_roles import GroupRoles
from adborth.openid.models import PendingSignIn
from adborth.openid.people import recognise
from adborth.openid.provider import Provider
from adborth.openid.repository import delete_stale_pending, take_pending
from adborth.settings import Settings

TIME_TO_SIGN_IN = timedelta(minutes=10)


@dataclass(frozen=True)
class OpenId:
    """The provider, and what its groups may do here."""

    provider: Provider
    group_roles: GroupRoles


@dataclass(frozen=True)
class Begun:
    address: str
    browser: str


@dataclass(frozen=True)
class ProviderAnswer:
    """What the browser brings back from the provider."""

    state: str
    code: str | None
    error: str | None
    issuer: str | None


@dataclass(frozen=True)
class SignedInThere:
    token: str
    expires_at: datetime
    next_path: str


def begin(database: Database, openid: OpenId, next_path: str) -> Begun:
    """Raises ProviderUnavailable."""
    browser, state, nonce, verifier = (token_urlsafe(32) for _ in range(4))
    address = openid.provider.address(state=state, nonce=nonce, verifier=verifier)
    with database.writing() as session:
        delete_stale_pending(session, now())
        session.add(
            PendingSignIn(
                browser_hash=hashed(browser),
                state_hash=hashed(state),
                nonce=nonce,
                verifier=verifier,
                next_path=next_path,
                expires_at=now() + TIME_TO_SIGN_IN,
            )
        )
    return Begun(address, browser)


def finish(
    database: Database,
    openid: OpenId,
    browser: str,
    answer: ProviderAnswer,
    options: Settings,
    visitor: Visitor,
) -> SignedInThere:
    """Raises SignInNotBegun, ProviderRefused, ProviderUnavailable, NoRoleForGroups, UsernameTaken.

    The provider is asked outside any transaction: it may take its time.
    """
    begun = _taken(database, browser, answer.state)
    issuer = openid.provider.registration.issuer
    if answer.code is None or answer.error or answer.issuer not in (None, issuer):
        raise ProviderRefused
    claims = openid.provider.claims(code=answer.code, nonce=begun.nonce, verifier=begun.verifier)
    roles = openid.group_roles.of(claims)
    if not roles:
        raise NoRoleForGroups
    with database.writing() as session:
        user = recognise(session, issuer, claims, roles)
        opened = open_session(session, user.id, lifetimes(options), visitor)
        record(session, user.username, "user.sign-in", f"user/{user.id}")
    return SignedInThere(opened.token, opened.session.expires_at, begun.next_path)


def _taken(database: Database, browser: str, state: str) -> Any:
    """A second answer finds nothing, whether the first was right or wrong."""
    with database.writing() as session:
        begun = take_pending(session, hashed(browser), now())
    if begun is None or not compare_digest(begun.state_hash, hashed(state)):
        raise SignInNotBegun
    return begun
