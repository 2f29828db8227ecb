"""The way through the portfolio at the table: forward, back, more about one line, a pause, and done."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget
from typing_extensions import override

from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import CaseEntity
from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.services import editing, portfolio
from ui import theme
from ui.pages.portfolio_table_screens import AskScreen, LinesScreen, PortfolioScreen
from ui.pages.portfolio_table_script import Many, Single, Step, named, script
from ui.pages.table_rest import RestScreen, pause_screen
from ui.pages.table_screen import BASE, TableScreen, fit
from ui.session import Session


class PortfolioRound(QWidget):
    """Shows one step of the script at a time. Every answer is kept at once; what is skipped stays open."""

    finished = Signal()
    larger_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._dossier: Dossier | None = None
        self._steps: tuple[Step, ...] = ()
        self.at = 0
        self._about: UUID | None = None  # the line that is asked about
        self._ask_at = 0
        self._close = False
        self._waiting = 0  # answers that are on their way to the vault
        self._go_on = False
        self._stack = QStackedLayout(self)
        self.asking = AskScreen()
        self.lines = LinesScreen()
        self.pause = pause_screen()
        self.done = RestScreen(
            "screen_portfolio_done",
            _("My portfolio is ready for now"),
            _("Go on together"),
            below=_("I can always go on."),
        )
        for screen in (self.asking, self.lines, self.pause, self.done):
            self._stack.addWidget(screen)
        self._connect()

    @property
    def screen_in_front(self) -> TableScreen:
        """What the resident looks at."""
        screen = self._stack.currentWidget()
        assert isinstance(screen, TableScreen)
        return screen

    def start_again(self) -> None:
        """Begin at the first step."""
        self.at, self._about = 0, None
        self._waiting, self._go_on = 0, False

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what is stored now; the step in front stays in front."""
        fresh = self._dossier is None or self._dossier.case.id != dossier.case.id
        self._dossier = dossier
        if fresh:
            self.start_again()
        self._steps = script(dossier, self._session.fields_off)
        self.at = min(self.at, len(self._steps) - 1)
        if fresh or self.screen_in_front in (self.asking, self.lines):
            self._ask()

    def commit(self) -> None:
        """Give what was typed but not yet told."""
        self.screen_in_front.commit()

    def focus_start(self) -> None:
        """Put the cursor where the person begins."""
        self.screen_in_front.focus_start()

    def escape(self) -> bool:
        """Close what lies over the list. False when nothing does."""
        if self.screen_in_front is self.pause:
            self._ask(stand=True)
        elif self._about is not None:
            self._leave_line()
        else:
            return False
        return True

    def fit(self) -> None:
        """Draw everything as large as this window allows."""
        look = theme.current()
        scale, close = fit(self.width(), self.height(), look.text_scale * look.table_zoom)
        look.fit_table(round(BASE[0] * scale), round(BASE[1] * scale))
        self._close = close
        self.screen_in_front.set_close(close)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    # -- moving --------------------------------------------------------------------------------------------------

    def _ask(self, *, stand: bool = False) -> None:
        """Bring the step in front, filled with what is stored."""
        step, dossier = self._steps[self.at], self._dossier
        assert dossier is not None
        progress = _("{n} of {total}").format(n=self.at + 1, total=len(self._steps))
        screen: PortfolioScreen
        if isinstance(step, Single):
            screen = self.asking
            screen.ask(step.ask, step.read(dossier))
        elif (record := self._record(step, dossier)) is not None:
            screen = self.asking
            ask = step.asks[self._ask_at]
            screen.ask(named(ask, getattr(record, step.name)), getattr(record, ask.field))
        else:
            self._about = None
            screen = self.lines
            lines = [(one.id, getattr(one, step.name)) for one in step.records(dossier)]
            screen.show_lines(step.question, step.hint, lines, more=bool(step.asks))
        screen.show_place(progress, first=self.at == 0 and self._about is None)
        moved = self._stack.currentWidget() is not screen
        self._stack.setCurrentWidget(screen)
        screen.set_close(self._close)
        if moved or stand:
            screen.focus_start()

    def _record(self, step: Many, dossier: Dossier) -> CaseEntity | None:
        return next((one for one in step.records(dossier) if one.id == self._about), None)

    def _next(self) -> None:
        screen = self.screen_in_front
        if screen is self.lines and self.lines.waiting():
            self.lines.give()
            return
        screen.commit()
        if screen is self.asking and self.asking.wrong:
            return
        if self._waiting:
            self._go_on = True  # once what was typed is kept; a refusal stays at its question
            return
        self._forward()

    def _forward(self) -> None:
        step = self._steps[self.at]
        if self._about is not None and isinstance(step, Many):
            if self._ask_at + 1 < len(step.asks):
                self._ask_at += 1
                self._turn()
            else:
                self._leave_line()
        elif self.at + 1 < len(self._steps):
            self.at += 1
            self._turn()
        else:
            self._stack.setCurrentWidget(self.done)
            self.done.focus_start()

    def _previous(self) -> None:
        self.screen_in_front.commit()
        if self._about is not None:
            if self._ask_at:
                self._ask_at -= 1
                self._turn()
            else:
                self._leave_line()
        elif self.at:
            self.at -= 1
            self._turn()

    def _turn(self) -> None:
        """Another question: nothing of the former one stays."""
        self.asking.forget()
        self._ask(stand=True)

    def _leave_line(self) -> None:
        self.screen_in_front.commit()
        self._about = None
        self._turn()

    def _open(self, record: UUID) -> None:
        self._about, self._ask_at = record, 0
        self._turn()

    # -- answering -----------------------------------------------------------------------------------------------

    def _answered(self, value: object) -> None:
        step, case_id = self._steps[self.at], self._session.case_id
        if case_id is None:
            return
        self._waiting += 1
        if isinstance(step, Single):
            self._session.change(
                lambda desk: step.keep(desk, case_id, value), self._kept, on_refused=self._refused, owner=self
            )
        elif self._about is None:
            self._waiting -= 1
        else:
            record, field = self._about, step.asks[self._ask_at].field
            untold = getattr(step.make(case_id, ""), field)  # what is taken back is as before it was asked
            wanted = untold if value is None else value
            self._session.change(
                lambda desk: portfolio.keep_record(desk, step.kind, record, step.question, **{field: wanted}),
                self._kept,
                on_refused=self._refused,
                owner=self,
            )

    def _added(self, words: str) -> None:
        step, case_id = self._steps[self.at], self._session.case_id
        if case_id is None or not isinstance(step, Many):
            return
        made = step.make(case_id, words)
        more = bool(step.asks)
        self._session.change(
            lambda desk: portfolio.add_record(desk, made, step.question),
            lambda _changes: self._open(made.id) if more else self.lines.focus_start(),
            on_refused=self._refused,
            owner=self,
        )

    def _removed(self, record: UUID) -> None:
        step = self._steps[self.at]
        if isinstance(step, Many):
            self._session.change(lambda desk: editing.remove(desk, step.kind, record, step.question))

    def _kept(self, _changes: object) -> None:
        self._waiting = max(0, self._waiting - 1)
        self.asking.error.set_sentence("")
        if self._go_on and not self._waiting:
            self._go_on = False
            self._forward()

    def _refused(self, error: KeukentafelError) -> None:
        self._waiting, self._go_on = 0, False
        screen = self.screen_in_front
        if isinstance(screen, PortfolioScreen):
            screen.error.set_sentence(str(error))

    def _rest(self) -> None:
        self.screen_in_front.commit()
        self._stack.setCurrentWidget(self.pause)
        self.pause.focus_start()

    def _connect(self) -> None:
        for screen in (self.asking, self.lines):
            screen.next_requested.connect(self._next)
            screen.back_requested.connect(self._previous)
            screen.pause_requested.connect(self._rest)
            screen.larger_requested.connect(self.larger_requested)
        self.asking.answered.connect(self._answered)
        self.lines.added.connect(self._added)
        self.lines.opened.connect(self._open)
        self.lines.removed.connect(self._removed)
        self.pause.go_on_requested.connect(lambda: self._ask(stand=True))
        self.done.go_on_requested.connect(self.finished)
