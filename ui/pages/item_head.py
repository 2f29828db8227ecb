"""Above an answer: the name of the item, what the resident calls it, and what belongs to it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.dossier import Dossier
from intake_app.i18n import _
from intake_app.instruments.model import Instrument, Item, Kind, Part
from ui import theme
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.buttons import Kind as Loudness
from ui.widgets.card import Icon
from ui.widgets.layouts import row
from ui.widgets.text import Text

SHORT, BESIDE = 24, 48
"""Letters of a name, and of the words beside it, that fit on one line."""


class ItemHead(QWidget):
    """With `plain` in the resident's own words."""

    def __init__(self, session: Session, instrument: Instrument, *, plain: bool) -> None:
        super().__init__()
        self._session, self._instrument, self._plain_words = session, instrument, plain
        self._icon = Icon("circle", size=28, color="accent")
        self._name = Text("", "h2", name="item_name")
        self._beside = Text("", color="text.2", elide=True, name="item_plain_beside")
        self._plain = Text("", color="text.2", name="item_plain")
        self._intro = Text("", "small", color="text.2", name="item_intro")
        self.handbook = Button(_("Handbook"), kind=Loudness.QUIET, icon="book-open", name="button_handbook")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().size(4))
        self._top = row(self._icon, self._name, self._beside, self.handbook, gap=12)
        layout.addLayout(self._top)
        layout.addWidget(self._plain)
        layout.addWidget(self._intro)

    def show_item(self, dossier: Dossier, item: Item, part: Part) -> None:
        """Name an item of a part."""
        self._icon.set_icon(item.icon or "circle")
        self._name.setText(str(item.plain if self._plain_words else item.label))
        self._say_second(self._second_line(dossier, item, part))
        explained = any(level.explain for level in self._instrument.levels_on_screen(item.id))
        own = part.kind is Kind.LEVELS and explained
        short = _("Short explanation. The criteria are in the handbook.") if own else ""
        scope = item.scope if part.kind is not Kind.LEVELS else ""
        self._say(self._intro, " ".join(words for words in (str(part.intro), scope, short) if words))
        cells = [level.value for level in self._instrument.levels_on_screen(item.id) if isinstance(level.value, int)]
        brought = any(self._session.forms.cell(self._instrument.id, item.id, value) is not None for value in cells)
        self.handbook.setVisible(brought)

    def show_reading(self) -> None:
        """Name what is asked once per reading."""
        self._icon.set_icon("notebook-pen")
        self._name.setText(_("About this time"))
        self._say_second(_("Asked once, for the whole form."))
        self._say(self._intro, "")
        self.handbook.hide()

    def _say_second(self, words: str) -> None:
        """Beside the name where both are short, else under it."""
        short = len(self._name.text()) <= SHORT and len(words) <= BESIDE
        self._name.setWordWrap(not short)
        self._top.setStretch(1, 0 if short else 1)
        self._top.setStretch(2, 1 if short else 0)
        self._say(self._beside, words if short else "")
        self._say(self._plain, "" if short else words)
        self._beside.setVisible(short)

    def _second_line(self, dossier: Dossier, item: Item, part: Part) -> str:
        if part.kind is Kind.OPEN or self._plain_words:
            return str(item.question)
        if str(item.name).casefold() == str(item.label).casefold():
            return ""
        name, plain = dossier.person.first_name, str(item.name)
        words = plain[:1].lower() + plain[1:]
        return _("For {name} this is called: {plain}").format(name=name, plain=words)

    @staticmethod
    def _say(line: Text, words: str) -> None:
        line.setText(words)
        line.setVisible(bool(words))
