"""The manual: its pictures and pages exist, and what it calls a button is what stands on the button."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "manual"
PAGES = [MANUAL.parents[1] / "README.md", *sorted(MANUAL.glob("*.md"))]


@cache
def words_of_the_program() -> set[str]:
    """Every Dutch message, as it stands in the catalogues."""
    said: set[str] = set()
    for path in (MANUAL.parents[1] / "resources" / "locale" / "nl").glob("*.po"):
        with path.open("rb") as catalogue:
            for message in read_po(catalogue):
                said.add(message.string if isinstance(message.string, str) else " ".join(message.string))
    return said


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_that_links_and_pictures_of_a_page_exist(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    assert not [link for link in links if not (page.parent / link).exists()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_that_names_of_controls_are_those_of_the_program(page: Path) -> None:
    named = re.findall(r"\*\*([^*]+)\*\*", page.read_text(encoding="utf-8"))
    assert not [name for name in named if name not in words_of_the_program()]


def test_that_every_page_and_picture_is_used() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert not [page.name for page in PAGES[1:] if page.name != "README.md" and page.name not in text]
    unused = {path.name for path in (MANUAL / "images" / "licht").glob("*.png") if path.name not in text}
    assert unused <= {"leeg-dossier.png"}


def test_that_the_pictures_stay_small() -> None:
    assert sum(path.stat().st_size for path in MANUAL.rglob("*.png")) < 15_000_000
