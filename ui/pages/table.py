"""At the table: full screen, for the resident. Nothing of anybody else, no codes, one thing at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain.vocabulary import RaterRole
from intake_app.i18n import _
from intake_app.instruments.kinds import Status
from intake_app.instruments.refusals import UnknownInstrument
from intake_app.services import conversations
from ui import theme
from ui.pages.page import Page
from ui.pages.table_rest import RestScreen, not_here_screen
from ui.pages.table_round import TableRound
from ui.read_aloud import Voice, system_voice
from ui.route import Route
from ui.widgets.layouts import lay_on
from ui.widgets.text import Text

if TYPE_CHECKING:
    from uuid import UUID

    from intake_app.domain.dossier import Dossier
    from intake_app.instruments.model import Instrument
    from intake_app.services.desk import Desk
    from ui.session import Session
    from ui.theme import Theme

DEFAULT_FORM = "spinnenweb"
ESCAPE_TWICE_MS = 1500
_ZOOM_KEYS = {"+": 1, "=": 1, "-": -1, "−": -1}


def table_voice(instrument: Instrument) -> RaterRole | None:
    """Who answers a form here: the resident, or a parent where it is for parents. None: it is not answered here."""
    if instrument.status is Status.OLD:
        return None
    return next((one for one in (RaterRole.RESIDENT, RaterRole.PARENT) if one in instrument.raters), None)


class TablePage(Page):
    """The argument of the route names the instrument. Esc twice goes back to the consultant."""

    page_id: ClassVar[str] = "tafel"
    full_screen: ClassVar[bool] = True
    own_messages: ClassVar[bool] = True
    back_route: ClassVar[str] = "beeld"

    def __init__(
        self, session: Session, theme: Theme, parent: QWidget | None = None, *, voice: Voice | None = None
    ) -> None:
        super().__init__(session, theme, parent)
        self._voice = voice or system_voice(self)
        self.round: TableRound | None = None
        self._nothing: RestScreen | None = None
        self._case_id: UUID | None = None
        self._conversation_id: UUID | None = None
        self._places: dict[str, str] = {}  # of this dossier: the item where each form was left
        self._trouble = ""
        self._line = Text("", "table.label", color="text.2", align=Qt.AlignmentFlag.AlignHCenter, name="calm_line")
        self._line.hide()
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(ESCAPE_TWICE_MS)
        self._leaving.timeout.connect(self._calm)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._line)
        lay_on(self, "table")
        self.setMinimumSize(480, 320)  # screens that are not in front must not keep the window large
        details = QShortcut(QKeySequence("Ctrl+I"), self)
        details.activated.connect(self._tell)
        session.failed.connect(self._note_trouble)
        session.changes.save_failed.connect(self._note_trouble)
        session.changes.saved.connect(self._saved)

    @override
    def title(self) -> str:
        return _("At the table")

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument or DEFAULT_FORM)
        if self.round is not None and self.round.reading.instrument.id == self.argument:
            self.round.start_again()
            return
        self._drop_round()
        try:
            instrument = self.session.forms.instrument(self.argument)
        except UnknownInstrument:
            instrument = self.session.forms.instrument(DEFAULT_FORM)
            self.argument = DEFAULT_FORM
        rater = table_voice(instrument)
        if rater is None:
            self._show_nothing_here()
            return
        self.round = TableRound(self.session, instrument, rater, self._voice)
        self.round.moved.connect(self._remember)
        self.round.larger_requested.connect(self._larger)
        self.round.finished.connect(self._go_back)
        self._column.insertWidget(0, self.round, 1)

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        if self.round is None:
            return
        if dossier.case.id != self._case_id:
            self._case_id = dossier.case.id
            self._places.clear()
            self.round.start_again()
        talk = conversations.open_conversation(dossier)
        self._conversation_id = talk.id if talk else None
        kept = Route.parse(talk.resume_at) if talk else Route("")
        here = kept.page == self.page_id and kept.argument == self.argument
        self.round.show_dossier(dossier, self._places.get(self.argument, kept.field if here else ""))

    @override
    def focus_start(self) -> None:
        if self.round is not None:
            self.round.focus_start()
        elif self._nothing is not None:
            self._nothing.focus_start()

    @override
    def focus_field(self, name: str) -> None:
        if self.round is not None and any(item.id == name for item in self.round.reading.instrument.items):
            self.round.go_to(name)
        else:
            super().focus_field(name)

    @override
    def place(self) -> str:
        item = self.round.place if self.round is not None else ""
        return str(Route(self.page_id, self.argument, item))

    @override
    def leave(self) -> bool:
        if self.round is not None:
            self.round.commit()
        if self._voice is not None:
            self._voice.stop()
        return True

    @override
    def print_route(self) -> str:
        return ""

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        return (
            ("0 – 9, End", _("A value, or 10")),
            ("← →", _("One lower or higher")),
            (_("Space"), _("I want to talk about this")),
            ("Enter", _("Next question")),
            ("+, −", _("Larger or smaller letters here")),
            (_("Esc, twice"), _("Back to the consultant")),
            ("Ctrl I", _("What went wrong, when there is a message")),
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.text() in _ZOOM_KEYS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_ZOOM_KEYS[event.text()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QAbstractButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    # -- larger letters ----------------------------------------------------------------------------------------------

    @override
    def zoom(self, step: int) -> bool:
        """Larger (1), smaller (-1) or ordinary (0) letters at the table only; kept until the desk is locked."""
        steps = self._zooms()
        here = steps.index(self.session.table_zoom) if self.session.table_zoom in steps else 0
        self._use_zoom(steps[max(0, min(len(steps) - 1, here + step))] if step else steps[0])
        return True

    def _larger(self) -> None:
        """One step larger, and from the largest back to the ordinary size: one button is enough."""
        steps = self._zooms()
        self._use_zoom(steps[0]) if self.session.table_zoom >= steps[-1] else self.zoom(1)

    def _zooms(self) -> list[float]:
        """How much larger letters can be here: with the text size of the laptop never more than double."""
        most = theme.TEXT_SCALES[-1] / self.theme.text_scale
        return [one for one in theme.TEXT_SCALES if one <= most + 0.001]

    def _use_zoom(self, zoom: float) -> None:
        self.session.table_zoom = zoom
        if self.isVisible():
            self.theme.zoom_table(zoom)
            if self.round is not None:
                self.round.fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.theme.zoom_table(min(self.session.table_zoom, self._zooms()[-1]))
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.theme.zoom_table(1.0)  # the consultant's pages also have keys of the table

    # -- going back --------------------------------------------------------------------------------------------------

    def _escape(self) -> None:
        if self.round is not None and self.round.escape():
            return
        if self._leaving.isActive():
            self._go_back()
            return
        self._leaving.start()
        name = self.session.profile.consultant.split(" ")[0]
        words = _("Press Esc once more: back to {name}.").format(name=name) if name else _("Press Esc once more.")
        self._line.setText(words)
        self._line.show()

    def _go_back(self) -> None:
        self._leaving.stop()
        self._calm()
        self.session.navigate(self.back_route)

    def _remember(self, item: str) -> None:
        """Keep where we are, to go on there after a stop. With the first answer a conversation begins, if none runs."""
        self._places[self.argument] = item
        case_id, talk = self._case_id, self._conversation_id
        answered = self.round is not None and self.round.reading.scored_items
        if case_id is None or not (talk or answered):
            return
        where = str(Route(self.page_id, self.argument, item))

        def work(desk: Desk) -> object:
            running = talk or conversations.start_conversation(desk, case_id).id
            return conversations.remember_place(desk, running, where)

        if talk is None:
            self.session.change(work, on_refused=lambda _error: None, owner=self)
        else:
            self.session.run(work, on_refused=lambda _error: None, owner=self, latest="remember_place")

    def _show_nothing_here(self) -> None:
        self._nothing = not_here_screen(self.session.profile.consultant.split(" ")[0])
        self._nothing.go_on_requested.connect(self._go_back)
        self._column.insertWidget(0, self._nothing, 1)

    def _drop_round(self) -> None:
        if self._nothing is not None:
            former_screen, self._nothing = self._nothing, None
            former_screen.hide()
            former_screen.setParent(None)
            former_screen.deleteLater()
        if self.round is not None:
            former, self.round = self.round, None
            former.hide()
            former.setParent(None)
            former.deleteLater()

    # -- what goes wrong ---------------------------------------------------------------------------------------------

    def _note_trouble(self, sentence: str) -> None:
        """The resident sees one calm line; the sentence itself waits for the consultant."""
        self._trouble = sentence
        self._calm()

    def _saved(self, _moment: object) -> None:
        if self._trouble and not self.session.changes.unsaved:
            self._trouble = ""
            self._calm()

    def _calm(self) -> None:
        name = self.session.profile.consultant.split(" ")[0]
        waiting = _("One moment. {name} is having a look.").format(name=name) if name else _("One moment, please.")
        self._line.setText(waiting if self._trouble else "")
        self._line.setVisible(bool(self._trouble))

    def _tell(self) -> None:
        """Show the whole message, or the calm line again (Ctrl I)."""
        if not self._trouble:
            return
        if self._line.text() == self._trouble:
            self._calm()
        else:
            self._line.setText(self._trouble)
