"""Workbooks (.xlsx) of plain tables. Texts are kept as texts, so that nothing of them runs.
Days are days, which a spreadsheet shows as its reader writes them.

Written by hand: a library for it brings styles, charts and formulas that nobody here wants.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import IO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

Value = str | int | Decimal | date | None
Sheet = tuple[str, Iterable[Sequence[Value]]]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
# What XML cannot hold, and what Excel refuses in the name of a sheet.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 31
MEDIA_TYPE = f"{KIND}.sheet"
# A spreadsheet counts days from here, wrongly before the day that it takes 1900 to have had.
DAY_0, FIRST_DAY = date(1899, 12, 30), date(1900, 3, 1)
AS_DAY, AS_HEADING = 1, 2
PLAIN = 'numFmtId="0" fontId="0" fillId="0" borderId="0"'
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders>'
    f'<cellStyleXfs count="1"><xf {PLAIN}/></cellStyleXfs><cellXfs count="3"><xf {PLAIN} xfId="0"/>'
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
FROZEN = (
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2"'
    ' activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
)


def write_workbook(sheets: Iterable[Sheet]) -> bytes:
    file = BytesIO()
    names = []
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for number, (name, rows) in enumerate(sheets, 1):
            names.append(_numbered_name(name, number))
            archive.writestr(f"xl/worksheets/sheet{number}.xml", _sheet(rows))
        for path, text in _parts(names).items():
            archive.writestr(path, HEAD + text)
    return file.getvalue()


def write_table(
    file: IO[bytes], name: str, headings: Sequence[str], rows: Iterable[Sequence[Value]]
) -> None:
    """One sheet, row by row: its headings stay in sight, and each can be filtered by."""
    last = 1
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            columns = (
                f'<cols><col min="1" max="{len(headings)}" width="20" customWidth="1"/></cols>'
            )
            head = "".join(_text(heading, AS_HEADING) for heading in headings)
            start = f'{HEAD}<worksheet xmlns="{MAIN}">{FROZEN}<cols>{columns}</cols><sheetData>'
            part.write(f"{start}<row>{head}</row>".encode())
            for row in rows:
                last += 1
                part.write(f"<row>{''.join(map(_cell, row))}</row>".encode())
            filtered = f'<autoFilter ref="A1:{_letters(len(headings))}{last}"/>'
            part.write(f"</sheetData>{filtered}</worksheet>".encode())
        for path, text in _parts([_sheet_name(name)]).items():
            archive.writestr(path, HEAD + text)


def _letters(column: int) -> str:
    """How a spreadsheet calls its columns, the first of which is 1: A to Z, then AA."""
    before, last = divmod(column - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + last)


def _numbered_name(name: str, number: int) -> str:
    """Its number first: a shortened name may stand twice."""
    return _sheet_name(f"{number} {name}")


def _sheet_name(name: str) -> str:
    return NOT_XML.sub("", NOT_IN_NAMES.sub(" ", name))[:LONGEST_NAME].strip()


def _sheet(rows: Iterable[Sequence[Value]]) -> str:
    lines = "".join(f"<row>{''.join(map(_cell, row))}</row>" if row else "<row/>" for row in rows)
    widths = '<cols><col min="1" max="1" width="44" customWidth="1"/></cols>'
    return f'{HEAD}<worksheet xmlns="{MAIN}">{widths}<sheetData>{lines}</sheetData></worksheet>'


def _cell(value: Value) -> str:
    if value is None:
        return "<c/>"
    if isinstance(value, int | Decimal):
        return f"<c><v>{value}</v></c>"
    if isinstance(value, str):
        return _text(value)
    if value < FIRST_DAY:
        return _text(value.isoformat())
    return f'<c s="{AS_DAY}"><v>{(value - DAY_0).days}</v></c>'


def _text(value: str, style: int = 0) -> str:
    text = escape(NOT_XML.sub("", value))
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _parts(names: Sequence[str]) -> dict[str, str]:
    numbers = range(1, len(names) + 1)
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, name in zip(numbers, names, strict=True)
    )
    targets = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/worksheet"'
        f' Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml"'
        f' ContentType="{KIND}.worksheet+xml"/>'
        for number in numbers
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{KIND}.styles+xml"/>'
        f"{kinds}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        f"<bookViews><workbookView/></bookViews><sheets>{listed}</sheets></workbook>",
        "xl/styles.xml": STYLES,
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'{targets}<Relationship Id="styles" Type="{OFFICE}/styles" Target="styles.xml"/>'
        "</Relationships>",
    }
