"""The screen on which both sign: the real page beside it, first telling, then ticking, then ink (design 07)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.i18n import _, ngettext
from intake_app.services import signing
from ui import theme
from ui.pages.sign_bars import FootBar, TopBar
from ui.pages.sign_otherwise import LaterPanel, PaperPanel
from ui.pages.sign_pads import PADS_AT_ONCE, PadsPanel
from ui.pages.table_screen import TableScreen
from ui.tasks import TaskRunner
from ui.widgets import painting
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, Kind, ReasonedButton
from ui.widgets.checks import CheckTile
from ui.widgets.fields import LineField, TextArea
from ui.widgets.layouts import row
from ui.widgets.pdf_view import PdfPageView
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.domain.planning import Plan

_THUMBS = 116  # px of the design beside the large page
_A4 = 210 / 297
_SMALLEST_ROOM = 1000  # px of the design: narrower, and the page steps behind a button


class SignScreen(TableScreen):
    """Shows who signs and takes their ink. What was done goes up as signals; the page stores it."""

    teach_back_told = Signal(str)
    ticked = Signal(str, bool)
    """A field of Plan that was made sure of, and whether."""

    def __init__(self, runner: TaskRunner, today: Callable[[], date]) -> None:
        super().__init__("screen_sign")
        self._today = today
        self.preview = PdfPageView(runner, name="preview_plan")
        self.read_aloud = Button(_("Read the plan aloud"), icon="volume-2", table=True, name="button_read_aloud")
        self.pause = Button(_("Stop for a moment"), icon="pause", table=True, name="button_pause")
        self.page_button = Button(
            _("Look at the plan"), icon="file-text", table=True, checkable=True, name="button_page"
        )
        self.page_button.clicked.connect(self._show_one_side)
        self.band = Banner(name="band_sign")
        self.teach_back = TextArea(name="field_teach_back", table=True, lines=1, grows=False)
        self.teach_back.text_committed.connect(lambda text: self.teach_back_told.emit(text.strip()))
        self.ticks = {
            "read_aloud": CheckTile(_("The plan is read aloud"), name="field_read_aloud", table=True),
            "copy_given": CheckTile(_("I get a copy"), name="field_copy_given", table=True),
            "interpreter_present": CheckTile(_("An interpreter is here"), name="field_interpreter_present", table=True),
        }
        for field, tile in self.ticks.items():
            tile.value_changed.connect(lambda on, field=field: self.ticked.emit(field, on))
        self.place = LineField(name="field_place", placeholder=_("Place"), max_length=60)
        self.place.setAccessibleName(_("Place"))
        self.pads, self.paper, self.later = PadsPanel(), PaperPanel(today), LaterPanel()
        self.on_paper = Button(_("Rather with pen on paper"), icon="printer", table=True, name="button_paper")
        self.sign_later = Button(_("Sign later"), kind=Kind.LINK, table=True, name="button_later")
        self.to_concept = Button(_("Back to concept"), kind=Kind.LINK, table=True, name="button_concept")
        self.fix = ReasonedButton(
            Button(_("Fix the plan"), kind=Kind.PRIMARY, icon="lock", table=True, name="button_fix")
        )
        self.on_paper.clicked.connect(lambda: self._choose(self.paper))
        self.sign_later.clicked.connect(lambda: self._choose(self.later))
        self._heads = [StepHead(1), StepHead(2, _("This is right")), StepHead(3, _("Signing"))]
        self._places = QWidget()
        self._ways = QStackedLayout(self._places)
        self._lay_out()

    # -- showing -----------------------------------------------------------------------------------------------------

    def show_plan(self, dossier: Dossier, plan: Plan) -> None:
        """Show what was told, ticked and signed."""
        signers = signing.signers(dossier, plan)
        name = dossier.person.first_name
        line = _("This is how we agreed it. Wanting something else is always possible: then we make version {n}.")
        self._line.setText(line.format(n=plan.version + 1))
        self._heads[0].set_title(_("{name} tells what is in the plan").format(name=name))
        self.teach_back.setAccessibleName(self._heads[0].title)
        self.teach_back.setPlaceholderText(_("In the words of {name}").format(name=name))
        self.teach_back.set_text(plan.teach_back)
        for field, tile in self.ticks.items():
            tile.set_value(getattr(plan, field))
        place, today = self.place.text().strip(), self._today()
        self.pads.show_signers(signers, place=place, today=today)
        self.paper.show_signers(signers, today=today)
        self.later.show_signers(signers, today=today)
        self._heads[0].set_done(bool(plan.teach_back.strip()))
        self._heads[1].set_done(plan.read_aloud or plan.copy_given)
        waiting = sum(not one.settled for one in signers)
        self._heads[2].set_done(not waiting)
        words = ngettext("One more signature", "{n} more signatures", waiting).format(n=waiting)
        self.fix.set_reason(words if waiting else "")
        self._fit()

    def start_on_screen(self) -> None:
        """Show the pads: the page was opened again."""
        self._ways.setCurrentWidget(self.pads)
        self._name_ways()
        self.page_button.setChecked(False)
        self._show_one_side()

    @override
    def focus_start(self) -> None:
        if self.teach_back.text().strip() and self.pads.focus_turn():
            return
        self.teach_back.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def commit(self) -> None:
        self.teach_back.commit()
        self.place.commit()
        self.later.commit()

    @override
    def space(self) -> None:
        super().space()
        size = theme.current().size
        self.middle.setContentsMargins(size(24), size(14), size(32), size(14))
        self.bar.setContentsMargins(0, 0, 0, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _choose(self, way: QWidget) -> None:
        """Go to another way of signing, or back to the pads."""
        self.commit()
        chosen = self.pads if self._ways.currentWidget() is way else way
        self._ways.setCurrentWidget(chosen)
        self._name_ways()
        if isinstance(chosen, PadsPanel):
            chosen.focus_turn()
        elif isinstance(chosen, PaperPanel | LaterPanel):
            chosen.focus_first()

    def _name_ways(self) -> None:
        now = self._ways.currentWidget()
        back = _("On the screen after all")
        self.on_paper.setText(back if now is self.paper else _("Rather with pen on paper"))
        self.on_paper.set_icon("pen-line" if now is self.paper else "printer")
        self.sign_later.setText(back if now is self.later else _("Sign later"))
        titles = {id(self.paper): _("Signing with pen on paper"), id(self.later): _("Signing later, or not")}
        self._heads[2].set_title(titles.get(id(now), _("Signing")))

    def _fit(self) -> None:
        look = theme.current()
        roomy = self.width() >= look.size(_SMALLEST_ROOM)
        self.page_button.setVisible(not roomy)
        if roomy:
            high = self.height() - look.size(2 * 76, table=True) - look.size(28)
            share = 0.42 if len(self.pads.cards) < PADS_AT_ONCE else 0.33
            across = min(high * _A4 + look.size(_THUMBS), self.width() * share)
            self.preview.setFixedWidth(round(across))
        else:
            self.preview.setMinimumWidth(0)
            self.preview.setMaximumWidth(16_777_215)
        message_above = look.size(40) < self.window().height() - self.height() and self.height() < look.size(760)
        self.teach_back.setFixedHeight(look.size(66 if message_above else 96, table=True))
        self._top.fit(self.width())
        self._foot.fit(self.width())
        self._show_one_side()
        self._fit_ticks()

    def _fit_ticks(self) -> None:
        """The ticks stand under each other where their words have no room side by side."""
        beside = self.preview.maximumWidth() if self.preview.isVisibleTo(self) else 0
        room = self.width() - (beside if beside < 16_777_215 else 0) - theme.current().size(24 + 32 + 32)
        widest = max(tile.sizeHint().width() for tile in self.ticks.values())
        fits = 3 * widest + theme.current().size(20) <= room
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        self._tick_row.setDirection(direction)

    def _show_one_side(self) -> None:
        """With little room either the page shows or what is to be done."""
        narrow = self.page_button.isVisibleTo(self)
        page = self.page_button.isChecked()
        self.preview.setVisible(not narrow or page)
        self._tasks.setVisible(not narrow or not page)

    def _lay_out(self) -> None:
        self._line = Text("", "table.min", color="text.2", name="page_line")
        self._top = TopBar(
            Text(_("Signing together"), "h1", wrap=False, name="page_title"),
            self._line,
            (self.page_button, self.read_aloud, self.pause),
        )
        self.top.addWidget(self._top)
        self.band.hide()
        for way in (self.pads, self.paper, self.later):
            self._ways.addWidget(way)
        self._tasks = QWidget()
        tasks = QVBoxLayout(self._tasks)
        tasks.setContentsMargins(0, 0, 0, 0)
        size = theme.current().size
        tasks.setSpacing(size(8))
        self._tick_row = row(*self.ticks.values(), gap=10)
        for number in range(self._tick_row.count()):
            self._tick_row.setStretch(number, 1)
        self.place.setFixedWidth(size(220))
        signing_head = row(self._heads[2], self.place, gap=12)
        signing_head.setStretch(0, 1)
        for item in (self.band, self._heads[0], self.teach_back, 4, self._heads[1], self._tick_row, 4, signing_head):
            if isinstance(item, int):
                tasks.addSpacing(size(item))
            elif isinstance(item, QWidget):
                tasks.addWidget(item)
            else:
                tasks.addLayout(item)
        tasks.addWidget(self._places, 1)
        across = QHBoxLayout()
        across.setSpacing(size(32))
        across.addWidget(self.preview)
        across.addWidget(self._tasks, 1)
        self.middle.addLayout(across, 1)
        self._foot = FootBar(self.on_paper, (self.sign_later, self.to_concept), self.fix)
        self.bar.addWidget(self._foot)
        self.space()


class StepHead(QWidget):
    """The number of a step in a circle, filled once it is done, with its title."""

    def __init__(self, number: int, title: str = "") -> None:
        super().__init__()
        self._number, self._done = number, False
        self._words = Text(title, "table.heading", name=f"step_title_{number}")
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(theme.current().size(44), 0, 0, 0)
        self._line.addWidget(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(theme.current().size(34))
        theme.current().changed.connect(self._restyle)

    @property
    def title(self) -> str:
        """The words beside the number."""
        return self._words.text()

    def set_title(self, title: str) -> None:
        """Other words beside the number."""
        self._words.setText(title)

    def set_done(self, done: bool) -> None:
        """Fill the circle, or leave it open."""
        if done != self._done:
            self._done = done
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        side = look.size(32)
        circle = QRectF(1, (self.height() - side) / 2, side, side)
        fill, ink = ("accent", "on.accent") if self._done else ("bg.paper", "accent")
        painting.frame(
            painter, circle, side / 2, fill=look.color(fill), border=look.color("accent"), width=look.line("border")
        )
        middle = Qt.AlignmentFlag.AlignCenter
        painting.text(painter, circle, str(self._number), "name", ink, align=middle)

    def _restyle(self) -> None:
        self.setMinimumHeight(theme.current().size(34))
        self._line.setContentsMargins(theme.current().size(44), 0, 0, 0)
        self.update()
