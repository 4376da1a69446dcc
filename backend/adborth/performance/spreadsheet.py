"""Tables as CSV that a spreadsheet opens as it should (UTF-8 with its mark), and as workbooks.

Nothing in them runs.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from io import StringIO
from typing import Any

from adborth.csv_cells import BYTE_ORDER_MARK, harmless, writer
from adborth.i18n.catalogue import Language, translate
from adborth.workbooks import write_workbook

DECIMAL = re.compile(r"-?\d{1,12}(\.\d{1,4})?", re.ASCII)
# As official statistics mark what is confidential.
WITHHELD = "[c]"


def write_csv(tables: Iterable[dict[str, Any]], language: Language) -> bytes:
    text = StringIO()
    out = writer(text)
    for number, table in enumerate(tables):
        if number:
            out.writerow([])
        out.writerows([harmless(entry) for entry in line] for line in _lines(table, language))
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def write_xlsx(tables: Iterable[dict[str, Any]], language: Language) -> bytes:
    """One sheet a table. Decimals become numbers again."""
    return write_workbook(
        (table["title"][language], [[_number(entry) for entry in line] for line in lines])
        for table in tables
        for lines in (_lines(table, language),)
    )


def _number(entry: Any) -> Any:
    return Decimal(entry) if isinstance(entry, str) and DECIMAL.fullmatch(entry) else entry


def _lines(table: dict[str, Any], language: Language) -> Iterator[list[Any]]:
    yield [table["title"][language]]
    yield [table["period"]["label"][language]]
    yield [translate(language, "csv-as-at"), table["as_at"].isoformat()]
    yield [translate(language, "csv-n"), table["n"]]
    parts = {column["key"]: _parts(table, column["key"]) for column in table["columns"]}
    heading = [""]
    for column in table["columns"]:
        name = column["name"][language]
        heading += [
            translate(language, f"csv-{part}", {"name": name}) for part in parts[column["key"]]
        ]
    yield heading
    for row in table["rows"]:
        cells = {cell["key"]: cell for cell in row["cells"]}
        yield [
            row["name"][language],
            *(_shown(cells[key], part) for key, kept in parts.items() for part in kept),
        ]


def _shown(cell: dict[str, Any], part: str) -> Any:
    return WITHHELD if part == "count" and cell.get("suppressed") else cell.get(part)


def _parts(table: dict[str, Any], key: str) -> list[str]:
    """What any row has in this column; a column of nothing keeps its count."""
    cells = [cell for row in table["rows"] for cell in row["cells"] if cell["key"] == key]
    return [
        part
        for part in ("count", "percent", "value", "net")
        if any(_shown(cell, part) is not None for cell in cells)
    ] or ["count"]
