"""The static front end, served by the same process on a small installation."""

from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles

from adborth.errors import NotFound

ASK_AGAIN = {"Cache-Control": "no-cache"}
OURS = ("api/", "health/", "problems/", "metrics")


class NoSuchAddress(NotFound): ...


def serve(app: FastAPI, folder: Path) -> None:
    """Files by their names; any other address is a page of the front end, which routes itself."""
    app.mount("/assets", StaticFiles(directory=folder / "assets"), name="assets")

    @app.get("/{path:path}", include_in_schema=False)
    async def page(path: str) -> FileResponse:
        found = _file(folder, path)
        if found is None and path.startswith(OURS):
            raise NoSuchAddress
        return FileResponse(found or folder / "index.html", headers=ASK_AGAIN)


def _file(folder: Path, path: str) -> Path | None:
    """The file of that name inside `folder`, if there is one."""
    try:
        asked = (folder / path).resolve()
        return asked if asked.is_relative_to(folder.resolve()) and asked.is_file() else None
    except (OSError, ValueError):  # a name too long, or one that holds NUL
        return None
