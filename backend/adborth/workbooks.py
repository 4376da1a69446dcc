"""Workbooks (.xlsx) of plain tables. Texts are kept as texts, so that nothing of them runs.

Written by hand: a library for it brings styles, charts and formulas that nobody here wants.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
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


def write_workbook(sheets: Iterable[Sheet]) -> bytes:
    file = BytesIO()
    names = []
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for number, (name, rows) in enumerate(sheets, 1):
            names.append(_sheet_name(name, number))
            archive.writestr(f"xl/worksheets/sheet{number}.xml", _sheet(rows))
        for path, text in _parts(names).items():
            archive.writestr(path, HEAD + text)
    return file.getvalue()


def _sheet_name(name: str, number: int) -> str:
    """Its number first: a shortened name may stand twice."""
    plain = NOT_XML.sub("", NOT_IN_NAMES.sub(" ", name))
    return f"{number} {plain}"[:LONGEST_NAME].strip()


def _sheet(rows: Iterable[Sequence[Value]]) -> str:
    lines = "".join(f"<row>{''.join(map(_cell, row))}</row>" if row else "<row/>" for row in rows)
    widths = '<cols><col min="1" max="1" width="44" customWidth="1"/></cols>'
    return f'{HEAD}<worksheet xmlns="{MAIN}">{widths}<sheetData>{lines}</sheetData></worksheet>'


def _cell(value: Value) -> str:
    if value is None:
        return "<c/>"
    if isinstance(value, int | Decimal):
        return f"<c><v>{value}</v></c>"
    text = escape(NOT_XML.sub("", value if isinstance(value, str) else value.isoformat()))
    return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


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
        f"{kinds}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f"{targets}</Relationships>",
    }
