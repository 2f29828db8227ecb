"""Aanbod: the catalogue of offers, searched as you type, with one of them to read, change and mark as checked (H01)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from typing_extensions import override

from intake_app.domain.catalogue import Offer
from intake_app.domain.catalogue_words import OfferKind
from intake_app.domain.plan_choices import GoalKind, LawTag
from intake_app.i18n import _, format_day, ngettext
from intake_app.services import catalogue
from intake_app.services.catalogue import Catalogue, OfferQuery
from intake_app.services.catalogue_words import area_names, barrier_names, kind_words
from intake_app.services.import_fields import ImportKind
from intake_app.services.plan_wording import goal_kind_words, law_words
from ui.models.lines_model import Line
from ui.pages.offer_detail import OfferDetail
from ui.pages.shared_list import Detail, SharedListPage
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import DropDown


class OffersPage(SharedListPage):
    """Everything is in memory at once: a catalogue holds hundreds of lines."""

    page_id = "aanbod"
    kind = ImportKind.OFFERS

    @override
    def title(self) -> str:
        return _("Catalogue of offers")

    @override
    def explanation(self) -> str:
        return _("What a plan can use. A step keeps the words of the day on which you chose it.")

    @override
    def headers(self) -> tuple[str, ...]:
        return (_("Offer"), _("What it is"), _("Checked"))

    @override
    def shares(self) -> tuple[int, ...]:
        return (42, 38, 20)

    @override
    def search_words(self) -> str:
        return _("Search by name, place, organisation or words")

    @override
    def make_filters(self) -> tuple[DropDown, ...]:
        forms = self.session.forms
        self._sort = _filter("kind", _("Every sort"), [(one, kind_words(one)) for one in OfferKind])
        self._area = _filter("area", _("Every part of life"), list(area_names(forms).items()))
        self._barrier = _filter("barrier", _("Every barrier"), list(barrier_names(forms).items()))
        self._goal = _filter("goal_kind", _("Every sort of goal"), [(one, goal_kind_words(one)) for one in GoalKind])
        self._law = _filter("law", _("Every law"), [(one, law_words(one)) for one in LawTag])
        self._state = _filter("state", _("Checked or not"), [("check", _("To be checked"))])
        return (self._sort, self._area, self._barrier, self._goal, self._law, self._state)

    @override
    def make_detail(self) -> Detail:
        self._detail = OfferDetail(self.session)
        self._detail.edited.connect(self._edit)
        self._detail.checked.connect(self._checked)
        self._detail.copied.connect(self._copy)
        self._detail.removed.connect(self._remove)
        self._detail.as_filed.connect(self._as_filed)
        self._detail.months_chosen.connect(self._set_months)
        return self._detail

    @override
    def more_actions(self) -> tuple[Button, ...]:
        self._bring = Button("", kind=Kind.QUIET, icon="undo-2", name="button_bring_back", on_click=self._bring_back)
        self._bring.hide()
        return (self._bring,)

    @override
    def empty_words(self) -> str:
        return _("No offer answers to this. Use fewer words, or make a new one.")

    @override
    def none_words(self) -> str:
        return _("There are no offers yet. Read in a list, or make the first one.")

    @override
    def ask(self, offset: int) -> None:
        if offset:
            return
        self.session.run(catalogue.catalogue, self._show, owner=self, latest="offers")

    @override
    def ask_one(self, wanted: UUID) -> None:
        self.session.run(catalogue.catalogue, partial(self._show_one, wanted), owner=self, latest="offer")

    @override
    def make_new(self) -> None:
        self.session.change(catalogue.add_offer, lambda made: self.show_fresh(made.id), owner=self)

    @override
    def leave(self) -> bool:
        self._detail.commit()
        return super().leave()

    def _query(self) -> OfferQuery:
        return OfferQuery(
            search=self.search.text(),
            kind=self._sort.value() or None,
            area=self._area.value() or "",
            barrier=self._barrier.value() or "",
            goal_kind=self._goal.value() or None,
            law=self._law.value() or None,
            to_check=self._state.value() == "check",
        )

    def _show(self, found: Catalogue) -> None:
        today = self.session.today()
        shown = found.found(self._query(), today)
        late = sum(1 for one in found.offers if one.to_check(today, found.months))
        lines = [offer_line(one, today, found.months) for one in shown]
        self.show_lines(lines, len(lines), 0, _foot(len(shown), len(found.offers), late, found.months))
        self._bring.setText(
            ngettext("Bring {n} removed offer back", "Bring {n} removed offers back", found.left_out).format(
                n=found.left_out
            )
        )
        self._bring.setVisible(bool(found.left_out))

    def _show_one(self, wanted: UUID, found: Catalogue) -> None:
        one = found.offer(wanted)
        if one is not None and wanted == self.chosen:
            self._detail.show_offer(one, found)

    def _edit(self, values: dict[str, object]) -> None:
        wanted = self.chosen
        if wanted is not None:
            self.change(lambda desk: catalogue.edit_offer(desk, wanted, **values))

    def _checked(self) -> None:
        wanted = self.chosen
        if wanted is not None:
            words = _("Marked as checked today.")
            self.change(lambda desk: catalogue.mark_checked(desk, (wanted,)), lambda _done: self.say_with_undo(words))

    def _copy(self) -> None:
        wanted = self.chosen
        if wanted is not None:
            self.session.change(
                lambda desk: catalogue.copy_offer(desk, wanted), lambda made: self.show_fresh(made.id), owner=self
            )

    def _remove(self) -> None:
        wanted = self.chosen
        if wanted is not None:
            self.chosen = None
            words = _("The offer is removed. Steps that use it keep their copy.")
            self.change(lambda desk: catalogue.remove_offers(desk, (wanted,)), lambda _done: self.say_with_undo(words))

    def _as_filed(self) -> None:
        wanted = self.chosen
        if wanted is not None:
            words = _("The offer is as it came.")
            self.change(lambda desk: catalogue.as_filed(desk, wanted), lambda _done: self.say_with_undo(words))

    def _bring_back(self) -> None:
        words = _("Every removed offer is back.")
        self.change(catalogue.bring_back, lambda _done: self.say_with_undo(words))

    def _set_months(self, months: int) -> None:
        self.change(lambda desk: catalogue.set_check_months(desk, months))


def offer_line(one: Offer, today: date, months: int) -> Line:
    """An offer as a line of a list."""
    where = ", ".join(part for part in (one.organisation, one.place) if part)
    first = one.name, " · ".join(part for part in (kind_words(one.kind), where) if part)
    late = one.to_check(today, months)
    on = format_day(one.checked_on, weekday=False, year=True) if one.checked_on else _("never")
    return Line(
        one.id, (first, (one.description, one.target_group), (_("check this") if late else _("checked"), on)), late
    )


def _foot(shown: int, whole: int, late: int, months: int) -> str:
    words = ngettext("{n} offer", "{n} offers", shown).format(n=shown)
    if shown != whole:
        words = _("{n} of {all} offers").format(n=shown, all=whole)
    if not late:
        return words + "."
    said = ngettext(
        "{n} was not looked at for {months} months.", "{n} were not looked at for {months} months.", late
    ).format(n=late, months=months)
    return f"{words}. {said}"


def _filter(name: str, every: str, entries: Sequence[tuple[object, str]]) -> DropDown:
    made = DropDown([("", every), *entries], name=f"field_filter_{name}")
    made.set_value("")
    made.setAccessibleName(every)
    return made
