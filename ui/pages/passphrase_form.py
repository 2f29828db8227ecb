"""Choosing a passphrase: typed twice, shown when wanted, with its strength in words and bars."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from intake_app.i18n import _
from ui import theme
from ui.overriding import override
from ui.widgets import painting
from ui.widgets.form_row import FormRow
from ui.widgets.line_field import LineField
from ui.widgets.text import Text

STEPS = 4


class StrengthBars(QWidget):
    """Rising bars for the strength, 0 to 4. One colour: the words beside it carry the meaning."""

    def __init__(self) -> None:
        super().__init__()
        self._level = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.update)

    def set_level(self, level: int) -> None:
        """Show another strength."""
        self._level = level
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().size(32), theme.current().size(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.start(painter)
        painting.bars(painter, QRectF(self.rect()), self._level, of=STEPS)


class PassphraseForm(QWidget):
    """Two fields that have to agree. Pasting and password managers work as in any field."""

    submitted = Signal()
    """Enter was pressed in the second field."""

    def __init__(self) -> None:
        super().__init__()
        self.first = LineField(name="field_passphrase", secret=True)
        self.second = LineField(name="field_passphrase_again", secret=True)
        self._first_row = FormRow(_("Passphrase"), self.first, help=_good_advice())
        self._second_row = FormRow(_("The same once more"), self.second)
        self._bars = StrengthBars()
        self._words = Text("", "small", color="text.2", name="strength")
        self._advice = QWidget()
        advice = QHBoxLayout(self._advice)
        advice.setContentsMargins(0, 0, 0, 0)
        advice.setSpacing(theme.current().size(10))
        advice.addWidget(self._bars)
        advice.addWidget(self._words, 1)
        self._advice.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().size(12))
        for part in (self._first_row, self._advice, self._second_row):
            layout.addWidget(part)
        self.first.textChanged.connect(self._judge)
        self.second.textChanged.connect(lambda _text: self._second_row.set_error(""))
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(self.submitted)

    def passphrase(self) -> str:
        """What was chosen, when it is strong enough and typed the same twice; otherwise "" and the reason shows."""
        from intake_app.services.vaults import judge_passphrase

        chosen = self.first.text()
        advice = judge_passphrase(chosen)
        if not advice.accepted:
            self._first_row.set_error(advice.sentence)
            self.first.setFocus()
            return ""
        if chosen != self.second.text():
            self._second_row.set_error(_("These two are not the same. Type it once more."))
            self.second.setFocus()
            return ""
        return chosen

    def empty(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.second.clear()

    def _judge(self, typed: str) -> None:
        from intake_app.services.vaults import judge_passphrase

        advice = judge_passphrase(typed)
        self._advice.setVisible(bool(typed))
        self._bars.set_level(int(advice.strength))
        self._words.setText(_told(strength_words(int(advice.strength)), advice.sentence))
        self._first_row.set_help("" if typed else _good_advice())
        self._first_row.set_error("")


def _good_advice() -> str:
    return _("Four words that only you put together work well. Spaces are fine.")


def _told(word: str, sentence: str) -> str:
    """The strength and what helps, without saying the same word twice."""
    return sentence if sentence.startswith(word) else f"{word} {sentence}"


def strength_words(strength: int) -> str:
    """The strength of a passphrase in words, 0 to 4."""
    return (_("Too short."), _("Weak."), _("Fair."), _("Good."), _("Strong."))[strength]
