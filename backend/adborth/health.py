"""Whether the service lives, and whether it can work."""

from fastapi import APIRouter, Request, Response

from adborth.db.migrations import is_current
from adborth.errors import Unavailable
from adborth.problems import OPEN, open_responses
from adborth.routing import WorkerRoute

router = APIRouter(prefix="/health", tags=["Health"], route_class=WorkerRoute)


class NotMigrated(Unavailable): ...


@router.get(
    "/live",
    status_code=204,
    operation_id="isLive",
    summary="The process answers",
    openapi_extra=OPEN,
)
async def get_live() -> Response:
    return Response(status_code=204)


@router.get(
    "/ready",
    status_code=204,
    operation_id="isReady",
    summary="The database can be worked with",
    responses=open_responses(NotMigrated),
    openapi_extra=OPEN,
)
def get_ready(request: Request) -> Response:
    """503 while the database is out of reach or lacks the tables of this release."""
    with request.app.state.database.reading() as connection:
        if not is_current(connection):
            raise NotMigrated
    return Response(status_code=204)
