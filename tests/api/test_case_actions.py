"""Every action in every state, carried out for real: it leads where the table says, or nowhere."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from adborth.access.service import system_actor
from adborth.cases import (
    assigning,
    schemas,
    service,
    stage_schemas,
    stages,
    timekeeping,
)
from adborth.cases.assignment_schemas import AssignCase
from adborth.cases.changing import get_case
from adborth.cases.errors import ActionNotAllowed
from adborth.cases.opening import MADE_BY, new_case, open_case
from adborth.cases.settling import facts_of
from adborth.cases.standing import state_of
from adborth.cases.transitions import RESUMES, TRANSITIONS, Action, allowed_actions
from adborth.cases.vocabulary import CorrespondenceLanguage, Finding, PauseGround, State
from adborth.db.driver import driver_of
from adborth.db.session import Database
from adborth.lists.models import Theme
from adborth.procedures.timetable import ClockKind, StageKind
from tests.databases import SqliteDatabases

A, S = Action, State
ONE, TWO = StageKind.STAGE_1, StageKind.STAGE_2
JUNE = [date(2026, 6, day) for day in range(1, 31)]
ALICE = system_actor("alice")
Verb = Callable[..., None]
Step = tuple[Verb, tuple[Any, ...]]


class Rollback(Exception): ...


def step(verb: Verb, body: Any, stage: StageKind | None = None) -> Step:
    return (verb, (body,)) if stage is None else (verb, (stage, body))


def acknowledgement(on: date) -> stage_schemas.AcknowledgeStage:
    return stage_schemas.AcknowledgeStage(
        acknowledged_on=on,
        language=CorrespondenceLanguage.WELSH,
        explains_procedure=True,
        offers_help_or_advocacy=True,
        explains_formal_investigation=True,
    )


ANSWER_1 = step(stages.respond, stage_schemas.RespondToStage(responded_on=JUNE[4]), ONE)
ASK_2 = step(stages.request_stage_2, stage_schemas.RequestStage2(requested_on=JUNE[5]))
AGREE = step(stages.agree_record, stage_schemas.AgreeRecord(record_agreed_on=JUNE[6]))
ANSWER_2 = step(stages.respond, stage_schemas.RespondToStage(responded_on=JUNE[7]), TWO)
REFER = step(stages.refer_to_ombudsman, stage_schemas.ReferToOmbudsman(received_on=JUNE[8]))
RESOLVE = step(service.resolve_enquiry, schemas.ResolveEnquiry(enquiry_resolved_on=JUNE[3]))
WITHDRAW = step(service.withdraw, schemas.WithdrawCase(withdrawn_on=JUNE[10]))
CLOSE = step(service.close, schemas.CloseCase(closed_on=JUNE[11]))

WAYS: dict[State, tuple[str, list[Step]]] = {
    S.INFORMAL: ("enquiry", []),
    S.RESOLVED: ("enquiry", [RESOLVE]),
    S.STAGE_1: ("complaint", []),
    S.STAGE_1_RESPONDED: ("complaint", [ANSWER_1]),
    S.STAGE_2_REQUESTED: ("complaint", [ANSWER_1, ASK_2]),
    S.STAGE_2: ("complaint", [ANSWER_1, ASK_2, AGREE]),
    S.STAGE_2_RESPONDED: ("complaint", [ANSWER_1, ASK_2, AGREE, ANSWER_2]),
    S.OMBUDSMAN: ("complaint", [ANSWER_1, REFER]),
    S.WITHDRAWN: ("complaint", [WITHDRAW]),
    S.CLOSED: ("complaint", [ANSWER_1, CLOSE]),
}


def step_of(action: Action, state: State) -> Step:
    """Something sensible to send for an action."""
    stage = TWO if state in (S.STAGE_2_REQUESTED, S.STAGE_2, S.STAGE_2_RESPONDED) else ONE
    clock = ClockKind.STAGE_2_ACKNOWLEDGEMENT if stage is TWO else ClockKind.STAGE_1_RESPONSE
    decision = stage_schemas.ElementDecision(element=1, finding=Finding.UPHELD)
    element = schemas.ElementText(number=1, theme="other", description="Reworded.")
    return {
        A.CORRECT: step(service.correct, schemas.CorrectCase(summary="Corrected.")),
        A.ASSIGN: step(assigning.assign, AssignCase(assigned_to=None)),
        A.RECORD_RECEIPT: step(service.record_receipt, schemas.RecordReceipt(receipted_on=JUNE[1])),
        A.CHANGE_PEOPLE: step(service.change_people, schemas.ChangePeople(people=())),
        A.CHANGE_ELEMENTS: step(
            service.change_elements, schemas.ChangeElements(elements=(element,))
        ),
        A.RECORD_FINDINGS: step(
            stages.record_findings, stage_schemas.RecordFindings(findings=[decision]), stage
        ),
        A.RESOLVE_ENQUIRY: RESOLVE,
        A.ENTER_STAGE_1: step(stages.enter_stage_1, stage_schemas.EnterStage1(entered_on=JUNE[12])),
        A.ACKNOWLEDGE: step(stages.acknowledge, acknowledgement(JUNE[12]), stage),
        A.RECORD_DISCUSSION: step(
            stages.record_discussion, stage_schemas.RecordDiscussion(discussed_on=JUNE[12]), stage
        ),
        A.RECORD_RESOLUTION: step(
            stages.record_resolution, stage_schemas.RecordResolution(resolved_on=JUNE[12]), stage
        ),
        A.SEND_WRITTEN_TERMS: step(
            stages.send_written_terms, stage_schemas.SendWrittenTerms(terms_sent_on=JUNE[14]), stage
        ),
        A.EXTEND: step(
            timekeeping.extend,
            stage_schemas.ExtendClock(
                clock=clock,
                new_due_on=date(2026, 7, 31),
                reason="The manager is away.",
                agreed_by="Bob",
                agreed_how="telephone",
                agreed_on=JUNE[12],
            ),
            stage,
        ),
        A.PAUSE: step(
            timekeeping.pause,
            stage_schemas.PauseStage(
                ground=PauseGround.POLICE, from_on=JUNE[12], review_on=JUNE[20]
            ),
            stage,
        ),
        A.END_PAUSE: (timekeeping.end_pause, (stage, 1, stage_schemas.EndPause(until_on=JUNE[20]))),
        A.RESPOND: step(stages.respond, stage_schemas.RespondToStage(responded_on=JUNE[14]), stage),
        A.RECORD_DISSATISFACTION: step(
            stages.record_dissatisfaction,
            stage_schemas.RecordDissatisfaction(dissatisfied_on=JUNE[12]),
        ),
        A.REQUEST_STAGE_2: step(
            stages.request_stage_2, stage_schemas.RequestStage2(requested_on=JUNE[12])
        ),
        A.SEND_RECORD: step(stages.send_record, stage_schemas.SendRecord(record_sent_on=JUNE[12])),
        A.AGREE_RECORD: step(
            stages.agree_record, stage_schemas.AgreeRecord(record_agreed_on=JUNE[13])
        ),
        A.RULE_OUTSIDE_REGULATIONS: step(
            stages.rule_outside_regulations,
            stage_schemas.RuleOutsideRegulations(
                decided_on=JUNE[12],
                reason="Before the court.",
                decided_by="Charlie",
                ombudsman_signposted_on=JUNE[12],
            ),
        ),
        A.RECORD_INVESTIGATION: step(
            stages.record_investigation,
            stage_schemas.RecordInvestigation(investigator_appointed_on=JUNE[12]),
        ),
        A.REFER_TO_OMBUDSMAN: step(
            stages.refer_to_ombudsman, stage_schemas.ReferToOmbudsman(received_on=JUNE[12])
        ),
        A.RECORD_OMBUDSMAN: step(
            stages.record_ombudsman, stage_schemas.RecordOmbudsman(investigated_on=JUNE[12])
        ),
        A.WITHDRAW: step(service.withdraw, schemas.WithdrawCase(withdrawn_on=JUNE[12])),
        A.CLOSE: step(service.close, schemas.CloseCase(closed_on=JUNE[12])),
        A.REOPEN: step(service.reopen, schemas.ReopenCase(reason="It is not over.")),
    }[action]


@pytest.fixture(scope="module")
def database(sqlite_databases: SqliteDatabases) -> Iterator[Database]:
    with sqlite_databases.migrated() as url:
        made = Database(url)
        yield made
        made.close()


def carried_out(session: Session, reference: str, todo: Step) -> State:
    verb, given = todo
    *stage, body = given
    version = get_case(session, ALICE, reference).version
    verb(session, ALICE, reference, *stage, version, body)
    return get_case(session, ALICE, reference).state


def given(kind: str) -> schemas.OpenCase:
    return schemas.OpenCase.model_validate(
        {
            "kind": kind,
            "service": "adults",
            "theme": "other",
            "received_on": "2026-06-01",
            "summary": "A summary.",
            "elements": [{"theme": "other", "description": "An element."}],
        }
    )


def opened(database: Database, session: Session, state: State) -> str:
    kind, way = WAYS[state]
    new = new_case(database, database.row_of(MADE_BY, {}), given(kind))
    fields, _ = open_case(driver_of(session), ALICE, new)
    reference: str = fields["reference"]
    for todo in way:
        carried_out(session, reference, todo)
    assert get_case(session, ALICE, reference).state is state
    return reference


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """A session whose work is thrown away."""
    with suppress(Rollback), database.writing() as made:
        yield made
        raise Rollback


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("state", State)
def test_an_action_leads_where_the_table_says_or_nowhere(
    database: Database, session: Session, state: State, action: Action
) -> None:
    reference = opened(database, session, state)
    case = get_case(session, ALICE, reference)
    before = case.version
    todo = step_of(action, state)

    if action in allowed_actions(state, facts_of(case)):
        reached = carried_out(session, reference, todo)
        target = TRANSITIONS[state][action]
        assert reached is (state_of(facts_of(case)) if target is RESUMES else target)
        assert action is not A.REOPEN or reached not in (S.CLOSED, S.WITHDRAWN)
        assert case.version == before + 1
    else:
        with pytest.raises(ActionNotAllowed):
            carried_out(session, reference, todo)
        assert (case.version, case.state) == (before, state)


def test_ending_a_pause_needs_one_that_lasts(database: Database, session: Session) -> None:
    reference = opened(database, session, S.STAGE_1)
    carried_out(session, reference, step_of(A.PAUSE, S.STAGE_1))

    assert carried_out(session, reference, step_of(A.END_PAUSE, S.STAGE_1)) is S.STAGE_1


def test_written_terms_follow_a_resolution(database: Database, session: Session) -> None:
    reference = opened(database, session, S.STAGE_1)
    carried_out(session, reference, step_of(A.RECORD_RESOLUTION, S.STAGE_1))

    assert carried_out(session, reference, step_of(A.SEND_WRITTEN_TERMS, S.STAGE_1)) is S.STAGE_1


def test_a_new_case_stands_as_long_as_nothing_changes_that_it_was_made_by(
    database: Database,
) -> None:
    made_by = database.row_of(MADE_BY, {})
    new = new_case(database, made_by, given("complaint"))
    assert new.stands(database.row_of(MADE_BY, {}))

    with database.writing() as session:
        session.execute(update(Theme).where(Theme.code == "other").values(version=2))
    assert not new.stands(database.row_of(MADE_BY, {}))
