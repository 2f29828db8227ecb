"""How far things are: status icon with its word, task list, stage track, missing items and labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.i18n import _
from ui import icons, theme
from ui.widgets import painting
from ui.widgets.picture import Picture


class Status(StrEnum):
    """The six states that things of ours can be in."""

    DONE = "done"
    BUSY = "busy"
    WAITING = "waiting"
    NOT_YET = "not_yet"
    MISSING = "missing"
    SKIPPED = "skipped"


_LOOKS = {
    Status.DONE: ("circle-check", "done"),
    Status.BUSY: ("circle-dot", "accent"),
    Status.WAITING: ("circle-pause", "attention"),
    Status.NOT_YET: ("circle", "text.3"),
    Status.MISSING: ("circle-dashed", "text.3"),
    Status.SKIPPED: ("circle-minus", "text.3"),
}


def status_word(status: Status) -> str:
    """The word that always goes with the icon: klaar, bezig, wacht, nog niet, ontbreekt, overgeslagen."""
    return {
        Status.DONE: _("Done"),
        Status.BUSY: _("In progress"),
        Status.WAITING: _("Waiting"),
        Status.NOT_YET: _("Not yet"),
        Status.MISSING: _("Missing"),
        Status.SKIPPED: _("Skipped"),
    }[status]


def paint_status(painter: QPainter, rect: QRectF, status: Status) -> None:
    """Draw the icon of a state."""
    icon, colour = _LOOKS[status]
    icons.paint(painter, icon, rect, colour)


class StatusIcon(QLabel):
    """The icon of a state, with its word beside it unless `words` is "" (then the word is only heard)."""

    def __init__(self, status: Status, words: str | None = None, *, name: str = "") -> None:
        super().__init__()  # a label, so that screen readers read its word
        self._status = status
        self._words = status_word(status) if words is None else words
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._restyle)
        self._name()

    def set_status(self, status: Status, words: str | None = None) -> None:
        """Show another state; `words` as in the constructor."""
        self._status = status
        self._words = status_word(status) if words is None else words
        self._name()
        self._restyle()

    @override
    def sizeHint(self) -> QSize:
        size = theme.current().size
        words = int(painting.text_width(self._words, "small.strong")) + size(6) + 2 if self._words else 0
        return QSize(size(20) + words, size(24))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.start(painter)
        side = theme.current().size(20)
        paint_status(painter, QRectF(0, (self.height() - side) / 2, side, side), self._status)
        room = QRectF(self.rect()).adjusted(side + theme.current().size(6), 0, 2, 0)
        painting.text(painter, room, self._words, "small.strong")

    def _name(self) -> None:
        self.setText(self._words)
        self.setAccessibleName(self._words or status_word(self._status))
        self.setToolTip("" if self._words else status_word(self._status))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """One line of a task list: what it is, how far, and the reason or date in words."""

    id: str
    title: str
    note: str
    status: Status
    number: str = ""


class _RowButton(QPushButton):
    """A row that opens something: base of the task item and the missing item."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._restyle)

    def ring_radius(self) -> float:
        """Corner radius that the focus ring follows."""
        return theme.current().size(8)

    def ring_rect(self) -> QRectF:
        """Where the focus ring goes: inside the row, so that a card's edge does not cut it."""
        return QRectF(self.rect()).adjusted(5, 5, -5, -5)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().size(120), self.sizeHint().height())

    def _paint_hover(self, painter: QPainter) -> None:
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            inside = QRectF(self.rect()).adjusted(3, 2, -3, -2)
            painting.frame(painter, inside, theme.current().size(8), fill=theme.current().color("bg.sunken"))

    def _paint_two_lines(self, painter: QPainter, room: QRectF, upper: tuple[str, str], lower: tuple[str, str]) -> None:
        """Name and status line in the middle of `room`; each is (words, role)."""
        look = theme.current()
        high, low = look.line_height(upper[1]), look.line_height(lower[1]) if lower[0] else 0
        top = room.center().y() - (high + low) / 2
        painting.text(painter, QRectF(room.left(), top, room.width(), high), *upper)
        if lower[0]:
            painting.text(painter, QRectF(room.left(), top + high, room.width(), low), *lower, "text.2")

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class TaskItem(_RowButton):
    """One task: status icon (or number), name and status line; the current one lies on paper with a bar."""

    def __init__(self, row: TaskRow, *, icon: str = "", status_at_end: bool = False) -> None:
        super().__init__(name=f"task_{row.id}")
        self._icon, self._at_end = icon, status_at_end
        self._current = False
        self.row = row
        self.set_row(row)

    def set_row(self, row: TaskRow) -> None:
        """Show another state of the same task."""
        self.row = row
        self.setAccessibleName(f"{row.title}, {status_word(row.status)}")
        self.setAccessibleDescription(row.note)
        self.setToolTip(row.title if painting.text_width(row.title, "name") > self.width() else "")
        self.update()

    def set_current(self, current: bool) -> None:
        """Mark it as the one that shows now."""
        if current != self._current:
            self._current = current
            self.update()

    @property
    def current(self) -> bool:
        return self._current

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().size(236), theme.current().size(58))

    @override
    def ring_rect(self) -> QRectF:
        return QRectF(self.rect()).adjusted(4, 4, -4, -4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        rect = QRectF(self.rect())
        if self._current:
            width = look.line("border")
            plane, line = look.color("bg.paper"), look.color("line.soft")
            painting.frame(painter, rect, look.size(8), fill=plane, border=line, width=width)
            bar = QRectF(0, rect.height() * 0.22, look.size(4), rect.height() * 0.56)
            painting.frame(painter, bar, 1.5, fill=look.color("accent"))
        else:
            self._paint_hover(painter)
        side = look.size(22)
        start = QRectF(look.size(13), rect.center().y() - side / 2, side, side)
        right = look.size(10)
        if self._at_end:
            end = QRectF(
                rect.right() - look.size(12) - look.size(20),
                rect.center().y() - look.size(10),
                look.size(20),
                look.size(20),
            )
            paint_status(painter, end, self.row.status)
            right = look.size(40)
            self._paint_start(painter, start)
        else:
            paint_status(painter, start, self.row.status)
        room = rect.adjusted(look.size(46), 0, -right, 0)
        self._paint_two_lines(painter, room, (self.row.title, "name"), (self.row.note, "small"))

    def _paint_start(self, painter: QPainter, place: QRectF) -> None:
        if self.row.number:
            middle = Qt.AlignmentFlag.AlignCenter
            painting.text(painter, place, self.row.number, "name", "accent", align=middle)
        elif self._icon:
            icons.paint(painter, self._icon, place, "text.2")


class TaskList(QWidget):
    """Tasks under each other, in any order to be done; up and down move between them."""

    chosen = Signal(str)
    """Id of the task that the person opens."""

    def __init__(self, rows: Sequence[TaskRow] = (), *, name: str = "", status_at_end: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self._at_end = status_at_end
        self._current = ""
        self.items: list[TaskItem] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.current().size(2))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.set_rows(rows)

    def set_rows(self, rows: Sequence[TaskRow]) -> None:
        """Show these tasks; items of the same ids stay, so that the focus does."""
        if [item.row.id for item in self.items] == [row.id for row in rows]:
            for item, row in zip(self.items, rows, strict=True):
                item.set_row(row)
            return
        for item in self.items:
            self._layout.removeWidget(item)
            item.hide()
            item.deleteLater()
        self.items = [self._new_item(row) for row in rows]
        self.set_current(self._current)

    def set_current(self, id: str) -> None:
        """Mark the task that shows now; "" for none."""
        self._current = id
        for item in self.items:
            item.set_current(item.row.id == id)

    def _new_item(self, row: TaskRow) -> TaskItem:
        item = TaskItem(row, status_at_end=self._at_end)
        item.clicked.connect(lambda: self.chosen.emit(item.row.id))
        self._layout.addWidget(item)
        return item


class MissingItem(_RowButton):
    """What is missing and why; opens the field itself. `action` ("Kies tekst") replaces the chevron by words."""

    def __init__(self, title: str, reason: str = "", *, action: str = "", name: str = "") -> None:
        super().__init__(name=name)
        self._title, self._reason, self._action = title, reason, action
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(title)
        self.setAccessibleDescription(". ".join(part for part in (reason, action) if part))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        look = theme.current()
        lines = self._title_lines(width - look.size(16) - self._right())
        low = look.line_height("small") if self._reason else 0
        return max(look.size(56), int(lines * look.line_height("body") + low + look.size(16)))

    @override
    def sizeHint(self) -> QSize:
        width = max(self.width(), theme.current().size(200))
        return QSize(theme.current().size(260), self.heightForWidth(width))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        self._paint_hover(painter)
        rect = QRectF(self.rect())
        room = rect.adjusted(look.size(16), 0, -self._right(), 0)
        high = self._title_lines(int(room.width())) * look.line_height("body")
        low = look.line_height("small") if self._reason else 0
        top = rect.center().y() - (high + low) / 2
        painter.setFont(look.font("body"))
        painter.setPen(look.color("text.1"))
        upper = QRectF(room.left(), top, room.width(), high)
        painter.drawText(upper, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter), self._title)
        if self._reason:
            painting.text(painter, QRectF(room.left(), top + high, room.width(), low), self._reason, "small", "text.2")
        side = look.size(20)
        if self._action:
            end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painting.text(painter, rect.adjusted(0, 0, -look.size(16), 0), self._action, "strong", "accent", align=end)
        else:
            place = QRectF(rect.right() - look.size(14) - side, rect.center().y() - side / 2, side, side)
            icons.paint(painter, "chevron-right", place, "text.2")

    def _right(self) -> int:
        look = theme.current()
        if self._action:
            return int(painting.text_width(self._action, "strong")) + look.size(28)
        return look.size(44)

    def _title_lines(self, width: int) -> int:
        return painting.wrapped_lines(self._title, "body", width)


class StageTrack(Picture):
    """Eight dashes: what is done in the accent, a dot where we are, the rest quiet. The word is below or heard."""

    def __init__(self, stages: int = 8, *, current: int = 0, words: str = "", show_words: bool = True) -> None:
        super().__init__()
        self._stages, self._current, self._words, self._show_words = stages, current, words, show_words
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_stage(current, words)

    def set_stage(self, current: int, words: str) -> None:
        """Where we are: `current` from 0; `words` names the stage."""
        self._current, self._words = current, words
        self.setAccessibleName(
            _("{words}, stage {number} of {total}").format(words=words, number=current + 1, total=self._stages)
        )
        self.restyle()

    @override
    def sizeHint(self) -> QSize:
        look = theme.current()
        words = int(painting.text_width(self._words, "small")) + 2 if self._show_words else 0
        return QSize(max(look.size(92), words), look.size(10) + (look.line_height("small") if self._show_words else 0))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        track = QRectF(0, 0, look.size(92), look.size(10))
        paint_stage_track(painter, track, self._current, self._stages)
        if self._show_words:
            room = QRectF(0, track.bottom(), self.width(), look.line_height("small"))
            painting.text(painter, room, self._words, "small", "text.2")


def paint_stage_track(painter: QPainter, rect: QRectF, current: int, stages: int = 8) -> None:
    """The dashes and the dot inside `rect`, also for the delegates of tables."""
    look = theme.current()
    pitch = rect.width() / stages
    dash = pitch * 0.68
    middle = rect.center().y()
    for number in range(stages):
        left = rect.left() + number * pitch
        if number == current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent"))
            painter.drawEllipse(
                QRectF(left + dash / 2 - rect.height() / 2 + 0.5, rect.top(), rect.height(), rect.height())
            )
            continue
        pen = QPen(look.color("accent" if number < current else "line.soft"), max(2.5, rect.height() * 0.28))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(left + 1.5, middle), QPointF(left + dash - 1.5, middle))


class LabelKind(StrEnum):
    """What a label says: something plain, something chosen or to talk about, or a term that is near."""

    PLAIN = "plain"
    ACCENT = "accent"
    ATTENTION = "attention"
    ERROR = "error"


_LABELS = {
    LabelKind.PLAIN: ("bg.chip", "text.2"),
    LabelKind.ACCENT: ("accent.tint", "accent"),
    LabelKind.ATTENTION: ("attention.tint", "attention"),
    LabelKind.ERROR: ("error.tint", "error"),
}


class LabelChip(QLabel):
    """A small label of 26 px: words, with a clock when they ask for attention."""

    def __init__(
        self, text: str, kind: LabelKind = LabelKind.PLAIN, *, icon: str | None = None, name: str = ""
    ) -> None:
        super().__init__(text)
        self._text, self._kind = text, kind
        self._icon = ("clock" if kind is LabelKind.ATTENTION else "") if icon is None else icon
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._restyle)

    def set_text(self, text: str, kind: LabelKind | None = None) -> None:
        """Other words, of another kind when given."""
        self._text = text
        self.setText(text)
        if kind is not None:
            self._kind = kind
            self._icon = "clock" if kind is LabelKind.ATTENTION else ""
        self.setAccessibleName(text)
        self._restyle()

    @override
    def sizeHint(self) -> QSize:
        return QSize(int(label_width(self._text, self._icon)) + 1, theme.current().size(26))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.start(painter)
        paint_label(painter, QRectF(self.rect()), self._text, self._kind, self._icon)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def label_width(text: str, icon: str = "") -> float:
    """Width in px that a label takes."""
    size = theme.current().size
    return painting.text_width(text, "small.strong") + 2 * size(9) + (size(14) + size(5) if icon else 0)


def paint_label(painter: QPainter, rect: QRectF, text: str, kind: LabelKind, icon: str = "") -> None:
    """Draw a label, also for the delegates of tables."""
    look = theme.current()
    plane, ink = _LABELS[kind]
    painting.frame(painter, rect, look.size(8), fill=look.color(plane))
    room = rect.adjusted(look.size(9), 0, -look.size(9), 0)
    if icon:
        side = look.size(14)
        icons.paint(painter, icon, QRectF(room.left(), rect.center().y() - side / 2, side, side), ink)
        room.setLeft(room.left() + side + look.size(5))
    painting.text(painter, room.adjusted(0, 0, 2, 0), text, "small.strong", ink)
