"""What is asked of the caseload: what was typed, tab, list, filters and order; and the rows that come of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from intake_app.i18n import _
from intake_app.services import caseload
from intake_app.services.caseload import (
    CaseloadFilter,
    CaseloadListKind,
    CaseloadNarrowing,
    CaseloadQuery,
    CaseloadSort,
)
from intake_app.services.caseload_reasons import list_words
from intake_app.services.desk import Desk
from ui.models.caseload_choice import CaseloadChoice
from ui.models.caseload_model import CaseloadModel
from ui.pages.caseload_list import CaseloadList, foot_words
from ui.session import Session
from ui.widgets.fields import LineField

FIRST_ROWS = 40
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


class CaseloadAsking(QObject):
    """Between the search field and the list. How somebody looks is kept while the vault is open."""

    first_found = Signal(object)
    """Id of the first dossier of what was typed, when Enter was pressed."""

    def __init__(self, session: Session, search: LineField, shown: CaseloadList, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._search = search
        self._list = shown
        self._view = session.caseload_view or CaseloadChoice()
        self._asked: CaseloadQuery | None = None
        self._open_first = False
        search.set_text(self._view.search)
        search.textEdited.connect(lambda _text: self.ask())
        search.returnPressed.connect(self._open_found)
        shown.filter_chosen.connect(self._choose_filter)
        shown.suggestion_chosen.connect(self._search_for)
        shown.show_all_requested.connect(self._show_all)
        shown.team_requested.connect(self._show_team)
        shown.model.rows_requested.connect(self._ask_rows)
        shown.model.sort_requested.connect(self._choose_order)
        shown.view.typed.connect(self._type_on)
        shown.chips.list_chosen.connect(self._choose_list)
        shown.filters_toggled.connect(lambda on: self._look(filters_open=on))
        shown.bar.narrowed.connect(self._narrow)
        shown.bar.cleared.connect(self.clear)

    def begin(self) -> None:
        """Show how was looked last, and ask that anew."""
        self._list.filters.set_value(self._view.tab)
        self._show_order(self._view.sort, descending=self._view.descending)
        self.ask()

    # -- asking ------------------------------------------------------------------------------------------------------

    def query(self) -> CaseloadQuery:
        """What is asked now."""
        self._view = self._session.caseload_view = replace(self._view, search=self._search.text())
        return CaseloadQuery(
            consultant=self._session.profile.consultant,
            filter=self._view.tab,
            search=self._view.search,
            today=self._session.today(),
            narrowed=self._view.narrowed,
            sort=self._view.sort,
            descending=self._view.descending,
            limit=FIRST_ROWS,
        )

    def ask(self) -> None:
        """Ask for the first rows, and for how many are on each standard list."""
        query = self.query()
        self._session.run(
            partial(_rows, query=query), lambda found: self._show(query, found), owner=self, latest="caseload"
        )
        self._session.run(partial(caseload.lists, query=query), self._show_lists, owner=self, latest="caseload_lists")

    def _ask_rows(self, first: int, count: int) -> None:
        """The rows that came into sight, of the very question that shows."""
        asked = self._asked
        if asked is None:
            return

        def put(page: caseload.CaseloadPage) -> None:
            if self._asked is asked:
                self._list.model.put_rows(first, page.rows)

        query = replace(asked, limit=count, offset=first)
        self._session.run(partial(caseload.caseload, query=query), put, owner=self, latest="caseload_rows")

    # -- showing -----------------------------------------------------------------------------------------------------

    def _show(self, query: CaseloadQuery, found: _Found) -> None:
        page = found.page
        self._asked = query
        self._list.show_counts(page.counts)
        self._list.show_view(self._view)
        self._list.model.set_listed(query.narrowed.listed, self._session.forms)
        if page.rows:
            self._show_rows(query, page)
        else:
            self._show_none(query, found)
        if self._open_first:
            self._open_first = False
            if page.rows:
                self.first_found.emit(page.rows[0].case_id)

    def _show_rows(self, query: CaseloadQuery, page: caseload.CaseloadPage) -> None:
        typed = bool(query.search.strip())
        self._list.show_rows(page.rows, page.total)
        whole = max(page.counts[query.filter], page.total)
        words = foot_words(page.total, whole, query.sort, descending=query.descending)
        self._list.show_foot(words, narrowed=typed or bool(query.narrowed), searched=typed)

    def _show_none(self, query: CaseloadQuery, found: _Found) -> None:
        typed = query.search.strip()
        if query.narrowed:
            self._list.show_nobody_listed(_nobody_words(query))
        elif typed and found.in_team:
            self._list.show_elsewhere(typed, found.in_team)
        elif typed:
            self._list.show_not_found(typed, found.page.did_you_mean)
        elif any(found.page.counts.values()):
            self._list.show_empty_tab()
        else:
            self._list.show_nobody()

    def _show_lists(self, counts: Mapping[CaseloadListKind, int]) -> None:
        """The counts come after the rows: nobody waits for them."""
        self._list.chips.show_lists(counts, self._view.narrowed.listed)

    def _show_order(self, sort: CaseloadSort, *, descending: bool) -> None:
        column = next((column for column, one in _SORTS.items() if one is sort), -1)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._list.header_row.show_order(column, order)

    # -- what the person asks ----------------------------------------------------------------------------------------

    def focus_search(self) -> None:
        """Type over what was searched last."""
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._search.selectAll()

    def to_filters(self) -> None:
        """Lay the filters open and go there."""
        self._look(filters_open=True)
        self._list.bar_row.show()
        self._list.bar.show()
        self._list.bar.enter()

    def clear(self) -> None:
        """Esc: nothing typed, no list and no filter any more; the tab stays."""
        if not (self._view.narrowed or self._search.text() or self._view.filters_open):
            return
        self._search.clear()
        self._show_order(CaseloadSort.NEXT_STEP_ON, descending=False)
        self._look(narrowed=CaseloadNarrowing(), sort=CaseloadSort.NEXT_STEP_ON, descending=False, filters_open=False)
        self.focus_search()

    def _look(self, **values: Any) -> None:
        """Look at the caseload in another way, and keep that way while the vault is open."""
        self._view = self._session.caseload_view = replace(self._view, **values)
        self.ask()

    def _choose_tab(self, chosen: CaseloadFilter) -> None:
        self._view = replace(self._view, tab=chosen)
        self._list.filters.set_value(chosen)

    def _choose_filter(self, chosen: CaseloadFilter) -> None:
        narrowed = self._view.narrowed if chosen is CaseloadFilter.TEAM else replace(self._view.narrowed, whose="")
        self._look(tab=chosen, narrowed=narrowed)

    def _choose_list(self, chosen: CaseloadListKind | None) -> None:
        """A list begins with who is on it longest; without a list the order is that of the next step again."""
        sort = CaseloadSort.NEXT_STEP_ON if chosen is None else CaseloadSort.SINCE
        self._show_order(sort, descending=False)
        self._look(narrowed=replace(self._view.narrowed, listed=chosen), sort=sort, descending=False)

    def _choose_order(self, column: int, order: Qt.SortOrder) -> None:
        self._look(sort=_SORTS[column], descending=order is Qt.SortOrder.DescendingOrder)

    def _narrow(self, wanted: CaseloadNarrowing) -> None:
        """One consultant is looked for in the whole team."""
        if wanted.listed is not self._view.narrowed.listed:
            self._choose_list(wanted.listed)
        if wanted.whose and self._view.tab is not CaseloadFilter.TEAM:
            self._choose_tab(CaseloadFilter.TEAM)
        self._look(narrowed=wanted)

    def _search_for(self, words: str) -> None:
        self._search.set_text(words)
        self._search.setFocus()
        self.ask()

    def _type_on(self, letter: str) -> None:
        self._search.setFocus()
        self._search.setText(self._search.text() + letter)
        self.ask()

    def _open_found(self) -> None:
        """Enter in the search field: open the first dossier of what was typed last."""
        if self._search.text().strip():
            self._open_first = True
            self.ask()

    def _show_all(self) -> None:
        """Everything of this tab; of an empty tab, everything there is."""
        if self._view.narrowed:
            self.clear()
            return
        if not self._search.text().strip():
            self._choose_tab(CaseloadFilter.TEAM)
        self._search.clear()
        self.ask()
        self.focus_search()

    def _show_team(self) -> None:
        """What was typed, but of the whole team."""
        self._choose_tab(CaseloadFilter.TEAM)
        self.ask()
        self.focus_search()


def _nobody_words(query: CaseloadQuery) -> str:
    listed = query.narrowed.listed
    if listed is None:
        return _("Nobody answers to these filters.")
    return _("Nobody is on the list “{list}” with this search and these filters.").format(list=list_words(listed))


def _rows(desk: Desk, query: CaseloadQuery) -> _Found:
    """On the vault thread: the rows, and when there are none under this tab, how many the team has."""
    page = caseload.caseload(desk, query)
    if page.rows or query.filter is CaseloadFilter.TEAM or not query.search.strip():
        return _Found(page, 0)
    whole = replace(query, filter=CaseloadFilter.TEAM, limit=1)
    return _Found(page, caseload.caseload(desk, whole).total)
