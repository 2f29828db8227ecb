"""`demo` on a machine without a screen: the same conversation, carried through to prints and pictures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pypdf import PdfReader

from tests.flows.test_no_names_outside import own_folders


def test_that_the_demonstration_ends_with_three_prints_and_pictures(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    command = [sys.executable, "-m", "intake_app", "demo", "--caseload", "3", "--on", "2026-09-15", "--out", str(out)]
    told = subprocess.run(
        command, cwd=root, env=own_folders(tmp_path / "home"), capture_output=True, text=True, timeout=150
    )
    assert told.returncode == 0, told.stderr
    assert {path.name for path in out.glob("*.pdf")} == {"plan.pdf", "portfolio.pdf", "koelkastblad.pdf"}
    assert "Joyce Veldkamp" in PdfReader(out / "plan.pdf").pages[0].extract_text()
    assert len(list(out.glob("*.png"))) == 14
    assert not [path.name for path in out.iterdir() if "joyce" in path.name.lower()]
    assert "De kluis gaat open met het wachtwoord." in told.stdout
    assert str(out) in told.stdout
    assert not list((tmp_path / "home" / "tmp").glob("keukentafel-demo-*"))


def test_that_a_demonstration_that_stops_says_so(root: Path, tmp_path: Path) -> None:
    script = """
import sys
import ui.demonstration, ui.hand
from intake_app.__main__ import main
ui.demonstration.NEXT_RESIDENT = "Niemand"
ui.hand.PATIENCE = 2.0
ui.hand.wait_until.__defaults__ = (2.0,)
sys.exit(main(["demo", "--caseload", "2", "--out", sys.argv[1]]))
"""
    told = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "uit")],
        cwd=root,
        env=own_folders(tmp_path / "home"),
        capture_output=True,
        text=True,
        timeout=150,
    )
    assert told.returncode == 3
    assert "De demonstratie is gestopt" in told.stderr
