"""Plekken: vacancies and other places, twenty thousand as easily as twenty; one of them beside the list (H02)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from typing_extensions import override

from intake_app.domain.catalogue import Place
from intake_app.domain.catalogue_words import VacancySource
from intake_app.i18n import _, format_day, ngettext, pgettext
from intake_app.services import places
from intake_app.services.catalogue_words import hours_words, pay_words, source_words
from intake_app.services.import_fields import ImportKind
from intake_app.services.places import PlacePage, PlaceQuery, PlaceRow, PlaceSort
from ui.models.lines_model import Line
from ui.pages.place_detail import PlaceDetail
from ui.pages.shared_list import AT_ONCE, Detail, SharedListPage
from ui.widgets.fields import DropDown


class PlacesPage(SharedListPage):
    """Rows come in a window at a time; the search is the vault's work."""

    page_id = "plekken"
    kind = ImportKind.PLACES

    @override
    def title(self) -> str:
        return _("Vacancies and places")

    @override
    def explanation(self) -> str:
        return _("Everything somebody could do somewhere: tasks, hours, days. What is empty is not known yet.")

    @override
    def headers(self) -> tuple[str, ...]:
        return (pgettext("vacancy", "Place"), _("Organisation"), _("Open until"))

    @override
    def shares(self) -> tuple[int, ...]:
        return (44, 34, 22)

    @override
    def search_words(self) -> str:
        return _("Search by title, organisation, town or tasks")

    @override
    def make_filters(self) -> tuple[DropDown, ...]:
        self._source = _choice(
            "source", [("", _("From everywhere")), *((one, source_words(one)) for one in VacancySource)], ""
        )
        self._state = _choice("state", [("open", _("Open now")), ("all", _("Closed ones too"))], "open")
        self._sort = _choice(
            "sort",
            [
                (PlaceSort.TITLE, _("Sort on the title")),
                (PlaceSort.ORGANISATION, _("Sort on the organisation")),
                (PlaceSort.TOWN, _("Sort on the town")),
                (PlaceSort.OPEN_UNTIL, _("Sort on the last day")),
            ],
            PlaceSort.TITLE,
        )
        return (self._source, self._state, self._sort)

    @override
    def make_detail(self) -> Detail:
        self._detail = PlaceDetail(self.session)
        self._detail.edited.connect(self._edit)
        self._detail.copied.connect(self._copy)
        self._detail.removed.connect(self._remove)
        self._detail.closed.connect(self._close)
        return self._detail

    @override
    def empty_words(self) -> str:
        return _("No place answers to this. Use fewer words, read in a list, or make a new one.")

    @override
    def none_words(self) -> str:
        return _("There are no open places. Read in a list, or make the first one.")

    @override
    def ask(self, offset: int) -> None:
        query = PlaceQuery(
            search=self.search.text(),
            source=self._source.value() or None,
            open_on=self.session.today() if self._state.value() == "open" else None,
            sort=self._sort.value(),
            limit=AT_ONCE if offset else self.wanted_lines,
            offset=offset,
        )
        self.session.run(
            lambda desk: places.places(desk, query), partial(self._show, offset), owner=self, latest="places"
        )

    @override
    def ask_one(self, wanted: UUID) -> None:
        self.session.run(
            lambda desk: places.place(desk, wanted),
            partial(self._show_one, wanted),
            on_refused=lambda _gone: self._forget(wanted),
            owner=self,
            latest="place",
        )

    @override
    def make_new(self) -> None:
        self.session.change(places.add_place, lambda made: self.show_fresh(made.id), owner=self)

    @override
    def leave(self) -> bool:
        self._detail.commit()
        return super().leave()

    def _show(self, offset: int, page: PlacePage) -> None:
        today = self.session.today()
        foot = ngettext("{n} place", "{n} places", page.total).format(n=page.total)
        if page.total != page.whole:
            foot = _("{n} of {all} places").format(n=page.total, all=page.whole)
        self.show_lines([place_line(row, today) for row in page.rows], page.total, offset, f"{foot}.")

    def _show_one(self, wanted: UUID, one: Place) -> None:
        if wanted == self.chosen:
            self._detail.show_place(one)

    def _forget(self, wanted: UUID) -> None:
        if self.chosen == wanted:
            self.chosen = None
            self.ask(0)

    def _edit(self, values: dict[str, object]) -> None:
        wanted = self.chosen
        if wanted is not None:
            self.change(lambda desk: places.edit_place(desk, wanted, **values))

    def _copy(self) -> None:
        wanted = self.chosen
        if wanted is not None:
            self.session.change(
                lambda desk: places.copy_place(desk, wanted), lambda made: self.show_fresh(made.id), owner=self
            )

    def _close(self, again: bool) -> None:
        wanted = self.chosen
        if wanted is not None:
            words = _("The place is open again.") if again else _("The place is closed.")
            self.change(
                lambda desk: places.close_place(desk, wanted, again=again), lambda _done: self.say_with_undo(words)
            )

    def _remove(self) -> None:
        wanted = self.chosen
        if wanted is not None:
            self.chosen = None
            words = _("The place is removed. A dossier that found it keeps its name.")
            self.change(lambda desk: places.remove_places(desk, (wanted,)), lambda _done: self.say_with_undo(words))


def place_line(row: PlaceRow, today: date) -> Line:
    """A place as a line of the list."""
    hours = hours_words(row.minutes_least, row.minutes_most)
    pay = pay_words(row.pay_kind) if row.pay_kind else ""
    until = format_day(row.open_until, weekday=False, year=True) if row.open_until else _("no end named")
    if row.closed_on is not None:
        until = _("closed")
    over = not row.open_on(today)
    what = (row.title, " · ".join(part for part in (hours, pay, row.form) if part))
    return Line(row.place_id, (what, (row.organisation, row.town), (until, source_words(row.source))), over, over)


def _choice(name: str, entries: Sequence[tuple[object, str]], value: object) -> DropDown:
    made = DropDown(entries, name=f"field_filter_{name}")
    made.set_value(value)
    made.setAccessibleName(entries[0][1])
    return made
