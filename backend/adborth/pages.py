"""The static front end, served by the same process on a small installation."""

from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

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


def serve(app: FastAPI, folder: Path) -> None:
    """Files by their names; any other address is a page of the front end, which routes itself."""
    app.mount("/assets", StaticFiles(directory=folder / "assets"), name="assets")

    @app.get("/{path:path}", include_in_schema=False)
    async def page(path: str) -> FileResponse:
        asked = (folder / path).resolve()
        is_file = asked.is_relative_to(folder.resolve()) and asked.is_file()
        if not is_file and path.startswith(("api/", "health/", "problems/")):
            raise HTTPException(404)
        return FileResponse(asked if is_file else folder / "index.html", headers=SECURITY)
