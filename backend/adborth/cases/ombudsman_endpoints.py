"""The routes of the Ombudsman's matter of a case."""

from fastapi import Response

from adborth.access.work import ChangeCase
from adborth.cases import stage_schemas, stages
from adborth.cases.endpoints import CASE, Reference, change
from adborth.db.versions import IfMatch
from adborth.routing import new_router

router = new_router(tags=["Cases"])


@router.post(
    "/cases/{reference}/ombudsman",
    operation_id="referToOmbudsman",
    summary="Record that the Ombudsman has the complaint",
    **CASE,
)
def post_ombudsman(
    reference: Reference, body: stage_schemas.ReferToOmbudsman, work: ChangeCase, expected: IfMatch
) -> Response:
    return change(work, reference, stages.refer_to_ombudsman, expected, body)


@router.patch(
    "/cases/{reference}/ombudsman",
    operation_id="recordOmbudsman",
    summary="Record what the Ombudsman did",
    **CASE,
)
def patch_ombudsman(
    reference: Reference, body: stage_schemas.RecordOmbudsman, work: ChangeCase, expected: IfMatch
) -> Response:
    """`completed_on` ends the Ombudsman's stage. Only the fields that are sent change."""
    return change(work, reference, stages.record_ombudsman, expected, body)
