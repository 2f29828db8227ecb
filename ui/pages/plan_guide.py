"""The column on the right: does the plan hold (the law first, then what is good), and who carries it (design 06)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from intake_app.domain.vocabulary import LegalGround
from intake_app.i18n import _, ngettext
from intake_app.instruments.grounds import Severity
from intake_app.services.completeness import Line
from ui import icons, theme
from ui.widgets import painting
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Icon, Rule
from ui.widgets.kept_rows import Filling, KeptRows
from ui.widgets.layouts import held, row
from ui.widgets.status import Status, paint_status
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.domain.planning import Plan
    from intake_app.instruments.library import FormLibrary

NO_BREAK = "\N{NO-BREAK SPACE}"


class GuideCard(Card):
    """ "Klopt het plan?": every line is a door to its field. Never a percentage."""

    opened = Signal(object)
    """The completeness Line that the person wants to mend or look at."""

    def __init__(self, first_name: str) -> None:
        super().__init__(_("Does the plan hold?"), icon="landmark", padding=0, gap=0, name="card_guide")
        self._first_name = first_name
        self._all = False
        self._lines: tuple[Line, ...] = ()
        self._actions: Mapping[str, str] = {}
        self._grounds = ""
        self.items: list[GuideItem] = []
        self._list = KeptRows()
        self.sum = _SumLine()
        self.add(self._list, self.sum)

    def show_lines(
        self, lines: Sequence[Line], actions: Mapping[str, str], plan: Plan, forms: FormLibrary, *, signing: bool
    ) -> None:
        """Show the guide; `actions` stand at the end of missing lines. `signing`: the plan is final already."""
        self._grounds = _ground_words(plan.legal_grounds, forms)
        if (self._lines, self._actions) != (tuple(lines), actions):
            self._lines, self._actions = tuple(lines), actions
            self._fill()
        blocking = sum(not line.done and line.item.blocks for line in lines)
        self.sum.show_count(blocking, signing=signing)

    def missing(self) -> list[GuideItem]:
        """The lines that are still asked for, in their order."""
        return [item for item in self.items if not item.line.done]

    def _fill(self) -> None:
        """Lines that stay keep their widget: an answer changes one or two of some forty."""
        self.items = []
        law = [line for line in self._lines if line.by_law]
        good = [line for line in self._lines if not line.by_law]
        with self._list.filling() as rows:
            if law:
                self._add_group(rows, self._grounds or _("Asked by law"), law)
            if good:
                self._add_group(rows, _("Good for {name}").format(name=self._first_name), good)
            self._add_toggle(rows)

    def _add_group(self, rows: Filling, title: str, lines: Sequence[Line]) -> None:
        rows.add(f"heading {title}", partial(_heading, title))
        for line in lines:
            if not self._shown(line):
                continue
            rows.add(f"rule {line.item.id}", Rule)
            item = rows.add(f"item {line.item.id}", self._new_item)
            item.show_line(line, self._actions.get(line.item.id, ""))
            self.items.append(item)
        rows.add(f"rule {title}", Rule)

    def _new_item(self) -> GuideItem:
        item = GuideItem()
        item.clicked.connect(lambda: self.opened.emit(item.line))
        return item

    def _shown(self, line: Line) -> bool:
        """What is done and would not have blocked is folded away, so that what is missing stands out."""
        return self._all or not line.done or line.item.severity is Severity.BLOCK or line.item.field in _ALWAYS

    def _add_toggle(self, rows: Filling) -> None:
        folded = sum(not (not line.done or line.item.blocks or line.item.field in _ALWAYS) for line in self._lines)
        if not folded:
            return
        words = (
            _("Show only what matters now")
            if self._all
            else ngettext("Also done: {n} line", "Also done: {n} lines", folded).format(n=folded)
        )
        rows.add(f"toggle {words}", lambda: held(row(self._toggle_button(words), None, margins=(12, 2))))
        rows.add("rule toggle", Rule)

    def _toggle_button(self, words: str) -> Button:
        icon = "chevron-up" if self._all else "chevron-down"
        return Button(words, kind=Kind.LINK, icon=icon, name="button_guide_all", on_click=self._toggle)

    def _toggle(self) -> None:
        self._all = not self._all
        self._fill()
        button = self.findChild(Button, "button_guide_all")
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)


_ALWAYS = ("plan/own_words", "plan/steps", "plan/goals")
"""Fields whose lines always show: they are what the two make together."""


def _heading(title: str) -> Text:
    heading = Text(title, "small", color="text.2")
    heading.setContentsMargins(*(theme.current().size(side) for side in (16, 8, 16, 8)))
    return heading


def _ground_words(grounds: Sequence[LegalGround], forms: FormLibrary) -> str:
    named = (forms.ground(one) for one in grounds)
    return " · ".join(", ".join(part for part in (str(one.title), str(one.law)) if part) for one in named)


class GuideItem(QPushButton):
    """One line: its state, what is asked with the article, and at the end what to do about it."""

    line: Line

    def __init__(self) -> None:
        super().__init__()
        self._heights: dict[int, int] = {}  # by width, which a layout asks a dozen times over
        self._action = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.current().changed.connect(self._restyle)

    def show_line(self, line: Line, action: str) -> None:
        """What is asked, and `action`: what can be done about it while it is missing."""
        action = "" if line.done else action
        if getattr(self, "line", None) == line and action == self._action:
            return
        self.line, self._action = line, action
        item = line.item
        self.setObjectName(f"guide_{item.id}")
        state = _("Done") if line.done else _("Missing")
        self.setAccessibleName(", ".join(part for part in (item.title, item.article, state) if part))
        why = (
            _("Because: {reason} ({name})").format(reason=line.given.reason, name=line.given.given_by)
            if line.given
            else item.why
        )
        self.setAccessibleDescription(why if line.done else item.sentence)
        self.setToolTip(why)
        self._restyle()
        self.update()

    def _restyle(self) -> None:
        self._heights.clear()
        self.updateGeometry()

    def ring_rect(self) -> QRectF:
        """Where the focus ring goes: inside the row."""
        return QRectF(self.rect()).adjusted(5, 5, -5, -5)

    def ring_radius(self) -> float:
        """Corner radius that the focus ring follows."""
        return theme.current().size(8)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        look = theme.current()
        if width not in self._heights:
            _layout, height = self._laid_out(self._room(width).width())
            self._heights[width] = max(look.size(44), round(height) + look.size(14))
        return self._heights[width]

    @override
    def sizeHint(self) -> QSize:
        width = max(self.width(), theme.current().size(200))
        return QSize(theme.current().size(240), self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().size(160), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        if self.underMouse() or self.isDown():
            inside = QRectF(self.rect()).adjusted(3, 2, -3, -2)
            painting.frame(painter, inside, look.size(8), fill=look.color("bg.sunken"))
        side = look.size(20)
        place = QRectF(look.size(16), (self.height() - side) / 2, side, side)
        paint_status(painter, place, Status.DONE if self.line.done else Status.MISSING)
        self._paint_words(painter)
        if self._action:
            end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            rect = QRectF(self.rect()).adjusted(0, 0, -look.size(14), 0)
            painting.text(painter, rect, self._action, "strong", "accent", align=end)
        elif not self.line.done:
            chevron = QRectF(self.width() - look.size(12) - side, (self.height() - side) / 2, side, side)
            icons.paint(painter, "chevron-right", chevron, "text.2")

    def _paint_words(self, painter: QPainter) -> None:
        room = self._room(self.width())
        layout, height = self._laid_out(room.width())
        painter.setPen(theme.current().color("text.1"))
        layout.draw(painter, QPointF(room.left(), (self.height() - height) / 2))

    def _laid_out(self, width: float) -> tuple[QTextLayout, float]:
        """The title with the article, smaller and quieter, after it; and how high that is."""
        look = theme.current()
        item = self.line.item
        article = item.article.replace("lid ", f"lid{NO_BREAK}")  # same length: the format below stays right
        layout = QTextLayout(f"{item.title} {article}".strip(), look.font("body"))
        quiet = QTextLayout.FormatRange()
        quiet.start, quiet.length = len(item.title), len(item.article) + 1
        style = QTextCharFormat()
        style.setFont(look.font("small"))
        style.setForeground(look.color("text.2"))
        quiet.format = style
        if item.article:
            layout.setFormats([quiet])
        height = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height + (look.line_height("body") - line.height()) / 2))
            height += look.line_height("body")
        layout.endLayout()
        return layout, height

    def _room(self, width: int) -> QRectF:
        look = theme.current()
        left = look.size(16 + 20 + 9)
        action = painting.text_width(self._action, "strong") + look.size(24) if self._action else look.size(16)
        if not self._action and not self.line.done:
            action = look.size(36)
        return QRectF(left, 0, max(width - left - action, look.size(60)), 0)


class _SumLine(QWidget):
    """What that comes to, in words: "Nog 3 dingen. Dan kunnen jullie tekenen." """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("guide_sum")
        self._icon = Icon("info", color="text.2")
        self.words = Text("", "body", color="text.2", name="guide_sum_words")
        line = row(self._icon, self.words, gap=10, margins=(16, 10))
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_count(self, blocking: int, *, signing: bool) -> None:
        """Say how many things stand in the way of signing."""
        if signing:
            words = _("The plan is ready to be signed.")
        elif blocking:
            words = ngettext(
                "{n} more thing. Then you can sign.", "{n} more things. Then you can sign.", blocking
            ).format(n=blocking)
        else:
            words = _("Nothing stands in the way. You can sign.")
        self.words.setText(words)
        self._icon.set_icon("info" if blocking else "circle-check", "text.2" if blocking else "done")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        rect = QRectF(self.rect())
        painting.frame(painter, rect, look.size(11), fill=look.color("bg.sunken"))
        painter.fillRect(rect.adjusted(0, 0, 0, -look.size(11)), look.color("bg.sunken"))
