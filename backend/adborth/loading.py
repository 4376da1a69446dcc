"""Load a program of ours quickly.

What is loaded stays for good. Looking through it for garbage, again and again meanwhile and once
more at the end, took longer than half of the loading.
"""

import gc
from importlib import import_module
from typing import Any


def load(name: str) -> Any:
    """The module of that name, with all that it needs."""
    gc.disable()
    try:
        module = import_module(name)
    finally:
        gc.enable()
    gc.freeze()
    return module
