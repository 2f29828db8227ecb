"""Pydantic is loaded in one place, by one thread at a time."""

from __future__ import annotations

import ast
import threading
from dataclasses import dataclass
from pathlib import Path

import pydantic
import pytest

from intake_app.typed_json import adapter_of


@dataclass(frozen=True, slots=True)
class _Left:
    value: int


@dataclass(frozen=True, slots=True)
class _Right:
    value: int


def test_that_no_two_threads_are_inside_pydantic_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    meeting, met = threading.Barrier(2), []

    class Meets:
        """In place of TypeAdapter: waits a moment for another thread to get here too."""

        def __init__(self, kind: type) -> None:
            try:
                meeting.wait(0.2)
            except threading.BrokenBarrierError:
                return
            met.append(kind)

    monkeypatch.setattr(pydantic, "TypeAdapter", Meets)
    threads = [threading.Thread(target=adapter_of, args=(kind,)) for kind in (_Left, _Right)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert met == []
    assert isinstance(adapter_of(_Left), Meets) and adapter_of(_Left) is adapter_of(_Left)


def test_that_nothing_else_loads_pydantic(root: Path) -> None:
    """Its errors come from pydantic_core, which is one module in C."""
    loading = {
        str(path.relative_to(root))
        for package in ("intake_app", "ui")
        for path in (root / package).rglob("*.py")
        if _loads(ast.parse(path.read_text("utf-8")))
    }
    assert loading == {"intake_app/typed_json.py"}


def _loads(tree: ast.Module) -> bool:
    named = [one.module for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)]
    named += [name.name for one in ast.walk(tree) if isinstance(one, ast.Import) for name in one.names]
    return any((name or "").split(".")[0] == "pydantic" for name in named)
