"""The only reader of the environment."""

from functools import cache
from os import environ
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field, SecretStr

PREFIX = "ADBORTH_"


class Settings(BaseModel, frozen=True, extra="forbid"):
    """Each is read from `ADBORTH_<FIELD>`, or from the file that `ADBORTH_<FIELD>_FILE` names."""

    database_url: str = "sqlite:///data/adborth.sqlite3"
    frontend_dir: Path | None = None
    import_dir: Path = Path("data/imports")
    upload_limit_bytes: Annotated[int, Field(gt=0)] = 50 * 1024 * 1024
    session_hours: Annotated[int, Field(gt=0, le=24)] = 10
    secure_cookies: bool = True
    # What tokens and sign-ins under way are signed with. Processes that share a database share it;
    # left out, each start makes its own.
    secret_key: Annotated[SecretStr, Field(min_length=32)] | None = None
    token_issuer: Annotated[str, Field(min_length=1, max_length=200)] = "adborth"
    token_minutes: Annotated[int, Field(gt=0, le=60)] = 10
    log_level: Literal["debug", "info", "warning", "error"] = "info"


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
