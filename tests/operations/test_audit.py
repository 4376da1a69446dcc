"""`make audit`: what it says of the answers of the programs that it asks."""

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[2] / ".ci" / "audit.py"
SOUND = {"name": "sound", "version": "1", "vulns": []}
WEAK = {"name": "weak", "version": "2", "vulns": [{"id": "CVE-0000-0001"}]}
SKIPPED = {"name": "unheard-of", "skip_reason": "not to be found"}
NO_WAY_OUT: dict[str, Any] = {"error": {"summary": "no way out"}}


def audited(folder: Path, python: Any, javascript: Any, **environment: str) -> tuple[int, str]:
    """With programs in the place of pip-audit and npm that answer so."""
    programs = folder / ".venv" / "bin"
    for place in (programs, folder / ".ci"):
        place.mkdir(parents=True)
    for name, answer in (("pip-audit", python), ("npm", javascript)):
        program = programs / name
        program.write_text(f"#!/bin/sh\ncat <<'END'\n{json.dumps(answer)}\nEND\n")
        program.chmod(0o755)
    copy(SCRIPT, folder / ".ci")
    done = subprocess.run(
        [sys.executable, folder / ".ci" / "audit.py"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
    )
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    ("python", "javascript", "code", "said"),
    [
        ({"dependencies": [SOUND]}, {"vulnerabilities": {}}, 0, "python: 0 known weaknesses"),
        ({"dependencies": [SOUND, WEAK]}, {"vulnerabilities": {}}, 1, "weak 2: CVE-0000-0001"),
        (
            {"dependencies": [SOUND]},
            {"vulnerabilities": {"old": {"range": "<3", "severity": "high"}}},
            1,
            "old <3: high",
        ),
        (
            {"dependencies": [SOUND, SKIPPED]},
            {"vulnerabilities": {}},
            1,
            "unheard-of: not looked up",
        ),
        ({"dependencies": [SKIPPED]}, {"vulnerabilities": {}}, 0, "python packages could NOT"),
        ({"dependencies": [SOUND]}, NO_WAY_OUT, 0, "javascript packages could NOT"),
        (NO_WAY_OUT, {"vulnerabilities": {"old": {"range": "<3", "severity": "low"}}}, 1, "old <3"),
    ],
)
def test_what_is_known_fails_and_what_cannot_be_known_is_said(
    tmp_path: Path, python: Any, javascript: Any, code: int, said: str
) -> None:
    returned, told = audited(tmp_path, python, javascript)
    assert returned == code
    assert said in told


def test_where_it_is_required_what_cannot_be_known_fails_too(tmp_path: Path) -> None:
    returned, told = audited(tmp_path, NO_WAY_OUT, NO_WAY_OUT, ADBORTH_REQUIRE_AUDIT="1")
    assert returned == 1
    assert told.count("WARNING") == 2
