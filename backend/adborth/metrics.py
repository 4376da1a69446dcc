"""What Prometheus may read: on this machine itself, or with the token of the settings."""

from hmac import compare_digest
from ipaddress import ip_address

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST

from adborth.errors import NotSignedIn

router = APIRouter()
FORWARDED = ("forwarded", "x-forwarded-for")


class MetricsTokenNeeded(NotSignedIn): ...


@router.get("/metrics", include_in_schema=False)
async def get_metrics(request: Request) -> Response:
    if not (_is_from_here(request) or _has_token(request)):
        raise MetricsTokenNeeded
    return Response(request.app.state.measures.told(), media_type=CONTENT_TYPE_LATEST)


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
