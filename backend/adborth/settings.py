"""The only reader of the environment."""

from collections.abc import Iterator
from functools import cache
from os import environ
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urljoin

from pydantic import BaseModel, Field, SecretStr, ValidationError, model_validator

from adborth.secret_strength import Key, weakness_of_database_url, weakness_of_key

PREFIX = "ADBORTH_"
# Without encryption only on this machine itself.
WebAddress = Annotated[str, Field(pattern=r"^(https://|http://(localhost|127\.0\.0\.1)[:/])\S+$")]
Origin = Annotated[
    str, Field(pattern=r"^(https://[^/?#@\s]+|http://(localhost|127\.0\.0\.1)(:\d+)?)/?$")
]
OPENID = (
    "oidc_issuer",
    "oidc_client_id",
    "oidc_client_secret",
    "oidc_redirect_url",
    "oidc_roles_file",
)


class WrongSettings(Exception):
    """The service must not start like this. Names settings, and never what they hold."""


class Settings(BaseModel, frozen=True, extra="forbid", hide_input_in_errors=True):
    """Each is read from `ADBORTH_<FIELD>`, or from the file that `ADBORTH_<FIELD>_FILE` names.

    A secret is never shown; one that is marked as a `Key` must be a strong one.
    """

    database_url: Annotated[str, Field(repr=False)] = "sqlite:///data/adborth.sqlite3"
    frontend_dir: Path | None = None
    # Left out: that of the OpenID provider's way back, or what a request says.
    public_url: Origin | None = None
    import_dir: Path = Path("data/imports")
    # How far an import stands behind those who answer people, as `nice` has it.
    import_niceness: Annotated[int, Field(ge=0, le=19)] = 10
    # After which what an imported file said is forgotten; 0 keeps it for ever.
    import_keep_days: Annotated[int, Field(ge=0, le=3_650)] = 90
    upload_limit_bytes: Annotated[int, Field(gt=0)] = 50 * 1024 * 1024
    session_hours: Annotated[int, Field(gt=0, le=24)] = 10
    idle_minutes: Annotated[int, Field(ge=2, le=480)] = 30
    second_factor: Literal["required", "offered", "off"] = "required"
    secret_key: Annotated[SecretStr | None, Key()] = None
    secure_cookies: bool = True
    token_issuer: Annotated[str, Field(min_length=1, max_length=200)] = "adborth"
    token_minutes: Annotated[int, Field(gt=0, le=60)] = 10
    # All of them, or none: a council's OpenID provider, and its groups' roles here.
    oidc_issuer: WebAddress | None = None
    oidc_client_id: str | None = None
    oidc_client_secret: SecretStr | None = None
    oidc_redirect_url: WebAddress | None = None
    oidc_roles_file: Path | None = None
    oidc_name: str = "OpenID Connect"
    # Costly requests of one person or API client; 0 is no limit.
    figures_a_minute: Annotated[int, Field(ge=0)] = 3_000
    batches_a_minute: Annotated[int, Field(ge=0)] = 1_000
    exports_a_minute: Annotated[int, Field(ge=0)] = 120
    previews_a_minute: Annotated[int, Field(ge=0)] = 120
    feeds_a_minute: Annotated[int, Field(ge=0)] = 60
    imports_a_minute: Annotated[int, Field(ge=0)] = 60
    subject_access_a_minute: Annotated[int, Field(ge=0)] = 30
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    trusted_proxies: str = "127.0.0.1"
    metrics_token: Annotated[SecretStr | None, Key()] = None

    @property
    def people_find_it_at(self) -> str | None:
        """With a slash at its end."""
        known = self.public_url or self.oidc_redirect_url
        return known and urljoin(known, "/")

    @property
    def lacks_secret_key(self) -> bool:
        return self.second_factor != "off" and self.secret_key is None

    @model_validator(mode="after")
    def _openid_is_whole(self) -> Self:
        needed = {name: getattr(self, name) for name in OPENID}
        missing = [PREFIX + name.upper() for name, value in needed.items() if value is None]
        if missing and len(missing) < len(OPENID):
            raise ValueError(f"missing: {', '.join(missing)}")
        return self


def for_demonstration(chosen: Settings) -> Settings:
    """Nobody needs a telephone to look around. The key is known to everybody, as the data are."""
    known = SecretStr("the demonstration keeps nothing secret")
    return chosen.model_copy(
        update={"second_factor": "offered", "secret_key": chosen.secret_key or known}
    )


def read_settings(env: dict[str, str] | None = None) -> Settings:
    source = dict(environ) if env is None else env
    given: dict[str, str] = {}
    for name in Settings.model_fields:
        key = PREFIX + name.upper()
        if key in source:
            given[name] = source[key]
        elif f"{key}_FILE" in source:
            given[name] = Path(source[f"{key}_FILE"]).read_text().strip()
    return Settings.model_validate(given)


def weaknesses(chosen: Settings) -> Iterator[str]:
    if wrong := weakness_of_database_url(chosen.database_url):
        yield f"{PREFIX}DATABASE_URL {wrong}"
    for name, field in Settings.model_fields.items():
        key = getattr(chosen, name)
        is_key = any(isinstance(mark, Key) for mark in field.metadata)
        if is_key and key is not None and (wrong := weakness_of_key(key.get_secret_value())):
            yield f"{PREFIX}{name.upper()} {wrong}"


def safe_settings(env: dict[str, str] | None = None) -> Settings:
    """Raises WrongSettings with a line for each thing that is wrong."""
    try:
        found = read_settings(env)
    except OSError as error:
        raise WrongSettings(f"{error.filename} cannot be read: {error.strerror}") from None
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_input=False)
        lines = [f"{PREFIX}{str(one['loc'][0]).upper()}: {one['msg']}" for one in wrong]
        raise WrongSettings("\n".join(lines)) from None
    if weak := list(weaknesses(found)):
        raise WrongSettings("\n".join(weak))
    return found


@cache
def settings() -> Settings:
    return safe_settings()
