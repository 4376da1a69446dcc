"""Files as rows of cells."""

from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from adborth.imports.archives import refuse_bomb
from adborth.imports.errors import FileUnreadable
from adborth.imports.formulas import formulas_without_value
from adborth.imports.reading import read_file


def rows_of(path: Path) -> list[tuple[int, list[Any]]]:
    return [(row.number, row.cells) for row in read_file(path, path.name)]


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [("utf-8", ","), ("utf-8-sig", ";"), ("cp1252", ","), ("utf-16", "\t")],
)
def test_a_csv_file_is_read_whatever_program_wrote_it(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(delimiter.join(["Siân", "x"]).encode(encoding))
    assert rows_of(file) == [(1, ["Siân", "x"])]


def test_a_row_is_numbered_as_a_spreadsheet_shows_it(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text('a,b\n\n"two\nlines",c\nd,e\n', "utf-8")
    assert [number for number, _ in rows_of(file)] == [1, 2, 3, 5]


def test_a_workbook_row_has_its_number_and_column_whatever_is_empty_before(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    book = Workbook()
    book.active["C4"] = "here"
    book.save(file)
    last = list(read_file(file, file.name))[-1]
    assert (last.number, last.first_column, last.cells) == (4, 2, ["here"])


def test_a_formula_without_its_result_is_found(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    book = Workbook()
    book.active["B2"] = "=1+1"
    book.active["B3"] = 2
    book.save(file)
    assert formulas_without_value(file) == {("Sheet", 2, 1)}


def test_an_enormous_cell_breaks_the_file_and_not_the_service(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text('a,b\n"' + "x" * 2_000_000, "utf-8")
    with pytest.raises(FileUnreadable) as fault:
        rows_of(file)
    assert (fault.value.reason, fault.value.params["row"]) == ("csv-broken", 2)


def test_a_small_file_that_unpacks_to_much_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(64 * 1024 * 1024))
    with pytest.raises(FileUnreadable) as fault:
        refuse_bomb(file)
    assert fault.value.reason == "unpacks-to-too-much"
