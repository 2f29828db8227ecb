"""A rights holder's texts for the levels of one item, from a content pack: on the consultant's screen alone (C2.8)."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from intake_app.i18n import _
from intake_app.instruments.model import Instrument
from intake_app.instruments.pack_contents import Cell
from intake_app.services import packs
from ui.reading_order import bring_into_view
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.text import Text


class CriteriaCard(Card):
    """Hidden until `turn`. Says whose the texts are and when they have expired."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Criteria"), icon="book-open", padding=18, gap=8, name="card_criteria")
        self._session = session
        self._words = Text("", name="criteria")
        self._source = Text("", "small", color="text.2", name="criteria_source")
        self.add(self._words, self._source)
        self.hide()

    def show_item(self, instrument: Instrument, item: str) -> bool:
        """Take the texts of another item; False when no pack brings any, and the card is hidden then."""
        values = [level.value for level in instrument.levels_on_screen(item)]
        found = [self._session.forms.cell(instrument.id, item, value) for value in values if isinstance(value, int)]
        cells = [cell for cell in found if cell is not None]
        self._words.setText("\n\n".join(_words(cell) for cell in cells))
        self._source.setText(self._source_words(cells[0]) if cells else "")
        if not cells:
            self.hide()
        return bool(cells)

    def turn(self) -> None:
        """Show the texts in view, or put them away."""
        self.setVisible(self.isHidden())
        QTimer.singleShot(0, self, lambda: bring_into_view(self))

    def _source_words(self, cell: Cell) -> str:
        pack = next(one for one in self._session.forms.packs if one.id == cell.pack)
        parts = [f"{pack.title}, {pack.version}.", pack.rights_holder and f"{pack.rights_holder}."]
        parts.append(packs.expired_words() if pack.expired(self._session.today()) else "")
        return " ".join(part for part in parts if part)


def _words(cell: Cell) -> str:
    """Literally, with indicators as a list and never as boxes to tick."""
    return "\n".join([f"{cell.value}. {cell.words}", *(f"– {one}" for one in cell.indicators)])
