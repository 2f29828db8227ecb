"""A text field that quietly offers a plain word where an official one was typed (design 9, N01). It never blocks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.instruments.reading_ease import remark
from intake_app.instruments.words import WordBook, WordHint, word_hints
from ui import theme
from ui.widgets import word_hint
from ui.widgets.fields import TextArea
from ui.widgets.text import Text


class HintedArea(QWidget):
    """Several lines of words with, under them, "Gewoon woord: “betaalt”" while a hard word stands there.

    Where no single word will do, the advice of the word book stands there instead. What stands between quotation marks
    is somebody's own words and is left alone.
    """

    text_committed = Signal(str)

    def __init__(
        self,
        words: WordBook,
        *,
        name: str,
        label: str,
        placeholder: str = "",
        bare: bool = False,
        lines: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._left: set[str] = set()  # hard words that the person wants to keep
        self.area = TextArea(name=name, placeholder=placeholder, lines=lines)
        self.area.setAccessibleName(label)
        self.area.setProperty("bare", bare)
        self.hint = word_hint.WordHint(self.area)
        self.advice = Text("", "small", color="attention", name="word_advice")
        self.remark = Text("", "small", color="text.2", name="reading_remark")
        self.area.text_committed.connect(self.text_committed)
        self.area.textChanged.connect(self._look)
        self.hint.dismissed.connect(self._leave)
        self.area.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.area)
        indented = QVBoxLayout()
        indented.setContentsMargins(theme.current().size(10), 0, 0, 0)
        indented.addWidget(self.hint)
        indented.addWidget(self.advice)
        indented.addWidget(self.remark)
        layout.addLayout(indented)
        self.advice.hide()
        self.remark.hide()
        self.setFocusProxy(self.area)

    def text(self) -> str:
        """The words as they stand there."""
        return self.area.text()

    def set_text(self, text: str) -> None:
        """Show stored words, unless somebody is typing."""
        self.area.set_text(text)
        self._look()

    def commit(self) -> None:
        """Give what is typed now, without waiting."""
        self.area.commit()

    def set_read_only(self, read_only: bool) -> None:
        """Only to read, without hints."""
        self.area.setReadOnly(read_only)
        self._look()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """How it reads is said while somebody types, and gone when the field is left."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            QTimer.singleShot(0, self, self._look)
        return super().eventFilter(watched, event)

    def _leave(self, word: str) -> None:
        self._left.add(word.casefold())
        self._look()

    def _look(self) -> None:
        hints = () if self.area.isReadOnly() else word_hints(self.area.text(), self._words)
        shown = [hint for hint in hints if hint.word.casefold() not in self._left]
        better: WordHint | None = next((hint for hint in shown if hint.suggestion), None)
        self.hint.suggest(better.word if better else "", better.suggestion if better else "")
        advice = next((hint.reason for hint in shown if hint.reason and not hint.suggestion), "") if not better else ""
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))
        self._show_remark(quiet=bool(better or advice))

    def _show_remark(self, *, quiet: bool) -> None:
        """How it reads, while somebody types here and no word is hinted at."""
        typing = self.area.hasFocus() and not self.area.isReadOnly() and not quiet
        words = remark(self.area.text()) if typing else ""
        if words != self.remark.text():
            self.remark.setText(words)
        self.remark.setVisible(bool(words))
