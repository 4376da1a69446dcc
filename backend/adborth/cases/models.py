"""A case and its parts, which are keyed by it: none outlives it, none is looked up."""

from datetime import date, datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Computed,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    Text,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from adborth.cases.bands import band_in_sql
from adborth.cases.figure_cells import ROOM
from adborth.cases.vocabulary import (
    AccessGround,
    CaseKind,
    ClockResult,
    CorrespondenceLanguage,
    Ending,
    Finding,
    Outcome,
    PauseGround,
    PersonRole,
    State,
)
from adborth.cases.word_models import CaseWords as CaseWords
from adborth.db.base import Base, Instant, word
from adborth.procedures.timetable import ClockKind, StageKind


def case_key() -> Mapped[int]:
    return mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True)


def _index_where(condition: str, name: str, *columns: str) -> Index:
    only = text(condition)
    return Index(name, *columns, sqlite_where=only, postgresql_where=only)


class Case(Base):
    __tablename__ = "cases"
    __table_args__ = (
        Index("ix_cases_received_on_id", "received_on", "id"),
        Index("ix_cases_service_received", "service_id", "received_on", "id"),
        Index("ix_cases_service_state_received", "service_id", "state", "received_on", "id"),
        Index("ix_cases_team_received", "team_id", "received_on", "id"),
        Index("ix_cases_state_received", "state", "received_on", "id"),
        Index("ix_cases_next_due_on_id", "next_due_on", "id"),
        Index("ix_cases_batch_id", "batch_id"),
        _index_where(
            "assigned_to IS NOT NULL",
            "ix_cases_assigned_received",
            *("assigned_to", "received_on", "id"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(String(20), unique=True)
    tracker_ref: Mapped[str | None] = mapped_column(String(60), unique=True)
    kind: Mapped[CaseKind] = mapped_column(word(CaseKind, "kind_known"))
    state: Mapped[State] = mapped_column(word(State, "state_known"))
    service_id: Mapped[int] = mapped_column(ForeignKey("services.id"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    theme_id: Mapped[int] = mapped_column(ForeignKey("themes.id"))
    channel_id: Mapped[int | None] = mapped_column(ForeignKey("channels.id"))
    received_on: Mapped[date]
    logged_at: Mapped[datetime] = mapped_column(Instant)
    logged_by: Mapped[str] = mapped_column(String(100))
    summary: Mapped[str] = mapped_column(Text)
    file_url: Mapped[str | None] = mapped_column(String(2000))
    receipted_on: Mapped[date | None]
    withdrawn_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    next_due_on: Mapped[date | None]
    next_clock: Mapped[ClockKind | None] = mapped_column(word(ClockKind, "next_clock_known"))
    assigned_to: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    version: Mapped[int] = mapped_column(default=1)
    restricted: Mapped[bool] = mapped_column(default=False, server_default=false())
    disposed_on: Mapped[date | None]
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("import_batches.id"))
    origin_sheet: Mapped[str | None] = mapped_column(String(100))
    origin_row: Mapped[int | None]

    people: Mapped[list["Person"]] = relationship(
        order_by="Person.number", cascade="all, delete-orphan"
    )
    elements: Mapped[list["Element"]] = relationship(
        order_by="Element.number", cascade="all, delete-orphan"
    )
    findings: Mapped[list["ElementFinding"]] = relationship(
        order_by="ElementFinding.element", cascade="all, delete-orphan"
    )
    stages: Mapped[list["Stage"]] = relationship(cascade="all, delete-orphan")
    acknowledgements: Mapped[list["Acknowledgement"]] = relationship(cascade="all, delete-orphan")
    extensions: Mapped[list["StageExtension"]] = relationship(
        order_by="StageExtension.number", cascade="all, delete-orphan"
    )
    pauses: Mapped[list["StagePause"]] = relationship(
        order_by="StagePause.number", cascade="all, delete-orphan"
    )
    clocks: Mapped[list["Clock"]] = relationship(cascade="all, delete-orphan")
    ombudsman: Mapped["OmbudsmanMatter | None"] = relationship(cascade="all, delete-orphan")


class Person(Base):
    """Somebody in the case: the complainant, the service user, or who speaks for them."""

    __tablename__ = "people"

    case_id: Mapped[int] = case_key()
    number: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[PersonRole] = mapped_column(word(PersonRole, "role_known"))
    name: Mapped[str] = mapped_column(String(200))
    relationship_to_service_user: Mapped[str | None] = mapped_column(String(100))
    correspondence_language: Mapped[CorrespondenceLanguage] = mapped_column(
        word(CorrespondenceLanguage, "language_known")
    )
    contact: Mapped[str | None] = mapped_column(Text)


class Element(Base):
    """A point of complaint."""

    __tablename__ = "elements"

    case_id: Mapped[int] = case_key()
    number: Mapped[int] = mapped_column(primary_key=True)
    theme_id: Mapped[int] = mapped_column(ForeignKey("themes.id"))
    description: Mapped[str] = mapped_column(Text)


class ElementFinding(Base):
    __tablename__ = "findings"
    __table_args__ = (
        ForeignKeyConstraint(
            ["case_id", "element"],
            ["elements.case_id", "elements.number"],
            ondelete="CASCADE",
        ),
    )

    case_id: Mapped[int] = case_key()
    element: Mapped[int] = mapped_column(primary_key=True)
    stage: Mapped[StageKind] = mapped_column(word(StageKind, "stage_known"), primary_key=True)
    finding: Mapped[Finding] = mapped_column(word(Finding, "finding_known"))


class Stage(Base):
    """A stage of the procedure that the case has entered, and what happened in it, by day."""

    __tablename__ = "stages"
    __table_args__ = (
        CheckConstraint("(ended_on IS NULL) = (ending IS NULL)", name="ended_says_how"),
        Index("ix_stages_stage_entered_on", "stage", "entered_on"),
        Index("ix_stages_stage_ended_on", "stage", "ended_on"),
        _index_where(
            "ending = 'withdrawn'", "ix_stages_withdrawn", *("stage", "entered_on", "case_id")
        ),
    )

    case_id: Mapped[int] = case_key()
    stage: Mapped[StageKind] = mapped_column(word(StageKind, "stage_known"), primary_key=True)
    entered_on: Mapped[date]
    enquiry_resolved_on: Mapped[date | None]
    acknowledged_on: Mapped[date | None]
    discussion_offered_on: Mapped[date | None]
    discussed_on: Mapped[date | None]
    resolved_on: Mapped[date | None]
    terms_sent_on: Mapped[date | None]
    record_sent_on: Mapped[date | None]
    record_agreed_on: Mapped[date | None]
    investigator_appointed_on: Mapped[date | None]
    report_received_on: Mapped[date | None]
    report_accepted_on: Mapped[date | None]
    letter_to_director_on: Mapped[date | None]
    responded_on: Mapped[date | None]
    dissatisfied_on: Mapped[date | None]
    stage_2_offered_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    ending: Mapped[Ending | None] = mapped_column(word(Ending, "ending_known"))
    ending_reason: Mapped[str | None] = mapped_column(Text)
    ending_decided_by: Mapped[str | None] = mapped_column(String(200))
    ombudsman_signposted_on: Mapped[date | None]
    outcome: Mapped[Outcome | None] = mapped_column(word(Outcome, "outcome_known"))


class Acknowledgement(Base):
    """C reg 15(3)-(4). A checklist that nobody kept (imported history) is null, not false."""

    __tablename__ = "acknowledgements"

    case_id: Mapped[int] = case_key()
    stage: Mapped[StageKind] = mapped_column(word(StageKind, "stage_known"), primary_key=True)
    sent_on: Mapped[date]
    language: Mapped[CorrespondenceLanguage | None] = mapped_column(
        word(CorrespondenceLanguage, "language_known")
    )
    explains_procedure: Mapped[bool | None]
    offers_help_or_advocacy: Mapped[bool | None]
    explains_formal_investigation: Mapped[bool | None]
    encloses_written_record: Mapped[bool | None]


class StageExtension(Base):
    """More time by agreement. Keeps the old date, and never shortens."""

    __tablename__ = "extensions"
    __table_args__ = (CheckConstraint("new_due_on > old_due_on", name="never_shortens"),)

    case_id: Mapped[int] = case_key()
    number: Mapped[int] = mapped_column(primary_key=True)
    stage: Mapped[StageKind] = mapped_column(word(StageKind, "stage_known"))
    clock: Mapped[ClockKind] = mapped_column(word(ClockKind, "clock_known"))
    reason: Mapped[str | None] = mapped_column(Text)
    agreed_by: Mapped[str | None] = mapped_column(String(200))
    agreed_how: Mapped[str | None] = mapped_column(String(100))
    agreed_on: Mapped[date | None]
    old_due_on: Mapped[date]
    new_due_on: Mapped[date]


class StagePause(Base):
    __tablename__ = "pauses"
    __table_args__ = (CheckConstraint("until_on >= from_on", name="ends_after_it_begins"),)

    case_id: Mapped[int] = case_key()
    number: Mapped[int] = mapped_column(primary_key=True)
    stage: Mapped[StageKind] = mapped_column(word(StageKind, "stage_known"))
    ground: Mapped[PauseGround] = mapped_column(word(PauseGround, "ground_known"))
    from_on: Mapped[date]
    review_on: Mapped[date]
    until_on: Mapped[date | None]
    letter_sent_on: Mapped[date | None]
    only_elements: Mapped[str | None] = mapped_column(String(200))


# The cells that a figure counts come first, then what it may be narrowed by.
FIGURE_INDEXES = (
    _index_where(
        "start_cell IS NOT NULL",
        "ix_clocks_start_cell",
        *("start_cell", "started_on", "team_id", "finished_on"),
    ),
    _index_where(
        "finish_cell IS NOT NULL",
        "ix_clocks_finish_cell",
        *("finish_cell", "finished_on", "team_id"),
    ),
    _index_where(
        "clock = 'stage_1_acknowledgement' AND finished_on IS NULL",
        "ix_clocks_unacknowledged",
        *("started_on", "service_id", "team_id", "stopped_on", "due_on"),
    ),
    _index_where(
        "clock = 'stage_2_acknowledgement'",
        "ix_clocks_stage_2",
        *("started_on", "service_id", "team_id", "stage_1_entered_on"),
    ),
    _index_where(
        "net_days <> elapsed_days",
        "ix_clocks_paused",
        *("clock", "finished_on"),
    ),
)


class Clock(Base):
    """One clock of the procedure. Once finished it is a fact of its time and stays as it is.

    `kind`, `service_id`, `team_id`, `theme_id` and `outcome` repeat the case's, the clock on which
    Stage 2 is entered also when Stage 1 was, so that each figure is a few ranges of one index.
    """

    __tablename__ = "clocks"
    __table_args__ = (
        CheckConstraint("(finished_on IS NULL) = (elapsed_days IS NULL)", name="finished_counted"),
        CheckConstraint("(finished_on IS NULL) = (result IS NULL)", name="finished_judged"),
        CheckConstraint(f"service_id < {ROOM} AND theme_id < {ROOM}", name="fits_cells"),
        *FIGURE_INDEXES,
    )

    case_id: Mapped[int] = case_key()
    clock: Mapped[ClockKind] = mapped_column(word(ClockKind, "clock_known"), primary_key=True)
    stage: Mapped[StageKind | None] = mapped_column(word(StageKind, "stage_known"))
    procedure: Mapped[str] = mapped_column(String(20))
    calendar_revision: Mapped[int]
    started_on: Mapped[date]
    base_due_on: Mapped[date]
    due_on: Mapped[date]
    paused: Mapped[bool] = mapped_column(default=False)
    finished_on: Mapped[date | None]
    stopped_on: Mapped[date | None]
    elapsed_days: Mapped[int | None]
    band: Mapped[int] = mapped_column(Computed(band_in_sql("elapsed_days"), persisted=True))
    net_days: Mapped[int | None]
    result: Mapped[ClockResult | None] = mapped_column(word(ClockResult, "result_known"))
    kind: Mapped[CaseKind] = mapped_column(word(CaseKind, "kind_known"))
    service_id: Mapped[int]
    team_id: Mapped[int | None]
    theme_id: Mapped[int]
    outcome: Mapped[Outcome | None] = mapped_column(word(Outcome, "outcome_known"))
    stage_1_entered_on: Mapped[date | None]
    start_cell: Mapped[int | None] = mapped_column(BigInteger)
    finish_cell: Mapped[int | None] = mapped_column(BigInteger)

    @property
    def is_running(self) -> bool:
        return self.finished_on is None and self.stopped_on is None


class CaseSubject(Base):
    """A member of staff whom the case is about: they never see it."""

    __tablename__ = "case_subjects"

    case_id: Mapped[int] = case_key()
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True, index=True)


class CaseAccess(Base):
    """Somebody who needs to know of one case, and for how long."""

    __tablename__ = "case_access"
    __table_args__ = (Index("ix_case_access_user_case", "user_id", "case_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    ground: Mapped[AccessGround] = mapped_column(word(AccessGround, "ground_known"))
    reason: Mapped[str | None] = mapped_column(Text)
    from_at: Mapped[datetime] = mapped_column(Instant)
    until_at: Mapped[datetime | None] = mapped_column(Instant)
    given_by: Mapped[str] = mapped_column(String(100))
    seen_by: Mapped[str | None] = mapped_column(String(100))


class OmbudsmanMatter(Base):
    """What the Public Services Ombudsman for Wales did with it."""

    __tablename__ = "ombudsman_matters"

    case_id: Mapped[int] = case_key()
    received_on: Mapped[date]
    investigated_on: Mapped[date | None]
    completed_on: Mapped[date | None]
    upheld: Mapped[bool | None]
    redress_pence: Mapped[int | None]


class ReferenceCounter(Base):
    """The last number given out in each series, such as `SSF-2122`."""

    __tablename__ = "reference_counters"

    series: Mapped[str] = mapped_column(String(20), primary_key=True)
    last: Mapped[int]
