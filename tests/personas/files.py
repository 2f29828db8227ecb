"""Tells every story at one desk, and takes out the dossier file of each."""

from __future__ import annotations

from pathlib import Path

from intake_app import i18n
from intake_app.services import dossier_files, vaults
from intake_app.services.desk import Desk

from .repeatable import StoryClock, repeatable_ids
from .stories import MEASURED, ONWARD, PERSONAS
from .telling import Story

FOLDER = Path(__file__).resolve().parent
BEGUN = FOLDER / "begun"
"""P01 to P04 as they stood at their first look-back; these files are read and never written."""
PASSPHRASE = "vier losse woorden samen"
FIRST_LATER, FIRST_ONWARD = 0x701, 0xA01
"""The ids of what is told beside a file that was there begin here, after its own."""


def tell_all(path: Path) -> tuple[Desk, dict[str, bytes], dict[str, Story]]:
    """The desk after all stories, the dossier files by name, and the stories.

    P05 to P12 begin with nothing; P01 to P04 with their file, beside which the measuring is told.
    """
    if i18n.language() != "nl":
        i18n.set_language("nl")
    desk, _code = vaults.create(path, PASSPHRASE, StoryClock())
    stories = {}
    for one in PERSONAS:
        story = Story(desk)
        with repeatable_ids(one.number, lambda: desk.clock.now()):
            one.tell(story)
        stories[one.file] = story
    for one in MEASURED:
        story = Story(desk, dossier_files.import_file(desk, (BEGUN / f"{one.file}.json").read_bytes()))
        with repeatable_ids(one.number, lambda: desk.clock.now(), FIRST_LATER):
            one.tell(story)
        stories[one.file] = story
    for one in ONWARD:
        with repeatable_ids(one.number, lambda: desk.clock.now(), FIRST_ONWARD):
            one.tell(stories[one.file])
    files = {name: dossier_files.export_file(desk, story.case_id) for name, story in stories.items()}
    return desk, files, stories
