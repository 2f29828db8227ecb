"""Which print is looked at: a plan, a portfolio, the fridge sheet, or a form, empty or filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.domain.vocabulary import DocumentKind, PrintGroup
from intake_app.i18n import _
from intake_app.services import print_kinds
from intake_app.services.form_sheets import printable_readings, reading_in_words
from intake_app.services.wording import rater_words
from ui.pages.folding import RunningRow
from ui.widgets.buttons import Button
from ui.widgets.choices import ChoiceList, Option
from ui.widgets.fields import DropDown
from ui.widgets.layouts import column, held

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.instruments.library import FormLibrary
    from intake_app.instruments.model import Instrument

FORMS = "formulieren"
"""The line behind which all forms lie."""


class PrintChoice(QWidget):
    """The kinds of print, grouped by whom they are for. Behind "Formulieren": which form, and which sheet of it, in
    `form_row`, which the page puts above the paper.

    `roomy`: the kinds stand in a list. Knows kinds as services do ("plan", "formulier/zrm-2017/inwoner"), and tells
    when the person chose another.
    """

    kind_chosen = Signal(str)
    type_over_asked = Signal(str)
    """The person has this form on paper and wants to type it over."""

    def __init__(self, forms: FormLibrary, *, roomy: bool = True) -> None:
        super().__init__()
        self._forms = forms
        self._dossier: Dossier | None = None
        self._kind = DocumentKind.PLAN.value
        kinds = print_kinds.kinds()
        self._titles = {kind.id: kind.title for kind in kinds}
        self._groups = {kind.id: kind.group for kind in kinds}
        options = [*_grouped(kinds), Option(value=FORMS, label=_("Forms"), icon="list-checks", heading=_("On paper"))]
        self.kinds = _as_a_list(options) if roomy else _as_a_menu(options)
        self._without: frozenset[str] = frozenset()
        self.form = DropDown([(one.id, str(one.title)) for one in _ordered(forms)], name="field_form")
        self.form.setAccessibleName(_("Which form"))
        self.sheet = DropDown(name="field_sheet")
        self.sheet.setAccessibleName(_("Empty or filled in"))
        over = Button(_("Type over from paper"), icon="pencil", name="button_type_over")
        over.clicked.connect(lambda: self.type_over_asked.emit(self.form.value()))
        self.form_row = held(RunningRow(self.form, self.sheet, over, gap=12), name="row_forms")
        self.kinds.value_changed.connect(self._kind_pressed)
        self.form.value_changed.connect(self._form_picked)
        self.sheet.value_changed.connect(self._tell)
        self.setLayout(column(self.kinds))
        self.form_row.hide()

    def leave_out(self, without: frozenset[str]) -> None:
        """Forms that are not worked with here are not on paper either."""
        if without != self._without:
            self._without = without
            chosen = self.form.value()
            self.form.set_entries([(one.id, str(one.title)) for one in _ordered(self._forms, without)])
            self.form.set_value(chosen if chosen not in without else None)

    def title(self) -> str:
        """What the chosen print is called; never whose it is."""
        listed = print_kinds.listed_as(self._kind)
        if listed in self._titles:
            return self._titles[listed]
        return str(self._forms.instrument(self.form.value()).title)

    def group(self) -> PrintGroup:
        """Whom the chosen print is for."""
        return self._groups.get(print_kinds.listed_as(self._kind), PrintGroup.FILE)

    def knows(self, kind: str) -> bool:
        """Whether there is such a print."""
        return print_kinds.listed_as(kind) in self._titles or print_kinds.form_in(kind) in self._forms.instruments

    def show_kind(self, kind: str) -> None:
        """Show this print as chosen, without telling."""
        self._kind = kind
        listed = print_kinds.listed_as(kind)
        of_form = listed not in self._titles
        self.kinds.set_value(FORMS if of_form else listed)
        self.form_row.setVisible(of_form)
        if of_form:
            self.form.set_value(print_kinds.form_in(kind))
            self._offer()
            self.sheet.set_value(self._full(kind))

    def show_dossier(self, dossier: Dossier) -> None:
        """Offer the readings of this dossier that may be printed."""
        self._dossier = dossier
        if print_kinds.listed_as(self._kind) not in self._titles:
            self._offer()
            self.sheet.set_value(self._full(self._kind))

    def _full(self, kind: str) -> str:
        """The sheet that a short kind means: "ingevuld/zrm-2017" is the newest reading."""
        sheets = [entry[0] for entry in self._sheets()]
        fitting = (one for one in sheets if one == kind or one.startswith(f"{kind}/"))
        return next(fitting, sheets[0])

    def _kind_pressed(self, kind: str) -> None:
        if kind != FORMS:
            self._tell(kind)
            return
        if self.form.value() is None:
            self.form.set_value(_ordered(self._forms, self._without)[0].id)
        self._form_picked(self.form.value())

    def _form_picked(self, form: str) -> None:
        self.form.set_value(form)
        self._tell(self._sheets()[0][0])

    def _tell(self, kind: str) -> None:
        self.show_kind(kind)
        self.kind_chosen.emit(kind)

    def _offer(self) -> None:
        self.sheet.set_entries(self._sheets())

    def _sheets(self) -> list[tuple[str, str]]:
        """The empty form in the words of each voice, then every reading that may be printed."""
        form = self._forms.instrument(self.form.value())
        empty = [
            (print_kinds.blank_form_kind(form.id, rater), _("Empty, for {voice}").format(voice=rater_words(rater)))
            for rater in form.raters
        ]
        filled = [
            (print_kinds.filled_form_kind(one), _("Filled in, {reading}").format(reading=reading_in_words(one)))
            for one in (printable_readings(self._dossier, form) if self._dossier else ())
        ]
        return [*empty, *filled]


def _grouped(kinds: Sequence[print_kinds.PrintKind]) -> Iterator[Option]:
    """The kinds as options, each group in the order of the list, with a heading on its first."""
    headings = {
        PrintGroup.RESIDENT: _("For the resident"),
        PrintGroup.FILE: _("For the dossier"),
        PrintGroup.OUTSIDE: _("For others"),
    }
    order = list(PrintGroup)
    for group, members in groupby(sorted(kinds, key=lambda one: order.index(one.group)), key=lambda one: one.group):
        heading = headings[group]
        for one in members:
            yield Option(value=one.id, label=one.title, icon=one.icon, heading=heading)
            heading = ""


def _as_a_list(options: Sequence[Option]) -> ChoiceList:
    return ChoiceList(options, name="answer_kind", accessible_name=_("Which print"))


def _as_a_menu(options: Sequence[Option]) -> DropDown:
    """In large text there is no room for a list beside the paper."""
    control = DropDown([(one.value, one.label, one.icon) for one in options], name="answer_kind")
    control.setAccessibleName(_("Which print"))
    return control


def _ordered(forms: FormLibrary, without: frozenset[str] = frozenset()) -> list[Instrument]:
    found = (one for one in forms.instruments.values() if one.id not in without)
    return sorted(found, key=lambda one: str(one.title))
