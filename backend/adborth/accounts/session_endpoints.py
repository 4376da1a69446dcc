from fastapi import Request, Response

from adborth.access.errors import SignInRefused, TooManyAttempts, TooManySignIns
from adborth.access.feeds import end_feeds
from adborth.access.service import Actor
from adborth.access.sessions import (
    Opened,
    OpenSession,
    end_session,
    end_sessions,
    find_sessions,
    mark_as_used,
    session_of,
    sign_out,
)
from adborth.access.work import (
    COOKIE,
    AnySignedIn,
    HalfSignedIn,
    Options,
    VisitorOf,
    set_session_cookie,
)
from adborth.accounts import schemas
from adborth.accounts.errors import (
    EnrolmentNotBegun,
    SecondFactorNotAwaited,
    SecondFactorOff,
    SessionNotFound,
)
from adborth.accounts.signing_in import (
    begin_enrolment,
    finish_enrolment,
    prove_second_factor,
    sign_in,
)
from adborth.clock import now
from adborth.db.session import Database
from adborth.errors import Invalid
from adborth.problems import OPEN, open_responses, responses
from adborth.routing import new_router
from adborth.settings import Settings

router = new_router(tags=["Sign-in"])


@router.post(
    "/session",
    status_code=201,
    operation_id="signIn",
    summary="Sign in",
    response_model=schemas.SessionOpened,
    responses=open_responses(SignInRefused, Invalid, TooManyAttempts, TooManySignIns),
    openapi_extra=OPEN,
)
def post_session(
    body: schemas.SignIn,
    request: Request,
    response: Response,
    options: Options,
    visitor: VisitorOf,
) -> schemas.SessionOpened:
    """Sets the session cookie for a browser; answers with the same token for a script.

    Where `second_factor` is `needed` or `to_enrol`, that is the only thing the session is good
    for, and it lasts ten minutes.
    """
    database: Database = request.app.state.database
    opened = sign_in(database, options, visitor, body.username, body.password)
    return opened_answer(response, options, opened)


@router.get(
    "/session",
    operation_id="whoAmI",
    summary="Who is signed in, and for how long",
    response_model=schemas.SessionState,
    responses=responses(),
)
def get_session(work: HalfSignedIn) -> schemas.SessionState:
    """Asking does not make the session last longer."""
    work.admit()
    return state_answer(work.session)


@router.delete(
    "/session",
    status_code=204,
    operation_id="signOut",
    summary="Sign out",
    responses=responses(),
)
def delete_session(work: HalfSignedIn, response: Response) -> None:
    with work.writing() as session:
        sign_out(session, work.token)
        work.viewed("session", "sign-out")
    response.delete_cookie(COOKIE)


@router.post(
    "/session/keep-alive",
    operation_id="keepAlive",
    summary="Stay signed in",
    response_model=schemas.SessionState,
    responses=responses(),
)
def post_keep_alive(work: AnySignedIn) -> schemas.SessionState:
    """The idle time begins anew; the session still ends at `expires_at`."""
    with work.writing() as session:
        mark_as_used(session, work.token)
        work.viewed("session", "keep-alive")
        return state_answer(session_of(session.connection(), work.token))


@router.post(
    "/session/second-factor",
    status_code=201,
    operation_id="proveSecondFactor",
    summary="Finish signing in with a code",
    response_model=schemas.SessionOpened,
    responses=responses(SecondFactorNotAwaited, SecondFactorOff, TooManyAttempts),
)
def post_second_factor(
    body: schemas.ProveSecondFactor,
    work: HalfSignedIn,
    response: Response,
    options: Options,
    visitor: VisitorOf,
) -> schemas.SessionOpened:
    """A new token takes the place of the one that could do nothing."""
    opened = prove_second_factor(work.database, options, visitor, work.token, body.code)
    return opened_answer(response, options, opened)


@router.post(
    "/session/second-factor/enrolment",
    status_code=201,
    operation_id="beginEnrolment",
    summary="Get the secret for an authenticator, while signing in",
    response_model=schemas.EnrolmentBegun,
    responses=responses(SecondFactorNotAwaited, SecondFactorOff),
)
def post_enrolment(work: HalfSignedIn, options: Options) -> schemas.EnrolmentBegun:
    with work.writing() as session:
        offered = begin_enrolment(session, options, work.token)
        work.viewed("session", "second-factor.offer")
    return schemas.EnrolmentBegun(secret=offered.secret, otpauth_uri=offered.address)


@router.post(
    "/session/second-factor/confirmation",
    status_code=201,
    operation_id="finishEnrolment",
    summary="Confirm the authenticator with a code, and finish signing in",
    response_model=schemas.SessionEnrolled,
    responses=responses(
        EnrolmentNotBegun, SecondFactorNotAwaited, SecondFactorOff, TooManyAttempts
    ),
)
def post_confirmation(
    body: schemas.ProveSecondFactor,
    work: HalfSignedIn,
    response: Response,
    options: Options,
    visitor: VisitorOf,
) -> schemas.SessionEnrolled:
    opened, codes = finish_enrolment(work.database, options, visitor, work.token, body.code)
    told = opened_answer(response, options, opened)
    return schemas.SessionEnrolled(**told.model_dump(), recovery_codes=codes)


@router.get(
    "/sessions",
    operation_id="getOwnSessions",
    summary="Where one is signed in",
    response_model=schemas.OwnSessions,
    responses=responses(),
)
def get_sessions(work: AnySignedIn) -> schemas.OwnSessions:
    with work.reading() as connection:
        mine = session_of(connection, work.token)
        found = find_sessions(connection, mine.user_id)
    return schemas.OwnSessions(
        items=[
            schemas.OwnSession(**session, is_this=session["id"] == mine.handle) for session in found
        ]
    )


@router.delete(
    "/sessions",
    status_code=204,
    operation_id="signOutEverywhere",
    summary="Sign out everywhere",
    responses=responses(),
)
def delete_sessions(work: AnySignedIn, response: Response) -> None:
    """This session too, and every calendar feed."""
    with work.writing() as session:
        user_id = session_of(session.connection(), work.token).user_id
        end_sessions(session, user_id)
        end_feeds(session, user_id)
        work.viewed("sessions", "sign-out")
    response.delete_cookie(COOKIE)


@router.delete(
    "/sessions/{id}",
    status_code=204,
    operation_id="endOwnSession",
    summary="End one of one's own sessions",
    responses=responses(SessionNotFound),
)
def delete_one_session(id: str, work: AnySignedIn) -> None:
    with work.writing() as session:
        mine = session_of(session.connection(), work.token)
        if not end_session(session, mine.user_id, id):
            raise SessionNotFound
        work.viewed("sessions", "sign-out")


def opened_answer(response: Response, options: Settings, opened: Opened) -> schemas.SessionOpened:
    set_session_cookie(response, opened.token, opened.session.expires_at, options.secure_cookies)
    return schemas.SessionOpened(**state_answer(opened.session).model_dump(), token=opened.token)


def state_answer(session: OpenSession) -> schemas.SessionState:
    return schemas.SessionState(
        user=_user(session.actor),
        second_factor=session.second_factor,
        expires_at=session.expires_at,
        idle_seconds_left=session.idle_seconds_left(now()),
    )


def _user(actor: Actor) -> schemas.SignedInUser:
    return schemas.SignedInUser(
        username=actor.username,
        display_name=actor.display_name,
        roles=sorted(actor.roles),
        permissions=sorted(actor.permissions),
    )
