"""Every print: a tree without holes, nothing outside the page, the same bytes each time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from intake_app.documents.styles import MARGIN, PAGE_HEIGHT, WIDTH
from tests.documents.prints import PRINTS, content, paper
from tests.documents.reading import ink_outside, lonely_headings, overlaps

GOLDEN = Path(__file__).parent / "golden"
KEPT = (
    "plan",
    "plan-large",
    "plan-english",
    "plan-empty",
    "plan-matrix",
    "plan-scripts",
    "portfolio",
    "portfolio-large",
)
KEPT += ("portfolio-employer", "fridge", "recovery", "comparison", "comparison-large")
KEPT += ("form-levels", "form-levels-filled", "form-web-filled", "form-open-large", "form-choice")
KEPT += ("portfolio-extended", "cv", "cv-talents", "introduction")
KEPT += ("plan-signed", "plan-sealed", "signature-sheet", "signature-sheet-large")
KEPT += ("own-plan", "own-plan-large", "plan-depth", "wmo-report", "wmo-report-large")
KEPT += ("earnings", "earnings-large", "rights-duties", "rights-only")
KEPT += ("income", "income-large", "income-settled", "income-empty")
KEPT += ("papers-due", "papers-due-large", "certainty", "certainty-large", "certainty-empty")
KEPT += ("plan-household", "conference", "conference-anonymous", "handover", "consent")
KEPT += ("week-list", "caseload-list", "access", "everything", "everything-large", "destruction")
KEPT += ("sample-report", "sample-report-large")
KEPT += ("invitation", "invitation-short", "invitation-letterhead")
KEPT += ("plan-two", "fridge-two", "form-levels-two")


@pytest.mark.parametrize("name", PRINTS)
def test_that_a_screen_reader_can_read_every_print(name: str) -> None:
    assert paper(name).problems == []
    head = PAGE_HEIGHT - (10 if name.endswith("letterhead") else 60)
    assert ink_outside(content(name), left=MARGIN - 3, right=MARGIN + WIDTH + 3, bottom=12, top=head) == []
    assert overlaps(content(name)) == []
    lonely = lonely_headings(paper(name))
    assert lonely == [] or name.startswith("form-"), "below a heading of a form there may be lines to write on"


@pytest.mark.parametrize("name", KEPT)
def test_that_a_print_reads_as_it_did(name: str) -> None:
    """Meant to change? `KEUKENTAFEL_GOLDEN=write python3 run.py test tests/documents` keeps what is read now."""
    read = "\n".join(paper(name).lines()) + "\n"
    kept = GOLDEN / f"{name}.txt"
    if os.environ.get("KEUKENTAFEL_GOLDEN") == "write":
        kept.write_text(read, "utf-8")
    assert read == kept.read_text("utf-8")


def test_that_the_same_sheet_gives_the_same_bytes_in_every_process() -> None:
    """Another hash seed, time zone and language of the system make no difference; nor does a print made before."""
    code = (
        "import hashlib, sys; from tests.documents.prints import PRINTS;"
        "sys.stdout.write(' '.join(hashlib.sha256(PRINTS[name]()).hexdigest() for name in sys.argv[1:]))"
    )
    names = ["plan", "portfolio", "fridge", "plan-large", "form-web", "form-choice-filled"]
    here = [hashlib.sha256(PRINTS[name]()).hexdigest() for name in reversed(names)]
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        surroundings = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LANG": "C.UTF-8"}
        there = subprocess.run(
            [sys.executable, "-c", code, *names],
            env=surroundings,
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        )
        assert there.stdout.split() == list(reversed(here))
