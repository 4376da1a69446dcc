from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Query, Request, Response
from fastapi.responses import RedirectResponse

from adborth.access.work import VisitorOf, set_session_cookie
from adborth.errors import Conflict, DomainError, Forbidden, Invalid, NotSignedIn, Unavailable
from adborth.openid.errors import OpenIdNotSetUp, SignInNotBegun
from adborth.openid.schemas import OpenIdWay, SignInWays
from adborth.openid.service import TIME_TO_SIGN_IN, OpenId, ProviderAnswer, begin, finish
from adborth.problems import OPEN, open_responses
from adborth.routing import new_router

router = new_router(prefix="/sign-in", tags=["Sign-in"])

COOKIE = "adborth_sign_in"
HERE = "/api/v1/sign-in/oidc"
# Never another host: neither `//elsewhere` nor `/\elsewhere`.
Next = Annotated[
    str,
    Query(
        pattern=r"^/([A-Za-z0-9][A-Za-z0-9/_.~%?&=,+-]*)?$",
        max_length=500,
        description="The page of ours to come back to.",
    ),
]
Told = Annotated[str | None, Query(max_length=4_000)]
GOES_ON: dict[int | str, dict[str, Any]] = {
    302: {"description": "On to the next page, with a cookie"}
}


@router.get(
    "",
    operation_id="getSignInWays",
    summary="The ways to sign in",
    response_model=SignInWays,
    openapi_extra=OPEN,
)
async def get_ways(request: Request) -> SignInWays:
    openid: OpenId | None = request.app.state.openid
    if openid is None:
        return SignInWays(local=True, oidc=None)
    return SignInWays(local=True, oidc=OpenIdWay(name=openid.provider.registration.name, href=HERE))


@router.get(
    "/oidc",
    status_code=302,
    operation_id="beginOpenIdSignIn",
    summary="Begin to sign in at the council's provider",
    response_class=Response,
    responses=open_responses(OpenIdNotSetUp, Invalid, Unavailable) | GOES_ON,
    openapi_extra=OPEN,
)
def get_begin(request: Request, next_path: Annotated[Next, Query(alias="next")] = "/") -> Response:
    """Sends the browser to the provider, which sends it back to the callback."""
    try:
        begun = begin(request.app.state.database, _openid(request), next_path)
    except DomainError as error:
        return _told(request, error)
    answer = RedirectResponse(begun.address, 302)
    answer.set_cookie(
        COOKIE,
        begun.browser,
        max_age=int(TIME_TO_SIGN_IN.total_seconds()),
        path=HERE,
        httponly=True,
        samesite="lax",
        secure=request.app.state.settings.secure_cookies,
    )
    return answer


@router.get(
    "/oidc/callback",
    status_code=302,
    operation_id="finishOpenIdSignIn",
    summary="Come back from the council's provider",
    response_class=Response,
    responses=open_responses(OpenIdNotSetUp, NotSignedIn, Forbidden, Conflict, Invalid, Unavailable)
    | GOES_ON,
    openapi_extra=OPEN,
)
def get_callback(
    request: Request,
    visitor: VisitorOf,
    state: Told = None,
    code: Told = None,
    error: Told = None,
    iss: Told = None,
) -> Response:
    """Opens a session as a sign-in with a password does, and goes on to the page asked for.

    To a browser every refusal is a page of ours: `/sign-in?problem=` and the problem's code.
    """
    options = request.app.state.settings
    try:
        openid, browser = _openid(request), request.cookies.get(COOKIE)
        if not browser or state is None:
            raise SignInNotBegun
        brought = ProviderAnswer(state, code, error, iss)
        signed = finish(request.app.state.database, openid, browser, brought, options, visitor)
    except DomainError as refusal:
        return _told(request, refusal)
    answer = RedirectResponse(signed.next_path, 302)
    answer.delete_cookie(COOKIE, path=HERE)
    set_session_cookie(answer, signed.token, signed.expires_at, options.secure_cookies)
    return answer


def _openid(request: Request) -> OpenId:
    openid: OpenId | None = request.app.state.openid
    if openid is None:
        raise OpenIdNotSetUp
    return openid


def _told(request: Request, error: DomainError) -> Response:
    if "text/html" not in request.headers.get("accept", ""):
        raise error
    return RedirectResponse(f"/sign-in?{urlencode({'problem': error.code})}", 302)
