"""Requests that nobody would think of, right and wrong, against every operation."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, assume, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from tests.contract.conftest import BEARER
from tests.contract.test_openapi import operations

load_all_checks()
# A schema cannot say which days the calendar has, what a list holds, or where a case stands.
BEYOND_SCHEMAS = [CHECKS.get_one("positive_data_acceptance")]
REFUSED_BY_THE_SERVER = "Invalid HTTP request received."
PATIENT = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def api(service: str) -> Any:
    return schemathesis.openapi.from_url(f"{service}/openapi.json")


@pytest.mark.parametrize("name", [operation["operationId"] for _, operation in operations()])
def test_right_requests_get_an_answer_that_the_contract_promises(api, name):
    check(api.find_operation_by_id(name), GenerationMode.POSITIVE)


# Where there is nothing to fill in, nothing can be filled in wrongly.
@pytest.mark.parametrize(
    "name",
    [
        operation["operationId"]
        for _, operation in operations()
        if operation.keys() & {"parameters", "requestBody"}
    ],
)
def test_wrong_requests_are_refused_as_the_contract_promises(api, name):
    check(api.find_operation_by_id(name), GenerationMode.NEGATIVE)


def check(operation: Any, mode: GenerationMode) -> None:
    @PATIENT
    @given(case=operation.as_strategy(generation_mode=mode))
    def holds(case: schemathesis.Case) -> None:
        answer = case.call(headers=BEARER)
        # An address of more than 64 KB never reaches the service.
        assume(answer.text != REFUSED_BY_THE_SERVER)
        case.validate_response(answer, excluded_checks=BEYOND_SCHEMAS)

    holds()
