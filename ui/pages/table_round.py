"""One round of questions with the resident: where we are, what comes next, pauses, and the overview at the end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from intake_app.domain.vocabulary import RaterRole
from intake_app.instruments.navigator import Navigator
from ui import theme
from ui.answers.voice_reading import VoiceReading
from ui.pages.table_cards import CardsScreen
from ui.pages.table_depth import DepthScreen
from ui.pages.table_overview import OverviewScreen
from ui.pages.table_question import QuestionScreen
from ui.pages.table_rest import done_screen, pause_screen
from ui.pages.table_screen import BASE, TableScreen, fit
from ui.pages.table_web import WebScreen

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from intake_app.domain.dossier import Dossier
    from intake_app.instruments.model import Instrument
    from ui.read_aloud import Voice
    from ui.session import Session
from typing_extensions import override


class TableRound(QWidget):
    """The screens of one instrument for the resident. Screens that are not in front hold nothing that shows."""

    moved = Signal(str)
    """We stand at another item now; "" is the overview."""
    finished = Signal()
    """The laptop goes back to the consultant."""

    def __init__(
        self, session: Session, instrument: Instrument, voice: Voice | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.reading = VoiceReading(session, instrument, RaterRole.RESIDENT, self)
        self.navigator: Navigator | None = None
        self._before_pause: TableScreen | None = None
        self._close = False
        self._stack = QStackedLayout(self)
        self.question = QuestionScreen(self.reading, voice)
        self.overview = OverviewScreen(self.reading)
        self.pause = pause_screen()
        self.done = done_screen(_first_name(session), web=instrument.has_web())
        self._web: WebScreen | None = None
        self._cards: CardsScreen | None = None
        self._depth: DepthScreen | None = None
        for screen in (self.question, self.overview, self.pause, self.done):
            self._stack.addWidget(screen)
        self._connect()

    @property
    def screen_in_front(self) -> TableScreen:
        """What the resident looks at."""
        screen = self._stack.currentWidget()
        assert isinstance(screen, TableScreen)
        return screen

    @property
    def place(self) -> str:
        """The item where we are; "" at the overview."""
        return self.navigator.current if self.navigator is not None else ""

    def show_dossier(self, dossier: Dossier, resume_at: str = "") -> None:
        """Show the resident's answers. The first time it goes on at `resume_at`, or else at the first open question."""
        self.reading.show(dossier)
        if self.question.web is not None:
            self.question.web.set_name(dossier.person.first_name)
        if self.overview.web is not None:
            self.overview.web.set_name(dossier.person.first_name)
        self.overview.set_consultant(_first_name(self._session))
        if self.navigator is None:
            items = [item.id for item in self.reading.instrument.items]
            last = "" if self.reading.ready else resume_at
            self._move(Navigator.start(items, answered=self.reading.scored_items, last=last))
        self.overview.refresh()

    def start_again(self) -> None:
        """Find the place anew when the dossier is shown next: the page was opened again."""
        self.navigator = None

    def go_to(self, item: str) -> None:
        """Ask one question."""
        if self.navigator is not None:
            self._move(self.navigator.go_to(item))

    def escape(self) -> bool:
        """Close what lies over the question. False when nothing does."""
        if self.screen_in_front in (self._web, self._cards):
            self._ask()
        elif self.screen_in_front is self._depth:
            self._front(self.overview)
        elif self.screen_in_front is self.pause:
            self._end_pause()
        else:
            return False
        return True

    def commit(self) -> None:
        """Give what was typed but not yet told."""
        self.screen_in_front.commit()
        if self._before_pause is not None:
            self._before_pause.commit()

    def focus_start(self) -> None:
        """Put the cursor where the person begins."""
        self.screen_in_front.focus_start()

    # -- moving ------------------------------------------------------------------------------------------------------

    def _move(self, navigator: Navigator) -> None:
        self.commit()
        self.navigator = replace(navigator, answered=frozenset(self.reading.scored_items))
        if self.navigator.at_end:
            self.overview.refresh()
            self._front(self.overview)
        else:
            self._ask()
        self.moved.emit(self.navigator.current)

    def _ask(self) -> None:
        if self.navigator is not None and not self.navigator.at_end:
            self.question.show_item(self.navigator)
        self._front(self.question)

    def _front(self, screen: TableScreen) -> None:
        self.screen_in_front.commit()
        self._stack.setCurrentWidget(screen)
        screen.set_close(self._close)
        screen.focus_start()

    def _next(self) -> None:
        if self.navigator is not None and self.screen_in_front is self.question:
            self.question.commit()
            open_now = self.reading.scored(self.navigator.current)
            self._move(self.navigator.next() if open_now else self.navigator.skip())

    def _previous(self) -> None:
        if self.navigator is not None:
            self._move(self.navigator.previous())

    def _answered(self, _item: str) -> None:
        if self.navigator is not None:
            self.navigator = replace(self.navigator, answered=frozenset(self.reading.scored_items))
            self.question.steps.set_done(self.navigator.answered)

    # -- other screens -----------------------------------------------------------------------------------------------

    def _pause(self) -> None:
        self.commit()
        self._before_pause = self.screen_in_front
        self._front(self.pause)

    def _end_pause(self) -> None:
        back, self._before_pause = self._before_pause, None
        self._front(back or self.question)

    def _show_cards(self) -> None:
        if self._cards is None:
            self._cards = CardsScreen(self.reading)
            self._cards.closed.connect(self._ask)
            self._stack.addWidget(self._cards)
        self._cards.show_item(self.reading.instrument.item(self.place))
        self._front(self._cards)

    def _show_web(self) -> None:
        if self._web is None:
            self._web = WebScreen(self.reading)
            self._web.closed.connect(self._ask)
            self._web.part_chosen.connect(self.go_to)
            self._stack.addWidget(self._web)
        self._web.show_item(self.place)
        self._front(self._web)

    def _show_depth(self) -> None:
        if self._depth is None:
            self._depth = DepthScreen(self.reading)
            self._depth.closed.connect(lambda: self._front(self.overview))
            self._stack.addWidget(self._depth)
        items = [item.id for item in self.reading.instrument.items]
        talk = [item for item in items if self.reading.answer(item).talk_about]
        self._depth.show_item(next(iter(talk or items)))
        self._front(self._depth)

    def _ready(self) -> None:
        self.reading.set_ready()
        self._front(self.done)

    # -- the window --------------------------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Draw everything as large as this window allows."""
        look = theme.current()
        scale, close = fit(self.width(), self.height(), look.text_scale)
        look.fit_table(round(BASE[0] * scale), round(BASE[1] * scale))
        self._close = close
        self.screen_in_front.set_close(close)

    def _connect(self) -> None:
        question, overview = self.question, self.overview
        question.next_requested.connect(self._next)
        question.back_requested.connect(self._previous)
        question.pause_requested.connect(self._pause)
        question.cards_requested.connect(self._show_cards)
        question.web_requested.connect(self._show_web)
        question.part_chosen.connect(self.go_to)
        overview.item_chosen.connect(self.go_to)
        overview.back_requested.connect(self._previous)
        overview.depth_requested.connect(self._show_depth)
        overview.pause_requested.connect(self._pause)
        overview.ready_requested.connect(self._ready)
        self.pause.go_on_requested.connect(self._end_pause)
        self.done.go_on_requested.connect(self.finished)
        self.reading.answer_changed.connect(self._answered)


def _first_name(session: Session) -> str:
    return session.profile.consultant.split(" ")[0]
