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


class Libraries:
    """Sets apart what work brought in that was the first to need a library.

    Sealing a print, for one, loads 60,000 things; left in, they make every later search take 40 ms more.
    """

    _MANY = 50  # modules; for a few it is not worth it, since circles that are there at that moment stay too

    def __init__(self) -> None:
        self._known = len(sys.modules)

    def set_apart(self) -> bool:
        """To be called after such work; says whether there was anything."""
        known, self._known = self._known, len(sys.modules)
        if self._known - known < self._MANY:
            self._known = known
            return False
        set_apart()
        return True


def give_back() -> bool:
    """Give back what is free now; a matter of ten ms, for a thread of its own. False where it cannot be asked."""
    if not sys.platform.startswith("linux"):
        return False  # Windows and macOS do so by themselves
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
    return trim is not None and bool(trim(0))
