"""What every widget test needs: the look installed and put back to light colours afterwards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.dressing import Dressing
from ui import theme


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[theme.Theme]:
    installed = theme.install(qapp)
    installed.zoom_table(1.0)
    installed.fit_table(*theme.TABLE_SCREEN)
    dressing = Dressing(installed)
    qapp.installEventFilter(dressing)
    yield installed
    qapp.removeEventFilter(dressing)
    installed.choose("light", text_scale=1.0, calm=False)
