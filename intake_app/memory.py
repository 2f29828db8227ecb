"""Gives memory that was let go of back to the system.

The C library keeps what is freed in pieces; after the pages of a few dossiers that is some 50 MB that nobody uses.
"""

from __future__ import annotations

import sys


def give_back() -> bool:
    """Give back what is free now; a matter of ten ms, for a thread of its own. False where it cannot be asked."""
    if not sys.platform.startswith("linux"):
        return False  # Windows and macOS do so by themselves
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
    return trim is not None and bool(trim(0))
