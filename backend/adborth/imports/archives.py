"""A workbook is a zip file, and a small one can unpack to more than the machine has."""

from pathlib import Path
from zipfile import BadZipFile, ZipFile

from adborth.imports.errors import FileUnreadable

MOST_MEMBERS = 2_000
MOST_UNPACKED = 512 * 1024 * 1024
SUSPICIOUS_SIZE = 32 * 1024 * 1024
HIGHEST_RATIO = 200


def refuse_bomb(path: Path) -> None:
    """Raises FileUnreadable for what is no zip file, or one that unpacks to too much."""
    try:
        with ZipFile(path) as archive:
            members = archive.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        raise FileUnreadable("not-a-workbook") from None
    unpacked = sum(member.file_size for member in members)
    packed = max(path.stat().st_size, 1)
    too_dense = unpacked > SUSPICIOUS_SIZE and unpacked / packed > HIGHEST_RATIO
    if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED or too_dense:
        raise FileUnreadable("unpacks-to-too-much", limit=MOST_UNPACKED // 1024 // 1024)
    if any(name.startswith("/") or ".." in name.split("/") for name in archive.namelist()):
        raise FileUnreadable("not-a-workbook")
