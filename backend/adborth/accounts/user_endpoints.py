from fastapi import Response

from adborth.access.work import WriteUsers
from adborth.accounts import user_schemas as schemas
from adborth.accounts.errors import (
    LastAdministrator,
    OwnAdministration,
    SignsInAtProvider,
    UserExists,
    UserInactive,
    UserNotFound,
)
from adborth.accounts.repository import find_people, get_person
from adborth.accounts.users import (
    add_user,
    change_user,
    remove_second_factor,
    reset_for,
    sign_out_everywhere,
)
from adborth.db.answers import json_answer
from adborth.db.numbers import Id
from adborth.db.versions import IfMatch
from adborth.errors import PreconditionMissing, Stale
from adborth.problems import responses
from adborth.routing import new_router

router = new_router(prefix="/users", tags=["Users"])


@router.get(
    "",
    operation_id="getUsers",
    summary="Everybody who may sign in, or might once",
    response_model=schemas.Users,
    responses=responses(),
)
def get_users(work: WriteUsers) -> Response:
    with work.reading() as connection:
        people = find_people(connection)
    return json_answer({"items": [person.shown() for person in people]})


@router.post(
    "",
    status_code=201,
    operation_id="addUser",
    summary="Add somebody",
    response_model=schemas.UserAdded,
    responses=responses(UserExists),
)
def post_user(body: schemas.AddUser, work: WriteUsers) -> Response:
    """Hand the token over: with it they choose their password, within a day."""
    with work.writing() as session:
        person, reset = add_user(session, work.actor, body)
    return json_answer(
        {"user": person.shown(), "reset": reset._asdict()},
        status=201,
        version=person.version,
        location=f"/api/v1/users/{person.id}",
    )


@router.get(
    "/{id}",
    operation_id="getUser",
    summary="Somebody who may sign in",
    response_model=schemas.UserDetail,
    responses=responses(UserNotFound),
)
def get_user(id: Id, work: WriteUsers) -> Response:
    with work.reading() as connection:
        person = get_person(connection, id)
    return json_answer(person.shown(), version=person.version)


@router.patch(
    "/{id}",
    operation_id="changeUser",
    summary="Change somebody's name, roles or teams, let them in or not",
    response_model=schemas.UserDetail,
    responses=responses(
        UserNotFound, LastAdministrator, OwnAdministration, Stale, PreconditionMissing
    ),
)
def patch_user(id: Id, body: schemas.ChangeUser, work: WriteUsers, expected: IfMatch) -> Response:
    """Other roles or teams sign them out, so that they hold at once."""
    with work.writing() as session:
        person = change_user(session, work.actor, id, expected, body)
    return json_answer(person.shown(), version=person.version)


@router.post(
    "/{id}/password-reset",
    status_code=201,
    operation_id="startPasswordReset",
    summary="Let somebody choose a new password",
    response_model=schemas.ResetStarted,
    responses=responses(UserNotFound, UserInactive, SignsInAtProvider),
)
def post_reset(id: Id, work: WriteUsers) -> Response:
    """Hand the token over: it is shown this once, works once, and for a day."""
    with work.writing() as session:
        reset = reset_for(session, work.actor, id)
    return json_answer(reset._asdict(), status=201)


@router.delete(
    "/{id}/second-factor",
    status_code=204,
    operation_id="removeSecondFactor",
    summary="Take away an authenticator that is lost",
    responses=responses(UserNotFound),
)
def delete_second_factor(id: Id, work: WriteUsers) -> None:
    """They are signed out, and enrol another one when they sign in."""
    with work.writing() as session:
        remove_second_factor(session, work.actor, id)


@router.delete(
    "/{id}/sessions",
    status_code=204,
    operation_id="endSessionsOfUser",
    summary="Sign somebody out everywhere",
    responses=responses(UserNotFound),
)
def delete_sessions(id: Id, work: WriteUsers) -> None:
    with work.writing() as session:
        sign_out_everywhere(session, work.actor, id)
