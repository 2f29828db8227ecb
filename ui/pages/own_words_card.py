"""The resident's own words, beside the original: on the dossier's page and in the history of a field (M04, AVG 16)."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from intake_app.domain.dossier import Dossier
from intake_app.domain.privacy import ResidentNote
from intake_app.i18n import _, format_day
from intake_app.services import privacy
from ui.session import Session
from ui.widgets.buttons import link
from ui.widgets.card import Card, Rule
from ui.widgets.layouts import clear, column, held
from ui.widgets.text import Text


class OwnWordsCard(Card):
    """Every note with what it is about, newest first; not there at all while nothing was said."""

    def __init__(self, session: Session) -> None:
        more = link(_("Rights and data"), name="button_own_words")
        super().__init__(_("Words of the resident beside it"), trailing=more, padding=16, gap=8, name="card_own_words")
        more.clicked.connect(lambda: session.navigate("rechten"))
        self._lines = column(gap=8)
        self.add(self._lines)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what the resident says about what is recorded."""
        clear(self._lines)
        for number, note in enumerate(sorted(dossier.resident_notes, key=lambda one: one.id, reverse=True)):
            if number:
                self._lines.addWidget(Rule())
            self._lines.addWidget(said_by_resident(note, f"beside_{number}", privacy.note_subject(dossier, note)))
        self.setVisible(bool(dossier.resident_notes))


def beside_original(notes: Iterable[ResidentNote]) -> QWidget:
    """The notes about one thing, under a small head, to stand right above what is recorded."""
    lines = column(Text(_("Words of the resident beside it"), "strong"), gap=8)
    for number, note in enumerate(notes):
        lines.addWidget(said_by_resident(note, f"beside_{number}"))
    return held(lines)


def said_by_resident(note: ResidentNote, name: str, about: str = "") -> QWidget:
    """One note, literally, with what it is about and the day."""
    day = format_day(note.said_on, weekday=False, year=True)
    under = " · ".join(part for part in (about, day) if part)
    return held(column(Text(f"“{note.words}”", name=name), Text(under, "small", color="text.2"), gap=2))
