"""One round of questions with the resident: where we are, what comes next, pauses, and the overview at the end."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from intake_app.instruments.navigator import Navigator
from ui import theme
from ui.answers.resident_asks import asked_now, due, fields_after, fields_beside
from ui.answers.resident_rows import ResidentLists
from ui.answers.voice_reading import VoiceReading
from ui.pages.table_asks import AsksScreen
from ui.pages.table_cards import CardsScreen
from ui.pages.table_depth import DepthScreen
from ui.pages.table_list import ListScreen
from ui.pages.table_more import MoreScreen
from ui.pages.table_overview import OverviewScreen
from ui.pages.table_question import QuestionScreen
from ui.pages.table_rest import done_screen, pause_screen
from ui.pages.table_screen import BASE, TableScreen, fit
from ui.pages.table_web import WebScreen

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from intake_app.domain.dossier import Dossier
    from intake_app.domain.vocabulary import RaterRole
    from intake_app.instruments.model import ExtraField, Instrument
    from ui.read_aloud import Voice
    from ui.session import Session
    from ui.widgets.buttons import Button
from typing_extensions import override


class TableRound(QWidget):
    """The screens of one instrument for the resident. Screens that are not in front hold nothing that shows."""

    moved = Signal(str)
    """We stand at another item now; "" is the overview."""
    larger_requested = Signal()
    finished = Signal()
    """The laptop goes back to the consultant."""

    def __init__(
        self,
        session: Session,
        instrument: Instrument,
        rater: RaterRole,
        voice: Voice | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.reading = VoiceReading(session, instrument, rater, self)
        self.lists = ResidentLists(self.reading)
        self.navigator: Navigator | None = None
        self._offered: set[str] = set()
        self._before_pause: TableScreen | None = None
        self._after: Callable[[], None] = self._ask
        self._close = False
        self._stack = QStackedLayout(self)
        self.question = QuestionScreen(self.reading, voice, self.lists)
        self.overview = OverviewScreen(self.reading)
        self.pause = pause_screen()
        self.done = done_screen(_first_name(session), web=instrument.has_web())
        self._web: WebScreen | None = None
        self._cards: CardsScreen | None = None
        self._depth: DepthScreen | None = None
        self._more: MoreScreen | None = None
        self._asks: AsksScreen | None = None
        self._list: ListScreen | None = None
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
        self.lists.show(dossier)
        self.reading.show(dossier)
        if self.question.web is not None:
            self.question.web.set_name(dossier.person.first_name)
        if self.overview.web is not None:
            self.overview.web.set_name(dossier.person.first_name)
        self.overview.set_consultant(_first_name(self._session))
        if self.navigator is None:
            items = [item.id for item in self.reading.instrument.items]
            last = "" if self.reading.ready else resume_at
            answered = self.reading.scored_items
            self._move(Navigator.start(items, answered, last, passed_over(items, answered, last)))
        self.overview.set_skipped(self.skipped)
        if self._list is not None and self.screen_in_front is self._list:
            self._fill_list(self._list.key)

    def start_again(self) -> None:
        """Find the place anew when the dossier is shown next: the page was opened again."""
        self.navigator = None

    @property
    def skipped(self) -> frozenset[str]:
        """Questions that were passed without an answer."""
        return self.navigator.skipped - self.navigator.answered if self.navigator is not None else frozenset()

    def go_to(self, item: str) -> None:
        """Ask one question."""
        if self.navigator is not None:
            self._move(self.navigator.go_to(item))

    def escape(self) -> bool:
        """Close what lies over the question. False when nothing does."""
        if self.screen_in_front in (self._web, self._cards, self._more):
            self._ask()
        elif self.screen_in_front in (self._asks, self._list):
            self._leave_small()
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
            self.overview.set_skipped(self.skipped)
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
        """On to the next question, past the fields that belong to what was just answered."""
        if self.navigator is None or self.screen_in_front is not self.question:
            return
        self.question.commit()
        here, form = self.navigator.current, self.reading.instrument
        fields = due(form, fields_beside(form, here), self.reading.answers, here)
        if fields and here not in self._offered:
            self._offered.add(here)
            self._ask_fields(fields, then=self._next_item)
        else:
            self._next_item()

    def _next_item(self) -> None:
        if self.navigator is not None:
            answered = self.reading.scored(self.navigator.current)
            self._move(self.navigator.next() if answered else self.navigator.skip())

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

    def _show_more(self, buttons: Sequence[Button]) -> None:
        if self._more is None:
            self._more = MoreScreen()
            self._more.closed.connect(self._ask)
            self._stack.addWidget(self._more)
        self._more.show_buttons(buttons)
        self._front(self._more)

    def _show_fields(self) -> None:
        here, form = self.place, self.reading.instrument
        if not here:
            return  # at the overview; the question that asked is on its way out
        fields = asked_now(form, fields_beside(form, here), self.reading.answers, here)
        if fields:
            self._ask_fields(fields, then=self._ask)

    def _ask_fields(self, fields: Sequence[ExtraField], *, then: Callable[[], None]) -> None:
        self.commit()
        self._after = then
        self._asks_screen().ask_fields(self.place, str(self.reading.instrument.item(self.place).name), fields)
        self._front(self._asks_screen())

    def _show_list(self, key: str) -> None:
        if self._list is None:
            self._list = ListScreen()
            self._list.closed.connect(self._ask)
            self._list.row_requested.connect(self._show_row)
            self._stack.addWidget(self._list)
        self._after = self._ask
        self._fill_list(key)
        self._front(self._list)

    def _fill_list(self, key: str) -> None:
        if self._list is not None:
            rows = self.lists.row_list(key)
            self._list.show_list(
                key, str(rows.plain), self.lists.lines(key), full=self.lists.full(key), own=self.lists.own(key)
            )

    def _show_row(self, item: str) -> None:
        """Ask about one row, a new one when its name ends with the slash; then back to where the rows stand."""
        self.commit()
        key, _slash, row = item.partition("/")
        item = item if row else self.lists.new_row(key)
        self._after = self._ask if self.screen_in_front is self.question else partial(self._show_list, key)
        self._asks_screen().ask_row(item, self.lists.name(item), self.lists.asked(key))
        self._front(self._asks_screen())

    def _asks_screen(self) -> AsksScreen:
        if self._asks is None:
            self._asks = AsksScreen(self.reading)
            self._asks.closed.connect(self._leave_small)
            self._stack.addWidget(self._asks)
        return self._asks

    def _leave_small(self) -> None:
        """Back to where the small questions were asked from."""
        self.commit()
        after, self._after = self._after, self._ask
        after()

    def _show_overview(self) -> None:
        self.commit()
        if self.navigator is not None:
            self._move(replace(self.navigator, current=""))

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
            self._depth.fields_requested.connect(self._ask_after)
            self._stack.addWidget(self._depth)
        items = [item.id for item in self.reading.instrument.items]
        talk = [item for item in items if self.reading.answer(item).talk_about]
        self._depth.show_item(next(iter(talk or items)))
        self._front(self._depth)

    def _ask_after(self, item: str) -> None:
        """What else may be said of an axis, and back to what is strong and wanted there."""
        self.commit()
        self._after = lambda: self._front(self._depth) if self._depth is not None else None
        name = str(self.reading.instrument.item(item).name)
        self._asks_screen().ask_fields(item, name, fields_after(self.reading.instrument, item))
        self._front(self._asks_screen())

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
        scale, close = fit(self.width(), self.height(), look.text_scale * look.table_zoom)
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
        question.more_requested.connect(self._show_more)
        question.fields_requested.connect(self._show_fields)
        question.list_requested.connect(self._show_list)
        question.row_requested.connect(self._show_row)
        question.overview_requested.connect(self._show_overview)
        question.larger_requested.connect(self.larger_requested)
        overview.larger_requested.connect(self.larger_requested)
        question.part_chosen.connect(self.go_to)
        overview.item_chosen.connect(self.go_to)
        overview.back_requested.connect(self._previous)
        overview.depth_requested.connect(self._show_depth)
        overview.pause_requested.connect(self._pause)
        overview.ready_requested.connect(self._ready)
        self.pause.go_on_requested.connect(self._end_pause)
        self.done.go_on_requested.connect(self.finished)
        self.reading.answer_changed.connect(self._answered)


def passed_over(items: Sequence[str], answered: Collection[str], last: str) -> tuple[str, ...]:
    """Questions that were skipped, as far as can be told afterwards: open ones before the furthest that was reached."""
    reached = [place for place, item in enumerate(items) if item in answered or item == last]
    return tuple(item for item in items[: max(reached, default=0)] if item not in answered)


def _first_name(session: Session) -> str:
    return session.profile.consultant.split(" ")[0]
