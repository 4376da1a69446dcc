from fastapi import Request, Response

from adborth.access.errors import SignInRefused, TooManySignIns
from adborth.access.schemas import SessionOpened, SessionState, SignedInUser, SignIn
from adborth.access.service import Actor, sign_in, sign_out
from adborth.access.work import COOKIE, AnySignedIn, set_session_cookie
from adborth.errors import Invalid
from adborth.problems import OPEN, open_responses, responses
from adborth.routing import new_router
from adborth.settings import Settings

router = new_router(prefix="/session", tags=["Sign-in"])


@router.post(
    "",
    status_code=201,
    operation_id="signIn",
    summary="Sign in",
    response_model=SessionOpened,
    responses=open_responses(SignInRefused, Invalid, TooManySignIns),
    openapi_extra=OPEN,
)
def post_session(body: SignIn, request: Request, response: Response) -> SessionOpened:
    """Sets the session cookie for a browser; answers with the same token for a script."""
    options: Settings = request.app.state.settings
    signed = sign_in(
        request.app.state.database, body.username, body.password, options.session_hours
    )
    set_session_cookie(response, signed.token, signed.expires_at, options.secure_cookies)
    return SessionOpened(user=_user(signed.actor), token=signed.token, expires_at=signed.expires_at)


@router.get(
    "",
    operation_id="whoAmI",
    summary="Who is signed in",
    response_model=SessionState,
    responses=responses(),
)
def get_session(work: AnySignedIn) -> SessionState:
    work.admit()
    return SessionState(user=_user(work.actor))


@router.delete(
    "",
    status_code=204,
    operation_id="signOut",
    summary="Sign out",
    responses=responses(),
)
def delete_session(work: AnySignedIn, response: Response) -> None:
    with work.writing() as session:
        sign_out(session, work.token)
    response.delete_cookie(COOKIE)


def _user(actor: Actor) -> SignedInUser:
    return SignedInUser(
        username=actor.username,
        display_name=actor.display_name,
        roles=sorted(actor.roles),
        permissions=sorted(actor.permissions),
    )
