"""Are there known weaknesses in what we install? A weakness fails.

What could not be looked up, because nobody who knows of weaknesses can be reached, is said in a
warning, and fails too where `ADBORTH_REQUIRE_AUDIT` is set: on a machine with a way out.

.venv/bin/python .ci/audit.py
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
BIN = ROOT / ".venv" / "bin"
SERVICE = ROOT / "requirements" / "service.txt"
PATIENCE_SECONDS = 180


class OutOfReach(Exception): ...


def python() -> Iterator[str]:
    told = _asked(
        [BIN / "pip-audit", "--requirement", SERVICE, "--require-hashes", "--disable-pip",
         "--format", "json", "--progress-spinner", "off"]
    )  # fmt: skip
    found = told.get("dependencies")
    if not found or all("skip_reason" in one for one in found):
        raise OutOfReach
    for one in found:
        if "skip_reason" in one:
            yield f"{one['name']}: not looked up, {one['skip_reason']}"
        for weakness in one.get("vulns", []):
            yield f"{one['name']} {one['version']}: {weakness['id']}"


def javascript() -> Iterator[str]:
    """The front end as it is served, without what only builds and tests it."""
    told = _asked([BIN / "npm", "--prefix", ROOT / "frontend", "audit", "--omit=dev", "--json"])
    if "vulnerabilities" not in told:
        raise OutOfReach
    for name, one in told["vulnerabilities"].items():
        yield f"{name} {one['range']}: {one['severity']}"


def _asked(command: list[Any]) -> dict[str, Any]:
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=PATIENCE_SECONDS
        )
        told = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        raise OutOfReach from None
    return told if isinstance(told, dict) else {}


def main() -> int:
    weak = unknown = False
    for packages in (python, javascript):
        try:
            found = list(packages())
        except OutOfReach:
            print(f"WARNING: the {packages.__name__} packages could NOT be audited: nobody who "
                  "knows of weaknesses can be reached from here.")  # fmt: skip
            unknown = True
            continue
        weak = weak or bool(found)
        print(f"{packages.__name__}: {len(found)} known weaknesses", *found, sep="\n  ")
    return int(weak or (unknown and bool(os.environ.get("ADBORTH_REQUIRE_AUDIT"))))


if __name__ == "__main__":
    sys.exit(main())
