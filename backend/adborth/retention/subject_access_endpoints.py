"""Everything about one person. Their name is in the body: addresses are kept in logs."""

from fastapi import Request, Response

from adborth.access.costs import Cost
from adborth.access.errors import TooManyRequests
from adborth.access.work import WriteRetention
from adborth.db.answers import json_answer
from adborth.problems import language_of, responses
from adborth.retention import subject_access
from adborth.retention.subject_schemas import AskForSubject, SubjectExport
from adborth.routing import new_router

router = new_router(tags=["Subject access"])


@router.post(
    "/subject-access",
    operation_id="exportSubject",
    summary="Everything about one person",
    response_model=SubjectExport,
    responses=responses(TooManyRequests),
)
def post_subject_access(body: AskForSubject, work: WriteRetention, request: Request) -> Response:
    """`to_send` is for the person, with others unnamed in its texts: read it through before.

    `in_house` says who those others are and what is lacking; it is for the council alone.
    """
    language = language_of(request)
    work.spend(Cost.SUBJECT_ACCESS)
    with work.reading() as connection:
        export = subject_access.find_subject(connection, work.actor, body, language)
    with work.writing() as session:
        subject_access.record_export(session, work.actor, export)
    return json_answer(export)
