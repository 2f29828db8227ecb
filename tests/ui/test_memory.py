"""What is kept in memory without need, counted; how much it comes to is measured by `benchmarks/stories.py`."""

from __future__ import annotations

import builtins
import linecache
import sys
from pathlib import Path

import pytest

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
