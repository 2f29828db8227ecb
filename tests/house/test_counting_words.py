"""Sentences that count say “1 dag” and not “1 dagen”: what can be one has two forms in the catalogue."""

from __future__ import annotations

import re

from babel.messages.pofile import read_po

from intake_app import paths

COUNTED = "dagen|weken|maanden|uren|dossiers|stappen|mensen|antwoorden|bladzijden|afspraken|vragen|dingen|jaren|woorden"
NEVER_ONE = {
    "A dash stands where a count is not shown: fewer than {n} people stand in it, or it would give another one away. "
    "A row in which fewer than {n} people stand is left out.",
    "Longer than {n} months. Is that possible here?",
    "Lasts longer than {n} months. As short as possible is better.",
    "{day} is more than {n} days ago: does this still count now?",
    "An extension lasts from 1 to {n} months.",
    "{n} months",
    "There is room for {n} people in one vault. Remove somebody first.",
    "There are more than {n} things in this cell. Split the row.",
    "It lasts at most {n} months.",
    "{name} carries {n} steps. How does {name} keep it up?",
    "{n} things to fill in",
    "about {n} words each",
    "Agree contact every {n} weeks",
    "Contact usually every {n} weeks.",
    "A short application is possible until {day}. Waiting time: {n} weeks.",
    "A short application is not possible. A whole one has a waiting time of {n} weeks.",
}
"""Their number is a rule or a limit, or code says one apart."""


def test_that_what_can_be_one_is_not_always_said_as_many() -> None:
    found = set()
    for file in sorted((paths.RESOURCES / "locale" / "nl").glob("*.po")):
        with file.open("rb") as stream:
            for message in read_po(stream):
                said = message.string
                if isinstance(message.id, str) and isinstance(said, str) and re.search(rf"{{n}} ({COUNTED})\b", said):
                    found.add(message.id)
    assert found - NEVER_ONE == set()
    assert NEVER_ONE - found == set()
