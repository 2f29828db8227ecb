"""The first screen: what today asks, and how everybody's dossier stands (design 01 and 12)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.i18n import _, format_day
from intake_app.services import caseload, conversations, working_lists, workload
from intake_app.services.caseload import (
    Agenda,
    CaseloadFilter,
    CaseloadListKind,
    CaseloadNarrowing,
    CaseloadQuery,
    CaseloadRow,
    CaseloadSort,
)
from intake_app.services.caseload_reasons import act_route, list_words
from intake_app.services.desk import Desk
from ui.arriving import Arriving
from ui.listing_terms import list_terms_anew
from ui.models.caseload_choice import CaseloadChoice
from ui.models.caseload_model import CaseloadModel
from ui.models.moments import said_at
from ui.pages.caseload_agenda import SCROLL_BAR, AgendaColumn, appointments_of
from ui.pages.caseload_list import CaseloadList, foot_words
from ui.pages.page import Page
from ui.pages.print_actions import PrintActions
from ui.session import Session
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LineField
from ui.widgets.layouts import column, held, row
from ui.widgets.text import Text

FIRST_ROWS = 40
WIDEST = 1640  # px of the design, like those below
NARROW_UNDER, FOLDED_UNDER, CRAMPED_UNDER = 1400, 1190, 900
NEW, READ_IN, PRINT_NOW = "nieuw", "inlezen", "print"
_SORTS = {
    CaseloadModel.RESIDENT: CaseloadSort.NAME,
    CaseloadModel.STAGE: CaseloadSort.PHASE,
    CaseloadModel.NEXT_STEP: CaseloadSort.NEXT_STEP,
    CaseloadModel.WHEN: CaseloadSort.NEXT_STEP_ON,
    CaseloadModel.LAST_CONTACT: CaseloadSort.LAST_CONTACT_ON,
}


@dataclass(frozen=True, slots=True)
class _Found:
    """A page of the caseload; `in_team` counts what the same search finds outside this tab, when it finds nothing."""

    page: caseload.CaseloadPage
    in_team: int


class CaseloadPage(Page):
    """Search, agenda and list. "caseload/nieuw" opens the dialog for a new dossier, "caseload/inlezen" a file."""

    page_id = "caseload"
    needs_dossier = False
    back_route = ""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self.arriving = Arriving(session, self)
        self.arriving.arrived.connect(self.open)
        self._view = session.caseload_view or CaseloadChoice()
        self._shown: CaseloadQuery | None = None
        self._open_first = False
        self._terms_listed = False
        self._agenda = AgendaColumn()
        routes = {one.id: str(one.name) for one in session.forms.templates.values()}
        self._list = CaseloadList(session.today(), routes)
        self._search = LineField(
            name="field_search", placeholder=_("Search on name, street or number"), icon="search", key_hint="Ctrl K"
        )
        self._search.setAccessibleName(_("Search"))
        self._search.set_text(self._view.search)
        self._greeting = Text("", "h1", name="greeting")
        self._day = Text("", "body", color="text.2", wrap=False)
        self._band = Banner(name="band_resume")
        self._unfinished: conversations.Unfinished | None = None
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
        self.setLayout(row(area))

    def _connect(self) -> None:
        self._search.textEdited.connect(lambda _text: self._ask())
        self._search.returnPressed.connect(self._open_found)
        self._new.clicked.connect(self.new_dossier)
        self._agenda.open_requested.connect(self.open)
        self._band.chosen.connect(self._resume)
        shown = self._list
        shown.opened.connect(self._open_row)
        shown.filter_chosen.connect(self._choose_filter)
        shown.suggestion_chosen.connect(self._search_for)
        shown.new_requested.connect(self.new_dossier)
        shown.notes_requested.connect(self._search_notes)
        shown.import_requested.connect(self.import_dossier)
        shown.show_all_requested.connect(self._show_all)
        shown.team_requested.connect(self._show_team)
        shown.model.rows_requested.connect(self._ask_rows)
        shown.model.sort_requested.connect(self._choose_order)
        shown.view.typed.connect(self._type_on)
        shown.chips.list_chosen.connect(self._choose_list)
        shown.filters_toggled.connect(lambda on: self._look(filters_open=on))
        shown.bar.narrowed.connect(self._narrow)
        shown.bar.cleared.connect(self.clear)
        shown.print_button.clicked.connect(self.print_list)
        shown.batch_button.clicked.connect(self.print_for_all)
        self._agenda.week.clicked.connect(lambda: self.session.navigate("week"))
        for keys, act in (
            ("Alt+L", shown.chips.enter),
            ("Alt+F", self._to_filters),
            ("Alt+W", self._agenda.week.click),
            ("Esc", self.clear),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # -- what the window asks ----------------------------------------------------------------------------------------

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        self._show_moment()
        self._list.filters.set_value(self._view.tab)
        self._show_order(self._view.sort, descending=self._view.descending)
        self._ask()
        self._ask_agenda()
        if not self._terms_listed:
            self._terms_listed = True
            list_terms_anew(self.session, self._ask_agenda)
            self.session.run(partial(caseload.get_ready, query=self._query()))
        if argument == NEW:
            QTimer.singleShot(0, self, self.new_dossier)
        elif argument == READ_IN:
            QTimer.singleShot(0, self, self.import_dossier)

    @override
    def focus_start(self) -> None:
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._search.selectAll()

    @override
    def focus_field(self, name: str) -> None:
        if name == PRINT_NOW:
            self.print_list()
        else:
            super().focus_field(name)

    @override
    def print_route(self) -> str:
        return f"{self.page_id}#{PRINT_NOW}"

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Alt L", _("To the lists of who may be forgotten")),
            ("Alt F", _("To the filters")),
            ("Alt W", _("This week and the next")),
            ("Ctrl P", _("Print the list")),
            ("Esc", _("Everybody again: no search, list or filter")),
        )

    # -- asking ------------------------------------------------------------------------------------------------------

    def _query(self) -> CaseloadQuery:
        self._view = self.session.caseload_view = replace(self._view, search=self._search.text())
        return CaseloadQuery(
            consultant=self.session.profile.consultant,
            filter=self._view.tab,
            search=self._view.search,
            today=self.session.today(),
            narrowed=self._view.narrowed,
            sort=self._view.sort,
            descending=self._view.descending,
            limit=FIRST_ROWS,
        )

    def _ask(self) -> None:
        query = self._query()
        self.session.run(
            partial(_rows, query=query), lambda found: self._show(query, found), owner=self, latest="caseload"
        )
        self.session.run(partial(caseload.lists, query=query), self._show_lists, owner=self, latest="caseload_lists")

    def _ask_rows(self, first: int, count: int) -> None:
        """The rows that came into sight, of the very question that shows."""
        shown = self._shown
        if shown is None:
            return

        def put(page: caseload.CaseloadPage) -> None:
            if self._shown is shown:
                self._list.model.put_rows(first, page.rows)

        query = replace(shown, limit=count, offset=first)
        self.session.run(partial(caseload.caseload, query=query), put, owner=self, latest="caseload_rows")

    def _ask_agenda(self) -> None:
        self.session.run(caseload.agenda, self._show_agenda, owner=self, latest="agenda")
        self.session.run(workload.consultants, self._list.bar.show_consultants, owner=self, latest="consultants")
        self.session.run(conversations.unfinished, self._show_unfinished, owner=self, latest="unfinished")

    # -- showing -----------------------------------------------------------------------------------------------------

    def _show(self, query: CaseloadQuery, found: _Found) -> None:
        page, typed = found.page, query.search.strip()
        self._shown = query
        self._list.show_counts(page.counts)
        self._list.show_view(self._view)
        self._list.model.set_listed(query.narrowed.listed, self.session.forms)
        if page.rows:
            self._list.show_rows(page.rows, page.total)
            whole = max(page.counts[query.filter], page.total)
            words = foot_words(page.total, whole, query.sort, descending=query.descending)
            self._list.show_foot(words, narrowed=bool(typed or query.narrowed), searched=bool(typed))
        elif query.narrowed:
            self._list.show_nobody_listed(_nobody_words(query))
        elif typed and found.in_team:
            self._list.show_elsewhere(typed, found.in_team)
        elif typed:
            self._list.show_not_found(typed, page.did_you_mean)
        elif any(page.counts.values()):
            self._list.show_empty_tab()
        else:
            self._list.show_nobody()
        if self._open_first:
            self._open_first = False
            if page.rows:
                self.open(page.rows[0].case_id)

    def _show_lists(self, counts: Mapping[CaseloadListKind, int]) -> None:
        """The counts come after the rows: nobody waits for them."""
        self._list.chips.show_lists(counts, self._view.narrowed.listed)

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

    def _show_unfinished(self, found: conversations.Unfinished | None) -> None:
        self._unfinished = found
        if found is None or self.session.set_aside:
            self._band.hide()
            return
        moment = said_at(found.last_saved_at, self.session.today())
        strong = (
            _("You were busy with the conversation with {name}.")
            if found.in_conversation
            else _("You were busy in the dossier of {name}.")
        ).format(name=found.name)
        if self.session.words_may_be_missing:
            rest = _("{moment}. The very last words may be missing. Everything before is saved.")
        elif self.session.interrupted:
            rest = _("Keukentafel stopped unexpectedly. {moment}. Everything is saved.")
        else:
            rest = _("{moment}. Everything is saved.")
        self._band.show_message(
            rest.format(moment=moment),
            strong=strong,
            icon="history",
            buttons=(("later", _("Later")), ("go_on", _("Go on"))),
            closable=False,
            take_focus=False,
        )

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

    def _resume(self, choice: str) -> None:
        """Go on with the conversation that was not closed, or leave it for later."""
        if choice == "go_on" and self._unfinished is not None:
            self.open(self._unfinished.case_id, self._unfinished.resume_at or "gesprek")
        else:
            self.session.set_aside = True
            self._band.hide()
            self.focus_start()

    def _search_notes(self) -> None:
        self.session.navigate(f"notities/{self._search.text().strip()}")

    def _open_row(self, record: CaseloadRow) -> None:
        """Of a standard list to where somebody acts on it, else to the dossier."""
        mark = self._list.model.mark(record)
        self.open(record.case_id, act_route(mark) if mark is not None else "dossier")

    def _look(self, **values: Any) -> None:
        """Look at the caseload in another way, and keep that way while the vault is open."""
        self._view = self.session.caseload_view = replace(self._view, **values)
        self._ask()

    def _choose_filter(self, chosen: CaseloadFilter) -> None:
        narrowed = self._view.narrowed if chosen is CaseloadFilter.TEAM else replace(self._view.narrowed, whose="")
        self._look(tab=chosen, narrowed=narrowed)

    def _choose_list(self, chosen: CaseloadListKind | None) -> None:
        """A list begins with who is on it longest; without a list the order is that of the next step again."""
        sort = CaseloadSort.NEXT_STEP_ON if chosen is None else CaseloadSort.SINCE
        self._show_order(sort, descending=False)
        self._look(narrowed=replace(self._view.narrowed, listed=chosen), sort=sort, descending=False)

    def _narrow(self, wanted: CaseloadNarrowing) -> None:
        """One consultant is looked for in the whole team."""
        if wanted.listed is not self._view.narrowed.listed:
            self._choose_list(wanted.listed)
        if wanted.whose and self._view.tab is not CaseloadFilter.TEAM:
            self._choose_tab(CaseloadFilter.TEAM)
        self._look(narrowed=wanted)

    def print_list(self) -> None:
        """Put what shows on paper: the internal list of these dossiers in this order."""
        work = partial(working_lists.caseload_list, query=self._query())
        self.session.run(work, lambda content: self._prints.print_out(content, _("Caseload list")), owner=self)

    def print_for_all(self) -> None:
        """One print of every dossier that shows, a file each."""
        from ui.dialogs.batch_print import BatchPrintDialog

        BatchPrintDialog(self.session, self._query(), self.window()).open()

    def clear(self) -> None:
        """Esc: nothing typed, no list and no filter any more; the tab stays."""
        if not (self._view.narrowed or self._search.text() or self._view.filters_open):
            return
        self._search.clear()
        self._show_order(CaseloadSort.NEXT_STEP_ON, descending=False)
        self._look(narrowed=CaseloadNarrowing(), sort=CaseloadSort.NEXT_STEP_ON, descending=False, filters_open=False)
        self.focus_start()

    def _to_filters(self) -> None:
        self._look(filters_open=True)
        self._list.bar_row.show()
        self._list.bar.show()
        self._list.bar.enter()

    def _choose_order(self, column: int, order: Qt.SortOrder) -> None:
        self._look(sort=_SORTS[column], descending=order is Qt.SortOrder.DescendingOrder)

    def _show_order(self, sort: CaseloadSort, *, descending: bool) -> None:
        column = next((column for column, one in _SORTS.items() if one is sort), -1)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._list.header_row.show_order(column, order)

    def _search_for(self, words: str) -> None:
        self._search.set_text(words)
        self._search.setFocus()
        self._ask()

    def _type_on(self, letter: str) -> None:
        self._search.setFocus()
        self._search.setText(self._search.text() + letter)
        self._ask()

    def _show_all(self) -> None:
        """Everything of this tab; of an empty tab, everything there is."""
        if self._view.narrowed:
            self.clear()
            return
        if not self._search.text().strip():
            self._choose_tab(CaseloadFilter.TEAM)
        self._search.clear()
        self._ask()
        self.focus_start()

    def _show_team(self) -> None:
        """What was typed, but of the whole team."""
        self._choose_tab(CaseloadFilter.TEAM)
        self._ask()
        self.focus_start()

    def _choose_tab(self, chosen: CaseloadFilter) -> None:
        self._view = replace(self._view, tab=chosen)
        self._list.filters.set_value(chosen)

    def _open_found(self) -> None:
        """Enter in the search field: open the first dossier of what was typed last."""
        if self._search.text().strip():
            self._open_first = True
            self._ask()

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


def _nobody_words(query: CaseloadQuery) -> str:
    listed = query.narrowed.listed
    if listed is None:
        return _("Nobody answers to these filters.")
    return _("Nobody is on the list “{list}” with this search and these filters.").format(list=list_words(listed))


def greeting(now: datetime, name: str) -> str:
    """Good morning, afternoon or evening, by the local time of day."""
    hour = now.astimezone().hour
    if hour < 12:
        words = _("Good morning, {name}") if hour >= 5 else _("Good evening, {name}")
    else:
        words = _("Good afternoon, {name}") if hour < 18 else _("Good evening, {name}")
    return words.format(name=name) if name else words.split(",")[0]


def _rows(desk: Desk, query: CaseloadQuery) -> _Found:
    """On the vault thread: the rows, and when there are none under this tab, how many the team has."""
    page = caseload.caseload(desk, query)
    if page.rows or query.filter is CaseloadFilter.TEAM or not query.search.strip():
        return _Found(page, 0)
    whole = replace(query, filter=CaseloadFilter.TEAM, limit=1)
    return _Found(page, caseload.caseload(desk, whole).total)
