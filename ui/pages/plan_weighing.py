"""Weighing step by step: the next question comes after the one before it, and the program decides nothing (E06)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt

from intake_app.domain.rights import Blame, DutyClass, SanctionProposal, SanctionRecord, UrgentReason
from intake_app.i18n import _
from intake_app.services import duties, weighing
from intake_app.services.weighing_rules import FIELDS_OF_STEP, WeighingStep, first_open_step, step_of, step_words
from ui.pages.plan_duties import DutyStyle
from ui.pages.record_fields import Field, FieldKind, RecordFields
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from ui.pages.plan_saving import Saving
    from ui.session import Session

_OF_MEASURE = ("duty_class", "duty_code", "percentage", "months", "deviation", "tailoring", "decided_on", "decided_by",
               "reconsider_on")  # fmt: skip


class WeighingPart(Card):
    """One weighing."""

    def __init__(self, session: Session, saving: Saving, number: int, record_id: UUID, first_name: str) -> None:
        super().__init__(_("Weighing"), icon="scale", padding=16, gap=12, tone="sunken", name=f"card_weighing_{number}")
        self._saving, self._id = saving, record_id
        effects = _(
            "Known effects of a measure: a worse job, debts and help elsewhere, out of sight, being left out, and the"
            " feeling that nothing helps. The program works out no cut and sends nothing."
        )
        self._by = Text("", "small", color="text.2")
        self._style = DutyStyle(session)
        self.fields = RecordFields(_rows(session, first_name), session.today, prefix=f"weighing_{number}")
        self.fields.edited.connect(
            lambda values: saving.change(lambda desk: weighing.record(desk, record_id, **values))
        )
        self.done = Button(_("Finish the weighing"), name=f"button_close_weighing_{number}")
        self.done.clicked.connect(self._close)
        self.again = Button(_("Open again"), name=f"button_reopen_weighing_{number}")
        self.again.clicked.connect(lambda: saving.change(lambda desk: weighing.reopen(desk, record_id)))
        self.add(
            Text(effects, "small", color="text.2"), self._style, self._by, self.fields, row(self.done, self.again, None)
        )

    def show_record(self, found: SanctionRecord, dossier: Dossier) -> None:
        """Show what was weighed: up to and with the step that is to be done now."""
        self._by.setText(_("Opened by {name}.").format(name=found.opened_by))
        self._style.show_dossier(dossier)
        values = {name: getattr(found, name) for name in self.fields.controls}
        self.fields.show_values(values, read_only=found.closed)
        order = tuple(FIELDS_OF_STEP)
        due = first_open_step(found)
        for name in self.fields.controls:
            step = step_of(name)
            open_now = due is None or step is None or order.index(step) <= order.index(due)
            self.fields.set_shown(name, open_now and self._asked(name, found, due))
        self.done.setVisible(due is None and not found.closed)
        self.again.setVisible(found.closed)

    def _asked(self, name: str, found: SanctionRecord, due: WeighingStep | None) -> bool:
        if name in _OF_MEASURE:
            return found.proposal is SanctionProposal.PROPOSE_MEASURE
        if name == "contact_on":
            return due is None
        return not (name in ("absent_on", "absent_again_on") and found.heard_on is not None)

    def _close(self) -> None:
        self.fields.commit()
        record_id = self._id
        self._saving.change(lambda desk: weighing.close(desk, record_id), lambda _changes: self._finished())

    def _finished(self) -> None:
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)


def _rows(session: Session, first_name: str) -> tuple[tuple[Field, ...], ...]:
    def words(step: WeighingStep) -> str:
        return step_words(step)

    day, choice = FieldKind.DAY, FieldKind.CHOICE
    return (
        (Field(name="conduct_on", label=_("When was it"), kind=day),),
        (Field(name="cause", label=words(WeighingStep.CAUSE), kind=FieldKind.WORDS),),
        (
            Field(
                name="own_account",
                label=_("How {name} tells it").format(name=first_name),
                kind=FieldKind.WORDS,
            ),
        ),
        (
            Field(name="heard_on", label=_("Heard on"), kind=day),
            Field(name="absent_on", label=_("Or nobody appeared on"), kind=day),
            Field(name="absent_again_on", label=_("And again on"), kind=day),
        ),
        (Field(name="effect", label=words(WeighingStep.EFFECT), kind=FieldKind.WORDS),),
        (Field(name="blame", label=words(WeighingStep.BLAME), kind=choice, options=blame_words()),),
        (Field(name="urgent", label=words(WeighingStep.URGENT), kind=FieldKind.SEVERAL, options=urgent_words()),),
        (Field(name="alternative", label=words(WeighingStep.ALTERNATIVE), kind=FieldKind.WORDS),),
        (Field(name="proposal", label=words(WeighingStep.PROPOSAL), kind=choice, options=proposal_words()),),
        (
            Field(name="duty_code", label=_("Which duty"), kind=choice, options=_duty_words(session)),
            Field(name="duty_class", label=_("Kind of duty"), kind=choice, options=class_words()),
        ),
        (
            Field(name="percentage", label=_("Percentage, as the municipality sets it"), kind=FieldKind.NUMBER),
            Field(name="months", label=_("Months"), kind=FieldKind.NUMBER),
        ),
        (Field(name="deviation", label=_("Why this differs from the table"), kind=FieldKind.WORDS),),
        (Field(name="tailoring", label=_("How urgent reasons are taken into account"), kind=FieldKind.WORDS),),
        (
            Field(name="decided_by", label=_("Who decided")),
            Field(name="decided_on", label=_("Decided on"), kind=day),
            Field(name="reconsider_on", label=_("Reconsider on"), kind=day),
        ),
        (
            Field(
                name="contact_on",
                label=_("Contact after this"),
                kind=day,
                help=_("Within four weeks, so that nobody is lost sight of."),
            ),
        ),
    )


def _duty_words(session: Session) -> tuple[tuple[str, str], ...]:
    dossier = session.dossier
    plan = dossier.current_plan if dossier is not None else None
    block = duties.text_of(session.forms, dossier, plan) if dossier is not None and plan is not None else None
    return tuple((line.id, block.words_of(line, {})[:80]) for line in block.lines) if block is not None else ()


def blame_words() -> tuple[tuple[Blame, str], ...]:
    """Whether it can be blamed, in words."""
    return ((Blame.NONE, _("No blame")), (Blame.PARTIAL, _("Less blame")), (Blame.FULL, _("Full blame")))


def urgent_words() -> tuple[tuple[UrgentReason, str], ...]:
    """The urgent reasons of the law, in words."""
    return (
        (UrgentReason.MARGINALISATION, _("Somebody may be left with nothing")),
        (UrgentReason.DEBTS, _("Debts grow")),
        (UrgentReason.FAMILY, _("The family is hit")),
        (UrgentReason.EVICTION, _("Somebody may lose the home")),
        (UrgentReason.NONE, _("None of these")),
    )


def proposal_words() -> tuple[tuple[SanctionProposal, str], ...]:
    """What can be proposed, in words."""
    return (
        (SanctionProposal.NO_MEASURE, _("No measure")),
        (SanctionProposal.WARNING, _("A warning")),
        (SanctionProposal.OTHER_AGREEMENT, _("Another agreement")),
        (SanctionProposal.PROPOSE_MEASURE, _("Propose a measure")),
    )


def class_words() -> tuple[tuple[DutyClass, str], ...]:
    """The kinds of duty, in words."""
    return (
        (DutyClass.UNIFORM, _("Of the national law (article 18 paragraph 4)")),
        (DutyClass.MUNICIPAL, _("Of the municipality (by-law)")),
        (DutyClass.INFORMATION, _("Reporting changes")),
        (DutyClass.OTHER, _("Another regime")),
    )
