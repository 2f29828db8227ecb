"""What is kept in memory without need, counted; how much it comes to is measured by `benchmarks/stories.py`."""

from __future__ import annotations

import builtins
import linecache
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from ui import navigation
from ui.main_window import MainWindow
from ui.navigation import PageStack

_PROBE = "a_module_that_nobody_imported_before"


def test_that_importing_reads_no_source_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PySide6 would read the source of whatever is imported, and Python would keep its lines (see `ui`)."""
    file = tmp_path / f"{_PROBE}.py"
    file.write_text("words = 1\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    try:
        exec(f"import {_PROBE}", {"__name__": "whoever"})
        assert str(file) not in linecache.cache
        builtins.__feature_import__(_PROBE)  # type: ignore[attr-defined]  # PySide6 puts it there
        assert str(file) in linecache.cache, "PySide6 does not read along any more: `ui` can leave it alone"
    finally:
        sys.modules.pop(_PROBE, None)
        linecache.cache.pop(str(file), None)


def test_that_pages_of_long_ago_go_by_their_size(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The caseload stays, and the page that one comes from; of the others as many as fit."""
    stack = window.findChild(PageStack)
    assert stack is not None

    def kept_after(*routes: str) -> list[str]:
        for route in routes:
            assert window.go(route)
            settle(qtbot, window)
        return sorted(stack._pages)

    small = ["bewaren", "notities", "reservekopieen"]
    kept_after(*small)
    room = sum(len(stack._pages[name].findChildren(QWidget)) for name in small)
    monkeypatch.setattr(navigation, "KEPT_WIDGETS", room)
    assert kept_after("caseload") == ["bewaren", "caseload", "notities", "reservekopieen"]
    assert kept_after("teamrapport", "caseload") == sorted([*small, "caseload", "teamrapport"])
    assert kept_after("bewaren", "caseload") == ["bewaren", "caseload", "teamrapport"], "there was no room for all"
