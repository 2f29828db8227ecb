"""What holds for every test: no screen, no network, no home of the user, Dutch, and nothing left behind."""

from __future__ import annotations

import gc
import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from intake_app import i18n

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_ACCESSIBILITY"] = "0"  # no search for a screen reader on the session bus; accessible names still work

THREAD_PATIENCE = 5.0
"""Seconds that a test's threads get to end by themselves."""


def pytest_configure(config: pytest.Config) -> None:
    """Compile the catalogue once, before parallel workers would all do it."""
    if not hasattr(config, "workerinput"):
        i18n.compiled_catalogue("nl")


@pytest.fixture(scope="session", autouse=True)
def _user_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Point every folder of the user (vault, settings, cache) to a temporary one."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(home))
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
            folder = home / name.removeprefix("XDG_").lower()
            folder.mkdir(mode=0o700)
            patch.setenv(name, str(folder))
        yield


@pytest.fixture(autouse=True)
def _dutch() -> Iterator[None]:
    """Speak Dutch in every test, whatever the one before it chose."""
    if not _speaks_dutch():
        i18n.set_language("nl")
    yield
    if not _speaks_dutch():
        i18n.set_language("nl")


def _speaks_dutch() -> bool:
    return i18n.language() == "nl" and i18n._("") != ""  # an empty message is the catalogue's own header


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail on every attempt to reach another machine or to look up its name."""

    def refuse(*arguments: Any, **options: Any) -> None:
        pytest.fail(f"the program tried to use the network: {arguments[-1]!r}")

    def guard(allowed: Callable[..., Any]) -> Callable[..., Any]:
        def connect(self: socket.socket, address: Any) -> Any:
            local = getattr(socket, "AF_UNIX", None)
            return allowed(self, address) if self.family == local else refuse(address)

        return connect

    monkeypatch.setattr(socket.socket, "connect", guard(socket.socket.connect))
    monkeypatch.setattr(socket.socket, "connect_ex", guard(socket.socket.connect_ex))
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(autouse=True)
def _no_leaks() -> Iterator[None]:
    """Fail a test that leaves a thread running or a top-level widget alive."""
    threads, widgets = set(threading.enumerate()), set(_top_level_widgets())
    yield
    left = _after_patience(lambda: [t for t in threading.enumerate() if t not in threads and _is_ours(t)])
    assert not left, f"threads left running: {[thread.name for thread in left]}"
    alive = [widget for widget in _top_level_widgets() if widget not in widgets]
    if alive:
        alive = [widget for widget in _collected_widgets() if widget not in widgets]
    assert not alive, f"widgets left alive: {[_describe(widget) for widget in alive]}"


def _is_ours(thread: threading.Thread) -> bool:
    return not isinstance(thread, threading._DummyThread)  # a thread of Qt's own that once ran Python


def _after_patience(remaining: Callable[[], list[threading.Thread]]) -> list[threading.Thread]:
    deadline = time.monotonic() + THREAD_PATIENCE
    for thread in remaining():
        thread.join(max(0.0, deadline - time.monotonic()))
    return remaining()


def _top_level_widgets() -> list[Any]:
    """Live top-level widgets; Qt is not imported for a test that has no window."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    return [widget for widget in widgets.QApplication.topLevelWidgets() if _describe(widget) != "QTipLabel"]


def _collected_widgets() -> list[Any]:
    from PySide6.QtCore import QCoreApplication, QEvent

    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return _top_level_widgets()


def _describe(widget: Any) -> str:
    return f"{widget.metaObject().className()} {widget.objectName()}".strip()


@pytest.fixture
def root() -> Path:
    """The root of the repository."""
    return Path(__file__).resolve().parent.parent
