"""Windows for the stories, made and put away as those of the pages' own tests."""

from __future__ import annotations

from tests.ui.conftest import locked_window, look, open_window, prepared, vault_path, window

__all__ = ["locked_window", "look", "open_window", "prepared", "vault_path", "window"]
