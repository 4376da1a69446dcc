from typing import Annotated

from fastapi import Path, Response

from adborth.access.work import OpenCases
from adborth.audit.vocabulary import View
from adborth.db.answers import json_answer
from adborth.drafts import schemas, service
from adborth.drafts.errors import DraftNotFound, DraftSent, TooManyDrafts
from adborth.problems import responses
from adborth.routing import new_router

router = new_router(prefix="/drafts", tags=["Drafts"])
DraftId = Annotated[
    str,
    Path(
        pattern=r"^[A-Za-z0-9-]{8,64}$",
        description="Whatever its writer calls it, as a rule the `Idempotency-Key` to come.",
        examples=["3f0c8f3e-5d0b-4a52-9a43-0c2b1f6a7d10"],
    ),
]


@router.get(
    "",
    operation_id="findDrafts",
    summary="One's own unfinished contacts",
    response_model=schemas.DraftList,
    responses=responses(),
)
def get_drafts(work: OpenCases) -> Response:
    """Nobody sees those of somebody else. They are forgotten a week after they were saved."""
    with work.reading() as connection:
        rows = service.own_drafts(connection, work.actor)
    work.viewed("drafts", View.LIST, shown=len(rows))
    items = [{"id": row.draft, "fields": row.fields, "saved_at": row.saved_at} for row in rows]
    return json_answer({"items": items})


@router.put(
    "/{draft}",
    operation_id="saveDraft",
    summary="Keep what stands in an unfinished form",
    response_model=schemas.DraftDetail,
    responses=responses(DraftSent, TooManyDrafts),
)
def put_draft(draft: DraftId, body: schemas.SaveDraft, work: OpenCases) -> Response:
    """It is nobody else's, so the last one counts and no `If-Match` is needed."""
    with work.writing() as session:
        saved_at = service.save_draft(session, work.actor, draft, body.fields)
    return json_answer({"id": draft, "fields": body.fields, "saved_at": saved_at})


@router.delete(
    "/{draft}",
    status_code=204,
    operation_id="forgetDraft",
    summary="Forget an unfinished form",
    responses=responses(DraftNotFound),
)
def delete_draft(draft: DraftId, work: OpenCases) -> None:
    """Thrown away. One that is sent under its id as `Idempotency-Key` is forgotten with that."""
    with work.writing() as session:
        service.forget_draft(session, work.actor, draft)
