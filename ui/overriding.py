"""`override` for what is imported before the first picture of the window: at run time it costs no import.

Python 3.11 has no `typing.override`; typing_extensions, which has, takes longer to import than the unlock page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override as override
else:

    def override(method):
        """Marks a method that takes the place of one of Qt's virtual functions."""
        return method
