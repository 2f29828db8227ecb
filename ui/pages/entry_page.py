"""What the pages before the desk have in common: a calm card in the middle, one sentence of trouble, one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button, ReasonedButton
from ui.widgets.card import Card
from ui.widgets.form_row import ErrorLine
from ui.widgets.layouts import column, lay_on, row, see_through
from ui.widgets.mark import Mark
from ui.widgets.text import Text

if TYPE_CHECKING:
    from ui.tasks import Job


class EntryPage(QWidget):
    """A card with a title, a few fields and a button. `width` in px of the design.

    Subclasses fill `card`, call `finish` with their button, and extend `submit`. While work goes on in the background
    the button says so; `refuse` brings the page back with a sentence, and what was typed is still there.
    """

    back_requested = Signal()

    def __init__(self, title: str, text: str, *, name: str, width: int = 520) -> None:
        super().__init__()
        self.setObjectName(f"page_{name}")
        lay_on(self, "table")
        size = theme.current().size
        self.card = Card(padding=32, gap=20)
        self._width = size(width)
        self.card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.title = Text(title, "h1", name="title")
        self._sentence = Text("", "body", color="text.1", name="message")
        self._sentence.hide()
        self._error = ErrorLine("body")
        self._button: ReasonedButton | None = None
        self._busy_words = ""
        self.card.add(column(self.title, *([Text(text, color="text.2")] if text else []), gap=6), self._sentence)
        self.middle = QWidget()
        """All that stands on the page."""
        self._lay_out()

    def _lay_out(self) -> None:
        size = theme.current().size
        brand = row(Mark(28), Text("Keukentafel", "h2", wrap=False), None, gap=12)
        plane = QWidget()
        whole = QVBoxLayout(plane)
        whole.setContentsMargins(size(24), size(32), size(24), size(32))
        whole.addStretch(1)
        self.middle.setMaximumWidth(self._width)
        held = QVBoxLayout(self.middle)
        held.setContentsMargins(0, 0, 0, 0)
        held.setSpacing(size(20))
        held.addLayout(brand)
        held.addWidget(self.card)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.middle, 1000)
        across.addStretch(1)
        whole.addLayout(across)
        whole.addStretch(2)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(plane)
        see_through(area)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def finish(self, button: Button, busy_words: str, *beside: QWidget) -> None:
        """End the card with the button that submits; `busy_words` stand beside it while the work goes on."""
        self._button = ReasonedButton(button, before=False)
        self._busy_words = busy_words
        button.setDefault(True)
        button.clicked.connect(self.submit)
        self.card.add(self._error, row(self._button, None, *beside))

    def begin(self) -> None:
        """The page is in front: put the cursor where work begins."""

    def submit(self) -> None:
        """Check what was typed and ask for the work. Enter in a field does the same as the button."""

    def work(self) -> None:
        """The work goes on now."""
        self._error.set_sentence("")
        if self._button is not None:
            self._button.set_reason(self._busy_words)

    def follow(self, job: Job) -> None:
        """Show how far work that takes long is, where the page has a place for it."""

    @property
    def working(self) -> bool:
        """Whether work goes on."""
        return self._button is not None and not self._button.button.isEnabled()

    @property
    def speaks(self) -> bool:
        """Whether a sentence stands on it that is not always there."""
        return bool(self._error.sentence) or not self._sentence.isHidden()

    def refuse(self, sentence: str) -> None:
        """The work did not succeed: say why and let the person try again."""
        if self._button is not None:
            self._button.set_reason("")
        self.show_error(sentence)

    def show_error(self, sentence: str) -> None:
        """Say above the button what is wrong."""
        self._error.set_sentence(sentence)

    def say(self, sentence: str) -> None:
        """A line above the fields that is no trouble."""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
