"""What every widget test needs: the look installed and put back to light colours afterwards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui import theme


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[theme.Theme]:
    installed = theme.install(qapp)
    installed.zoom_table(1.0)
    installed.fit_table(*theme.TABLE_SCREEN)
    yield installed
    installed.choose("light", text_scale=1.0, calm=False)
