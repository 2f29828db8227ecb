"""A paper form on the screen: its head, the keys that answer, a row per item, its lists, and what is asked once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.dossier import Dossier
from intake_app.domain.vocabulary import Special
from intake_app.i18n import _
from intake_app.instruments.answer_keys import NOT_DISCUSSED_KEY, letter_of
from intake_app.instruments.conditions import READING
from intake_app.instruments.model import Instrument, Kind, Part, Pick
from intake_app.instruments.special import special_label
from ui import theme
from ui.answers.entry_rows import EntryRow, entry_row
from ui.answers.extra_fields import ExtraFields
from ui.answers.field_controls import FieldContext
from ui.answers.paper_reading import PaperReading
from ui.answers.row_entries import RowEntries
from ui.pages.part_form import fields_of_reading
from ui.pages.quick_entry_moment import MomentCard
from ui.session import Session
from ui.turns import Pieces
from ui.widgets.card import Card
from ui.widgets.text import Text

_MOST_IN_A_LEGEND = 10


class EntrySheet(QWidget):
    """Made for one form. It keeps every answer in its reading; the page around it says when rows may be typed in."""

    told = Signal(object)
    """Names and values of what the person told about the moment, as a dictionary."""
    place_asked = Signal(int)
    """The number of the row to go to; -1 is the head, one past the last is the end."""
    answered = Signal()
    finished = Signal(bool)

    def __init__(self, session: Session, instrument: Instrument) -> None:
        super().__init__()
        self._session = session
        self.reading = PaperReading(session, instrument, self)
        self.moment = MomentCard(session, instrument)
        self.moment.told.connect(self.told)
        self.rows: list[EntryRow] = []
        self._lists: list[RowEntries] = []
        self._once: ExtraFields | None = None
        self._cards: list[QWidget] = []
        self._context = FieldContext(session.today, self._names, most=session.number_of_case)
        self._first_this = Text(_("First the day and whose view it is. Then the rows open."), color="text.2")
        self._legend = Text(_keys(instrument), "small", color="text.2", name="legend")
        self._lay_out()
        self.reading.answer_changed.connect(self._answer_changed)
        self.reading.ready_changed.connect(self.finished)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what is stored of this reading."""
        self.moment.show_dossier(dossier, self._session)
        self.moment.show_moment(self.reading.moment)
        self.reading.show(dossier)
        for row in self.rows:
            row.show_stored()
        for one in self._lists:
            one.show_rows(dossier)
        self._show_once()

    def open_rows(self, free: bool, *, waiting: bool) -> None:
        """Whether answers may be typed; `waiting` says that the head comes first."""
        self._first_this.setVisible(waiting)
        self._legend.setVisible(not waiting)
        for card in self._cards:
            card.setEnabled(free)

    def commit(self) -> None:
        """Tell everything that is typed now."""
        self.moment.commit()
        for part in (*self.rows, *self._lists, *((self._once,) if self._once else ())):
            part.commit()

    def _answer_changed(self, item: str) -> None:
        for row in self.rows:
            row.show_stored()  # a field beside one item may wait for the answer to another
        dossier = self._session.dossier
        if "/" in item and dossier is not None:
            for one in self._lists:
                one.show_rows(dossier)
        self._show_once()
        self.answered.emit()

    def _show_once(self) -> None:
        if self._once is not None:
            self._once.show_at(READING)

    def _names(self) -> list[str]:
        """Who is around: the resident, the people written down, and who works here."""
        dossier = self._session.dossier
        around = [dossier.person.full_name, *(one.name for one in dossier.network)] if dossier else []
        return [name for name in (*around, self._session.profile.consultant) if name]

    # -- making ------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().size(16))
        for widget in (self.moment, self._first_this, self._legend):
            layout.addWidget(widget)
        self._column = layout

    def make_cards(self) -> Pieces:
        """Make the rows, a part of the form in every turn; nothing happens when they are there."""
        if self._cards:
            return
        for part in self.reading.instrument.parts:
            self._add_card(self._card(self.reading.instrument, part))
            yield
        fields = fields_of_reading(self.reading)
        if fields:
            self._once = ExtraFields(self.reading, fields, self._context)
            card = Card(_("Asked once"), gap=12, name="card_once")
            card.add(self._once)
            self._add_card(card)

    def _add_card(self, card: Card) -> None:
        self._cards.append(card)
        self._column.addWidget(card)

    def _card(self, instrument: Instrument, part: Part) -> Card:
        card = Card(str(part.title) or str(instrument.title), gap=4, name=f"card_{part.id}")
        values = _values(part)
        if values:
            card.add(Text(values, "small", color="text.2"))
        for item in part.items:
            if part.pick is not Pick.PER_ROW:
                row = entry_row(self.reading, part, item, self._context)
                place = len(self.rows)
                row.moved.connect(lambda by, place=place: self.place_asked.emit(place + by))
                self.rows.append(row)
                card.add(row)
            for one in instrument.lists_under(item.id):
                rows = RowEntries(self.reading, one, self._context)
                self._lists.append(rows)
                card.add(rows)
        return card


def _keys(instrument: Instrument) -> str:
    """Which keys answer a row."""
    parts = [_("Digit: the answer. Enter: the next row. Tab: the note.")]
    for one in instrument.rules.special:
        keys = letter_of(one)
        if one is Special.NOT_DISCUSSED:
            keys = _("{letter} or {dash}").format(letter=keys, dash=NOT_DISCUSSED_KEY)
        parts.append(f"{keys}: {special_label(one)}.")
    return " ".join(parts)


def _values(part: Part) -> str:
    """What the digits mean in this part."""
    levels = part.values.levels if part.values and part.kind is not Kind.OPEN and part.pick is not Pick.NUMBER else ()
    if len(levels) > _MOST_IN_A_LEGEND:
        return ""
    named = []
    for place, one in enumerate(levels, start=1):
        digits = str(one.value) if isinstance(one.value, int) else str(place)
        named.append(f"{digits} {one.plain if str(one.label) == digits else one.label}")
    return " · ".join(named)
