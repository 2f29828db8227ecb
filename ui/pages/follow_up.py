"""Opvolging: contacts, appointments, and how the steps of the signed plan go (I03)."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Step
from intake_app.domain.vocabulary import StepStatus
from intake_app.i18n import _
from intake_app.services import editing
from intake_app.services.step_words import step_when
from ui.pages.appointments_card import AppointmentsCard
from ui.pages.folding import EqualColumns
from ui.pages.follow_up_contacts import ContactsCard
from ui.pages.follow_up_notes import NotesCard
from ui.pages.follow_up_pauses import AftercareCard, PauseCard, SignalsCard
from ui.pages.no_signed_plan import NoSignedPlan
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.two_columns import TwoColumns
from ui.session import Session
from ui.theme import Theme
from ui.turns import Pieces
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text


class FollowUpPage(Page):
    """After signing: what happened, when you speak again, and gelukt, deels or niet per step."""

    page_id = "opvolging"
    own_words_of = ("contacts", "notes", "steps")

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._columns = TwoColumns(("steps", ()), ("contacts", ()))
        look_back = self._look_back = Button(
            _("Look back together"), kind=Kind.PRIMARY, icon="rotate-ccw", name="button_look_back"
        )
        look_back.clicked.connect(lambda: session.navigate("terugkijken"))
        self._close = Button(_("Close the dossier"), icon="archive", name="button_close_dossier")
        self._close.clicked.connect(lambda: session.navigate("afsluiten"))
        moments = Button(_("See the moments"), name="button_moments", on_click=lambda: session.navigate("momenten"))
        line = _("What was agreed, and how it goes now.")
        header = PageHeader(_("Follow-up"), line, moments, self._close, look_back)
        frame(self, header, self._columns)

    @override
    def make_parts(self) -> Pieces:
        session = self.session
        self._signals, self._steps = SignalsCard(session), StepsCard(session)
        self._columns.add_left(self._signals, self._steps)
        yield
        self._notes = NotesCard(session)
        self._columns.add_left(self._notes)
        yield
        self._appointments, self._contacts = AppointmentsCard(session), ContactsCard(session)
        self._columns.add_right(self._appointments, self._contacts)
        yield
        self._pause, self._aftercare = PauseCard(session), AftercareCard(session)
        self._columns.add_right(self._pause, self._aftercare)

    @override
    def title(self) -> str:
        return _("Follow-up")

    @override
    def focus_start(self) -> None:
        self._look_back.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        self._steps.show_dossier(dossier)
        self._contacts.show_dossier(dossier)
        self._appointments.show_dossier(dossier)
        self._signals.show_dossier(dossier)
        self._pause.show_dossier(dossier)
        self._aftercare.show_dossier(dossier)
        self._notes.show_dossier(dossier)


class StepsCard(Card):
    """The steps of the signed plan, each with gelukt, deels or niet."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("How do the steps go"), icon="footprints", gap=8, name="field_steps")
        self._session = session
        self._lines = column(gap=8)
        self._empty = NoSignedPlan(session, "empty")
        self._rows: dict[UUID, SegmentedChoice] = {}
        self.add(self._empty, self._lines)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the steps of the newest signed version."""
        plan = dossier.signed_plan
        self._empty.show_dossier(dossier)
        steps = dossier.steps_of_plan(plan) if plan else ()
        if set(self._rows) != {step.id for step in steps}:
            clear(self._lines)
            self._rows = {}
            for step in steps:
                self._add_row(step)
        for step in steps:
            self._rows[step.id].set_value(step.status if step.status is not StepStatus.PLANNED else None)

    def _add_row(self, step: Step) -> None:
        who = ", ".join(part for part in (step.owner_name, step_when(step)) if part)
        options = [
            Option(value=StepStatus.DONE, label=_("Worked out"), key="g"),
            Option(value=StepStatus.PARTLY, label=_("Partly"), key="d"),
            Option(value=StepStatus.NOT_YET, label=_("Not"), key="n"),
        ]
        choice = SegmentedChoice(options, name=f"field_step_{step.id}", accessible_name=step.what, clearable=True)
        choice.value_changed.connect(lambda status, step_id=step.id: self._keep(step_id, status))
        self._rows[step.id] = choice
        words = held(column(Text(step.what), Text(who, "small", color="text.2"), gap=0))
        self._lines.addWidget(Rule())
        self._lines.addWidget(held(EqualColumns(words, held(row(choice, None)), at_least=230)))

    def _keep(self, step_id: UUID, status: StepStatus | None) -> None:
        wanted = status or StepStatus.PLANNED
        self._session.change(lambda desk: editing.edit(desk, Step, step_id, _("How a step goes"), status=wanted))
