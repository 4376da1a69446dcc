"""What can stand in a cell, and what it means. Each parser raises CellFault with a code."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from adborth import csv_cells
from adborth.csv_cells import FORMULA_STARTS
from adborth.hidden_characters import shown

Cell = str | int | float | bool | date | datetime | None

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
BRITISH = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})", re.ASCII)
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
SPOKEN = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})", re.ASCII)
SHORT_YEAR = re.compile(r"\d{1,2}\s*[/.-]\s*(?:\d{1,2}|[a-z]{3,9})\s*[/.-]\s*\d{2}", re.ASCII)
TIME_OF_DAY = re.compile(r"[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$", re.ASCII)
SERIAL = re.compile(r"\d{5}(?:\.\d+)?", re.ASCII)
# Excel counts days from here, with its leap day of 1900 that never was.
SERIAL_DAY_0 = date(1899, 12, 30)
FIRST_SERIAL, LAST_SERIAL = 32_874, 73_050  # 1990 to 2099
WHOLE_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+", re.ASCII)
MOST = 1_000_000_000
EXCEL_FAULTS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"})


class CellFault(ValueError):
    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not shown(cell).strip())


def line(cell: Cell) -> str:
    """Text of one line: stray, doubled, non-breaking and invisible spaces are put right."""
    return " ".join(shown(_text(cell)).split())


def prose(cell: Cell) -> str:
    """Text that may have paragraphs: only its ends are trimmed."""
    return _text(cell).replace("\r\n", "\n").replace("\r", "\n").strip()


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        if cell in EXCEL_FAULTS:
            raise CellFault("excel-fault")
        if "\0" in cell:
            raise CellFault("control-character")
        # The mark that a spreadsheet, or our own file of rejects, puts before such a text.
        return cell[1:] if cell[:1] == "'" and cell[1:2] in FORMULA_STARTS else cell
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().strftime("%d/%m/%Y")
    return "" if cell is None else str(cell)


def folded(text: str) -> str:
    """A text as it is compared with known values: case, spaces and "&" make no difference."""
    plain = shown(text).casefold().replace("\u2019", "'").replace("\u2018", "'")
    return " ".join(plain.replace("&", " and ").replace("/", " / ").split())


def day(cell: Cell) -> date:
    if isinstance(cell, str):
        return _day_of_text(cell)
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _day_of_serial(float(cell))
    raise CellFault("not-a-date")


@lru_cache(maxsize=4096)
def _day_of_text(text: str) -> date:
    plain = TIME_OF_DAY.sub("", shown(text).strip().lower().replace("\xa0", " ").upper()).lower()
    if found := BRITISH.fullmatch(plain):
        return _real_day(int(found[3]), int(found[2]), int(found[1]))
    if found := ISO.fullmatch(plain):
        return _real_day(int(found[1]), int(found[2]), int(found[3]))
    if (found := SPOKEN.fullmatch(plain)) and found[2][:3] in MONTHS:
        return _real_day(int(found[3]), MONTHS.index(found[2][:3]) + 1, int(found[1]))
    if SHORT_YEAR.fullmatch(plain):
        raise CellFault("year-of-two-digits")
    if SERIAL.fullmatch(plain):
        return _day_of_serial(float(plain))
    raise CellFault("excel-fault" if text.strip() in EXCEL_FAULTS else "not-a-date")


def _real_day(year: int, month: int, number: int) -> date:
    try:
        return date(year, month, number)
    except ValueError:
        raise CellFault("no-such-day") from None


def _day_of_serial(serial: float) -> date:
    if not FIRST_SERIAL <= serial <= LAST_SERIAL:
        raise CellFault("not-a-date")
    return SERIAL_DAY_0 + timedelta(days=int(serial))


def number(cell: Cell) -> int:
    if isinstance(cell, str):
        plain = shown(cell).strip()
        if not WHOLE_NUMBER.fullmatch(plain) or len(plain) > 15:
            raise CellFault("not-a-number")
        cell = int(plain.replace(",", ""))
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        raise CellFault("not-a-number")
    if cell != int(cell) or not 0 <= cell <= MOST:
        raise CellFault("not-a-number")
    return int(cell)


def link(cell: Cell) -> str:
    text = line(cell)
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or " " in text:
        raise CellFault("not-a-link")
    return text


def harmless(cell: Cell) -> str:
    """A cell for a file that somebody will open in a spreadsheet: it never becomes a formula."""
    if isinstance(cell, date | datetime):
        return cell.strftime("%d/%m/%Y")
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return str(int(cell)) if cell == int(cell) else str(cell)
    return str(csv_cells.harmless("" if cell is None else str(cell)))
