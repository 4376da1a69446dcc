"""How the rooms' routes are run and asked.

`new_router`: a plain function of a route runs in a thread of the service's database.
`asked(Model)`: the query of an address as one model, which `parameters(Model)` documents. The
framework's own query models look up every field in every request, which for a list of cases
takes longer than reading the list.

What a route shows of people is written into the audit before the answer leaves, and so is what
was refused to somebody: `app.state.audit`, `refusals`, `who`.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import replace
from functools import wraps
from inspect import iscoroutinefunction, signature
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Header, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel, ValidationError

from adborth.db.workers import Workers
from adborth.errors import Forbidden, Invalid, Unavailable
from adborth.operations import request_id
from adborth.trail import NothingRecorded, begin, follow, trail

_workers: ContextVar[Workers] = ContextVar("workers")


OnceKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        pattern=r"^[A-Za-z0-9-]{8,64}$",
        description=(
            "Any text of your own, another for each request, best a random UUID. Whoever sends a "
            "request again with the same key and body within a week gets what it made, which is "
            "not made a second time; with another body it is refused."
        ),
    ),
]


class WorkerRoute(APIRoute):
    """A route whose plain function runs in a thread of the service's database."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        super().__init__(path, _in_a_worker(endpoint), **options)

    def get_route_handler(self) -> Callable[[Request], Any]:
        handle = super().get_route_handler()
        audited = self.methods == {"GET"} and any(
            getattr(dependency.call, "audited", False) for dependency in self.dependant.dependencies
        )

        async def handle_with_workers(request: Request) -> Response:
            state, headers = request.app.state, request.headers
            _workers.set(state.database.workers)
            address = request.client.host if request.client else None
            left = begin(headers.get("user-agent"), address, request_id.current())
            try:
                answer: Response = await handle(request)
            except Forbidden as refused:
                mark = state.refusals.marked(state.who(request), self.operation_id or "", refused)
                if mark is not None:
                    # It is refused whether that can be written or not.
                    with suppress(Unavailable):
                        await state.audit.written(replace(left, marks=[mark]))
                raise
            if left.marks:
                await state.audit.written(left)
            elif audited:
                raise NothingRecorded(self.operation_id)
            return answer

        return handle_with_workers


def _in_a_worker(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    if iscoroutinefunction(endpoint):
        return endpoint

    @wraps(endpoint)
    async def endpoint_in_a_worker(**given: Any) -> Any:
        left = trail()
        return await _workers.get().run(lambda: follow(left, endpoint, given))

    # With its annotations resolved where they were written.
    endpoint_in_a_worker.__signature__ = signature(endpoint, eval_str=True)  # type: ignore[attr-defined]
    return endpoint_in_a_worker


def new_router(prefix: str = "", **options: Any) -> APIRouter:
    """For a room's routes, at `prefix` of the API."""
    return APIRouter(prefix=f"/api/v1{prefix}", route_class=WorkerRoute, **options)


Model = TypeVar("Model", bound=BaseModel)


def asked(model: type[Model]) -> Callable[[Request], Awaitable[Model]]:
    """A dependency. Raises RequestValidationError, and Invalid for a name that stands twice."""

    async def query(request: Request) -> Model:
        given: dict[str, str] = {}
        for name, value in request.query_params.multi_items():
            if name in given:
                raise Invalid.one(name[:200], "twice")
            given[name] = value
        try:
            return model.model_validate(given)
        except ValidationError as wrong:
            raise RequestValidationError(wrong.errors(include_url=False)) from None

    return query


def parameters(model: type[BaseModel]) -> dict[str, Any]:
    """For a route's `openapi_extra`."""
    schema = model.model_json_schema()
    required = schema.get("required", [])
    found = []
    for name, property in schema["properties"].items():
        whole = _inlined(property, schema.get("$defs", {}))
        parameter = {"name": name, "in": "query", "required": name in required, "schema": whole}
        if description := whole.get("description"):
            parameter["description"] = description
        found.append(parameter)
    return {"parameters": found}


def _inlined(part: Any, definitions: dict[str, Any]) -> Any:
    if isinstance(part, list):
        return [_inlined(one, definitions) for one in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        return _inlined(definitions[part["$ref"].rpartition("/")[2]], definitions)
    return {key: _inlined(value, definitions) for key, value in part.items()}
