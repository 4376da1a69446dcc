"""Log compliments, correct them, and make the copy that may be published."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from adborth.access.service import Actor
from adborth.audit.service import record
from adborth.cases.references import COMPLIMENTS, reference, series_of, take_references
from adborth.clock import now, today
from adborth.compliments.errors import (
    RedactionChecked,
    RedactionMissing,
    SecondPersonNeeded,
    ShareNotFound,
)
from adborth.compliments.models import Compliment, ComplimentShare
from adborth.compliments.repository import hold_compliment, remove_share, shares_of
from adborth.compliments.schemas import (
    CorrectCompliment,
    LogCompliment,
    Redact,
    ShareCompliment,
)
from adborth.db.versions import check
from adborth.errors import Invalid
from adborth.lists.service import ListName, Lists, chosen, list_names
from adborth.working_days.years import FinancialYear

NEEDED = ("service", "received_on", "from_whom", "language", "text")
TOLD_ALREADY = frozenset({"version", "logged_at", "logged_by"})
TOLD_OF_SHARES = ("shared_on", "shared_with")


def log_compliment(session: Session, actor: Actor, given: LogCompliment) -> Compliment:
    _refuse_future(given.received_on)
    lists = list_names(session.connection())
    service_id = chosen(lists, ListName.SERVICES, given.service, "service")
    compliment = Compliment(
        service_id=service_id,
        team_id=_team(lists, given.team, service_id),
        received_on=given.received_on,
        from_whom=given.from_whom,
        language=given.language,
        text=given.text,
        logged_at=now(),
        logged_by=actor.username,
        version=1,
    )
    series = series_of(COMPLIMENTS, FinancialYear.of(given.received_on))
    compliment.reference = reference(series, take_references(session, series))
    session.add(compliment)
    _record(session, actor, "compliment.log", compliment)
    return compliment


def correct_compliment(
    session: Session, actor: Actor, ref: str, expected: int, given: CorrectCompliment
) -> None:
    """Another text is not the one whose redacted copy was checked: the check falls away."""
    sent = given.model_fields_set
    for name in NEEDED:
        if name in sent and getattr(given, name) is None:
            raise Invalid.one(name, "missing")
    with _changing(session, actor, ref, expected, "compliment.correct") as compliment:
        if given.received_on is not None:
            _refuse_future(given.received_on)
        _choose(list_names(session.connection()), compliment, given)
        if given.text is not None and given.text != compliment.text:
            compliment.checked_by = None
        for name in sent & {"received_on", "from_whom", "language", "text"}:
            setattr(compliment, name, getattr(given, name))


def redact_compliment(
    session: Session, actor: Actor, ref: str, expected: int, given: Redact
) -> None:
    """A new copy waits for its check, whatever became of the one before."""
    with _changing(session, actor, ref, expected, "compliment.redact") as compliment:
        compliment.redacted_text = given.text
        compliment.redacted_by = actor.username
        compliment.checked_by = None


def check_redaction(session: Session, actor: Actor, ref: str, expected: int) -> None:
    with _changing(session, actor, ref, expected, "compliment.check") as compliment:
        if compliment.redacted_text is None:
            raise RedactionMissing(reference=ref)
        if compliment.checked_by is not None:
            raise RedactionChecked(reference=ref)
        if compliment.redacted_by == actor.username:
            raise SecondPersonNeeded(reference=ref)
        compliment.checked_by = actor.username


def withdraw_redaction(session: Session, actor: Actor, ref: str, expected: int) -> None:
    """From now on there is no copy that may be published."""
    with _changing(session, actor, ref, expected, "compliment.withdraw_redaction") as compliment:
        if compliment.redacted_text is None:
            raise RedactionMissing(reference=ref)
        compliment.redacted_text = compliment.redacted_by = compliment.checked_by = None


def share_compliment(
    session: Session, actor: Actor, ref: str, expected: int, given: ShareCompliment
) -> None:
    told: dict[str, Any] = {}
    with _changing(session, actor, ref, expected, "compliment.share", told) as compliment:
        _refuse_share_before(compliment, given.shared_on)
        before = [share.number for share in shares_of(session, compliment.id)]
        share = ComplimentShare(
            compliment_id=compliment.id,
            number=max(before, default=0) + 1,
            recorded_by=actor.username,
            recorded_at=now(),
            **given.model_dump(),
        )
        session.add(share)
        told |= {name: [None, getattr(share, name)] for name in TOLD_OF_SHARES}


def unshare_compliment(
    session: Session, actor: Actor, ref: str, number: int, expected: int
) -> None:
    """It was recorded by mistake. Raises ShareNotFound."""
    told: dict[str, Any] = {}
    with _changing(session, actor, ref, expected, "compliment.unshare", told) as compliment:
        shares = {share.number: share for share in shares_of(session, compliment.id)}
        if number not in shares:
            raise ShareNotFound(reference=ref, number=number)
        told |= {name: [getattr(shares[number], name), None] for name in TOLD_OF_SHARES}
        remove_share(session, compliment.id, number)


@contextmanager
def _changing(
    session: Session,
    actor: Actor,
    ref: str,
    expected: int,
    action: str,
    told: Mapping[str, Any] = MappingProxyType({}),
) -> Iterator[Compliment]:
    """Raises what `hold_compliment` does, and VersionStale.

    Records what was changed inside, and `told`.
    """
    compliment = hold_compliment(session, ref)
    check(compliment.version, expected)
    yield compliment
    compliment.version += 1
    _record(session, actor, action, compliment, told)


def _choose(lists: Lists, compliment: Compliment, given: CorrectCompliment) -> None:
    kept = {compliment.service_id}
    if given.service is not None:
        found = chosen(lists, ListName.SERVICES, given.service, "service", kept=kept)
        if found != compliment.service_id:
            compliment.service_id, compliment.team_id = found, None
    if "team" in given.model_fields_set:
        old = compliment.team_id
        compliment.team_id = _team(lists, given.team, compliment.service_id, old)


def _team(lists: Lists, code: str | None, service_id: int, kept: int | None = None) -> int | None:
    if code is None:
        return None
    own = set() if kept is None else {kept}
    return chosen(lists, ListName.TEAMS, code, "team", service_id=service_id, kept=own)


def _refuse_future(received_on: date) -> None:
    if received_on > today():
        raise Invalid.one("received_on", "in-the-future")


def _refuse_share_before(compliment: Compliment, shared_on: date) -> None:
    if shared_on > today():
        raise Invalid.one("shared_on", "in-the-future")
    if shared_on < compliment.received_on:
        earliest = compliment.received_on
        raise Invalid.one("shared_on", "too-early", earliest=earliest)


def _record(
    session: Session,
    actor: Actor,
    action: str,
    compliment: Compliment,
    told: Mapping[str, Any] = MappingProxyType({}),
) -> None:
    changes = dict(told)
    for attribute in inspect(compliment).mapper.column_attrs:
        history = inspect(compliment).attrs[attribute.key].history
        before = history.deleted[0] if history.deleted else None
        after = history.added[0] if history.added else None
        if history.has_changes() and before != after and attribute.key not in TOLD_ALREADY:
            changes[attribute.key] = [before, after]
    record(session, actor.username, action, compliment.reference, changes)
    session.flush()
