"""Windows for the stories, made and put away as those of the pages' own tests."""

from __future__ import annotations

from tests.ui.conftest import look, open_window

__all__ = ["look", "open_window"]
