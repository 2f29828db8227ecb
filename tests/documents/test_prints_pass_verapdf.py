"""The veraPDF engine finds no broken rule of PDF/UA-1 and PDF/A-2a in any print (see verapdf/README.md)."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.documents.prints import PRINTS

_CLASSES = os.environ.get("KEUKENTAFEL_VERAPDF", "")
_CHECK = Path(__file__).parent / "verapdf" / "VeraCheck.java"


@pytest.mark.skipif(not _CLASSES, reason="KEUKENTAFEL_VERAPDF does not name the jars of veraPDF")
@pytest.mark.skipif(shutil.which("java") is None, reason="no Java on this machine")
def test_that_verapdf_finds_no_broken_rule(tmp_path: Path) -> None:
    for name, draw in PRINTS.items():
        (tmp_path / f"{name}.pdf").write_bytes(draw())
    files = [f"{name}.pdf" for name in PRINTS]
    command = ["java", "-cp", _CLASSES, str(_CHECK), "ua1,2a", *files]
    found = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=280)
    assert found.returncode == 0, found.stdout + found.stderr
    assert found.stdout.count("PASS") == 2 * len(PRINTS)
