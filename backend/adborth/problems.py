"""DomainError → RFC 9457 `application/problem+json`: the only map from errors to statuses."""

import re
from http import HTTPStatus
from typing import Any

import orjson
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema
from starlette.exceptions import HTTPException

from adborth import errors as families
from adborth.db.texts import CODE, REFERENCE
from adborth.errors import DomainError, FieldError, Invalid
from adborth.i18n.catalogue import Language, has_message, preferred, translate
from adborth.operations import request_id

SIGNED_IN: dict[str, dict[str, Any]] = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "For scripts: the `token` of `POST /api/v1/session`.",
    },
    "client": {
        "type": "oauth2",
        "description": "For machines: the `access_token` of `POST /api/v1/oauth/token`.",
        "flows": {"clientCredentials": {"tokenUrl": "/api/v1/oauth/token", "scopes": {}}},
    },
    "cookie": {
        "type": "apiKey",
        "in": "cookie",
        "name": "adborth_session",
        "description": "For browsers. A change needs the header `X-Adborth-Request: 1` as well.",
    },
}
# Of a route that asks nobody who they are.
OPEN: dict[str, Any] = {"security": []}
# What is written in a form of its own, for which there is better advice than the contract.
FORMS = {CODE: "code", REFERENCE: "reference"}
QUOTED = re.compile(r"'([^']*)'")
PROBLEM = "#/components/schemas/Problem"

STATUS: dict[type[DomainError], int] = {
    families.NotSignedIn: 401,
    families.Forbidden: 403,
    families.NotFound: 404,
    families.Conflict: 409,
    families.Stale: 412,
    families.TooLarge: 413,
    families.Invalid: 422,
    families.PreconditionMissing: 428,
    families.TooMany: 429,
    families.Unavailable: 503,
}


class FieldProblem(BaseModel):
    field: str
    code: str
    reason: str
    mend: str


class Problem(BaseModel):
    """The body of every error (RFC 9457), in the language that `Accept-Language` prefers.

    `instance` is the `X-Request-ID` of the answer: tell it to whoever runs the service.
    """

    type: str
    title: str
    status: int
    detail: str
    code: str
    instance: str | None = None
    errors: list[FieldProblem] = []


def responses(*kinds: type[DomainError]) -> dict[int | str, dict[str, Any]]:
    """The errors that a route for people who are signed in declares, by status."""
    always = (families.NotSignedIn, families.Forbidden, Invalid, families.Unavailable)
    return open_responses(*always, *kinds)


def open_responses(*kinds: type[DomainError]) -> dict[int | str, dict[str, Any]]:
    """The errors that a route open to everybody declares, by status."""
    return {status_of(kind): _declared(status_of(kind)) for kind in kinds}


def _declared(status: int) -> dict[str, Any]:
    return {
        "description": HTTPStatus(status).phrase,
        "content": {"application/problem+json": {"schema": {"$ref": PROBLEM}}},
    }


def declare(contract: dict[str, Any]) -> None:
    """Completes the contract: how to sign in, what a problem is, how any body can be refused."""
    contract["components"]["schemas"].update(_schemas())
    contract["components"]["securitySchemes"] = SIGNED_IN
    contract["security"] = [{name: []} for name in SIGNED_IN]
    for path in contract["paths"].values():
        for operation in path.values():
            if "requestBody" in operation:
                refused = {str(status): _declared(status) for status in (400, 413)}
                operation["responses"] = refused | operation["responses"]
            operation["responses"] = dict(sorted(operation["responses"].items()))


def _schemas() -> dict[str, Any]:
    _, definitions = models_json_schema(
        [(Problem, "serialization")], ref_template="#/components/schemas/{model}"
    )
    found: dict[str, Any] = definitions["$defs"]
    return found


def status_of(kind: type[DomainError]) -> int:
    return next(STATUS[base] for base in kind.__mro__ if base in STATUS)


def install(app: FastAPI) -> None:
    app.add_exception_handler(DomainError, _domain_error)
    app.add_exception_handler(RequestValidationError, _validation_error)
    app.add_exception_handler(HTTPException, _http_error)


def body_of(
    error: DomainError, language: Language, status: int | None = None, code: str | None = None
) -> dict[str, Any]:
    """A problem as it is told, alone or among the answers to many."""
    code = code or error.code
    message = f"error-{code}"
    return {
        "type": f"/problems/{code}",
        "title": translate(language, message, error.params, "title"),
        "status": status or status_of(type(error)),
        "detail": translate(language, message, error.params),
        "code": code,
        "instance": request_id.instance(),
        "errors": [_field_problem(wrong, language) for wrong in error.errors],
    }


def render(
    error: DomainError, language: Language, status: int | None = None, code: str | None = None
) -> Response:
    body = body_of(error, language, status, code)
    status = int(body["status"])
    headers: dict[str, str] = {"Content-Language": language}
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    if status == 503:
        headers["Retry-After"] = "2"
    if isinstance(error, families.TooMany):
        headers["Retry-After"] = str(error.seconds)
    return Response(orjson.dumps(body), status, headers, "application/problem+json")


def explain_field(wrong: FieldError, language: Language) -> tuple[str, str]:
    """Why a field is wrong and how to mend it."""
    message = f"field-{wrong.code}"
    params = {name: _said(value, language) for name, value in wrong.params.items()}
    return translate(language, message, params), translate(language, message, params, "mend")


def _said(value: Any, language: Language) -> Any:
    """Several values as a choice: the last one after "or"."""
    if not isinstance(value, tuple):
        return value
    *others, last = value
    if not others:
        return last
    return translate(language, "one-or-other", {"others": ", ".join(others), "last": last})


def _field_problem(wrong: FieldError, language: Language) -> dict[str, str]:
    reason, mend = explain_field(wrong, language)
    return {"field": wrong.field, "code": wrong.code, "reason": reason, "mend": mend}


def language_of(request: Request) -> Language:
    return preferred(request.headers.get("accept-language", ""))


async def _domain_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, DomainError)
    return render(error, language_of(request))


async def _validation_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    wrong = [field_error(one) for one in error.errors()]
    return render(Invalid(errors=wrong), language_of(request))


def field_error(found: Any) -> FieldError:
    """A finding of the schema, without the value that was sent: it may be personal."""
    context = _context(found.get("ctx") or {})
    code = str(found["type"]).replace("_", "-")
    # Of a text that is checked by a function of ours; other such findings are about lists.
    if code in ("too-short", "too-long") and context.get("field_type") == "Value":
        code = f"string-{code}"
    where = [str(part) for part in found["loc"] if part not in ("body", "query", "path", "header")]
    known = has_message(f"field-{code}")
    # The name of an unknown field is the sender's: any length, and perhaps half a character.
    named = ".".join(where).encode(errors="replace").decode()[:200]
    return FieldError(named or "body", code if known else "not-valid", context if known else {})


def _context(given: dict[str, Any]) -> dict[str, Any]:
    """What the messages are filled with. The values that are possible come in English words."""
    context: dict[str, Any] = {
        name: value if isinstance(value, int | float) else str(value)
        for name, value in given.items()
    }
    if "expected" in context:
        context["expected"] = tuple(QUOTED.findall(context["expected"])) or context["expected"]
    if "pattern" in context:
        context["form"] = FORMS.get(context["pattern"], "other")
    return context


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    known = {404: "no-such-address", 405: "method-not-allowed"}
    code = known.get(error.status_code, "bad-request")
    answer = render(DomainError(), language_of(request), error.status_code, code)
    answer.headers.update(error.headers or {})
    return answer


def fault(language: Language) -> Response:
    return render(DomainError(), language, 500, "fault")
