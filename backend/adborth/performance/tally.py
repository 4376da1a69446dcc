"""Counted cells, and their sums by any of their keys."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Cells = Sequence[tuple[Any, ...]]


def by(cells: Cells, *positions: int) -> defaultdict[Any, int]:
    """The sum of the last column for each value of the columns named; a single one is the key
    itself, none at all makes the one key ()."""
    sums: defaultdict[Any, int] = defaultdict(int)
    if len(positions) == 1:
        position = positions[0]
        for cell in cells:
            sums[cell[position]] += cell[-1]
    else:
        for cell in cells:
            sums[tuple([cell[position] for position in positions])] += cell[-1]
    return sums


def cells(sums: Mapping[tuple[Any, ...], int]) -> Cells:
    """Sums by several keys, as cells again."""
    return [(*keys, n) for keys, n in sums.items()]


def total(cells: Cells) -> int:
    return sum(cell[-1] for cell in cells)


def filled(rows: Iterable[Any]) -> list[tuple[Any, ...]]:
    """Only the cells with something in them."""
    return [tuple(row) for row in rows if row[-1]]
