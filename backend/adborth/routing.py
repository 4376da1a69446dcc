"""How the rooms' routes are run and asked.

`new_router`: a plain function of a route runs in a thread of the service's database.
`asked(Model)`: the query of an address as one model, which `parameters(Model)` documents. The
framework's own query models look up every field in every request, which for a list of cases
takes longer than reading the list.

What a route shows of people is written into the audit before the answer leaves, and so is what
was refused to somebody: its trail goes with the task to the workers, who put it down.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import partial, wraps
from inspect import Signature, isclass, iscoroutinefunction, isfunction, signature
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Header, Request, Response
from fastapi.dependencies.utils import request_params_to_args
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel, ValidationError

from adborth.db.desk import nothing
from adborth.db.workers import Workers
from adborth.errors import Forbidden, Invalid, Unavailable
from adborth.operations import request_id
from adborth.trail import NothingRecorded, Trail, begin, follow

Straight = Mapping[str, Callable[[Request], Any]]


@dataclass(frozen=True, slots=True)
class Visit:
    """A request on its way through a route."""

    workers: Workers
    trail: Trail
    given: Mapping[str, Any]


_visit: ContextVar[Visit] = ContextVar("visit")


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
    """A route whose plain function runs in a thread of the service's database.

    `straight` are those of its dependencies that are plain functions of the request: they are
    called without the framework, before it looks at the rest. Who is asking comes first.
    """

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        self.straight, self._rest = _divided(endpoint)
        super().__init__(path, _in_a_worker(endpoint, self._rest), **options)

    def get_route_handler(self) -> Callable[[Request], Any]:
        handle = self._asked_by_its_path() or super().get_route_handler()
        audited = self.methods == {"GET"} and any(
            getattr(call, "audited", False) for call in self.straight.values()
        )

        async def handle_with_workers(request: Request) -> Response:
            state = request.app.state
            workers: Workers = state.database.workers
            address = request.client.host if request.client else None
            left = begin(request.headers.get("user-agent"), address, request_id.current())
            try:
                given = {name: call(request) for name, call in self.straight.items()}
                _visit.set(Visit(workers, left, given))
                answer: Response = await handle(request)
            except Forbidden as refused:
                mark = state.refusals.marked(state.who(request), self.operation_id or "", refused)
                if mark is not None:
                    # It is refused whether that can be written or not.
                    with suppress(Unavailable):
                        await workers.promised(nothing, replace(left, marks=[mark]).to_write)
                raise
            if left.marks and not left.written:
                await workers.promised(nothing, left.to_write)
            elif audited and not left.marks:
                raise NothingRecorded(self.operation_id)
            return answer

        return handle_with_workers

    def _asked_by_its_path(self) -> Callable[[Request], Any] | None:
        """For a route that asks for nothing else, what is left of the framework's way."""
        fields = self.dependant.path_params
        answers_itself = isclass(self._rest.return_annotation) and issubclass(
            self._rest.return_annotation, Response
        )
        if not answers_itself or {field.name for field in fields} != set(self._rest.parameters):
            return None

        async def handle(request: Request) -> Any:
            given, wrong = request_params_to_args(fields, request.path_params)
            if wrong:
                raise RequestValidationError(wrong)
            return await self.endpoint(**given)

        return handle


def brief(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    """For a route that asks for a row or two and works for a moment: it shares its thread with
    others, which wait while it works."""
    endpoint.brief = True  # type: ignore[attr-defined]  # for `_in_a_worker`
    return endpoint


def _divided(endpoint: Callable[..., Any]) -> tuple[Straight, Signature]:
    # With its annotations resolved where they were written.
    whole = signature(endpoint, eval_str=True)
    found: dict[str, Callable[[Request], Any]] = {}
    for name, parameter in whole.parameters.items():
        for note in getattr(parameter.annotation, "__metadata__", ()):
            call = getattr(note, "dependency", None)
            if isfunction(call) and not iscoroutinefunction(call) and _asks_the_request(call):
                found[name] = call
    rest = [parameter for name, parameter in whole.parameters.items() if name not in found]
    who_first = sorted(found, key=lambda name: not hasattr(found[name], "needs"))
    return {name: found[name] for name in who_first}, whole.replace(parameters=rest)


def _asks_the_request(call: Callable[..., Any]) -> bool:
    parameters = signature(call, eval_str=True).parameters.values()
    return [parameter.annotation for parameter in parameters] == [Request]


def _in_a_worker(endpoint: Callable[..., Any], asked_for: Signature) -> Callable[..., Any]:
    @wraps(endpoint)
    async def endpoint_in_a_worker(**given: Any) -> Any:
        visit = _visit.get()
        whole = {**visit.given, **given}
        if is_async:
            return await endpoint(**whole)

        answer = partial(follow, visit.trail, endpoint, whole)
        return await visit.workers.promised(answer, visit.trail.to_write, brief=is_brief)

    is_brief = getattr(endpoint, "brief", False)
    is_async = iscoroutinefunction(endpoint)
    endpoint_in_a_worker.__signature__ = asked_for  # type: ignore[attr-defined]
    return endpoint_in_a_worker


def new_router(prefix: str = "", **options: Any) -> APIRouter:
    """For a room's routes, at `prefix` of the API."""
    return APIRouter(prefix=f"/api/v1{prefix}", route_class=WorkerRoute, **options)


Model = TypeVar("Model", bound=BaseModel)


def asked(model: type[Model]) -> Callable[[Request], Model]:
    """A dependency. Raises RequestValidationError, and Invalid for a name that stands twice."""

    def query(request: Request) -> Model:
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
