"""The fixtures of tests/conftest.py do catch what they are there for: each rule is broken here in a run of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

BREACHES = {
    "a_widget_left_alive": """
        from PySide6.QtWidgets import QWidget
        kept = []
        def test_breach(qapp):
            kept.append(QWidget(objectName="page_forgotten"))
    """,
    "a_thread_left_running": """
        import threading
        import conftest
        def test_breach(request):
            conftest.THREAD_PATIENCE = 0.0
            stop = threading.Event()
            request.config.add_cleanup(stop.set)
            threading.Thread(target=stop.wait, name="forgotten", daemon=True).start()
    """,
    "a_connection": """
        import socket
        def test_breach():
            socket.create_connection(("127.0.0.1", 9))
    """,
    "a_warning_of_qt": """
        from PySide6.QtCore import qWarning
        def test_breach(qapp):
            qWarning("something is wrong")
    """,
    "a_warning_of_python": """
        import warnings
        def test_breach():
            warnings.warn("something is old", DeprecationWarning)
    """,
}


@pytest.mark.parametrize("breach", BREACHES)
def test_that_a_test_fails_on(breach: str, root: Path, tmp_path: Path) -> None:
    source = "\n".join(line[8:] for line in BREACHES[breach].splitlines())
    (tmp_path / "test_breach.py").write_text(source)
    (tmp_path / "conftest.py").write_text((root / "tests" / "conftest.py").read_text("utf-8"))
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-c", str(root / "pyproject.toml"), str(tmp_path)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1, run.stdout + run.stderr
    assert "passed" not in run.stdout or "1 error" in run.stdout, run.stdout


def test_that_a_tidy_test_passes(qtbot: object) -> None:
    from PySide6.QtWidgets import QLabel

    label = QLabel("tijdelijk")
    qtbot.addWidget(label)  # type: ignore[attr-defined]  # pytest-qt ships no type for its fixture
    label.show()
