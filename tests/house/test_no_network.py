"""No module of the program can open a connection: none imports what it takes, and none does so when it is loaded."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGES = ("intake_app", "ui")
ROADS_OUT = frozenset(
    {
        *("socket", "ssl", "socketserver", "asyncio", "http", "urllib.request", "ftplib", "smtplib", "imaplib"),
        *("poplib", "telnetlib", "xmlrpc", "webbrowser", "requests", "httpx", "aiohttp", "urllib3"),
        *("PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets"),
    }
)
KNOWN = {
    "ui/stop_signals.py: socket",  # a pair of sockets inside the process wakes the window when it is told to stop
    "intake_app/documents/seal.py: asyncio",  # the sealing library waits for itself; nothing is sent
}
LEFT_OUT = ("intake_app/bootstrap/",)  # makes the installation, before there is any vault


def imports(tree: ast.AST) -> Iterator[str]:
    """Every module that a file imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


def sources(root: Path) -> list[Path]:
    found = [path for package in PACKAGES for path in sorted((root / package).rglob("*.py"))]
    return [path for path in found if not str(path.relative_to(root)).startswith(LEFT_OUT)]


def test_that_no_module_imports_a_road_out(root: Path) -> None:
    found = {
        f"{path.relative_to(root)}: {name}"
        for path in sources(root)
        for name in imports(ast.parse(path.read_text("utf-8")))
        if any(name == road or name.startswith(f"{road}.") for road in ROADS_OUT)
    }
    assert found == KNOWN
    assert len(sources(root)) > 300


@pytest.mark.parametrize("road", ["import socket", "from http import client", "from PySide6 import QtNetwork"])
def test_that_a_road_out_would_be_seen(road: str) -> None:
    names = list(imports(ast.parse(f"def late():\n    {road}\n")))
    assert any(name == one or name.startswith(f"{one}.") for name in names for one in ROADS_OUT)


GUARD = """
import sys
def refuse(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname"):
        raise SystemExit(f"the program used the network: {event}")
sys.addaudithook(refuse)
import importlib, pathlib
root = pathlib.Path(sys.argv[1])
for package in ("intake_app", "ui"):
    for path in sorted((root / package).rglob("*.py")):
        name = ".".join(path.relative_to(root).with_suffix("").parts)
        if "migrations" in name or "bootstrap" in name or name.endswith("__main__"):
            continue
        importlib.import_module(name.removesuffix(".__init__"))
from intake_app.clock import Clock
from intake_app.services import demonstration, prints, vaults
desk, _code = vaults.create(pathlib.Path(sys.argv[2]), "vier losse woorden samen", Clock())
demonstration.fill(desk, 1, seed=1)
desk.close()
print("whole")
"""


def test_that_loading_all_and_filling_a_vault_uses_no_network(root: Path, tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", GUARD, str(root), str(tmp_path / "kluis.keukentafel")],
        cwd=root,
        env={"PATH": "", "PYTHONPATH": str(root), "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert told.returncode == 0 and told.stdout.strip().endswith("whole"), told.stderr
