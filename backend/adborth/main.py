"""create_app(): the one place where the parts meet."""

from asyncio import create_task, sleep
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from functools import partial
from secrets import token_urlsafe
from typing import Any

from fastapi import FastAPI

from adborth import health, metrics, pages, problems
from adborth.access.allowances import Allowances
from adborth.access.costs import Cost
from adborth.access.refusals import Refusals
from adborth.access.signed_tokens import TokenKeys
from adborth.access.work import asker_known
from adborth.accounts.account_endpoints import router as account
from adborth.accounts.session_endpoints import router as sessions
from adborth.accounts.user_endpoints import router as users
from adborth.audit.endpoints import router as audit
from adborth.audit.writer import AuditWriter
from adborth.calendar_feeds.endpoints import router as calendar_feeds
from adborth.calendar_feeds.fetch_endpoints import router as fetched_calendars
from adborth.cases.access_endpoints import router as case_access
from adborth.cases.assignment_endpoints import router as assignment
from adborth.cases.bulk_endpoints import router as bulk
from adborth.cases.calendar_endpoints import router as calendar_changes
from adborth.cases.due_date_endpoints import router as due_dates
from adborth.cases.due_days_endpoints import router as due_days
from adborth.cases.endpoints import router as cases
from adborth.cases.export_endpoints import router as case_export
from adborth.cases.list_use_endpoints import router as list_use
from adborth.cases.ombudsman_endpoints import router as ombudsman
from adborth.cases.search_endpoints import router as case_search
from adborth.cases.stage_endpoints import router as stages
from adborth.cases.today_endpoints import router as today
from adborth.clock import now
from adborth.compliments.endpoints import router as compliments
from adborth.db.migrations import is_current
from adborth.db.session import Database
from adborth.drafts.endpoints import router as drafts
from adborth.drafts.service import forget_old
from adborth.errors import Unavailable
from adborth.guard import Guard
from adborth.imports.endpoints import router as imports
from adborth.imports.match_endpoints import router as column_matches
from adborth.imports.purging import purge_imports
from adborth.imports.service import recover_imports
from adborth.integration.endpoints import router as api_clients
from adborth.integration.token_endpoints import router as tokens
from adborth.letter_texts.endpoints import router as letter_texts
from adborth.lists.endpoints import router as lists
from adborth.openid.endpoints import router as openid
from adborth.openid.group_roles import read_group_roles
from adborth.openid.provider import Provider, Registration
from adborth.openid.service import OpenId
from adborth.operations.measures import Measures
from adborth.performance.endpoints import router as performance
from adborth.procedures.endpoints import router as procedures
from adborth.procedures.loader import procedures as procedures_in_force
from adborth.request_log import RequestLog
from adborth.retention.compliment_endpoints import router as compliment_retention
from adborth.retention.disposal_endpoints import router as disposals
from adborth.retention.endpoints import router as retention
from adborth.retention.loader import schedules as retention_schedules
from adborth.retention.subject_access_endpoints import router as subject_access
from adborth.saved_views.endpoints import router as saved_views
from adborth.settings import Settings
from adborth.settings import settings as read
from adborth.working_days.calendar_endpoints import router as calendar
from adborth.working_days.endpoints import router as working_days
from adborth.workload.endpoints import router as workload

DESCRIPTION = """\
The case service of a Welsh council's social-services feedback team: complaints,
representations, enquiries, comments and compliments, their statutory clocks, and the
figures of the annual report.

**Signing in.** `POST /api/v1/session` gives a token; send it as `Authorization: Bearer <token>`.

Machines get theirs from `POST /api/v1/oauth/token`, which speaks OAuth 2.0 (RFC 6749).

**Errors** are `application/problem+json` (RFC 9457). `code` is stable, the texts are in the
language that `Accept-Language` prefers (`en` or `cy`), and `errors` names each wrong field.

**Changes** of a thing that has an `ETag` need it as `If-Match`: 428 without, 412 when
somebody else was faster. A change of a case with `preview=true` is not made: the answer says
what would follow, or why it would be refused.

**Lists** answer with `items` and `next`; send `next` as `cursor` for the following page.

**Dates** are ISO 8601 civil dates in Europe/London; instants (`…_at`) are UTC.
"""


def create_app(settings: Settings | None = None) -> FastAPI:
    chosen = settings or read()
    # A wrong timetable or schedule must stop the start, not a request.
    procedures_in_force()
    retention_schedules()
    app = FastAPI(
        title="Adborth",
        version="1",
        description=DESCRIPTION,
        lifespan=_life,
        docs_url=None,
        redoc_url=None,
        # What we tell of requests is in our log and our measures, without personal data.
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    app.state.settings = chosen
    app.state.database = Database(chosen.database_url)
    app.state.audit = AuditWriter(app.state.database)
    limits = {cost: getattr(chosen, f"{cost}_a_minute") for cost in Cost}
    app.state.allowances = Allowances(app.state.database, limits)
    app.state.refusals = Refusals()
    app.state.who = asker_known
    app.state.token_keys = TokenKeys(_secret(chosen), chosen.token_issuer)
    app.state.openid = _openid(chosen)
    problems.install(app)
    app.state.measures = Measures(app.state.database.engine)
    app.add_middleware(Guard, own_limits=frozenset({"/api/v1/imports"}))
    app.add_middleware(RequestLog, measures=app.state.measures, https=chosen.secure_cookies)
    for router in (
        # Before the single cases, for which `bulk` would be a reference.
        bulk,
        cases,
        case_search,
        case_export,
        saved_views,
        case_access,
        assignment,
        sessions,
        account,
        users,
        stages,
        ombudsman,
        today,
        due_days,
        calendar_feeds,
        fetched_calendars,
        compliments,
        drafts,
        performance,
        working_days,
        calendar,
        calendar_changes,
        due_dates,
        procedures,
        lists,
        list_use,
        letter_texts,
        workload,
        imports,
        column_matches,
        audit,
        api_clients,
        tokens,
        openid,
        retention,
        compliment_retention,
        disposals,
        subject_access,
        health.router,
        metrics.router,
    ):
        # As they are: an included router is asked again and again whether it has changed.
        app.router.routes.extend(router.routes)
    app.openapi = lambda: _contract(app)  # type: ignore[method-assign]
    if chosen.frontend_dir is not None:
        pages.serve(app, chosen.frontend_dir)
    return app


def _secret(chosen: Settings) -> str:
    """Without one, every start makes its own: tokens of before are refused, and new ones given."""
    return token_urlsafe(32) if chosen.secret_key is None else chosen.secret_key.get_secret_value()


def _openid(chosen: Settings) -> OpenId | None:
    secret, roles = chosen.oidc_client_secret, chosen.oidc_roles_file
    if secret is None or roles is None:
        return None
    registration = Registration(
        issuer=chosen.oidc_issuer or "",
        client_id=chosen.oidc_client_id or "",
        client_secret=secret.get_secret_value(),
        redirect_url=chosen.oidc_redirect_url or "",
        name=chosen.oidc_name,
    )
    return OpenId(Provider(registration), read_group_roles(roles))


def _contract(app: FastAPI) -> dict[str, Any]:
    if app.openapi_schema is None:
        contract = FastAPI.openapi(app)
        problems.declare(contract)
        app.openapi_schema = contract
    return app.openapi_schema


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    database: Database = app.state.database
    await database.workers.run(partial(_take_up, database, app.state.settings, app.state.audit))
    daily = create_task(_daily(database, app.state.settings))
    yield
    daily.cancel()
    database.close()


def _take_up(database: Database, settings: Settings, audit: AuditWriter) -> None:
    """What a kill left of an import, and unsealed in the audit.

    Without a database the service is up, and says: not ready.
    """
    with suppress(Unavailable):
        with database.reading() as connection:
            migrated = is_current(connection)
        if migrated:
            recover_imports(database, settings.import_dir)
            with database.writing() as session:
                forget_old(session)
            audit.wake()


async def _daily(database: Database, settings: Settings) -> None:
    """At the start as well. What cannot be done today is done tomorrow."""
    while settings.import_keep_days:
        with suppress(Unavailable):
            await database.workers.run(partial(_forget_imports, database, settings))
        await sleep(timedelta(days=1).total_seconds())


def _forget_imports(database: Database, settings: Settings) -> None:
    with database.reading() as connection:
        migrated = is_current(connection)
    if migrated:
        before = now() - timedelta(days=settings.import_keep_days)
        purge_imports(database, settings.import_dir, before)
