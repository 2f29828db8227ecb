"""Opvolging: contacts, appointments, and how the steps of the signed plan go (I03)."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.conversations import Contact
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Step
from intake_app.domain.vocabulary import ContactKind, StepStatus
from intake_app.i18n import _
from intake_app.services import contacts, editing
from intake_app.services.step_words import step_when
from ui.pages.appointments_card import AppointmentsCard
from ui.pages.dossier_cards import contact_line
from ui.pages.folding import EqualColumns
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.two_columns import TwoColumns
from ui.pages.wording import contact_kind_words
from ui.session import Session
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.card import Card, Rule
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import DropDown, LineField
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text


class FollowUpPage(Page):
    """After signing: what happened, when you speak again, and gelukt, deels or niet per step."""

    page_id = "opvolging"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._steps = StepsCard(session)
        self._contacts = ContactsCard(session)
        self._appointments = AppointmentsCard(session)
        columns = TwoColumns(("steps", (self._steps,)), ("contacts", (self._appointments, self._contacts)))
        moments = Button(_("See the moments"), name="button_moments", on_click=lambda: session.navigate("momenten"))
        frame(self, PageHeader(_("Follow-up"), _("What was agreed, and how it goes now."), moments), columns)

    @override
    def title(self) -> str:
        return _("Follow-up")

    @override
    def focus_start(self) -> None:
        super().focus_start()
        self.focusNextChild()  # work begins under the header

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        for card in (self._steps, self._contacts, self._appointments):
            card.show_dossier(dossier)


class StepsCard(Card):
    """The steps of the signed plan, each with gelukt, deels or niet."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("How do the steps go"), icon="footprints", gap=8, name="field_steps")
        self._session = session
        self._lines = column(gap=8)
        self._empty = EmptyState(
            _("This plan is not signed yet. Looking back comes after that."), buttons=(("sign", _("To signing")),)
        )
        self._empty.chosen.connect(lambda _key: session.navigate("tekenen"))
        self._rows: dict[UUID, SegmentedChoice] = {}
        self.add(self._empty, self._lines)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the steps of the newest signed version."""
        plan = dossier.signed_plan
        self._empty.setVisible(plan is None)
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


class ContactsCard(Card):
    """The contact log, with one line to add."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Contact"), icon="message-circle", gap=8, name="field_contacts")
        self._session = session
        self._kind = DropDown([(one, contact_kind_words(one)) for one in ContactKind], name="field_contact_kind")
        self._kind.setAccessibleName(_("How"))
        self._kind.set_value(ContactKind.PHONE)
        self._note = LineField(name="field_contact_note", placeholder=_("What was said, in one line"), max_length=300)
        self._note.setAccessibleName(_("What was said"))
        self._note.returnPressed.connect(self._add)
        add = Button(_("Write down"), name="button_add_contact", on_click=self._add)
        line = EqualColumns(self._kind, self._note, held(row(add, None)), gap=8, at_least=130, shares=(3, 7, 3))
        self._lines = column(gap=0)
        self.setFocusProxy(self._note)
        self.add(held(line), self._lines)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show every contact, newest first."""
        clear(self._lines)
        ordered: list[Contact] = sorted(dossier.contacts, key=lambda one: (one.contact_on, one.id), reverse=True)
        for contact in ordered:
            self._lines.addWidget(Rule())
            self._lines.addWidget(contact_line(contact))

    def _add(self) -> None:
        note, kind, case_id = self._note.text().strip(), self._kind.value(), self._session.case_id
        if not note or case_id is None:
            self._note.setFocus()
            return
        self._note.clear()
        self._session.change(lambda desk: contacts.log(desk, case_id, kind, note))
