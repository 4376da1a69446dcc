"""How figures are rounded: half up, in decimal, each by itself; absent where nothing is shared."""

from decimal import ROUND_HALF_UP, Decimal


def percent(part: int, whole: int) -> int | None:
    """The whole percentage. A column of them is never nudged to make 100."""
    return None if whole == 0 else (200 * part + whole) // (2 * whole)


def per_thousand(part: int, whole: int) -> int | None:
    return None if whole == 0 else (2000 * part + whole) // (2 * whole)


def quotient(part: int | Decimal, whole: int | Decimal, places: int) -> str | None:
    """As text, since a decimal fraction is no float: `quotient(4220, 253, 1)` is "16.7"."""
    if whole == 0:
        return None
    # One rounding only: the division is exact to far more places than any figure shows.
    return str((Decimal(part) / Decimal(whole)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def percent_to_2_places(part: int, whole: int) -> str | None:
    return quotient(100 * part, whole, 2)


def pounds(pence: int) -> str:
    return str(Decimal(pence).scaleb(-2).quantize(Decimal("0.01")))
