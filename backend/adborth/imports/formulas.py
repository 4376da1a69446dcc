"""Formulas whose results were not saved: their cells would be read as blank.

A spreadsheet program saves the results; a program that only writes files does not.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import fromstring
from zipfile import BadZipFile, ZipFile

from adborth.imports.errors import FileUnreadable

Place = tuple[str, int, int]
PIECE = 1 << 20
LONGEST_PART = 1 << 20
MOST = 100_000
FORMULA = re.compile(rb"<f[\s/>]")
CELL = re.compile(rb'<c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>')
# A text may be empty as a result; a number cannot.
RESULT = re.compile(rb'<v>[^<]|<is>|<c\s[^>]*\bt="str"')
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINKS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def formulas_without_value(path: Path) -> set[Place]:
    """Sheet, row and column of each, counted from 1 and from 0. Raises FileUnreadable."""
    found: set[Place] = set()
    try:
        with ZipFile(path) as archive:
            for sheet, part in _sheets(archive):
                for row, column in _without_value(archive, part):
                    found.add((sheet, row, column))
                    if len(found) >= MOST:
                        return found
    except (BadZipFile, KeyError, ValueError, SyntaxError, OSError, EOFError):
        raise FileUnreadable("not-a-workbook") from None
    return found


def _sheets(archive: ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each sheet and the file that it is in."""
    links = fromstring(_small(archive, "xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    for sheet in fromstring(_small(archive, "xl/workbook.xml")).iter(f"{MAIN}sheet"):
        target = targets.get(sheet.get(f"{LINKS}id"), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in archive.namelist():
            yield sheet.get("name", ""), part


def _small(archive: ZipFile, part: str) -> bytes:
    if archive.getinfo(part).file_size > LONGEST_PART:
        raise ValueError(part)
    text = archive.read(part)
    # No workbook needs entities, and they are how XML is made to explode.
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise ValueError(part)
    return text


def _without_value(archive: ZipFile, part: str) -> Iterator[tuple[int, int]]:
    with archive.open(part) as file:
        rest = b""
        while piece := file.read(PIECE):
            *cells, rest = (rest + piece).split(b"</c>")
            if len(rest) > LONGEST_PART:
                raise ValueError(part)
            for cell in cells:
                if b"<f" in cell and FORMULA.search(cell):
                    start = CELL.search(cell, max(cell.rfind(b"<c "), 0))
                    if start and not RESULT.search(cell, start.start()):
                        yield int(start[2]), _column(start[1])


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
