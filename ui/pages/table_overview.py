"""At the end of the questions: everything that was answered, to read back and to change."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from intake_app.domain.measuring import Answer
from intake_app.domain.vocabulary import Special
from intake_app.i18n import _, ngettext, pgettext
from intake_app.instruments.model import Instrument, Item, Kind, Pick
from intake_app.instruments.special import special_plain
from ui import icons, theme
from ui.answers.resident_rows import filled_rows
from ui.pages.table_depth import depth_fields
from ui.pages.table_screen import TableScreen
from ui.pages.table_top import larger_button
from ui.pages.voice_web import VoiceWeb
from ui.widgets import buttons, painting
from ui.widgets.buttons import Button
from ui.widgets.checks import CheckBox
from ui.widgets.text import Text

if TYPE_CHECKING:
    from ui.answers.voice_reading import VoiceReading

_MANY = 7  # with more rows they stand in two columns
_VERY_MANY = 16  # and with more than these in three


def said(instrument: Instrument, answer: Answer, rows: int = 0) -> str:
    """An answer in the resident's own language; "" when it is still open. `rows` counts the rows of a list."""
    if answer.special is Special.NOT_DISCUSSED:
        return _("I do not know")
    if answer.special is not None:
        return special_plain(answer.special)
    if rows:
        return ngettext("{n} line", "{n} lines", rows).format(n=rows)
    part = instrument.part_of(answer.item)
    if part.pick is Pick.NUMBER and answer.value is not None:
        return f"{answer.value} {part.suffix}".strip()
    chosen = answer.choice.split() if part.pick is Pick.MANY else [answer.choice] if answer.choice else []
    values = [answer.value] if answer.value is not None else chosen
    if part.kind is Kind.WEB:
        return ", ".join(map(str, values))
    levels = [part.values.level(value) if part.values else None for value in values]
    return ", ".join(str(level.plain) for level in levels if level is not None)


class OverviewScreen(TableScreen):
    """All answers, each a tap away from its question; "ready" says that this voice is in."""

    item_chosen = Signal(str)
    back_requested = Signal()
    depth_requested = Signal()
    pause_requested = Signal()
    larger_requested = Signal()
    ready_requested = Signal()

    def __init__(self, reading: VoiceReading, parent: QWidget | None = None) -> None:
        super().__init__("screen_overview", parent)
        self._reading = reading
        instrument = reading.instrument
        self.web = VoiceWeb(reading) if instrument.has_web() else None
        title = _("This is my web") if self.web is not None else _("This is my view")
        self._title = Text(title, "table.question", name="overview_title")
        self._hint = Text("", "table.prompt", color="text.2", name="overview_progress")
        self.rows = {item.id: _Row(item, instrument) for item in instrument.items}
        self._skipped: frozenset[str] = frozenset()
        self._columns = 0
        self._grid = QGridLayout()
        self._sides = QHBoxLayout()
        self._heading = QHBoxLayout()
        self.typed = CheckBox("", name="field_typed_for_resident", table=True)
        self.typed.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._back = Button(_("Back"), icon="arrow-left", table=True, name="button_back")
        self.want = Button(pgettext("at the table", "What do I want?"), icon="sprout", table=True, name="button_depth")
        if not depth_fields(instrument):
            self.want.hide()
        self.larger = larger_button()
        self.pause = Button(_("Pause for a moment"), icon="pause", table=True, name="button_pause")
        self.ready = buttons.primary(_("Ready"), icon="check", table=True, name="button_ready")
        self._fill()
        self._connect()
        self.space()

    def set_consultant(self, name: str) -> None:
        """First name of who sits opposite."""
        words = _("{name} typed for me").format(name=name) if name else _("Somebody typed for me")
        self.typed.setText(words)

    def set_skipped(self, skipped: Collection[str]) -> None:
        """Show which questions were passed, and the answers as they are now."""
        self._skipped = frozenset(skipped)
        self.refresh()

    def refresh(self) -> None:
        """Show the answers as they are now."""
        for item, row in self.rows.items():
            rows = len(filled_rows(self._reading.answers, item))
            row.set_answer(self._reading.answer(item), rows, skipped=item in self._skipped)
        self._hint.setText(self._progress())
        if self.web is not None:
            self.web.refresh()
        self.typed.set_value(self._reading.typed_for_resident)

    @override
    def focus_start(self) -> None:
        self.ready.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def space(self) -> None:
        super().space()
        size = theme.current().size
        close = self.close_together
        self._hint.setVisible(not close)
        self.middle.setSpacing(size(4 if close else 8, table=True))
        self._sides.setSpacing(size(12 if close else 40, table=True))
        self._sides.setContentsMargins(0, size(2 if close else 16, table=True), 0, 0)
        self._grid.setSpacing(size(4 if close else 8, table=True))
        self._heading.setSpacing(size(12, table=True))
        for button in (self.larger, self.pause):
            button.setFixedHeight(max(44, size(46 if close else 60, table=True)))
        for row in self.rows.values():
            row.set_close(close)
        self._place_rows()

    def _place_rows(self) -> None:
        """In as many columns as there is room for, read from the top down."""
        most = 2 if self.close_together else 3
        columns = min(most, 1 if len(self.rows) <= _MANY else 2 if len(self.rows) <= _VERY_MANY else 3)
        if columns == self._columns:
            return
        self._columns = columns
        lines = -(-len(self.rows) // columns)
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        for number, row_button in enumerate(self.rows.values()):
            self._grid.addWidget(row_button, number % lines, number // lines)
        self._grid.setRowStretch(lines, 1)

    def _progress(self) -> str:
        """How far we are, in one line."""
        done, total = len(self._reading.scored_items), len(self.rows)
        passed = len([item for item in self._skipped if not self._reading.scored(item)])
        if done == total:
            return _("Everything has an answer. Is this right? I can still change everything.")
        if passed:
            words = _("{done} of {total} filled in, {passed} skipped. Tap a line to go there.")
            return words.format(done=done, total=total, passed=passed)
        return _("{done} of {total} filled in. Tap a line to go there.").format(done=done, total=total)

    def _fill(self) -> None:
        self._heading.addWidget(self._title, 1)
        self._heading.addWidget(self.larger)
        self._heading.addWidget(self.pause)
        self.middle.addLayout(self._heading)
        self.middle.addWidget(self._hint)
        self._place_rows()
        self._sides.addLayout(self._grid, 11)
        if self.web is not None:
            self._sides.addWidget(self.web, 10)
        self.middle.addLayout(self._sides, 1)
        for part in (self._back, self.want):
            self.bar.addWidget(part)
        self.bar.addStretch(1)
        self.bar.addWidget(self.typed)
        self.bar.addWidget(self.ready)

    def _connect(self) -> None:
        for item, row in self.rows.items():
            row.clicked.connect(lambda _on=False, chosen=item: self.item_chosen.emit(chosen))
        self._back.clicked.connect(lambda: self.back_requested.emit())
        self.want.clicked.connect(lambda: self.depth_requested.emit())
        self.pause.clicked.connect(lambda: self.pause_requested.emit())
        self.larger.clicked.connect(lambda: self.larger_requested.emit())
        self.ready.clicked.connect(lambda: self.ready_requested.emit())
        self.typed.value_changed.connect(self._reading.set_typed_for_resident)
        self._reading.answer_changed.connect(lambda _item: self.refresh())


class _Row(QAbstractButton):
    """One answer: icon, name and what was said; own words under it when there is room."""

    def __init__(self, item: Item, instrument: Instrument) -> None:
        super().__init__()
        self._item, self._instrument = item, instrument
        self._answer: Answer | None = None
        self._said = self._open = ""
        self._close = False
        self.setObjectName(f"row_{item.id}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        look = theme.current()
        look.changed.connect(self.updateGeometry)
        look.table_scaled.connect(self.updateGeometry)

    def set_answer(self, answer: Answer, rows: int = 0, *, skipped: bool = False) -> None:
        """Show this answer, or that the question was passed or is still to come."""
        self._answer = answer
        self._said = said(self._instrument, answer, rows)
        words = answer.text if self._instrument.part_of(answer.item).kind is Kind.OPEN else ""
        self._open = "" if self._said or words else _("skipped") if skipped else _("still open")
        told = [str(self._item.name), self._said or self._open, answer.text]
        if answer.talk_about:
            told.append(_("I want to talk about this"))
        self.setText(". ".join(part.rstrip(".") for part in told if part))
        self.setAccessibleDescription(_("Change this answer"))
        self.update()

    def set_close(self, close: bool) -> None:
        """Leave the own words out where there is no room."""
        self._close = close
        self.updateGeometry()

    def ring_radius(self) -> float:
        """Corner radius that the focus ring follows."""
        return theme.current().size(10)

    @override
    def sizeHint(self) -> QSize:
        size = theme.current().size
        return QSize(size(300, table=True), size(46 if self._close else 76, table=True))

    @override
    def minimumSizeHint(self) -> QSize:
        size = theme.current().size
        return QSize(size(240, table=True), max(44, size(38 if self._close else 52, table=True)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        size = look.size
        painter = QPainter(self)
        painting.start(painter)
        rect = QRectF(self.rect())
        plane = "accent.tint" if self.isDown() else "bg.sunken" if self.underMouse() else "bg.paper"
        painting.frame(painter, rect, look.size(10), fill=look.color(plane), border=look.color("line.soft"), width=1)
        if self._answer is None:
            return
        side, pad = size(26, table=True), size(16, table=True)
        words = self._answer.text.replace("\n", " ")
        two_lines = bool(words) and not self._close and self.height() >= size(64, table=True)
        first = QRectF(rect.left(), rect.top(), rect.width(), rect.height() * (0.54 if two_lines else 1))
        middle = first.center().y() + (size(3, table=True) if two_lines else 0)
        icons.paint(
            painter, self._item.icon or "circle", QRectF(pad, rect.center().y() - side / 2, side, side), "text.2"
        )
        left, right = pad * 2 + side, rect.right() - pad
        line = QRectF(left, middle - size(14, table=True), right - left, size(28, table=True))
        taken = self._paint_said(painter, line)
        line.setRight(line.right() - taken - pad / 2)
        self._paint_name(painter, line)
        if two_lines:
            below = QRectF(left, rect.top() + rect.height() * 0.5, right - left, rect.height() * 0.44)
            painting.text(painter, below, f"“{words}”", "table.min", "text.2")

    def _paint_name(self, painter: QPainter, line: QRectF) -> None:
        name = str(self._item.name)
        painting.text(painter, line, name, "table.button")
        if self._answer is not None and self._answer.talk_about:
            side = theme.current().size(22, table=True)
            left = line.left() + painting.text_width(name, "table.button") + side / 2
            if left + side <= line.right():
                icons.paint(painter, "message-circle", QRectF(left, line.center().y() - side / 2, side, side), "accent")

    def _paint_said(self, painter: QPainter, line: QRectF) -> float:
        """What was answered, at the end of the line; gives the width that it took."""
        assert self._answer is not None
        words = self._said or self._open
        number = words.isdigit()
        role, colour = ("table.key", "text.1") if number else ("table.label", "text.3" if self._open else "text.1")
        width = min(painting.text_width(words, role), line.width() * 0.62)
        place = QRectF(line.right() - width, line.top(), width, line.height())
        painting.text(
            painter, place, words, role, colour, align=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        part = self._instrument.part_of(self._item.id)
        if part.kind is Kind.LEVELS and self._answer.value is not None:
            side = theme.current().size(26, table=True)
            bars = QRectF(place.left() - side * 1.5, line.center().y() - side * 0.36, side * 1.1, side * 0.72)
            painting.bars(painter, bars, self._answer.value, of=len(part.allowed))
            width += side * 1.5
        return width
