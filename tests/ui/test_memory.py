"""What is kept in memory without need, counted; how much it comes to is measured by `benchmarks/window_memory.py`."""

from __future__ import annotations

import builtins
import gc
import linecache
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import PATIENCE, settle
from ui import navigation
from ui.main_window import MainWindow
from ui.navigation import PageStack
from ui.tasks import TaskRunner

_NOT_AHEAD = (
    *("alembic", "docx", "fontTools", "lxml", "openpyxl", "pydantic", "pyhanko", "pypdfium2"),
    "snowballstemmer",
)
"""What takes a MB or more, and no page or print that is opened needs."""
_EVERYTHING_AHEAD = """
import sys
from importlib import import_module
import ui.app
from ui.pages.registry import page_modules
for module in page_modules():
    import_module(module)
from intake_app.services import print_making
from intake_app.store.vault import preload
preload()
print_making.read_ahead()
print(*sys.modules)
"""
_IN_USE = """
import sys
from datetime import date
from intake_app.instruments.library import FormLibrary
from intake_app.services import match_texts, print_making
from intake_app.services.print_languages import Edition
print_making.read_ahead()
assert print_making.blank_form(FormLibrary.shipped(), "levensweb-7", date(2026, 9, 15), Edition()).startswith(b"%PDF")
match_texts.read('{"id": "01a08bcf-28d4-7000-84b4-31e940796002"}')
print(*sys.modules)
"""
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


def test_that_a_library_that_work_was_the_first_to_need_is_set_apart(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python does not go through it again and again. A single module is not worth it."""
    tasks = TaskRunner()
    gc.unfreeze()
    kept: list[list[object]] = []

    def work(modules: int) -> None:
        for number in range(modules):
            name = f"{_PROBE}_{modules}_{number}"
            monkeypatch.setitem(sys.modules, name, ModuleType(name))
        kept.append([[] for _one in range(2000)])

    def after(modules: int) -> int:
        done: list[bool] = []
        tasks.run(lambda: work(modules), lambda _none: done.append(True))
        qtbot.waitUntil(lambda: bool(done), timeout=PATIENCE)
        return gc.get_freeze_count()

    try:
        assert after(1) == 0
        assert after(60) > 2000
        gc.unfreeze()
        assert after(2) == 0
    finally:
        gc.unfreeze()
        tasks.close()


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
    monkeypatch.setattr(navigation, "KEPT_WIDGETS", len(stack._pages["teamrapport"].findChildren(QWidget)))
    assert kept_after("bewaren", "caseload") == ["bewaren", "caseload", "teamrapport"], "there was no room for all"


def test_that_the_window_imports_ahead_only_what_its_pages_and_prints_need(root: Path) -> None:
    """In the process of a test much of it is there already."""
    imported = _imported(root, _EVERYTHING_AHEAD)
    assert {"ui.pages.week", "intake_app.documents.plan", "sqlalchemy"} <= imported
    assert imported & set(_NOT_AHEAD) == set()


def test_that_a_print_with_icons_and_a_match_load_nothing_large(root: Path) -> None:
    """The outlines of icons were read out of their drawings beforehand, and who is matched is read without pydantic."""
    imported = _imported(root, _IN_USE)
    assert "intake_app.documents.web_figure" in imported
    assert imported & {*_NOT_AHEAD, "urllib.request", "http.client", "xml.sax"} == set()


def _imported(root: Path, script: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-P", "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    return set(done.stdout.split())
