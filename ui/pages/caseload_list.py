"""The card with all dossiers: tabs with counts, the table that sorts, its last line, and what it says when empty."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from intake_app.i18n import _, ngettext
from intake_app.services.caseload import CaseloadFilter, CaseloadRow, CaseloadSort
from ui import theme
from ui.models.caseload_choice import CaseloadChoice
from ui.models.caseload_model import CaseloadModel
from ui.pages.caseload_chips import ListChips
from ui.pages.caseload_filters import FilterBar, count_of
from ui.pages.caseload_table import ROW_HEIGHT, CaseloadView, SortHeader
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, held, keep_height, row
from ui.widgets.text import Text

_Way = tuple[str, str, Callable[[], object]]
"""A way out of an empty list: name of the button, its words, what it does."""


class CaseloadList(Card):
    """Shows rows that the page gives it; says what the person asks for."""

    filter_chosen = Signal(object)
    """The CaseloadFilter."""
    opened = Signal(object)
    """The CaseloadRow."""
    suggestion_chosen = Signal(str)
    new_requested = Signal()
    notes_requested = Signal()
    import_requested = Signal()
    show_all_requested = Signal()
    team_requested = Signal()
    filters_toggled = Signal(bool)

    def __init__(self, today: date, routes: Mapping[str, str]) -> None:
        super().__init__(padding=0, gap=0, name="card_dossiers")
        self.chips = ListChips()
        self.bar = FilterBar(routes)
        self.bar.hide()
        self.filter_button = Button(
            _("Filter"), kind=Kind.QUIET, icon="filter", name="button_filter", checkable=True, tip=_("Alt F")
        )
        self.filter_button.clicked.connect(self.filters_toggled)
        self.model = CaseloadModel(today, self)
        self.view = CaseloadView(self.model)
        self.header_row = SortHeader(self.model, self.view)
        self.filters = SegmentedChoice(_filter_options({}), name="field_filter", accessible_name=_("Which dossiers"))
        self.filters.set_value(CaseloadFilter.MINE)
        self.filters.value_changed.connect(self.filter_chosen)
        self.view.opened.connect(self.opened)
        self._count = Text("", "small", color="text.2", name="count")
        self._all = Button(_("Show all"), kind=Kind.LINK, name="button_show_all")
        self._all.clicked.connect(self.show_all_requested)
        self.batch_button = Button(
            _("Print for all of these"), kind=Kind.LINK, icon="file-down", name="button_batch_print"
        )
        self.print_button = Button(_("Print the list"), kind=Kind.LINK, icon="printer", name="button_print_list")
        self._notes = Button(_("Search in notes"), kind=Kind.LINK, icon="search", name="button_notes")
        self._notes.clicked.connect(self.notes_requested)
        self._sides = QStackedWidget()
        self._folded = False
        self._build()

    def _build(self) -> None:
        self._title = Text(_("Dossiers"), "h2", wrap=False)
        self._foot_rule = Rule()
        self.add(row(self._title, None, self.filters, margins=(20, 14, 16, 8)))
        self.chip_row = held(row(self.chips, self.filter_button, margins=(20, 0, 16, 6), gap=8))
        self.bar_row = held(row(self.bar, margins=(20, 0, 16, 10)))
        self.bar_row.hide()
        self.add(self.chip_row, self.bar_row, self.header_row, Rule())
        self._sides.addWidget(self.view)
        self.body.addWidget(self._sides, 1)
        self.foot = held(
            row(self._count, self._notes, None, self.batch_button, self.print_button, self._all, margins=(20, 4, 20, 4))
        )
        self.add(self._foot_rule, self.foot)
        self._sides.setMinimumHeight(theme.current().size(2 * ROW_HEIGHT))

    def fold(self, *, folded: bool, cramped: bool) -> None:
        """Little room: leave the last line away, and with hardly any room the title and two columns."""
        self._folded = folded
        for part in (self._count, self._foot_rule, self.print_button, self.batch_button):
            part.setVisible(not folded and self._sides.currentWidget() is self.view)
        self.foot.setMinimumHeight(theme.current().size(10 if folded else 52))
        self._title.setVisible(not cramped)
        self.chips.setVisible(not cramped)
        self.bar.show_listed_field(shown=cramped)
        self.view.show_columns(few=cramped)
        self.header_row.show_columns(few=cramped)

    # -- lists and filters -------------------------------------------------------------------------------------------

    def show_view(self, view: CaseloadChoice) -> None:
        """Which list and filters are chosen now."""
        self.bar.show_narrowed(view.narrowed)
        self.bar.setVisible(view.filters_open)
        self.bar_row.setVisible(view.filters_open)
        many = count_of(view.narrowed)
        self.filter_button.setText(_("Filter, {n} chosen").format(n=many) if many else _("Filter"))
        self.filter_button.setChecked(view.filters_open)

    # -- rows --------------------------------------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[CaseloadRow], total: int) -> None:
        """The first rows of what was asked."""
        self.model.set_rows(rows, total)
        self._sides.setCurrentIndex(0)
        self.header_row.setVisible(True)
        self.view.scrollToTop()
        if rows:
            self.view.setCurrentIndex(self.model.index(0, 0))

    def show_counts(self, counts: Mapping[CaseloadFilter, int]) -> None:
        """The counts of the tabs. The keyboard stays where it was."""
        held_focus = self.filters.isAncestorOf(self.focusWidget() or self)
        self.filters.set_options(_filter_options(counts))
        if held_focus:
            part = next((one for one in self.filters.parts if one.isChecked()), self.filters.parts[0])
            part.setFocus()

    def show_foot(self, words: str, *, narrowed: bool, searched: bool = False) -> None:
        """The line under the table; `narrowed` offers to show all, `searched` to search further on."""
        self._notes.setVisible(searched)
        self._count.setText(words)
        self._foot_rule.setVisible(not self._folded)
        self._all.setVisible(narrowed)

    # -- nothing to show ---------------------------------------------------------------------------------------------

    def show_nobody(self) -> None:
        """There is no dossier at all."""
        self._say(
            _("Your dossiers come here. They are only on this laptop."),
            ("new_here", _("New dossier"), self.new_requested.emit),
            ("import", _("Read in a dossier"), self.import_requested.emit),
        )

    def show_not_found(self, typed: str, meant: str | None) -> None:
        """Nothing answers to the search; `meant` is a name that looks like it."""
        words = _("Nothing found for “{typed}”.").format(typed=typed)
        new: _Way = ("new_here", _("New dossier"), self.new_requested.emit)
        notes: _Way = ("notes_too", _("Search in notes"), self.notes_requested.emit)
        if not meant:
            self._say(words, notes, new)
            return
        show: _Way = ("meant", _("Show {name}").format(name=meant), lambda: self.suggestion_chosen.emit(meant))
        self._say(words + " " + _("Do you mean {name}?").format(name=meant), show, notes)

    def show_elsewhere(self, typed: str, count: int) -> None:
        """The search finds nobody under this tab, but the team has some."""
        words = ngettext(
            "Nothing found here for “{typed}”. The team has {n} dossier.",
            "Nothing found here for “{typed}”. The team has {n} dossiers.",
            count,
        ).format(typed=typed, n=count)
        self._say(words, ("team", _("Show the team"), self.team_requested.emit))

    def show_nobody_listed(self, words: str) -> None:
        """Nobody answers to the list and the filters that are chosen."""
        self._say(words, ("clear_here", _("Clear filters"), self.bar.cleared.emit))

    def show_empty_tab(self) -> None:
        """There are dossiers, but none under this tab."""
        self._say(_("No dossiers here."), ("all", _("Show all"), self.show_all_requested.emit))

    def _say(self, words: str, *ways: _Way) -> None:
        self.model.set_rows((), 0)
        self.header_row.setVisible(False)
        if (former := self._sides.widget(1)) is not None:
            self._sides.removeWidget(former)
            former.deleteLater()
        empty = EmptyState(words, buttons=tuple((name, label) for name, label, _act in ways))
        acts = {name: act for name, _label, act in ways}
        empty.chosen.connect(lambda name: acts[name]())
        keep_height(empty)
        side = held(column(empty, None, margins=20))
        self._sides.addWidget(side)
        self._sides.setCurrentWidget(side)
        self.show_foot("", narrowed=False)
        self._foot_rule.hide()


def foot_words(shown: int, whole: int, sort: CaseloadSort, *, descending: bool) -> str:
    """How many dossiers there are and how they are sorted."""
    if shown == whole:
        words = ngettext("{n} dossier", "{n} dossiers", shown).format(n=shown)
    else:
        words = _("{n} of {all} dossiers").format(n=shown, all=whole)
    sorted_on = {
        CaseloadSort.NAME: _("sorted on the name"),
        CaseloadSort.PHASE: _("sorted on where we are"),
        CaseloadSort.NEXT_STEP: _("sorted on what comes next"),
        CaseloadSort.NEXT_STEP_ON: _("sorted on the next step"),
        CaseloadSort.LAST_CONTACT_ON: _("sorted on the last contact"),
        CaseloadSort.SINCE: _("longest on this list first"),
    }[sort]
    return f"{words}, {sorted_on}, " + _("last first") + "." if descending else f"{words}, {sorted_on}."


def _filter_options(counts: Mapping[CaseloadFilter, int]) -> tuple[Option, ...]:
    words = {
        CaseloadFilter.MINE: _("Mine"),
        CaseloadFilter.CONSULTANT_TO_MOVE: _("I am to move"),
        CaseloadFilter.RESIDENT_TO_MOVE: _("Resident is to move"),
        CaseloadFilter.ATTENTION: _("Attention"),
        CaseloadFilter.TEAM: _("Team"),
    }
    return tuple(
        Option(value=one, label=label, note=str(counts[one]) if one in counts else "") for one, label in words.items()
    )
