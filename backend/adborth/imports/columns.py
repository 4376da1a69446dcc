"""The columns of the tracker, sheet by sheet, and the headings by which they are known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from hashlib import sha256

from adborth.imports.cells import Cell, folded, line


class Kind(StrEnum):
    """What the rows of a sheet are."""

    CASE = "case"
    ELEMENT = "element"
    COMPLIMENT = "compliment"
    MAILBOX = "mailbox"
    REFERRALS = "referrals"


@dataclass(frozen=True, slots=True)
class Column:
    """`needed`: no row makes sense without it."""

    field: str
    heading: str
    also: tuple[str, ...] = ()
    needed: bool = False


def _needed(field: str, heading: str, *also: str) -> Column:
    return Column(field, heading, also, needed=True)


def _column(field: str, heading: str, *also: str) -> Column:
    return Column(field, heading, also)


COLUMNS: Mapping[Kind, tuple[Column, ...]] = {
    Kind.CASE: (
        _needed("ref", "Ref", "Reference", "Ref no", "Ref.", "Case ref", "Case reference"),
        _needed("kind", "Type", "Contact type", "Type of contact"),
        _needed("received_on", "Date received", "Received", "Received on"),
        _column("channel", "Received via", "Channel", "How received", "Method"),
        _column("language", "Language", "Language preference", "Correspondence language"),
        _needed("service", "Service area", "Service"),
        _column("team", "Team", "Team name"),
        _needed("theme", "Theme", "Primary theme"),
        _column("complainant", "Complainant", "Complainant name", "Name"),
        _column("relationship", "Relationship", "Relationship to service user"),
        _column("summary", "Summary", "Description", "Details"),
        _column("receipted_on", "Date receipted", "Receipted", "Receipt sent"),
        _column("enquiry_closed_on", "Date enquiry closed", "Enquiry closed"),
        _column("stage_1_on", "Stage 1 start", "Stage 1 start date", "Stage 1 started"),
        _column("acknowledged_on", "Date acknowledged", "Acknowledged"),
        _column("stage_1_extended_to", "Stage 1 extended to", "Stage 1 extension"),
        _column("stage_1_responded_on", "Stage 1 response sent", "Stage 1 response"),
        _column("stage_1_outcome", "Stage 1 outcome"),
        _column("stage_2_requested_on", "Stage 2 requested", "Stage 2 request"),
        _column("stage_2_on", "Stage 2 start", "Stage 2 start date", "Stage 2 started"),
        _column("stage_2_extended_to", "Stage 2 extended to", "Stage 2 extension"),
        _column("stage_2_responded_on", "Stage 2 response sent", "Stage 2 response"),
        _column("stage_2_outcome", "Stage 2 outcome"),
        _column("withdrawn_on", "Date withdrawn", "Withdrawn"),
        _column("ombudsman_on", "Ombudsman date", "PSOW date"),
        _column("ombudsman_outcome", "Ombudsman outcome", "PSOW outcome"),
        _column("file_url", "Complaint file", "File", "Link to file"),
    ),
    Kind.ELEMENT: (
        _needed("ref", "Ref", "Reference", "Ref no", "Ref.", "Case ref", "Case reference"),
        _needed("stage", "Stage"),
        _needed("number", "Element", "Element no", "Element number"),
        _needed("theme", "Theme"),
        _column("description", "Description", "Element description"),
        _needed("finding", "Finding", "Outcome"),
    ),
    Kind.COMPLIMENT: (
        _needed("received_on", "Date received", "Received", "Date"),
        _needed("service", "Service area", "Service"),
        _column("team", "Team", "Team name"),
        _column("from_whom", "From", "Received from", "From whom"),
        _column("language", "Language"),
        _needed("text", "Compliment", "Text", "Comments"),
    ),
    Kind.MAILBOX: (
        _needed("month", "Month"),
        _needed("emails", "Emails received", "Emails", "E-mails received"),
    ),
    Kind.REFERRALS: (
        _needed("on_day", "Snapshot date", "Date"),
        _needed("service", "Service area", "Service"),
        _needed("referrals", "Active referrals", "Referrals"),
    ),
}

# The columns that a file of rejects adds, which nobody has to take out again.
OF_REJECTS = ("Row", "What is wrong")
LEAST_MATCHES = 2


@dataclass(frozen=True)
class Heading:
    """A header row, understood: `fields` names the field of each cell, or None."""

    kind: Kind
    fields: tuple[str | None, ...]
    headings: tuple[str, ...]
    missing: tuple[Column, ...]
    unknown: tuple[str, ...]
    twice: tuple[str, ...]

    def heading_of(self, field: str) -> str:
        """The text that stands above a field in this file, else its usual heading."""
        if field in self.fields:
            return self.headings[self.fields.index(field)]
        return next(column.heading for column in COLUMNS[self.kind] if column.field == field)


def _names(kind: Kind) -> dict[str, str]:
    return {
        folded(name): column.field
        for column in COLUMNS[kind]
        for name in (*column.also, column.heading)
    }


NAMES = {kind: _names(kind) for kind in Kind}
REJECTS_NAMES = frozenset(folded(name) for name in OF_REJECTS)


@dataclass(frozen=True, slots=True)
class Match:
    """What somebody said that the columns of a tracker are, by folded heading; None leaves one
    out."""

    kind: Kind
    fields: Mapping[str, str | None]


NO_MATCHES: Mapping[str, Match] = {}


def headings_in(cells: Sequence[Cell]) -> list[str]:
    return [line(cell).rstrip(":*") if isinstance(cell, str) else "" for cell in cells]


def key_of_headings(headings: Sequence[str]) -> str:
    """The same for the same set of headings, in whichever order and writing they stand."""
    names = {folded(text) for text in headings} - {""} - REJECTS_NAMES
    return sha256("\n".join(sorted(names)).encode()).hexdigest()


def recognise(
    cells: Sequence[Cell], matches_made: Mapping[str, Match] = NO_MATCHES
) -> Heading | None:
    """The header row that the cells make: as somebody matched it before, by `key_of_headings`,
    else of the sheet whose columns it fits best."""
    texts = headings_in(cells)
    names = [folded(text) for text in texts]
    if matches_made and (made := matches_made.get(key_of_headings(texts))):
        return _heading(made.kind, texts, names, made.fields)
    matches = {kind: _matches(kind, names) for kind in Kind}
    best = max(Kind, key=lambda kind: matches[kind])
    if matches[best][0] < LEAST_MATCHES:
        return None
    return _heading(best, texts, names, NAMES[best])


def _matches(kind: Kind, names: Sequence[str]) -> tuple[int, int, int]:
    """How many columns are known; with as many, the sheet that lacks fewest needed ones."""
    found = {NAMES[kind][name] for name in names if name in NAMES[kind]}
    lacking = sum(column.needed and column.field not in found for column in COLUMNS[kind])
    return len(found) if lacking <= len(found) else 0, -lacking, -len(COLUMNS[kind])


def _heading(
    kind: Kind,
    texts: Sequence[str],
    names: Sequence[str],
    known: Mapping[str, str] | Mapping[str, str | None],
) -> Heading:
    fields: list[str | None] = []
    unknown, twice = [], []
    for text, name in zip(texts, names, strict=True):
        field = known.get(name)
        if field is not None and field in fields:
            twice.append(text)
            field = None
        elif text and name not in known and name not in REJECTS_NAMES:
            unknown.append(text)
        fields.append(field)
    missing = tuple(c for c in COLUMNS[kind] if c.needed and c.field not in fields)
    return Heading(kind, tuple(fields), tuple(texts), missing, tuple(unknown), tuple(twice))


def likely(kind: Kind, heading: str) -> str | None:
    """The heading that an unknown one was probably meant to be."""
    found = get_close_matches(folded(heading), list(NAMES[kind]), n=1, cutoff=0.8)
    if not found:
        return None
    field = NAMES[kind][found[0]]
    return next(column.heading for column in COLUMNS[kind] if column.field == field)
