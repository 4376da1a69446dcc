"""The locked versions: complete, hashed, and without the address of any server."""

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
ASKED = {
    "setup": PROJECT["dependency-groups"]["setup"],
    "service": PROJECT["project"]["dependencies"],
    "development": [r for r in PROJECT["dependency-groups"]["dev"] if isinstance(r, str)],
}


def _locked(name: str) -> dict[str, Requirement]:
    lines = (ROOT / "requirements" / f"{name}.txt").read_text().splitlines()
    found = [Requirement(line.rstrip(" \\")) for line in lines if line[0].isalnum()]
    return {_plain(requirement.name): requirement for requirement in found}


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


@pytest.mark.parametrize(
    ("name", "asked"), [(name, asked) for name in ASKED for asked in ASKED[name]]
)
def test_what_the_project_asks_for_is_locked(name, asked):
    wanted = Requirement(asked)
    version = next(iter(_locked(name)[_plain(wanted.name)].specifier)).version
    assert wanted.specifier.contains(version)


def test_development_has_the_versions_of_the_service():
    service, development = _locked("service"), _locked("development")
    assert {name: development.get(name) for name in service} == service


@pytest.mark.parametrize("name", ASKED)
def test_locked_packages_have_hashes_and_no_address(name):
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    assert "://" not in text
    assert text.count("--hash=sha256:") >= len(_locked(name))


def test_packages_of_the_front_end_have_no_address():
    assert '"resolved"' not in (ROOT / "frontend" / "package-lock.json").read_text()
