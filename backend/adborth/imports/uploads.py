"""A file that comes in over HTTP: never more of it than the service takes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from adborth.errors import Invalid
from adborth.imports.errors import NoRoomLeft, UploadTooLarge

# What a multipart body needs around the file.
ENVELOPE = 64 * 1024
BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {
                            "type": "string",
                            "format": "binary",
                            "description": "A workbook (.xlsx, .xlsm, .xlsb, .ods) or a CSV file.",
                        }
                    },
                }
            }
        },
    }
}


@asynccontextmanager
async def uploaded(request: Request, limit: int) -> AsyncIterator[UploadFile]:
    """The part named `file`. Raises UploadTooLarge, Invalid or NoRoomLeft."""
    length = request.headers.get("content-length", "")
    if not length.isdigit() or int(length) > limit + ENVELOPE:
        # Without a length there is no telling when a body will end.
        raise UploadTooLarge(limit=limit // 1024 // 1024)
    try:
        form = await request.form(max_files=1, max_fields=10)
    except HTTPException:
        raise Invalid.one("file", "missing") from None
    except OSError:
        raise NoRoomLeft from None
    try:
        file = form.get("file")
        if not isinstance(file, UploadFile) or not file.filename:
            raise Invalid.one("file", "missing")
        yield file
    finally:
        await form.close()
