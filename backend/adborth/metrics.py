"""What Prometheus may read: on this machine itself, or with the token of the settings."""

from hmac import compare_digest
from ipaddress import ip_address
from math import nan

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST
from sqlalchemy.exc import DBAPIError

from adborth.cases.due_counts import DueCounts, count_due
from adborth.clock import today
from adborth.db.session import Database
from adborth.errors import NotSignedIn, Unavailable
from adborth.operations.measures import Measures

router = APIRouter()
FORWARDED = ("forwarded", "x-forwarded-for")


class MetricsTokenNeeded(NotSignedIn): ...


@router.get("/metrics", include_in_schema=False)
async def get_metrics(request: Request) -> Response:
    if not (_is_from_here(request) or _has_token(request)):
        raise MetricsTokenNeeded
    await _count_due(request.app.state.measures, request.app.state.database)
    return Response(request.app.state.measures.told(), media_type=CONTENT_TYPE_LATEST)


async def _count_due(measures: Measures, database: Database) -> None:
    if not measures.wants_counts():
        return
    try:
        measures.counted(*await database.workers.run(lambda: _counted(database)))
    except (Unavailable, DBAPIError):
        measures.counted(nan, nan)


def _counted(database: Database) -> DueCounts:
    with database.reading() as connection:
        return count_due(connection, today())


def _is_from_here(request: Request) -> bool:
    """What a web server of this machine hands on is not from here."""
    if request.client is None or any(name in request.headers for name in FORWARDED):
        return False
    try:
        return ip_address(request.client.host).is_loopback
    except ValueError:
        return False


def _has_token(request: Request) -> bool:
    secret = request.app.state.settings.metrics_token
    token: str | None = secret and secret.get_secret_value()
    scheme, _, sent = request.headers.get("authorization", "").partition(" ")
    return (
        token is not None
        and scheme.lower() == "bearer"
        and compare_digest(sent.encode(), token.encode())
    )
