"""The left column of the caseload: who comes today, which dates come near, who was not spoken to for long."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain.vocabulary import ContactKind
from intake_app.i18n import _, format_short_day, format_time, ngettext
from ui import theme
from ui.models.moments import left_words, weeks_words
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Icon, Rule
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.status import LabelChip, LabelKind
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.services.caseload import Agenda, AgendaItem, Overdue, Term

NEAR = 3  # days from which a term gets colour
SCROLL_BAR = 14  # px that the column keeps free beside its cards
SHOWN = 3  # lines of a card before "show all"

_PLACE_ICONS = {
    ContactKind.HOME: "map-pin",
    ContactKind.OFFICE: "map-pin",
    ContactKind.WORKPLACE: "map-pin",
    ContactKind.OUTDOORS: "map-pin",
    ContactKind.PHONE: "phone",
    ContactKind.VIDEO: "tv",
    ContactKind.MESSAGE: "message-circle",
    ContactKind.LETTER: "mail",
}


class Line(QAbstractButton):
    """A line that opens a dossier. Its parts are laid out like any widget; the line as a whole is the button."""

    def __init__(self, spoken: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._layout = QHBoxLayout(self)
        size = theme.current().size
        self._layout.setContentsMargins(size(16), size(6), size(16), size(6))
        self._layout.setSpacing(size(12))

    def fill(self, *parts: QWidget, stretch: int) -> None:
        """Put parts from left to right; the one at `stretch` takes the room that is left."""
        for number, part in enumerate(parts):
            if not isinstance(part, QAbstractButton):
                part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._layout.addWidget(part, 1 if number == stretch else 0)
        self.updateGeometry()

    def ring_rect(self) -> QRectF:
        """The focus ring lies inside the line."""
        return QRectF(self.rect()).adjusted(7, 6, -7, -6)

    @override
    def sizeHint(self) -> QSize:
        return self._layout.sizeHint().expandedTo(QSize(0, theme.current().size(54)))

    @override
    def hasHeightForWidth(self) -> bool:
        return self._layout.hasHeightForWidth()

    @override
    def heightForWidth(self, width: int) -> int:
        return max(theme.current().size(54), self._layout.heightForWidth(width))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.underMouse() or self.isDown():
            painter = QPainter(self)
            painter.fillRect(self.rect(), theme.current().color("line.soft" if self.isDown() else "bg.sunken"))


class AgendaCard(Card):
    """A card with a heading and lines; empty it says so in one sentence."""

    def __init__(self, title: str, icon: str, name: str, empty: str) -> None:
        super().__init__(title, icon=icon, divided=True, padding=0, gap=0, name=name)
        self._empty = empty
        self._lines: list[Line] = []
        self._all = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @property
    def lines(self) -> Sequence[Line]:
        """The lines that are there now."""
        return self._lines

    def set_lines(self, makers: Sequence[Callable[[], Line]], note: str = "") -> None:
        """Show other lines. Only a few are made; the others wait behind "show all"."""
        clear(self.body)
        self._lines = []
        assert self.header is not None
        self.header.set_note(note)
        if not makers:
            size = theme.current().size
            words = Text(self._empty, "body", color="text.2", name="empty")
            words.setContentsMargins(size(16), size(14), size(16), size(16))
            self.add(words)
            return
        shown = len(makers) if self._all else SHOWN
        self._make(makers[:shown])
        if len(makers) > shown:
            self._offer_all(makers[shown:], len(makers))

    def _make(self, makers: Sequence[Callable[[], Line]]) -> None:
        for make in makers:
            if self._lines:
                self.add(Rule())
            self._lines.append(make())
            self.add(self._lines[-1])

    def _offer_all(self, others: Sequence[Callable[[], Line]], count: int) -> None:
        rule = Rule()
        more = Button(_("Show all {n}").format(n=count), kind=Kind.QUIET, name="button_show_all")

        def show_all() -> None:
            self._all = True
            first = len(self._lines)
            rule.hide()
            more.hide()
            self._make(others)
            self._lines[first].setFocus()

        more.clicked.connect(show_all)
        self.add(rule, more)


class AgendaColumn(ScrollColumn):
    """Three cards under each other that scroll by themselves."""

    open_requested = Signal(object)
    """Id of the dossier."""

    def __init__(self) -> None:
        super().__init__(name="column_agenda", margin=0)
        self._shown: tuple[Agenda, AgendaItem | None] | None = None
        self._cards = 0
        self.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.today = AgendaCard(_("Today"), "sun", "card_today", _("No appointments today."))
        self.terms = AgendaCard(_("Terms"), "hourglass", "card_terms", _("No terms in the coming three weeks."))
        self.unseen = AgendaCard(
            _("Long without contact"),
            "message-circle",
            "card_unseen",
            _("You spoke to everybody in the last four weeks."),
        )
        self.week = Button(_("This week and the next"), kind=Kind.QUIET, icon="calendar-days", name="button_week")
        self.add(self.today, held(row(self.week, None)), self.terms, self.unseen)

    def take_width(self, width: int) -> None:
        """Cards of `width` px of the design; the scroll bar, when there is one, stands beside them."""
        self._cards = width
        size = theme.current().size
        inside = self.widget()
        assert inside is not None
        inside.setFixedWidth(size(width))
        self.setFixedWidth(size(width) + SCROLL_BAR)

    @override
    def _restyle(self) -> None:
        if self._cards:  # else another look would let the list take the room of the cards
            self.take_width(self._cards)

    def show_agenda(self, agenda: Agenda, now: datetime) -> None:
        """Show what today asks."""
        upcoming = next((item for item in agenda.today if item.starts_at >= now), None)
        count = len(agenda.today)
        note = ngettext("{n} appointment", "{n} appointments", count).format(n=count) if count else ""
        shown = (agenda, upcoming)
        if shown == self._shown:
            return
        self._shown = shown
        self.today.set_lines([partial(self._appointment, item, item is upcoming) for item in agenda.today], note)
        soon = [partial(self._term, term) for term in agenda.terms]
        self.terms.set_lines(soon, _("coming 3 weeks") if agenda.terms else "")
        self.unseen.set_lines([partial(self._overdue, one) for one in agenda.long_without_contact])

    def _appointment(self, item: AgendaItem, first: bool) -> Line:
        time = format_time(item.starts_at)
        line = self._line(item.case_id, ", ".join(filter(None, (time, item.name, item.subject, item.place))), "today")
        when = Text(time, "name" if first else "body", wrap=False, tabular=True, align=Qt.AlignmentFlag.AlignTop)
        when.setFixedWidth(theme.current().size(50))
        words = [Text(item.name, "name", elide=True)]
        if item.subject:
            words.append(Text(item.subject, "small", elide=True))
        what = column(*words, gap=1)
        where = _place_words(item)
        if where:
            what.addLayout(row(Icon(_PLACE_ICONS[item.kind], size=15, color="text.2"), _quiet(where), gap=5))
        parts: list[QWidget] = [when, _held(what)]
        if first:
            button = Button(_("Open"), kind=Kind.PRIMARY, name="button_open_first")
            button.setAccessibleName(_("Open the dossier of {name}").format(name=item.name))
            button.clicked.connect(lambda _checked=False: self.open_requested.emit(item.case_id))
            parts.append(button)
        line.fill(*parts, stretch=1)
        return line

    def _term(self, term: Term) -> Line:
        left = left_words(term.days_left)
        line = self._line(term.case_id, ", ".join((term.name, term.what, left)), "term")
        tag = LabelChip(left, LabelKind.ATTENTION if term.days_left <= NEAR else LabelKind.PLAIN)
        day = Text(
            format_short_day(term.due_on), "small", color="text.2", wrap=False, align=Qt.AlignmentFlag.AlignRight
        )
        what = column(Text(term.name, "name", elide=True), Text(term.what, "small", elide=True), gap=1)
        until = column(tag, day, gap=2, align=Qt.AlignmentFlag.AlignRight)
        line.fill(_held(what), _held(until), stretch=0)
        return line

    def _overdue(self, one: Overdue) -> Line:
        weeks = weeks_words(one.weeks)
        line = self._line(one.case_id, ", ".join(filter(None, (one.name, one.phone, weeks))), "unseen")
        what = column(Text(one.name, "name", elide=True), gap=1)
        if one.phone:
            what.addLayout(row(Icon("phone", size=15, color="text.2"), _quiet(one.phone), gap=5))
        line.fill(_held(what), Text(weeks, "body", color="text.2", wrap=False), stretch=0)
        return line

    def _line(self, case_id: UUID, spoken: str, name: str) -> Line:
        line = Line(spoken, f"button_{name}_{case_id}")
        line.clicked.connect(lambda _checked=False: self.open_requested.emit(case_id))
        return line


def appointments_of(agenda: Agenda, day: date) -> dict[UUID, datetime]:
    """The first appointment of each dossier on `day`."""
    first: dict[UUID, datetime] = {}
    for item in agenda.today:
        if item.starts_at.astimezone().date() == day:
            first.setdefault(item.case_id, item.starts_at)
    return first


def _place_words(item: AgendaItem) -> str:
    if item.kind is ContactKind.PHONE:
        return item.place or _("By telephone")
    if item.kind is ContactKind.HOME:
        return item.place or _("At home")
    return item.place


def _quiet(words: str) -> Text:
    return Text(words, "small", color="text.2", elide=True)


def _held(layout: QVBoxLayout) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)
    return holder
