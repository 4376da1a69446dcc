from typing import Annotated

from fastapi import Path, Response

from adborth.access.work import WriteClients
from adborth.db.answers import json_answer
from adborth.db.versions import IfMatch
from adborth.errors import PreconditionMissing, Stale
from adborth.integration import schemas, service
from adborth.integration.errors import ApiClientNotFound, ClientSecretNotFound, TooManySecrets
from adborth.integration.repository import Client, find_clients, get_client
from adborth.problems import responses
from adborth.routing import new_router

router = new_router(prefix="/api-clients", tags=["API clients"])

ClientAsked = Annotated[
    str, Path(alias="client", pattern=r"^[0-9a-f]{16}$", examples=["5f1c0a9be2d34786"])
]
SecretAsked = Annotated[int, Path(alias="secret", ge=1, lt=2**31)]


@router.get(
    "",
    operation_id="getApiClients",
    summary="Machines that sign in",
    response_model=schemas.ApiClientList,
    responses=responses(),
)
def get_clients(work: WriteClients) -> Response:
    with work.reading() as connection:
        found = find_clients(connection)
    return json_answer({"items": [client.shown for client in found]})


@router.post(
    "",
    status_code=201,
    operation_id="addApiClient",
    summary="Add a machine that signs in",
    response_model=schemas.ApiClientWithSecret,
    responses=responses(),
)
def post_client(body: schemas.AddApiClient, work: WriteClients) -> Response:
    """The answer alone has the secret: it is shown this once."""
    with work.writing() as session:
        client, secret = service.add_client(session, work.actor, body)
    return _with_secret(client, secret)


@router.get(
    "/{client}",
    operation_id="getApiClient",
    summary="One machine that signs in",
    response_model=schemas.ApiClientDetail,
    responses=responses(ApiClientNotFound),
)
def get_one_client(client_id: ClientAsked, work: WriteClients) -> Response:
    with work.reading() as connection:
        client = get_client(connection, client_id)
    return _answer(client)


@router.patch(
    "/{client}",
    operation_id="changeApiClient",
    summary="Rename a client, change its scopes, stop it or let it in again",
    response_model=schemas.ApiClientDetail,
    responses=responses(ApiClientNotFound, Stale, PreconditionMissing),
)
def patch_client(
    client_id: ClientAsked, body: schemas.ChangeApiClient, work: WriteClients, expected: IfMatch
) -> Response:
    """It counts for the tokens that are out already, too."""
    with work.writing() as session:
        client = service.change_client(session, work.actor, client_id, expected, body)
    return _answer(client)


@router.post(
    "/{client}/secrets",
    status_code=201,
    operation_id="addClientSecret",
    summary="Give a client a second secret",
    response_model=schemas.ApiClientWithSecret,
    responses=responses(ApiClientNotFound, TooManySecrets, Stale, PreconditionMissing),
)
def post_secret(client_id: ClientAsked, work: WriteClients, expected: IfMatch) -> Response:
    """The first one is good until it is ended, so that the machine can be told in peace."""
    with work.writing() as session:
        client, secret = service.add_secret(session, work.actor, client_id, expected)
    return _with_secret(client, secret)


@router.delete(
    "/{client}/secrets/{secret}",
    operation_id="endClientSecret",
    summary="End a secret of a client, and its tokens",
    response_model=schemas.ApiClientDetail,
    responses=responses(ApiClientNotFound, ClientSecretNotFound, Stale, PreconditionMissing),
)
def delete_client_secret(
    client_id: ClientAsked, secret_id: SecretAsked, work: WriteClients, expected: IfMatch
) -> Response:
    with work.writing() as session:
        client = service.end_secret(session, work.actor, client_id, expected, secret_id)
    return _answer(client)


def _answer(client: Client) -> Response:
    return json_answer(client.shown, version=client.version)


def _with_secret(client: Client, secret: str) -> Response:
    location = f"/api/v1/api-clients/{client.client_id}"
    body = client.shown | {"secret": secret}
    return json_answer(body, status=201, version=client.version, location=location)
