"""Which groups of the provider have which roles here: a small file that a council keeps."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from adborth.access.roles import Role


class GroupRoles(BaseModel):
    """`claim` is the claim of the ID token that lists the groups."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    claim: str = "groups"
    roles: Mapping[str, frozenset[Role]]

    def of(self, claims: Mapping[str, Any]) -> frozenset[Role]:
        told = claims.get(self.claim)
        groups = [told] if isinstance(told, str) else told if isinstance(told, list) else []
        return frozenset().union(*(self.roles.get(str(group), frozenset()) for group in groups))


def read_group_roles(file: Path) -> GroupRoles:
    """Raises ValueError for a file that maps to no role that there is."""
    return GroupRoles.model_validate(tomllib.loads(file.read_text("utf-8")))
