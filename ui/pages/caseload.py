"""The first screen: what today asks, and how everybody's dossier stands (design 01 and 12)."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.i18n import _, format_day
from intake_app.services import caseload, working_lists, workload
from intake_app.services.caseload import Agenda, CaseloadRow
from intake_app.services.caseload_reasons import act_route
from ui.arriving import Arriving
from ui.listing_terms import list_terms_anew
from ui.pages.caseload_agenda import SCROLL_BAR, AgendaColumn, appointments_of
from ui.pages.caseload_asking import CaseloadAsking
from ui.pages.caseload_list import CaseloadList
from ui.pages.caseload_resume import ResumeBand
from ui.pages.page import Page
from ui.pages.print_actions import PrintActions
from ui.session import Session
from ui.theme import Theme
from ui.turns import Pieces
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LineField
from ui.widgets.layouts import column, held, row, see_through
from ui.widgets.text import Text

WIDEST = 1640  # px of the design, like those below
NARROW_UNDER, FOLDED_UNDER, CRAMPED_UNDER = 1400, 1190, 900
NEW, READ_IN = "nieuw", "inlezen"


class CaseloadPage(Page):
    """Search, agenda and list. "caseload/nieuw" opens the dialog for a new dossier, "caseload/inlezen" a file."""

    page_id = "caseload"
    needs_dossier = False
    back_route = ""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self.arriving = Arriving(session, self)
        self.arriving.arrived.connect(self.open)
        self._terms_listed = False

    @override
    def make_parts(self) -> Pieces:
        session = self.session
        self._agenda = AgendaColumn()
        self._agenda.setParent(self)
        yield
        routes = {one.id: str(one.name) for one in session.forms.templates.values()}
        self._list = CaseloadList(session.today(), routes)
        self._list.setParent(self)
        yield
        self._search = LineField(
            name="field_search", placeholder=_("Search on name, street or number"), icon="search", key_hint="Ctrl K"
        )
        self._search.setAccessibleName(_("Search"))
        self._asking = CaseloadAsking(session, self._search, self._list, self)
        self._asking.first_found.connect(self.open)
        self._greeting = Text("", "h1", name="greeting")
        self._day = Text("", "body", color="text.2", wrap=False)
        self._band = ResumeBand(session)
        self._today_button = Button(
            _("Today"),
            icon="sun",
            checkable=True,
            name="button_agenda",
            tip=_("Today and terms"),
            on_click=self._arrange,
        )
        self._prints = PrintActions(session, self)
        self._prints.refused.connect(lambda words, _again: session.failed.emit(words))
        self._build()
        self._connect()
        self._tick = QTimer(self)
        self._tick.setInterval(60_000)
        self._tick.timeout.connect(self._show_moment)
        self._tick.start()
        session.profile_changed.connect(self._show_moment)

    def title(self) -> str:
        """Name of this screen."""
        return _("Dossiers")

    # -- making ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        size = self.theme.size
        self._new = Button(_("New dossier"), kind=Kind.PRIMARY, icon="plus", name="button_new", tip=_("Ctrl N"))
        head = QHBoxLayout()
        head.setSpacing(size(12))
        self._welcome = held(column(self._greeting, self._day, gap=0))
        head.addWidget(self._welcome, 1)
        head.addWidget(self._today_button)
        head.addWidget(self._search, 1)
        head.addWidget(self._new)
        right = QVBoxLayout()
        right.setSpacing(size(16))
        right.addWidget(self._band)
        right.addWidget(self._list, 1)
        self._centre = QWidget()
        self._centre.setObjectName("column_list")
        self._centre.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(size(20))
        self._columns.addWidget(self._agenda)
        self._columns.addWidget(self._centre, 1)
        inside = QWidget()
        inside.setMaximumWidth(size(WIDEST))
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(size(24), size(18), size(24), size(20))
        whole.setSpacing(size(14))
        whole.addLayout(head)
        whole.addLayout(self._columns, 1)
        area = QScrollArea()  # only scrolls when the text is so large that no three rows fit
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(held(row(inside)))
        see_through(area)
        self.setLayout(row(area))

    def _connect(self) -> None:
        self._new.clicked.connect(self.new_dossier)
        self._agenda.open_requested.connect(self.open)
        self._band.resume_requested.connect(self.open)
        self._band.set_aside.connect(self.focus_start)
        shown = self._list
        shown.opened.connect(self._open_row)
        shown.new_requested.connect(self.new_dossier)
        shown.notes_requested.connect(self._search_notes)
        shown.import_requested.connect(self.import_dossier)
        shown.print_button.clicked.connect(self.print_now)
        shown.batch_button.clicked.connect(self.print_for_all)
        self._agenda.week.clicked.connect(lambda: self.session.navigate("week"))
        for keys, act in (
            ("Alt+L", shown.chips.enter),
            ("Alt+F", self._asking.to_filters),
            ("Alt+W", self._agenda.week.click),
            ("Esc", self._asking.clear),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # -- what the window asks ----------------------------------------------------------------------------------------

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        self._show_moment()
        self._asking.begin()
        self._ask_agenda()
        if not self._terms_listed:
            self._terms_listed = True
            list_terms_anew(self.session, self._ask_agenda, owner=self)
            self.session.run(partial(caseload.get_ready, query=self._asking.query()))
        if argument == NEW:
            QTimer.singleShot(0, self, self.new_dossier)
        elif argument == READ_IN:
            QTimer.singleShot(0, self, self.import_dossier)

    @override
    def focus_start(self) -> None:
        self._asking.focus_search()

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Alt L", _("To the lists of who may be forgotten")),
            ("Alt F", _("To the filters")),
            ("Alt W", _("This week and the next")),
            ("Ctrl P", _("Print the list")),
            ("Esc", _("Everybody again: no search, list or filter")),
        )

    # -- what comes of itself ----------------------------------------------------------------------------------------

    def _ask_agenda(self) -> None:
        self.session.run(caseload.agenda, self._show_agenda, owner=self, latest="agenda")
        self.session.run(workload.consultants, self._list.bar.show_consultants, owner=self, latest="consultants")
        self._band.ask()

    def _show_agenda(self, agenda: Agenda) -> None:
        now = self.session.now()
        self._agenda.show_agenda(agenda, now)
        self._list.model.set_today(self.session.today())
        self._list.model.set_appointments(appointments_of(agenda, self.session.today()))

    def _show_moment(self) -> None:
        """The greeting and the day; midnight changes more."""
        name = self.session.profile.consultant.split(" ")[0]
        self._greeting.setText(greeting(self.session.now(), name))
        day = format_day(self.session.today())
        if day != self._day.text():
            self._day.setText(day)
            if self._list.model.today != self.session.today():
                self._ask_agenda()

    # -- what the person does ----------------------------------------------------------------------------------------

    def open(self, case_id: UUID, route: str = "dossier") -> None:
        """Lay a dossier on the desk and go there."""
        self.session.open_dossier(case_id, lambda _dossier: self.session.navigate(route))

    def new_dossier(self) -> None:
        """Ask who it is about; the dossier opens when it is made."""
        from ui.dialogs.new_dossier import NewDossierDialog

        dialog = NewDossierDialog(self.session, self.window())
        dialog.made.connect(lambda case_id: self.open(case_id, "kennismaking"))
        dialog.known_chosen.connect(self.open)
        dialog.finished.connect(partial(self._dialog_closed, dialog))
        self.argument = NEW
        dialog.open()

    def import_dossier(self) -> None:
        """Read in a dossier file of somebody's choice."""
        self.argument = ""
        kinds = _("Dossier file, or PDF with data") + " (*.json *.pdf *.ktdossier)"
        chosen, _kind = QFileDialog.getOpenFileName(self.window(), _("Read in a dossier"), "", kinds)
        if chosen:
            self.arriving.read(Path(chosen))

    def _dialog_closed(self, dialog: QWidget, _result: int) -> None:
        dialog.deleteLater()
        if self.session.alive:
            self.argument = ""

    def _search_notes(self) -> None:
        self.session.navigate(f"notities/{self._search.text().strip()}")

    def _open_row(self, record: CaseloadRow) -> None:
        """Of a standard list to where somebody acts on it, else to the dossier."""
        mark = self._list.model.mark(record)
        self.open(record.case_id, act_route(mark) if mark is not None else "dossier")

    @override
    def print_now(self) -> None:
        """Put what shows on paper: the internal list of these dossiers in this order."""
        work = partial(working_lists.caseload_list, query=self._asking.query())
        self.session.run(work, lambda content: self._prints.print_out(content, _("Caseload list")), owner=self)

    def print_for_all(self) -> None:
        """One print of every dossier that shows, a file each."""
        from ui.dialogs.batch_print import BatchPrintDialog

        BatchPrintDialog(self.session, self._asking.query(), self.window()).open()

    # -- room --------------------------------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Narrow: a narrower left column. Under 1200 px or with large text: the agenda waits behind one button.

        Cramped (200 % on a small screen): buttons without words, and no greeting.
        """
        size = self.theme.size
        room = self.width() / self.theme.text_scale
        narrow, cramped = room < NARROW_UNDER, room < CRAMPED_UNDER
        folded = room < FOLDED_UNDER or self.theme.text_scale >= 1.5
        agenda_only = folded and self._today_button.isChecked()
        self._agenda.take_width(340 if narrow and not folded else 396)
        self._columns.setSpacing(size(16 if narrow else 20) - SCROLL_BAR)
        self._search.setMaximumWidth(size(WIDEST if cramped else 270 if folded else 380 if narrow else 420))
        self._greeting.set_role("h2" if folded else "h1")
        self._welcome.setVisible(not cramped)
        self._new.setText("" if cramped else _("New dossier"))
        self._new.setAccessibleName(_("New dossier"))
        self._today_button.setVisible(folded)
        self._agenda.setVisible(not folded or agenda_only)
        self._centre.setVisible(not agenda_only)
        self._list.fold(folded=folded, cramped=cramped)


def greeting(now: datetime, name: str) -> str:
    """Good morning, afternoon or evening, by the local time of day."""
    hour = now.astimezone().hour
    if hour < 12:
        words = _("Good morning, {name}") if hour >= 5 else _("Good evening, {name}")
    else:
        words = _("Good afternoon, {name}") if hour < 18 else _("Good evening, {name}")
    return words.format(name=name) if name else words.split(",")[0]
