"""Bringing in a place for one resident: who found it, what it is, where, how many hours."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.domain.catalogue import Place
from intake_app.domain.catalogue_words import VacancySource
from intake_app.i18n import _, pgettext
from intake_app.instruments.cell_values import BadCell, minutes
from ui.dialogs.dialog import CalmDialog
from ui.pages.list_values import from_lines
from ui.pages.plan_step_part import beside
from ui.widgets.buttons import Button, Kind
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.fields import LineField, TextArea
from ui.widgets.form_row import FormRow


class BringPlaceDialog(CalmDialog):
    """Only the title is needed; what is not known can come later, in the list of places."""

    told = Signal(object, object, str)
    """The Place, its VacancySource, and a note."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(_("Bring a place in"), parent, name="bring_place")
        self._source = SegmentedChoice(
            (
                Option(value=VacancySource.SELF_FOUND, label=_("Found by the resident")),
                Option(value=VacancySource.CONSULTANT_NETWORK, label=_("From my network")),
            ),
            name="field_found_source",
            accessible_name=pgettext("place", "Who found it"),
        )
        self._source.set_value(VacancySource.SELF_FOUND)
        self._title_field = LineField(name="field_found_title", placeholder=_("For instance: helping in the bike shop"))
        self._organisation, self._town = LineField(name="field_found_organisation"), LineField(name="field_found_town")
        self._hours = LineField(name="field_found_hours", placeholder="16-24")
        self._tasks = TextArea(name="field_found_tasks", lines=2)
        self._note = LineField(name="field_found_note")
        self._title_row = FormRow(_("What it is"), self._title_field)
        self._hours_row = FormRow(_("Hours a week"), self._hours)
        self.add(
            FormRow(pgettext("place", "Who found it"), self._source),
            self._title_row,
            beside(FormRow(_("Organisation"), self._organisation), FormRow(_("Town"), self._town), at_least=180),
            self._hours_row,
            FormRow(_("Tasks"), self._tasks, help=_("One on each line.")),
            FormRow(_("Note for this dossier"), self._note, help=_("This stays in the dossier.")),
        )
        keep = Button(_("Keep"), kind=Kind.PRIMARY, name="button_keep", on_click=self._keep)
        self.set_buttons(keep, Button(_("Leave it"), name="button_leave", on_click=self.reject))
        self._title_field.setFocus()

    def _keep(self) -> None:
        title = " ".join(self._title_field.text().split())
        self._title_row.set_error("" if title else _("What is the place? Give it a title first."))
        try:
            least, most = minutes(self._hours.text())
            self._hours_row.set_error("")
        except BadCell as bad:
            self._hours_row.set_error(str(bad))
            self._hours.setFocus()
            return
        if not title:
            self._title_field.setFocus()
            return
        made = Place(
            title=title,
            organisation=" ".join(self._organisation.text().split()),
            town=" ".join(self._town.text().split()),
            tasks=from_lines(self._tasks.text()),
            minutes_least=least,
            minutes_most=most,
        )
        self.told.emit(made, self._source.value(), self._note.text().strip())
        self.accept()
