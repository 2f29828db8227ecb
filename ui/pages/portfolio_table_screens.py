"""The screens at the table for the portfolio: one question, or a list with one line more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.i18n import _
from ui import theme
from ui.pages.portfolio_table_script import Ask, AskKind
from ui.pages.table_screen import TableScreen
from ui.pages.table_top import larger_button
from ui.widgets.buttons import Button
from ui.widgets.buttons import Kind as ButtonKind
from ui.widgets.card import Rule
from ui.widgets.fields import TextArea
from ui.widgets.form_row import ErrorLine
from ui.widgets.layouts import clear, held, row
from ui.widgets.text import Text
from ui.widgets.tile_set import Tile, TileSet

_NONE = "geen"


class TableLine(TextArea):
    """One line at the table: Enter is "that is it"."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            self.submitted.emit()
        else:
            super().keyPressEvent(event)


class PortfolioScreen(TableScreen):
    """What both have: how far we are, larger letters, a pause, the question and what is below it."""

    next_requested = Signal()
    back_requested = Signal()
    pause_requested = Signal()
    larger_requested = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._progress = Text("", "table.label", color="text.2", name="progress")
        self._larger = larger_button()
        self._pause = Button(_("Pause for a moment"), icon="pause", table=True, name="button_pause")
        self._head = QHBoxLayout()
        self._head.addWidget(self._progress, 1)
        self._head.addWidget(self._larger)
        self._head.addWidget(self._pause)
        self.question = Text("", "table.question", name="question")
        self.hint = Text("", "table.prompt", color="text.2", name="hint")
        self.error = ErrorLine("table.prompt")
        self.place = QVBoxLayout()
        self.back = Button(_("Back"), icon="arrow-left", table=True, name="button_back")
        self.next = Button(
            _("Next"), kind=ButtonKind.PRIMARY, trailing_icon="arrow-right", table=True, name="button_next"
        )
        self.top.addWidget(held(self._head, plane="paper"))
        self.top.addWidget(Rule())
        for part in (self.question, self.hint):
            self.middle.addWidget(part)
        self.middle.addLayout(self.place)
        self.middle.addWidget(self.error)
        self.middle.addStretch(1)
        self.bar.addWidget(self.back)
        self.bar.addStretch(1)
        self.bar.addWidget(self.next)
        self.back.clicked.connect(lambda: self.back_requested.emit())
        self.next.clicked.connect(lambda: self.next_requested.emit())
        self._pause.clicked.connect(lambda: self.pause_requested.emit())
        self._larger.clicked.connect(lambda: self.larger_requested.emit())
        self.space()

    def show_place(self, progress: str, *, first: bool) -> None:
        """Say how far we are; from the first step nobody goes back."""
        self._progress.setText(progress)
        self.back.setVisible(not first)

    @override
    def space(self) -> None:
        super().space()
        size = theme.current().size
        side, edge = size(16 if self.close_together else 32, table=True), size(6, table=True)
        self._head.setContentsMargins(side, edge, side, edge)
        self._head.setSpacing(size(12, table=True))
        gap = size(8 if self.close_together else 18, table=True)
        self.middle.setSpacing(gap)
        self.place.setSpacing(size(8, table=True))


class AskScreen(PortfolioScreen):
    """One question with one large control. `answered` tells the value, None for not known."""

    answered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("screen_ask", parent)
        self._control: TextArea | TileSet | None = None
        self._ask: Ask | None = None
        self._touched = False
        """Whether somebody chose here since it was asked."""
        self.wrong = False
        """What was typed cannot be kept."""

    def ask(self, ask: Ask, value: Any) -> None:
        """Ask something, and show what is stored."""
        same = self._ask is not None and (self._ask.field, self._ask.question) == (ask.field, ask.question)
        self.question.setText(ask.question)
        self.hint.setText(ask.hint)
        self.hint.setVisible(bool(ask.hint))
        if not same:
            self.error.set_sentence("")
            self.wrong = self._touched = False
            clear(self.place)
            self._ask = ask
            self._control = self._made(ask)
            self.place.addWidget(self._control)
            self._control.show()  # now, and not after the next round of events: it is to get the focus
        self._show(ask, value)

    def forget(self) -> None:
        """The next question is another one, also when it sounds the same."""
        self._ask = None

    @override
    def focus_start(self) -> None:
        if self._control is not None:
            (self._control.focusProxy() or self._control).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def commit(self) -> None:
        if isinstance(self._control, TextArea):
            self._control.commit()

    def _made(self, ask: Ask) -> TextArea | TileSet:
        name = f"answer_{ask.field}"
        if ask.kind in (AskKind.ONE, AskKind.SEVERAL):
            alone = ask.kind is AskKind.ONE
            tiles = [Tile(str(place), words, alone) for place, (_value, words) in enumerate(ask.options)]
            if ask.none:
                tiles.append(Tile(_NONE, ask.none, alone=True))
            several = TileSet(tiles, name=name)
            several.describe(ask.question)
            several.values_changed.connect(self._chosen)
            return several
        short = ask.kind in (AskKind.LINE, AskKind.NUMBER)
        area = (
            TableLine(name=name, lines=1, grows=False, table=True)
            if short
            else TextArea(name=name, lines=4, grows=False, table=True)
        )
        area.setFixedHeight(theme.current().size(74 if short else 190, table=True))
        area.setAccessibleName(ask.question)
        area.text_committed.connect(self._written)
        area.submitted.connect(self.next_requested)
        return area

    def _show(self, ask: Ask, value: Any) -> None:
        if isinstance(self._control, TileSet):
            unasked = ask.before is not None and value == ask.before and not self._touched
            chosen = () if unasked else value if ask.kind is AskKind.SEVERAL else (value,)
            values = [option for option, _words in ask.options]
            places = [str(values.index(one)) for one in chosen or () if one in values]
            self._control.set_values([_NONE] if ask.none and value == () else places)
        elif self._control is not None:
            self._control.set_text("" if value is None else str(value))

    def _chosen(self, places: tuple[str, ...]) -> None:
        ask = self._ask
        assert ask is not None
        self._touched = True
        if _NONE in places:
            self.answered.emit(())
        elif ask.kind is AskKind.ONE:
            self.answered.emit(ask.options[int(places[0])][0] if places else None)
        else:
            self.answered.emit(tuple(ask.options[int(one)][0] for one in places) or None)

    def _written(self, text: str) -> None:
        words = text.strip()
        self.wrong = False
        if self._ask is not None and self._ask.kind is AskKind.NUMBER:
            if words and not words.isdigit():
                self.error.set_sentence(_("Only digits, please."))
                self.wrong = True
                return
            self.answered.emit(int(words) if words else None)
        else:
            self.answered.emit(words)


class LinesScreen(PortfolioScreen):
    """What is there already, and one line more. A line is opened for more, or taken away."""

    added = Signal(str)
    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("screen_lines", parent)
        self._lines = QVBoxLayout()
        self.words = TableLine(name="field_more", lines=1, grows=False, table=True)
        self._add = Button(_("Add"), icon="plus", table=True, name="button_add_line")
        line = row(self.words, self._add, gap=12)
        line.setStretch(0, 1)
        self.place.addLayout(self._lines)
        self.place.addWidget(held(line))
        self._add.clicked.connect(lambda: self._give())
        self.words.submitted.connect(lambda: self._give() if self.words.text().strip() else self.next_requested.emit())
        self._more = False
        self._shown: tuple[tuple[UUID, str], ...] = ()

    def show_lines(self, question: str, hint: str, lines: Sequence[tuple[UUID, str]], *, more: bool) -> None:
        """Ask for lines and show these; `more`: there is more to ask about each."""
        if question != self.question.text():
            self.words.set_text("")
            self.error.set_sentence("")
        self.question.setText(question)
        self.hint.setText(hint)
        self.words.setAccessibleName(question)
        self.words.setFixedHeight(theme.current().size(74, table=True))
        wanted = tuple(lines)
        if (wanted, more) == (self._shown, self._more):
            return
        self._shown, self._more = wanted, more
        clear(self._lines)
        for one, words in wanted:
            self._lines.addWidget(self._line(one, words, more=more))

    @override
    def focus_start(self) -> None:
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def waiting(self) -> str:
        """Words that were typed and not added yet."""
        return self.words.text().strip()

    def give(self) -> None:
        """Add what was typed."""
        self._give()

    def _line(self, one: UUID, words: str, *, more: bool) -> QWidget:
        name = Text(words, "table.button", name="line_words")
        away = Button("", icon="x", table=True, tip=_("Take away: {words}").format(words=words), name="button_away")
        away.clicked.connect(lambda: self.removed.emit(one))
        parts: list[QWidget] = [name]
        if more:
            tell = Button(_("Tell more"), icon="pencil", table=True, name="button_tell_more")
            tell.setAccessibleDescription(words)
            tell.clicked.connect(lambda: self.opened.emit(one))
            parts.append(tell)
        line = row(*parts, away, gap=12)
        line.setStretch(0, 1)
        return held(line)

    def _give(self) -> None:
        words = self.words.text().strip()
        if not words:
            self.focus_start()
            return
        self.words.clear()
        self.words.commit()
        self.added.emit(words)
