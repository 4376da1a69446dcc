"""Who has a case."""

from fastapi import Response

from adborth.access.work import AssignCases, ChangeCase, WriteUsers
from adborth.accounts.errors import UserNotFound
from adborth.cases import assigning, assignment_schemas
from adborth.cases.endpoints import CASE, Reference, change
from adborth.db.numbers import Id
from adborth.db.versions import IfMatch
from adborth.problems import responses
from adborth.routing import new_router

router = new_router(tags=["Cases"])


@router.put(
    "/cases/{reference}/assignment",
    operation_id="assignCase",
    summary="Give a case to a member of staff",
    **CASE,
)
def put_assignment(
    reference: Reference,
    body: assignment_schemas.AssignCase,
    work: ChangeCase,
    expected: IfMatch,
) -> Response:
    """To one who works on cases and may know of this one; null takes it from whoever has it."""
    return change(work, reference, assigning.assign, expected, body)


@router.get(
    "/assignees",
    operation_id="findAssignees",
    summary="The members of staff who may be given a case",
    response_model=assignment_schemas.Assignees,
    responses=responses(),
)
def get_assignees(work: AssignCases) -> assignment_schemas.Assignees:
    """By name. Whether somebody may know of a case is checked when they are given it."""
    with work.reading() as connection:
        return assignment_schemas.Assignees(items=assigning.find_assignees(connection))


@router.get(
    "/users/{id}/assigned-cases",
    operation_id="countAssignedCases",
    summary="How many open cases somebody has",
    response_model=assignment_schemas.AssignedCases,
    responses=responses(UserNotFound),
)
def get_assigned_cases(id: Id, work: WriteUsers) -> assignment_schemas.AssignedCases:
    """To know before they are let in no longer: the cases stay theirs until they are given away."""
    with work.reading() as connection:
        count = assigning.count_assigned(connection, work.actor, id)
    return assignment_schemas.AssignedCases(open_cases=count)
