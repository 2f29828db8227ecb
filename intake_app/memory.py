"""What Python and the C library do with memory, where their habits would be felt in the window.

The C library keeps what is freed in pieces; after the pages of a few dossiers that is some 50 MB that nobody uses.
Python now and then goes through everything there is, to find circles that nothing leads to. Of the program itself, its
forms and its libraries that is 190,000 things and a tenth of a second, in which no key is answered.
"""

from __future__ import annotations

import gc
import sys


def set_apart() -> None:
    """Leave what is there now out of that from here on: what is loaded once and stays. Takes no time."""
    gc.freeze()


def give_back() -> bool:
    """Give back what is free now; a matter of ten ms, for a thread of its own. False where it cannot be asked."""
    if not sys.platform.startswith("linux"):
        return False  # Windows and macOS do so by themselves
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
    return trim is not None and bool(trim(0))
