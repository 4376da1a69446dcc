"""The only reader of the environment."""

from functools import cache
from os import environ
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field, SecretStr

PREFIX = "ADBORTH_"


WEAK_SECRET = "use at least 32 random characters"


def _strong(secret: SecretStr) -> SecretStr:
    key = secret.get_secret_value()
    if len(key) < 32 or len(set(key)) < 12:
        raise ValueError(WEAK_SECRET)
    return secret


class Settings(BaseModel, frozen=True, extra="forbid", hide_input_in_errors=True):
    """Each is read from `ADBORTH_<FIELD>`, or from the file that `ADBORTH_<FIELD>_FILE` names."""

    database_url: str = "sqlite:///data/adborth.sqlite3"
    frontend_dir: Path | None = None
    import_dir: Path = Path("data/imports")
    upload_limit_bytes: Annotated[int, Field(gt=0)] = 50 * 1024 * 1024
    session_hours: Annotated[int, Field(gt=0, le=24)] = 10
    idle_minutes: Annotated[int, Field(ge=2, le=480)] = 30
    second_factor: Literal["required", "offered", "off"] = "required"
    secret_key: Annotated[SecretStr, AfterValidator(_strong)] | None = None
    secure_cookies: bool = True
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    @property
    def lacks_secret_key(self) -> bool:
        return self.second_factor != "off" and self.secret_key is None


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


@cache
def settings() -> Settings:
    return read_settings()
