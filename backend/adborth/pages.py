"""The static front end, served by the same process on a small installation."""

from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles

from adborth.errors import NotFound

SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}


OURS = ("api/", "health/", "problems/")


class NoSuchAddress(NotFound): ...


def serve(app: FastAPI, folder: Path) -> None:
    """Files by their names; any other address is a page of the front end, which routes itself."""
    app.mount("/assets", StaticFiles(directory=folder / "assets"), name="assets")

    @app.get("/{path:path}", include_in_schema=False)
    async def page(path: str) -> FileResponse:
        found = _file(folder, path)
        if found is None and path.startswith(OURS):
            raise NoSuchAddress
        return FileResponse(found or folder / "index.html", headers=SECURITY)


def _file(folder: Path, path: str) -> Path | None:
    """The file of that name inside `folder`, if there is one."""
    try:
        asked = (folder / path).resolve()
        return asked if asked.is_relative_to(folder.resolve()) and asked.is_file() else None
    except (OSError, ValueError):  # a name too long, or one that holds NUL
        return None
