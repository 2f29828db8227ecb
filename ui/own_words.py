"""What the resident says about what a page shows, right above that page (M04, AVG 16): the original stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.i18n import _, ngettext
from ui import theme
from ui.widgets.layouts import clear

if TYPE_CHECKING:
    from intake_app.domain.privacy import ResidentNote
    from ui.pages.page import Page
    from ui.session import Session

_SHOWN = 2
"""Notes that show whole; the others are a button away, so that there is room for the page itself."""


class OwnWordsStrip(QWidget):
    """Nothing at all while nothing was said about what the page in front shows."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("own_words_strip")
        self._session = session
        self._parts: tuple[str, ...] = ()
        self._shown: tuple[ResidentNote, ...] = ()
        self._column = QVBoxLayout(self)
        size = theme.current().size
        self._column.setContentsMargins(size(24), size(12), size(24), 0)
        self.hide()
        session.dossier_changed.connect(lambda _dossier: self._show())
        session.dossier_closed.connect(self._show)

    def show_page(self, page: Page) -> None:
        """Another page is in front."""
        self._parts = () if page.full_screen or not page.needs_dossier else page.own_words_of
        self._show()

    def _show(self) -> None:
        notes = self._notes()
        if notes == self._shown:
            return
        self._shown = notes
        clear(self._column)
        if notes:
            self._column.addWidget(self._card(notes))
        self.setVisible(bool(notes))

    def _notes(self) -> tuple[ResidentNote, ...]:
        dossier = self._session.dossier
        if dossier is None or not self._parts or not dossier.resident_notes:
            return ()
        from intake_app.services import own_words

        return own_words.about(dossier, self._parts)

    def _card(self, notes: tuple[ResidentNote, ...]) -> QWidget:
        from intake_app.services import privacy
        from ui.pages.own_words_card import said_by_resident
        from ui.widgets.buttons import link
        from ui.widgets.card import Card

        dossier, left = self._session.dossier, len(notes) - _SHOWN
        assert dossier is not None
        words = ngettext("{n} more", "{n} more", left).format(n=left) if left > 0 else _("Rights and data")
        more = link(words, name="button_more_own_words")
        more.clicked.connect(lambda: self._session.navigate("rechten#own_notes"))
        card = Card(
            _("Words of the resident beside it"),
            trailing=more,
            padding=12,
            gap=6,
            tone="sunken",
            name="strip_own_words",
        )
        for number, note in enumerate(reversed(notes[-_SHOWN:])):
            card.add(said_by_resident(note, f"strip_words_{number}", privacy.note_subject(dossier, note)))
        return card
