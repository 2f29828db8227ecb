"""Zelf gevonden: a place that the resident found, or that the consultant knows of, for this resident (H02)."""

from __future__ import annotations

from PySide6.QtCore import Signal

from intake_app.domain.catalogue import Place
from intake_app.domain.catalogue_words import VacancySource
from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.services import candidacies
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.fields import LineField, TextArea
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import row


class FoundPlaceCard(Card):
    """A few lines are enough; the rest can be asked later. The consultant works along with what was found."""

    brought = Signal(object)
    """The id of the place that was brought in."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("A place that was found"), icon="star", gap=12, name="card_found")
        self._session = session
        self._who = SegmentedChoice(
            [
                Option(value=VacancySource.SELF_FOUND, label=_("The resident found it"), key="i"),
                Option(value=VacancySource.CONSULTANT_NETWORK, label=_("I know of it"), key="k"),
            ],
            name="field_found_source",
            accessible_name=_("Who found it"),
        )
        self._who.set_value(VacancySource.SELF_FOUND)
        self._title = LineField(name="field_found_title", max_length=160)
        self._organisation = LineField(name="field_found_organisation", max_length=160)
        self._town = LineField(name="field_found_town", max_length=80)
        self._tasks = TextArea(name="field_found_tasks", lines=3, max_length=1000)
        self._title_row = FormRow(_("What is the place?"), self._title, required=True)
        keep = Button(_("Bring it in"), kind=Kind.PRIMARY, icon="plus", name="button_bring", on_click=self._keep)
        away = Button(_("Not now"), kind=Kind.QUIET, name="button_not_now", on_click=self.hide)
        self.add(
            FormRow(_("Who found it"), self._who),
            self._title_row,
            FormRow(_("Organisation"), self._organisation),
            FormRow(_("Town"), self._town),
            FormRow(_("Tasks"), self._tasks, help=_("One on each line.")),
            row(keep, away, None, gap=8),
        )

    def focus_title(self) -> None:
        """Put the cursor where it begins."""
        self._title.setFocus()

    def _keep(self) -> None:
        case_id = self._session.case_id
        if case_id is None:
            return
        tasks = tuple(line.strip() for line in self._tasks.text().splitlines() if line.strip())
        made = Place(
            title=self._title.text().strip(),
            organisation=self._organisation.text().strip(),
            town=self._town.text().strip(),
            tasks=tasks,
        )
        source = self._who.value() or VacancySource.SELF_FOUND
        self._session.change(
            lambda desk: candidacies.found_myself(desk, case_id, made, source),
            lambda begun: self._done(begun.place_id),
            on_refused=self._refused,
            owner=self,
        )

    def _refused(self, error: KeukentafelError) -> None:
        self._title_row.set_error(str(error))
        self._title.setFocus()

    def _done(self, place_id: object) -> None:
        self._title_row.set_error("")
        for field in (self._title, self._organisation, self._town):
            field.set_text("")
        self._tasks.set_text("")
        self.brought.emit(place_id)
