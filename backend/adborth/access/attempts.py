"""How long to wait after so many wrong guesses."""

from datetime import timedelta
from enum import StrEnum

LONGEST_SECONDS = 900
# After a day without a wrong guess all is forgiven.
KEPT = timedelta(days=1)


class Guessed(StrEnum):
    """What wrong guesses are counted by."""

    NAME = "name"
    ADDRESS = "address"
    CODE = "code"


# A whole office may share one address: it gets more.
FREE = {Guessed.NAME: 5, Guessed.ADDRESS: 20, Guessed.CODE: 5}


def delay_seconds(kind: Guessed, failures: int) -> int:
    """Doubles with every wrong guess from the last free one on."""
    beyond = failures - FREE[kind]
    # Past ten doublings it is the longest anyhow, and a huge power would take its time.
    return 0 if beyond < 0 else min(2 ** (min(beyond, 10) + 1), LONGEST_SECONDS)
