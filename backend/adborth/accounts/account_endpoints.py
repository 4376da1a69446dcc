from fastapi import Request, Response

from adborth.access.errors import TooManyAttempts, TooManySignIns
from adborth.access.work import AnySignedIn, Options, VisitorOf
from adborth.accounts import schemas
from adborth.accounts.authenticators import offers_second_factors
from adborth.accounts.errors import EnrolmentNotBegun, SecondFactorOff, UserNotFound
from adborth.accounts.own_account import (
    begin_authenticator,
    change_password,
    finish_authenticator,
    new_recovery_codes,
)
from adborth.accounts.repository import count_recovery_codes, get_person
from adborth.accounts.resets import reset_password
from adborth.accounts.session_endpoints import opened_answer
from adborth.db.session import Database
from adborth.errors import Invalid
from adborth.problems import OPEN, open_responses, responses
from adborth.routing import new_router

router = new_router(tags=["My account"])


@router.get(
    "/account",
    operation_id="getOwnAccount",
    summary="What is known of one's own account",
    response_model=schemas.OwnAccount,
    responses=responses(UserNotFound),
)
def get_account(work: AnySignedIn, options: Options) -> schemas.OwnAccount:
    with work.reading() as connection:
        person = get_person(connection, work.actor.id)
        codes = count_recovery_codes(connection, person.id)
    return schemas.OwnAccount(
        username=person.username,
        display_name=person.display_name,
        roles=person.roles,
        has_password=person.has_password,
        has_second_factor=person.has_second_factor,
        second_factor_offered=offers_second_factors(options),
        recovery_codes_left=codes,
    )


@router.put(
    "/account/password",
    operation_id="changePassword",
    summary="Choose another password",
    response_model=schemas.SessionOpened,
    responses=responses(TooManyAttempts, TooManySignIns),
)
def put_password(
    body: schemas.ChangePassword,
    work: AnySignedIn,
    response: Response,
    options: Options,
    visitor: VisitorOf,
) -> schemas.SessionOpened:
    """Signs out everywhere else; here a new token takes the place of this one."""
    work.admit()
    opened = change_password(work.database, options, visitor, work.token, body.present, body.new)
    return opened_answer(response, options, opened)


@router.post(
    "/account/second-factor",
    status_code=201,
    operation_id="beginOwnEnrolment",
    summary="Get the secret for an authenticator, or for another one",
    response_model=schemas.EnrolmentBegun,
    responses=responses(SecondFactorOff, TooManyAttempts, TooManySignIns),
)
def post_authenticator(
    body: schemas.ConfirmPassword, work: AnySignedIn, options: Options
) -> schemas.EnrolmentBegun:
    """The authenticator in use stays in use until a code of the new one has come."""
    work.admit()
    offered = begin_authenticator(work.database, options, work.token, body.password)
    return schemas.EnrolmentBegun(secret=offered.secret, otpauth_uri=offered.address)


@router.post(
    "/account/second-factor/confirmation",
    status_code=201,
    operation_id="finishOwnEnrolment",
    summary="Confirm the authenticator with a code",
    response_model=schemas.RecoveryCodes,
    responses=responses(EnrolmentNotBegun, SecondFactorOff, TooManyAttempts),
)
def post_confirmation(
    body: schemas.ProveSecondFactor, work: AnySignedIn, options: Options
) -> schemas.RecoveryCodes:
    work.admit()
    codes = finish_authenticator(work.database, options, work.token, body.code)
    return schemas.RecoveryCodes(recovery_codes=codes)


@router.post(
    "/account/recovery-codes",
    status_code=201,
    operation_id="renewRecoveryCodes",
    summary="Get new recovery codes",
    response_model=schemas.RecoveryCodes,
    responses=responses(EnrolmentNotBegun, SecondFactorOff, TooManyAttempts, TooManySignIns),
)
def post_recovery_codes(
    body: schemas.ConfirmPassword, work: AnySignedIn, options: Options
) -> schemas.RecoveryCodes:
    """The earlier ones work no longer."""
    work.admit()
    codes = new_recovery_codes(work.database, options, work.token, body.password)
    return schemas.RecoveryCodes(recovery_codes=codes)


@router.post(
    "/password-resets",
    status_code=204,
    operation_id="resetPassword",
    summary="Choose a password with a token from an administrator",
    responses=open_responses(Invalid, TooManyAttempts, TooManySignIns),
    openapi_extra=OPEN,
)
def post_password_reset(body: schemas.ResetPassword, request: Request, visitor: VisitorOf) -> None:
    """Signs nobody in, and whoever bears that name out everywhere."""
    database: Database = request.app.state.database
    reset_password(database, visitor, body.token, body.password)
