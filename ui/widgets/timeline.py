"""What happened when, to scale: a long silence between two contacts can be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip
from typing_extensions import override

from intake_app import i18n
from ui import theme
from ui.widgets import painting
from ui.widgets.picture import Picture


class MomentMark(StrEnum):
    """Square = signed, dot = contact, ring = today, dashed ring = planned."""

    SIGNED = "signed"
    CONTACT = "contact"
    TODAY = "today"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One point on the line: its day and a word or two."""

    day: date
    words: str
    mark: MomentMark = MomentMark.CONTACT


class Timeline(Picture):
    """Moments on one line, at distances that follow the days; solid up to today, dashed after it.

    Words that would run into each other are left out of the picture (signed, today and planned go first) and stay
    in the tooltip and in what a screen reader hears.
    """

    def __init__(self, moments: Sequence[Moment] = (), *, name: str = "") -> None:
        super().__init__(name=name)
        self._moments: tuple[Moment, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_moments(moments)

    def set_moments(self, moments: Sequence[Moment]) -> None:
        """Show other moments, in any order."""
        self._moments = tuple(sorted(moments, key=lambda moment: moment.day))
        heard = (f"{i18n.format_day(moment.day)}: {moment.words}" for moment in self._moments)
        self.setAccessibleName("; ".join(heard))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().size(480), theme.current().size(62))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().size(240), theme.current().size(62))

    def places(self) -> list[float]:
        """Where each moment stands on the line, in px from the left, to scale but at least a mark's width apart."""
        if not self._moments:
            return []
        size = theme.current().size
        left, right = size(62), self.width() - size(62)
        first, last = self._moments[0].day, self._moments[-1].day
        span = max(1, (last - first).days)
        found = [left + (right - left) * (moment.day - first).days / span for moment in self._moments]
        apart = size(20)
        for number in range(1, len(found)):
            found[number] = max(found[number], found[number - 1] + apart)
        overrun = found[-1] - right
        if overrun > 0 and len(found) > 1:
            found[-1] = right
            for number in range(len(found) - 2, -1, -1):
                found[number] = min(found[number], found[number + 1] - apart)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            found = [self.width() - place for place in found]
        return found

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            near = [
                moment
                for moment, place in zip(self._moments, self.places(), strict=True)
                if abs(place - event.pos().x()) < 14
            ]
            told = "\n".join(f"{i18n.format_day(moment.day)}: {moment.words}" for moment in near)
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._moments:
            return
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        places = self.places()
        middle = float(look.size(12))
        self._paint_line(painter, places, middle)
        for moment, place in zip(self._moments, places, strict=True):
            _paint_mark(painter, moment.mark, QPointF(place, middle))
        for number in self._worded(places):
            self._paint_words(painter, self._moments[number], places[number])

    def _paint_line(self, painter: QPainter, places: list[float], middle: float) -> None:
        look = theme.current()
        marks = [moment.mark for moment in self._moments]
        turn = marks.index(MomentMark.TODAY) if MomentMark.TODAY in marks else None
        if turn is None:
            past = [place for place, mark in zip(places, marks, strict=True) if mark is not MomentMark.PLANNED]
            now = past[-1] if past else places[0]
        else:
            now = places[turn]
        size = look.size
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        start = self.width() - size(20) if mirrored else size(20)
        painter.setPen(QPen(look.color("accent"), 2))
        painter.drawLine(QPointF(start, middle), QPointF(now, middle))
        if abs(places[-1] - now) > 1:
            dashed = QPen(look.color("line.strong"), 2)
            dashed.setDashPattern([3, 3])
            painter.setPen(dashed)
            painter.drawLine(QPointF(now, middle), QPointF(places[-1], middle))

    def _worded(self, places: list[float]) -> list[int]:
        """Which moments have room for their words: the telling ones first, then from the newest back."""
        rank = {MomentMark.TODAY: 0, MomentMark.PLANNED: 1, MomentMark.SIGNED: 2, MomentMark.CONTACT: 3}
        order = sorted(range(len(places)), key=lambda number: (rank[self._moments[number].mark], -number))
        taken: list[tuple[float, float]] = []
        shown = []
        for number in order:
            half = self._words_width(self._moments[number]) / 2
            reach = (places[number] - half - 6, places[number] + half + 6)
            if all(reach[1] <= start or reach[0] >= end for start, end in taken):
                taken.append(reach)
                shown.append(number)
        return sorted(shown)

    def _words_width(self, moment: Moment) -> float:
        strong = "strong" if moment.mark in (MomentMark.SIGNED, MomentMark.TODAY) else "body"
        return max(painting.text_width(_short(moment), strong), painting.text_width(moment.words, "small"))

    def _paint_words(self, painter: QPainter, moment: Moment, place: float) -> None:
        look = theme.current()
        width = self._words_width(moment) + 4
        left = max(0.0, min(place - width / 2, self.width() - width))
        role = "strong" if moment.mark in (MomentMark.SIGNED, MomentMark.TODAY) else "body"
        centre = Qt.AlignmentFlag.AlignCenter
        day = QRectF(left, look.size(24), width, look.line_height("body"))
        painting.text(painter, day, _short(moment), role, align=centre)
        words = QRectF(left, day.bottom() - 1, width, look.line_height("small"))
        painting.text(painter, words, moment.words, "small", "text.2", align=centre)


def _short(moment: Moment) -> str:
    """ "15 sep 2026" for what is signed and for today, "1 okt" otherwise."""
    words = i18n.format_short_day(moment.day).partition(" ")[2]
    year = moment.mark in (MomentMark.SIGNED, MomentMark.TODAY)
    return f"{words} {moment.day.year}" if year else words


def _paint_mark(painter: QPainter, mark: MomentMark, at: QPointF) -> None:
    look = theme.current()
    accent = look.color("accent")
    if mark is MomentMark.SIGNED:
        painting.frame(painter, QRectF(at.x() - 6.5, at.y() - 6.5, 13, 13), 2, fill=accent)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    if mark is MomentMark.CONTACT:
        painter.setBrush(accent)
        painter.drawEllipse(at, 6, 6)
        return
    pen = QPen(accent, 3) if mark is MomentMark.TODAY else QPen(look.color("line.strong"), 1.8)
    if mark is MomentMark.PLANNED:
        pen.setDashPattern([2, 1.6])
    painter.setPen(pen)
    painter.setBrush(look.color("bg.paper"))
    painter.drawEllipse(at, 6.5, 6.5)
