from typing import Annotated, Any

from fastapi import Path, Response

from adborth.access.work import ReadLists, WriteLists
from adborth.db.answers import json_answer
from adborth.db.texts import CODE
from adborth.db.versions import IfMatch
from adborth.errors import PreconditionMissing, Stale
from adborth.i18n.catalogue import both
from adborth.letter_texts import repository, schemas
from adborth.letter_texts.errors import LetterTextMissing
from adborth.letter_texts.service import write_text
from adborth.letter_texts.vocabulary import KNOWN
from adborth.problems import responses
from adborth.routing import new_router

router = new_router(prefix="/letter-texts", tags=["Lists"])
Code = Annotated[str, Path(pattern=CODE, examples=["acknowledgement"])]


@router.get(
    "",
    operation_id="findLetterTexts",
    summary="The texts of letters in both languages",
    response_model=schemas.LetterTextList,
    responses=responses(),
)
def get_texts(work: ReadLists) -> Response:
    """One for each purpose, with the names in braces that it may hold."""
    with work.reading() as connection:
        rows = repository.find_texts(connection)
    return json_answer({"items": [_shown(row) for row in rows]})


@router.get(
    "/{code}",
    operation_id="getLetterText",
    summary="One text of a letter",
    response_model=schemas.LetterTextDetail,
    responses=responses(LetterTextMissing),
)
def get_text(code: Code, work: ReadLists) -> Response:
    with work.reading() as connection:
        row = repository.find_versions(connection, code)[0]
    return json_answer(_shown(row), version=row.version)


@router.put(
    "/{code}",
    operation_id="writeLetterText",
    summary="Write a text of a letter anew",
    response_model=schemas.LetterTextDetail,
    responses=responses(LetterTextMissing, Stale, PreconditionMissing),
)
def put_text(code: Code, body: schemas.Wording, work: WriteLists, expected: IfMatch) -> Response:
    """Makes a version; the earlier ones can still be read."""
    with work.writing() as session:
        write_text(session, work.actor, code, expected, body)
        row = repository.find_versions(session.connection(), code)[0]
    return json_answer(_shown(row), version=row.version)


@router.get(
    "/{code}/versions",
    operation_id="findLetterTextVersions",
    summary="How a text read before",
    response_model=schemas.LetterVersions,
    responses=responses(LetterTextMissing),
)
def get_versions(code: Code, work: ReadLists) -> Response:
    with work.reading() as connection:
        rows = repository.find_versions(connection, code)
    return json_answer({"items": [_version(row) for row in rows]})


def _version(row: Any) -> dict[str, Any]:
    return {
        "version": row.version,
        "text": {"en": row.text_en, "cy": row.text_cy},
        "made_at": row.made_at,
        "made_by": row.made_by,
    }


def _shown(row: Any) -> dict[str, Any]:
    return {
        "code": row.code,
        "name": both(f"letter-{row.code}"),
        "placeholders": [
            {"name": name, "meaning": both(f"placeholder-{name}")} for name in KNOWN[row.code]
        ],
        **_version(row),
    }
