"""A plainer word for a hard one, offered quietly under the field where it stands. Never blocks, never insists."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy
from typing_extensions import override

from intake_app.i18n import _
from ui import icons, theme
from ui.widgets import painting
from ui.widgets.fields import LineField, TextArea


class WordHint(QPushButton):
    """One line, "Gewoon woord: “betaalt”", for a `field`; hidden until `suggest`.

    A click or Alt Enter in the field puts the plain word there, Esc in the field hides the hint for that word.
    """

    accepted = Signal(str, str)
    """The hard word and the plain one that took its place."""
    dismissed = Signal(str)
    """The hard word that stays."""

    def __init__(self, field: LineField | TextArea, *, name: str = "button_plain_word") -> None:
        super().__init__()
        self.setObjectName(name)
        self._field = field
        self._word = self._better = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Alt Enter in the field does the same
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self.accept)
        theme.current().changed.connect(self.updateGeometry)
        field.installEventFilter(self)
        self.hide()

    def suggest(self, word: str, better: str) -> None:
        """Offer `better` for `word`, when it stands in the field; anything else hides the hint."""
        place = self._place(word) if word else None
        self._word, self._better = (word, better) if place else ("", "")
        words = _("Plain word: “{word}”").format(word=better) if place else ""
        self.setText(words)
        self.setToolTip(_("Click, or Alt Enter, to use this word. Esc to leave it.") if place else "")
        if isinstance(self._field, TextArea):
            self._field.set_marks([place] if place else [])
        self.setVisible(bool(place))
        self.updateGeometry()

    def accept(self) -> None:
        """Put the plain word in the place of the hard one, and commit it."""
        place = self._place(self._word) if self._word else None
        if place is None:
            return
        word, better = self._word, self._better
        text, (start, length) = self._field.text(), place
        if text[start].isupper():
            better = better[0].upper() + better[1:]
        self.suggest("", "")
        self._replace(text[:start] + better + text[start + length :])
        self.accepted.emit(word, better)

    @override
    def sizeHint(self) -> QSize:
        look = theme.current()
        width = painting.text_width(self.text(), "small") + look.size(24)
        return QSize(int(width) + 2, max(look.size(24), look.line_height("small")))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.start(painter)
        side = theme.current().size(16)
        icons.paint(painter, "lightbulb", QRectF(0, (self.height() - side) / 2, side, side), "attention")
        room = QRectF(self.rect()).adjusted(theme.current().size(22), 0, 0, 0)
        painting.text(painter, room, self.text(), "small", "attention")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._word and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.accept()
                return True
            if event.key() == Qt.Key.Key_Escape:
                word = self._word
                self.suggest("", "")
                self.dismissed.emit(word)
                return True
        return super().eventFilter(watched, event)

    def _place(self, word: str) -> tuple[int, int] | None:
        found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", self._field.text(), re.IGNORECASE)
        return (found.start(), found.end() - found.start()) if found else None

    def _replace(self, text: str) -> None:
        """As if it was typed, so that it can be undone and is committed."""
        if isinstance(self._field, LineField):
            self._field.selectAll()
            self._field.insert(text)
        else:
            self._field.selectAll()
            self._field.insertPlainText(text)
        self._field.commit()
