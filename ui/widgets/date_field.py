"""A day, typed the way people write it or picked from a calendar. What was typed stays when it is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app import i18n
from intake_app.i18n import _
from ui import icons, theme
from ui.widgets import painting
from ui.widgets.fields import LineField
from ui.widgets.line_field import HEIGHT
from ui.widgets.typed_dates import Direction, NotADay, WrongWeekday, read_day

_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""What the calendar goes through when nothing else is said; a QDate goes on to years that no `date` has."""


class DateField(LineField):
    """A line for one day.

    Reads "15 dec", "15-12-2026", "di 15 december", "morgen", "over 2 weken"; `direction` says which year is meant
    when none is typed. Alt Down or F4 opens the calendar. `date_committed` follows on Enter, on leaving the field and
    from the calendar, only when the day changed; a wrong day emits `error_changed` with the sentence and nothing else.
    """

    date_committed = Signal(object)
    error_changed = Signal(str)

    def __init__(
        self,
        *,
        name: str = "",
        placeholder: str = "",
        today: Callable[[], date] = date.today,
        direction: Direction = Direction.NEAR,
        short: bool = False,
        weekday: bool = True,
        earliest: date | None = None,
        latest: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._today, self._direction, self._short, self._weekday = today, direction, short, weekday
        self._earliest, self._latest = earliest, latest
        self._day: date | None = None
        self._error = ""
        super().__init__(name=name, placeholder=placeholder, parent=parent)
        self._saving.timer.blockSignals(True)  # half a date is no date: only Enter and leaving count
        self._opener = _Opener(self)
        self._popup: CalendarPopup | None = None
        self.text_committed.connect(self._read)
        self._restyle()

    def value(self) -> date | None:
        """The day that was committed or set last."""
        return self._day

    def set_value(self, day: date | None) -> None:
        """Show a stored day, without emitting. Ignored while the person is typing, or while a wrong day stands here
        and the stored one is no other than before.
        """
        if self._error and day == self._day:
            return
        if not (self.hasFocus() and self.dirty):
            self._day = day
            self._tell("")
        self.set_text(self._words(day))

    def forget(self) -> None:
        """Be empty, also of what was typed wrong: the question is another one."""
        self._day = None
        self._tell("")
        self._saving.stored = ""
        self.setText("")

    def set_range(self, earliest: date | None, latest: date | None) -> None:
        """Days outside are refused with a sentence."""
        self._earliest, self._latest = earliest, latest

    @property
    def error(self) -> str:
        """The sentence that shows, "" when all is well."""
        return self._error

    def open_calendar(self) -> None:
        """Show the calendar under the field."""
        if self.isReadOnly() or not self.isEnabled():
            return
        self._popup = CalendarPopup(self, self._day or self._today(), self._earliest, self._latest)
        self._popup.picked.connect(self._picked)
        self._popup.open_below(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt_down or event.key() == Qt.Key.Key_F4:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._opener.place(self)

    def _restyle(self) -> None:
        self.setFixedHeight(theme.current().size(HEIGHT))
        self.set_margins(left=theme.current().size(28))
        if hasattr(self, "_opener"):
            self._opener.place(self)

    def _read(self, text: str) -> None:
        try:
            day = read_day(text, self._today(), self._direction)
        except WrongWeekday as wrong:
            shown = i18n.format_day(wrong.day)
            self._tell(_("That day is {day}. Choose another day.").format(day=shown))
            return
        except NotADay:
            self._tell(_("This day does not exist. Choose another day."))
            return
        self._accept(day)

    def _accept(self, day: date | None) -> None:
        outside = self._outside(day)
        if outside:
            self._tell(outside)
            return
        self._tell("")
        changed = day != self._day
        self._day = day
        self._saving.stored = self._words(day)
        self.setText(self._saving.stored)
        if changed:
            self.date_committed.emit(day)

    def _outside(self, day: date | None) -> str:
        if day is None:
            return ""
        if self._earliest is not None and day < self._earliest:
            return _("Choose a day from {day} on.").format(day=i18n.format_day(self._earliest))
        if self._latest is not None and day > self._latest:
            return _("Choose a day up to and including {day}.").format(day=i18n.format_day(self._latest))
        return ""

    def _picked(self, day: date) -> None:
        self._accept(day)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, sentence: str) -> None:
        if sentence != self._error:
            self._error = sentence
            self.set_error(sentence)
            self.error_changed.emit(sentence)

    def _words(self, day: date | None) -> str:
        if day is None:
            return ""
        year = day.year != self._today().year
        if self._short:
            return i18n.format_short_day(day) + (f" {day.year}" if year else "")
        words = i18n.format_day(day, weekday=False, year=year or not self._weekday)
        return f"{i18n.format_short_day(day).split()[0]} {words}" if self._weekday else words


class _Opener(QToolButton):
    """The calendar icon at the start of the field, 44 px wide to hit."""

    def __init__(self, field: DateField) -> None:
        super().__init__(field)
        self.setObjectName("button_calendar")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Alt Down does the same from the keyboard
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(_("Choose a day in the calendar"))
        self.setToolTip(_("Choose a day in the calendar"))
        self.clicked.connect(field.open_calendar)

    def place(self, field: DateField) -> None:
        width = theme.current().size(40)
        mirrored = field.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setGeometry(field.width() - width if mirrored else 0, 0, width, field.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme.current().size(18)
        left = (self.width() - side) / 2 + 1
        colour = "text.3" if not self.isEnabled() else "accent" if self.underMouse() else "text.2"
        icons.paint(QPainter(self), "calendar", QRectF(left, (self.height() - side) / 2, side, side), colour)


class CalendarPopup(QFrame):
    """A month to pick a day from; arrows move, Enter picks, Esc closes. More may be put in `body`."""

    picked = Signal(object)

    def __init__(self, parent: QWidget, day: date, earliest: date | None, latest: date | None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("calendar")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(8, 8, 8, 8)
        self.month = QCalendarWidget()
        theme.current().dress(self.month, "calendar", "menu")
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.month.setMinimumSize(theme.current().size(344), theme.current().size(330))
        self.month.setDateRange(_qdate(earliest or _FIRST_DAY), _qdate(latest or _LAST_DAY))
        self.month.setSelectedDate(_qdate(day))
        self._quieten()
        self.month.activated.connect(self._pick)
        self.month.clicked.connect(self._pick)
        self.body.addWidget(self.month)

    def open_below(self, field: QWidget) -> None:
        """Show under the field, or above it where the screen ends."""
        self.adjustSize()
        corner = field.mapToGlobal(QPoint(0, field.height() + 4))
        screen = field.screen().availableGeometry()
        if corner.y() + self.height() > screen.bottom():
            corner.setY(field.mapToGlobal(QPoint(0, 0)).y() - self.height() - 4)
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - self.width())))
        self.move(corner)
        self.show()
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme.current(), QPainter(self)
        painting.frame(painter, QRectF(self.rect()), 0, fill=look.color("bg.paper"), border=look.color("line.strong"))

    def _quieten(self) -> None:
        """No red Sundays, and arrows that are icons of ours."""
        plain, quiet = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(theme.current().color("text.1"))
        quiet.setForeground(theme.current().color("text.2"))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(weekday, plain)
        self.month.setHeaderTextFormat(quiet)
        for name, icon in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
            button = self.month.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(icons.icon(icon))
                button.setIconSize(QSize(20, 20))

    def _pick(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close()


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
