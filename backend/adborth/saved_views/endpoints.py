from typing import Annotated, Any

from fastapi import Path, Request, Response

from adborth.access.work import ReadCases
from adborth.audit.vocabulary import View
from adborth.db.answers import json_answer
from adborth.db.versions import IfMatch
from adborth.errors import PreconditionMissing, Stale
from adborth.problems import language_of, responses
from adborth.routing import new_router
from adborth.saved_views import repository, schemas, service
from adborth.saved_views.errors import TooManyViews, ViewNotFound

router = new_router(prefix="/views", tags=["Views"])
ViewId = Annotated[int, Path(ge=1, le=2**31 - 1, alias="id", description="Of the view.")]
CHANGES = responses(ViewNotFound, Stale, PreconditionMissing)


@router.get(
    "",
    operation_id="findViews",
    summary="One's own views of the list of cases",
    response_model=schemas.ViewList,
    responses=responses(),
)
def get_views(request: Request, work: ReadCases) -> Response:
    """Nobody sees those of somebody else."""
    with work.reading() as connection:
        rows = service.own_views(connection, work.actor, language_of(request))
    work.viewed("saved-views", View.LIST, shown=len(rows))
    return json_answer({"items": [_shown(row) for row in rows]})


@router.post(
    "",
    status_code=201,
    operation_id="keepView",
    summary="Keep a list of cases under a name",
    response_model=schemas.ViewDetail,
    responses=responses(TooManyViews),
)
def post_view(body: schemas.KeepView, work: ReadCases) -> Response:
    """Its filters, order and columns; never what was looked for, which may be a name."""
    with work.writing() as session:
        id = service.keep_view(session, work.actor, body)
        row = repository.get_view(session.connection(), work.actor.username, id)
    location = f"/api/v1/views/{id}"
    return json_answer(_shown(row), status=201, version=row.version, location=location)


@router.get(
    "/{id}",
    operation_id="getView",
    summary="One view of the list of cases",
    response_model=schemas.ViewDetail,
    responses=responses(ViewNotFound),
)
def get_view(id: ViewId, work: ReadCases) -> Response:
    with work.reading() as connection:
        row = repository.get_view(connection, work.actor.username, id)
    work.viewed(f"saved-view:{id}")
    return json_answer(_shown(row), version=row.version)


@router.patch(
    "/{id}",
    operation_id="changeView",
    summary="Rename a view, or keep another list under its name",
    response_model=schemas.ViewDetail,
    responses=CHANGES,
)
def patch_view(
    id: ViewId, body: schemas.ChangeView, work: ReadCases, expected: IfMatch
) -> Response:
    with work.writing() as session:
        service.change_view(session, work.actor, id, expected, body)
        row = repository.get_view(session.connection(), work.actor.username, id)
    return json_answer(_shown(row), version=row.version)


@router.delete(
    "/{id}",
    status_code=204,
    operation_id="forgetView",
    summary="Forget a view",
    responses=CHANGES,
)
def delete_view(id: ViewId, work: ReadCases, expected: IfMatch) -> None:
    """The cases in it stay as they are."""
    with work.writing() as session:
        service.forget_view(session, work.actor, id, expected)


def _shown(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in schemas.ViewDetail.model_fields}
