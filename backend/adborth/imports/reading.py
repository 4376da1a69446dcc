"""Files as rows of cells: CSV is read as it comes, a workbook sheet by sheet."""

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from adborth.imports.archives import refuse_bomb
from adborth.imports.cells import Cell
from adborth.imports.errors import FileUnreadable

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xlsb", ".ods"})
TEXTS = frozenset({".csv", ".txt", ".tsv"})
LONGEST_CELL = 1_000_000
DELIMITERS = ",;\t"
PIECE = 1 << 16
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """`number` is the row as a spreadsheet shows it, from 1; columns are counted from 0."""

    sheet: str
    number: int
    cells: list[Cell]
    first_column: int = 0


def read_file(path: Path, name: str) -> Iterator[SheetRow]:
    """Every row, blank ones too. Raises FileUnreadable."""
    ending = Path(name).suffix.lower()
    if ending in WORKBOOKS:
        return _workbook(path)
    if ending in TEXTS:
        return _csv(path, Path(name).stem)
    raise FileUnreadable("ending-unknown", ending=ending[:10])


def _workbook(path: Path) -> Iterator[SheetRow]:
    refuse_bomb(path)
    try:
        with CalamineWorkbook.from_path(path) as book:
            for name in book.sheet_names:
                yield from _sheet(book, name)
    except PasswordError:
        raise FileUnreadable("has-password") from None
    except CalamineError:
        raise FileUnreadable("not-a-workbook") from None


def _sheet(book: CalamineWorkbook, name: str) -> Iterator[SheetRow]:
    sheet = book.get_sheet_by_name(name)
    if sheet.start is None:
        return
    # calamine leaves out empty columns on the left, but no rows above.
    for number, cells in enumerate(sheet.iter_rows(), 1):
        yield SheetRow(name, number, cells, sheet.start[1])  # type: ignore[arg-type]  # times too


def _csv(path: Path, name: str) -> Iterator[SheetRow]:
    csv.field_size_limit(LONGEST_CELL)
    with path.open(newline="", encoding=_encoding(path)) as text:
        rows = csv.reader(text, delimiter=_delimiter(text), strict=True)
        first = 1
        try:
            for cells in rows:
                yield SheetRow(name, first, cells)  # type: ignore[arg-type]  # texts are cells
                first = rows.line_num + 1
        except csv.Error:
            raise FileUnreadable("csv-broken", row=first) from None
        except UnicodeDecodeError:
            raise FileUnreadable("encoding-broken", row=first) from None


def _encoding(path: Path) -> str:
    """UTF-8 where the whole file is; else what Excel on Windows writes."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        start = file.read(4)
        for mark, encoding in MARKS:
            if start.startswith(mark):
                return encoding
        file.seek(0)
        try:
            while piece := file.read(PIECE):
                if b"\0" in piece:
                    raise FileUnreadable("not-a-text")
                decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def _delimiter(text: TextIO) -> str:
    """The one that the header row has most of."""
    header = text.readline(PIECE)
    text.seek(0)
    return max(DELIMITERS, key=header.count)
