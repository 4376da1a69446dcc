"""Everything about one person (UK GDPR, article 15): what is sent to them, and what stays here."""

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from adborth.access.service import Actor
from adborth.audit.service import histories_of, record
from adborth.clock import now
from adborth.drafts.service import all_drafts
from adborth.errors import FieldError, Invalid
from adborth.i18n.catalogue import Language, translate
from adborth.lists.in_memory import current_lists
from adborth.retention import subject_repository as repository
from adborth.retention.subject_answers import Answer, Json, Teller
from adborth.retention.subject_schemas import AskForSubject, FoundBy
from adborth.retention.third_parties import Wanted

# More than anybody has: the name must be that of many people.
MOST_FOUND = 200


def find_subject(
    connection: Connection, actor: Actor, given: AskForSubject, language: Language
) -> Json:
    """Raises Invalid for a name that is none, for a contact that is none, and for too many found.

    A case about a member of staff of that name is in no answer to them: they never see it.
    """
    wanted = _wanted(given)
    about = repository.cases_about(connection, wanted)
    praised = repository.compliments_about(connection, wanted)
    repository.add_from_history(connection, wanted, about, praised)
    if len(about) + len(praised) > MOST_FOUND:
        raise Invalid.one("name", "too-many-found", most=MOST_FOUND)
    cases = repository.known_cases(connection, actor, about)
    staff = [case for case in cases if FoundBy.STAFF in about[case.id]]
    theirs = [case for case in cases if FoundBy.STAFF not in about[case.id]]
    parts = repository.parts_of(connection, [case.id for case in theirs])
    label = translate(language, "subject-access-third-party")
    teller = Teller(wanted, current_lists(connection), label)
    compliments = repository.compliments_of(connection, sorted(praised))
    history = histories_of(connection, [one.reference for one in (*theirs, *compliments)])
    told_cases = [
        (about[case.id], teller.of_case(case, parts, history[case.reference])) for case in theirs
    ]
    told_compliments = [
        (praised[row.id], teller.of_compliment(row, history[row.reference])) for row in compliments
    ]
    is_oneself = wanted.is_named(actor.display_name)
    withheld = 0 if is_oneself else repository.count_told_of(connection, actor, about) - len(cases)
    return {
        "made_at": now(),
        "made_by": actor.username,
        "to_send": {
            "cases": [_sent(*told) for told in told_cases],
            "compliments": [_sent(*told) for told in told_compliments],
        },
        "in_house": {
            "third_parties": [
                {"reference": told.to_send["reference"], "people": told.third_parties}
                for _, told in (*told_cases, *told_compliments)
                if told.third_parties
            ],
            "about_staff": [
                {"reference": case.reference, "found_by": sorted(about[case.id])} for case in staff
            ],
            "unfinished": [] if is_oneself else unfinished_about(connection, wanted),
            "withheld": withheld,
        },
    }


def unfinished_about(connection: Connection, wanted: Wanted) -> list[Json]:
    """Who is writing of the person, never what."""
    return [
        {"writer": row.owner, "saved_at": row.saved_at}
        for row in all_drafts(connection)
        if any(
            wanted.is_named(text) if field.endswith("name") else _mentions(wanted, text)
            for field, text in row.fields.items()
        )
    ]


def record_export(session: Session, actor: Actor, export: Json) -> None:
    """Which cases, but not about whom."""
    sent = export["to_send"]
    told = {
        "cases": [*sent["cases"], *export["in_house"]["about_staff"]],
        "compliments": sent["compliments"],
    }
    changes = {name: [None, [one["reference"] for one in ones]] for name, ones in told.items()}
    record(session, actor.username, "subject_access.export", "subject-access", changes)


def _wanted(given: AskForSubject) -> Wanted:
    wanted = Wanted(given.name, given.contact)
    wrong = []
    if not wanted.words:
        wrong.append(FieldError("name", "no-name"))
    if given.contact and not wanted.keys:
        wrong.append(FieldError("contact", "no-address-or-number"))
    if wrong:
        raise Invalid(errors=wrong)
    return wanted


def _mentions(wanted: Wanted, text: str) -> bool:
    return wanted.stands_in(text) or wanted.is_reached(text)


def _sent(found_by: set[FoundBy], told: Answer) -> Json:
    return told.to_send | {"found_by": sorted(found_by)}
