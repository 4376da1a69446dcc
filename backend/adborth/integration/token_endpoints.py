"""The token endpoint, as the standard has it: a form in, the standard's bodies out."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Any

from fastapi import Depends, Request, Response
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from adborth.access.clients import Scope
from adborth.access.errors import TooManyAttempts
from adborth.db.answers import json_answer
from adborth.errors import Unavailable
from adborth.integration.credentials import credentials_of
from adborth.integration.errors import Refusal, TokenRefused
from adborth.integration.granting import GRANT, grant_token
from adborth.integration.schemas import TokenGranted, TokenProblem
from adborth.problems import OPEN, open_responses
from adborth.routing import new_router

router = new_router(prefix="/oauth", tags=["Sign-in"])

FORM = "application/x-www-form-urlencoded"
Form = Mapping[str, str]
SECRET = {"type": "string", "maxLength": 200, "description": "Unless it stands in the header."}
FIELDS = {
    "type": "object",
    "required": ["grant_type"],
    "properties": {
        "grant_type": {"type": "string", "enum": [GRANT]},
        "scope": {
            "type": "string",
            "description": f"Some of: {', '.join(Scope)}. Left out: all that the client has.",
        },
        "client_id": {"type": "string", "maxLength": 40},
        "client_secret": SECRET,
    },
    "examples": [{"grant_type": GRANT, "scope": "metrics:read"}],
}
REFUSED: dict[int | str, dict[str, Any]] = {
    400: {"model": TokenProblem, "description": "Not a request that can be granted"},
    401: {"model": TokenProblem, "description": "Unknown client, or not its secret"},
}


async def form_of(request: Request) -> Form | TokenRefused:
    """Each name once (RFC 6749, 3.2)."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != FORM:
        return TokenRefused(Refusal.INVALID_REQUEST, f"send a form: {FORM}")
    try:
        async with request.form(max_fields=20) as sent:
            pairs = [(name, str(value)) for name, value in sent.multi_items()]
    except (HTTPException, ClientDisconnect, UnicodeError):
        return TokenRefused(Refusal.INVALID_REQUEST, "the form cannot be read")
    form = dict(pairs)
    if len(form) < len(pairs):
        return TokenRefused(Refusal.INVALID_REQUEST, "a parameter stands twice")
    return form


@router.post(
    "/token",
    operation_id="getToken",
    summary="Sign a machine in",
    response_model=TokenGranted,
    responses=open_responses(Unavailable, TooManyAttempts) | REFUSED,
    openapi_extra=OPEN | {"requestBody": {"required": True, "content": {FORM: {"schema": FIELDS}}}},
)
def post_token(request: Request, form: Annotated[Form, Depends(form_of)]) -> Response:
    """OAuth 2.0 client credentials (RFC 6749, 4.4). The client's id and secret stand in the
    header (`client_secret_basic`) or in the form (`client_secret_post`). Errors have the
    standard's body, not that of a problem."""
    state = request.app.state
    lasts = timedelta(minutes=state.settings.token_minutes)
    try:
        if isinstance(form, TokenRefused):
            raise form
        given = credentials_of(request.headers.get("authorization"), form)
        address = request.client.host if request.client else ""
        grant = grant_token(state.database, state.token_keys, given, form, lasts, address)
    except TokenRefused as refused:
        return _refused(refused)
    answer = json_answer(
        {
            "access_token": grant.token,
            "token_type": "Bearer",
            "expires_in": int(lasts.total_seconds()),
            "scope": " ".join(sorted(grant.scopes)),
        }
    )
    answer.headers["Pragma"] = "no-cache"
    return answer


def _refused(refused: TokenRefused) -> Response:
    is_unknown = refused.error is Refusal.INVALID_CLIENT
    body = {"error": refused.error, "error_description": refused.description}
    answer = json_answer(body, status=401 if is_unknown else 400)
    if is_unknown:
        answer.headers["WWW-Authenticate"] = 'Basic realm="adborth"'
    return answer
