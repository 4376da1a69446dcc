"""One row, checked by itself: from cells to typed values, or to what is wrong with them."""

from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import Annotated, Any, NamedTuple, Required, TypeVar, cast

from pydantic import ConfigDict, PlainValidator, TypeAdapter, ValidationError, with_config
from pydantic_core import PydanticCustomError
from typing_extensions import TypedDict

from adborth.cases.vocabulary import CaseKind, CorrespondenceLanguage, Finding, Outcome
from adborth.imports import cells
from adborth.imports.cells import Cell, CellFault, folded
from adborth.imports.columns import Kind
from adborth.procedures.timetable import StageKind

LONGEST_PROSE = 20_000
T = TypeVar("T")


class OmbudsmanOutcome(StrEnum):
    UPHELD = "upheld"
    PARTIALLY_UPHELD = "partially_upheld"
    NOT_UPHELD = "not_upheld"
    NOT_INVESTIGATED = "not_investigated"


class Fault(NamedTuple):
    field: str
    code: str
    params: dict[str, Any]


def _reads(parse: Callable[[Cell], T]) -> Callable[[Cell], T]:
    def validate(cell: Cell) -> T:
        try:
            return parse(cell)
        except CellFault as fault:
            raise PydanticCustomError(cast(Any, fault.code), "wrong", fault.params) from None

    return validate


def _at_most(length: int, parse: Callable[[Cell], str]) -> PlainValidator:
    def read(cell: Cell) -> str:
        text = parse(cell)
        if len(text) > length:
            raise CellFault("too-long", limit=length, length=len(text))
        return text

    return PlainValidator(_reads(read))


def _between(least: int, most: int) -> PlainValidator:
    def read(cell: Cell) -> int:
        value = cells.number(cell)
        if not least <= value <= most:
            raise CellFault("not-between", least=least, most=most)
        return value

    return PlainValidator(_reads(read))


def _one_of(words: Mapping[str, T]) -> PlainValidator:
    """A fixed word, whatever its case and spacing."""
    spellings = {folded(word): meaning for word, meaning in words.items()}

    def read(cell: Cell) -> T:
        text = folded(cells.line(cell))
        if text not in spellings:
            close = get_close_matches(text, list(spellings), n=1, cutoff=0.6)
            nearest = next((word for word in words if close and folded(word) == close[0]), "")
            raise CellFault("not-known", known=", ".join(words), nearest=nearest)
        return spellings[text]

    return PlainValidator(_reads(read))


def _reference(cell: Cell) -> str:
    return cells.line(cell).upper()


def _first_of_month(cell: Cell) -> date:
    return cells.day(cell).replace(day=1)


Day = Annotated[date, PlainValidator(_reads(cells.day))]
Month = Annotated[date, PlainValidator(_reads(_first_of_month))]
Reference = Annotated[str, _at_most(60, _reference)]
Word = Annotated[str, _at_most(200, cells.line)]
ShortLine = Annotated[str, _at_most(100, cells.line)]
Line = Annotated[str, _at_most(200, cells.line)]
Prose = Annotated[str, _at_most(LONGEST_PROSE, cells.prose)]
Link = Annotated[str, _at_most(2000, cells.link)]
Count = Annotated[int, _between(0, 10_000_000)]
ElementNumber = Annotated[int, _between(1, 999)]
ContactKind = Annotated[
    CaseKind,
    _one_of(
        {
            "Complaint": CaseKind.COMPLAINT,
            "Representation": CaseKind.REPRESENTATION,
            "Enquiry": CaseKind.ENQUIRY,
            "Comment": CaseKind.COMMENT,
        }
    ),
]
Language = Annotated[
    CorrespondenceLanguage,
    _one_of(
        {
            "English": CorrespondenceLanguage.ENGLISH,
            "Welsh": CorrespondenceLanguage.WELSH,
            "Bilingual": CorrespondenceLanguage.BILINGUAL,
            "Not asked": CorrespondenceLanguage.NOT_ASKED,
        }
    ),
]
StageOutcome = Annotated[
    Outcome,
    _one_of(
        {
            "Upheld": Outcome.UPHELD,
            "Partially upheld": Outcome.PARTIALLY_UPHELD,
            "Not upheld": Outcome.NOT_UPHELD,
        }
    ),
]
OmbudsmanWord = Annotated[
    OmbudsmanOutcome,
    _one_of(
        {
            "Upheld": OmbudsmanOutcome.UPHELD,
            "Partially upheld": OmbudsmanOutcome.PARTIALLY_UPHELD,
            "Not upheld": OmbudsmanOutcome.NOT_UPHELD,
            "Not investigated": OmbudsmanOutcome.NOT_INVESTIGATED,
        }
    ),
]
ElementFinding = Annotated[
    Finding,
    _one_of(
        {
            "Upheld": Finding.UPHELD,
            "Not upheld": Finding.NOT_UPHELD,
            "No finding": Finding.NO_FINDING,
            "Withdrawn": Finding.WITHDRAWN,
        }
    ),
]
ElementStage = Annotated[
    StageKind,
    _one_of(
        {
            "1": StageKind.STAGE_1,
            "2": StageKind.STAGE_2,
            "Stage 1": StageKind.STAGE_1,
            "Stage 2": StageKind.STAGE_2,
        }
    ),
]
CLOSED = ConfigDict(extra="forbid")


@with_config(CLOSED)
class CaseRow(TypedDict, total=False):
    ref: Required[Reference]
    kind: Required[ContactKind]
    received_on: Required[Day]
    channel: Word
    language: Language
    service: Required[Word]
    team: Word
    theme: Required[Word]
    complainant: Line
    relationship: ShortLine
    summary: Prose
    receipted_on: Day
    enquiry_closed_on: Day
    stage_1_on: Day
    acknowledged_on: Day
    stage_1_extended_to: Day
    stage_1_responded_on: Day
    stage_1_outcome: StageOutcome
    stage_2_requested_on: Day
    stage_2_on: Day
    stage_2_extended_to: Day
    stage_2_responded_on: Day
    stage_2_outcome: StageOutcome
    withdrawn_on: Day
    ombudsman_on: Day
    ombudsman_outcome: OmbudsmanWord
    file_url: Link


@with_config(CLOSED)
class ElementRow(TypedDict, total=False):
    ref: Required[Reference]
    stage: Required[ElementStage]
    number: Required[ElementNumber]
    theme: Required[Word]
    description: Prose
    finding: Required[ElementFinding]


@with_config(CLOSED)
class ComplimentRow(TypedDict, total=False):
    received_on: Required[Day]
    service: Required[Word]
    team: Word
    from_whom: ShortLine
    language: Language
    text: Required[Prose]


@with_config(CLOSED)
class MailboxRow(TypedDict):
    month: Month
    emails: Count


@with_config(CLOSED)
class ReferralsRow(TypedDict):
    on_day: Day
    service: Word
    referrals: Count


ADAPTERS: Mapping[Kind, TypeAdapter[Any]] = {
    Kind.CASE: TypeAdapter(CaseRow),
    Kind.ELEMENT: TypeAdapter(ElementRow),
    Kind.COMPLIMENT: TypeAdapter(ComplimentRow),
    Kind.MAILBOX: TypeAdapter(MailboxRow),
    Kind.REFERRALS: TypeAdapter(ReferralsRow),
}


def read_row(kind: Kind, given: Mapping[str, Cell]) -> tuple[dict[str, Any], list[Fault]]:
    """The record of a row whose blank cells were left out, or the faults of its cells."""
    try:
        return ADAPTERS[kind].validate_python(given), []
    except ValidationError as error:
        return {}, [_fault(found) for found in error.errors(include_url=False)]


def _fault(found: Any) -> Fault:
    return Fault(str(found["loc"][0]), found["type"], dict(found.get("ctx") or {}))
