"""DomainError
├─ ApiClientNotFound     (NotFound)
├─ ClientSecretNotFound  (NotFound)
└─ TooManySecrets        (Conflict) two at once are for changing one; a third would be forgotten

TokenRefused is no DomainError: the token endpoint answers as RFC 6749 says, not with a problem.
"""

from enum import StrEnum

from adborth.errors import Conflict, NotFound


class ApiClientNotFound(NotFound): ...


class ClientSecretNotFound(NotFound): ...


class TooManySecrets(Conflict): ...


class Refusal(StrEnum):
    """RFC 6749, 5.2."""

    INVALID_REQUEST = "invalid_request"
    INVALID_CLIENT = "invalid_client"
    INVALID_SCOPE = "invalid_scope"
    UNSUPPORTED_GRANT_TYPE = "unsupported_grant_type"


class TokenRefused(Exception):
    def __init__(self, error: Refusal, description: str) -> None:
        super().__init__(error)
        self.error = error
        self.description = description
