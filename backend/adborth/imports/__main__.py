"""`python -m adborth.imports TASK NUMBER BY`: one task on one import, then done."""

import sys

from adborth.loading import load

if __name__ == "__main__":
    load("adborth.imports.worker").main(*sys.argv[1:])
