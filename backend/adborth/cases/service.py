"""The verbs of a case as a whole: correct, receipt, people, elements, close, reopen."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from adborth.access.service import Actor
from adborth.cases import schemas
from adborth.cases.changing import (
    changing,
    refuse_day,
)
from adborth.cases.errors import ElementDecided, InputWrong, KindFixedByStage
from adborth.cases.models import Case, Element, Person
from adborth.cases.transitions import Action
from adborth.cases.vocabulary import FORMAL, Ending
from adborth.lists.service import ListName, Lists, chosen, list_names
from adborth.procedures.timetable import StageKind


def correct(
    session: Session, actor: Actor, ref: str, expected: int, given: schemas.CorrectCase
) -> None:
    with changing(session, actor, ref, expected, Action.CORRECT) as case:
        sent = given.model_fields_set
        for name in ("kind", "service", "theme", "received_on", "summary"):
            if name in sent and getattr(given, name) is None:
                raise InputWrong.one(name, "missing")
        if given.kind and (given.kind in FORMAL) != (case.kind in FORMAL):
            raise KindFixedByStage
        lists = list_names(session.connection())
        if given.service:
            service = chosen(
                lists, ListName.SERVICES, given.service, "service", kept={case.service_id}
            )
            if service != case.service_id:
                case.service_id, case.team_id = service, None
        if "team" in sent:
            case.team_id = team_of(lists, given.team, case.service_id, case.team_id)
        if given.theme:
            kept = {case.theme_id}
            case.theme_id = chosen(lists, ListName.THEMES, given.theme, "theme", kept=kept)
        if "channel" in sent:
            case.channel_id = channel_of(lists, given.channel, case.channel_id)
        for name in sent & {"kind", "received_on", "receipted_on", "summary", "file_url"}:
            setattr(case, name, getattr(given, name))
        if given.received_on:
            _receive_first_stage(case)


def _receive_first_stage(case: Case) -> None:
    """The stage that began with the contact begins on its corrected day."""
    first = min(case.stages, key=lambda stage: list(StageKind).index(stage.stage))
    if first.stage in (StageKind.INFORMAL, StageKind.STAGE_1):
        first.entered_on = case.received_on


def record_receipt(
    session: Session, actor: Actor, ref: str, expected: int, given: schemas.RecordReceipt
) -> None:
    with changing(session, actor, ref, expected, Action.RECORD_RECEIPT) as case:
        case.receipted_on = given.receipted_on


def change_people(
    session: Session, actor: Actor, ref: str, expected: int, given: schemas.ChangePeople
) -> None:
    with changing(session, actor, ref, expected, Action.CHANGE_PEOPLE) as case:
        for person, now_is in zip(case.people, _people(given.people), strict=False):
            for name in (
                "role",
                "name",
                "relationship_to_service_user",
                "correspondence_language",
                "contact",
            ):
                setattr(person, name, getattr(now_is, name))
        case.people.extend(_people(given.people)[len(case.people) :])
        del case.people[len(given.people) :]


def change_elements(
    session: Session, actor: Actor, ref: str, expected: int, given: schemas.ChangeElements
) -> None:
    with changing(session, actor, ref, expected, Action.CHANGE_ELEMENTS) as case:
        kept = {element.number for element in given.elements}
        if any(finding.element not in kept for finding in case.findings):
            raise ElementDecided
        _set_elements(list_names(session.connection()), case, given.elements)


def resolve_enquiry(
    session: Session, actor: Actor, ref: str, expected: int, given: schemas.ResolveEnquiry
) -> None:
    with changing(session, actor, ref, expected, Action.RESOLVE_ENQUIRY) as case:
        informal = next(stage for stage in case.stages if stage.stage is StageKind.INFORMAL)
        informal.enquiry_resolved_on = informal.ended_on = given.enquiry_resolved_on
        informal.ending = Ending.RESOLVED


def withdraw(
    session: Session, actor: Actor, ref: str, expected: int, given: schemas.WithdrawCase
) -> None:
    with changing(session, actor, ref, expected, Action.WITHDRAW) as case:
        refuse_day("withdrawn_on", given.withdrawn_on, case.received_on)
        if case.ombudsman is None:
            case.withdrawn_on = given.withdrawn_on
        for stage in case.stages:
            if stage.ended_on is None and stage.stage is not StageKind.OMBUDSMAN:
                stage.ended_on, stage.ending = given.withdrawn_on, Ending.WITHDRAWN
                stage.ending_reason = given.reason


def close(
    session: Session, actor: Actor, ref: str, expected: int, given: schemas.CloseCase
) -> None:
    with changing(session, actor, ref, expected, Action.CLOSE) as case:
        ends = [stage.ended_on for stage in case.stages if stage.ended_on]
        refuse_day("closed_on", given.closed_on, max(ends))
        case.closed_on = given.closed_on


def reopen(
    session: Session, actor: Actor, ref: str, expected: int, given: schemas.ReopenCase
) -> None:
    """Back to where its stages stand: a withdrawal or a resolution that ended them is lifted."""
    with changing(session, actor, ref, expected, Action.REOPEN, given.reason) as case:
        was_closed = case.closed_on is not None
        case.closed_on = None
        lifted = Ending.WITHDRAWN if case.withdrawn_on is not None else Ending.RESOLVED
        if was_closed and lifted is Ending.RESOLVED:
            return
        case.withdrawn_on = None
        for stage in case.stages:
            if stage.ending is lifted:
                stage.ended_on = stage.ending = stage.ending_reason = None
                stage.enquiry_resolved_on = None


def team_of(lists: Lists, code: str | None, service: int, kept: int | None = None) -> int | None:
    if code is None:
        return None
    retained = {kept} if kept else set()
    return chosen(lists, ListName.TEAMS, code, "team", service_id=service, kept=retained)


def channel_of(lists: Lists, code: str | None, kept: int | None = None) -> int | None:
    if code is None:
        return None
    return chosen(lists, ListName.CHANNELS, code, "channel", kept={kept} if kept else set())


def _people(given: Sequence[schemas.NewPerson]) -> list[Person]:
    return [
        Person(
            number=number,
            role=person.role,
            name=person.name,
            relationship_to_service_user=person.relationship,
            correspondence_language=person.correspondence_language,
            contact=person.contact,
        )
        for number, person in enumerate(given, 1)
    ]


def _set_elements(lists: Lists, case: Case, given: Sequence[schemas.ElementText]) -> None:
    known = {element.number: element for element in case.elements}
    asked = [element.number for element in given if element.number is not None]
    if len(set(asked)) < len(asked) or not known.keys() >= set(asked):
        raise InputWrong.one("elements", "element-number")
    last = max(known, default=0)
    case.elements = [element for element in case.elements if element.number in asked]
    for place, text in enumerate(given):
        kept = {known[text.number].theme_id} if text.number else set()
        theme = chosen(lists, ListName.THEMES, text.theme, f"elements.{place}.theme", kept=kept)
        if text.number is None:
            last += 1
            case.elements.append(Element(number=last, theme_id=theme, description=text.description))
        else:
            known[text.number].theme_id = theme
            known[text.number].description = text.description
