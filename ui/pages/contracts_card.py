"""Contracts of the resident: kind, with whom, until when, and how it can go on (E02). No text of one is made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from intake_app.domain.catalogue_words import PayKind
from intake_app.domain.contracts import Contract, ContractKind, ContractNext
from intake_app.domain.entity import CaseEntity
from intake_app.i18n import _
from intake_app.services import contracts
from intake_app.services.catalogue_words import pay_words
from ui.pages.plan_rights import RightsCard
from ui.pages.record_cards import RecordPart, Records, RecordsCard
from ui.pages.record_fields import Field, FieldKind
from ui.session import Session
from ui.widgets.text import Text

if TYPE_CHECKING:
    from uuid import UUID

    from intake_app.domain.dossier import Dossier
    from intake_app.domain.planning import Plan
    from ui.pages.plan_saving import Saving


class ContractsCard(RecordsCard):
    """Every contract, the newest first."""

    def __init__(self, session: Session) -> None:
        records = Records(
            kind=Contract,
            name="contract",
            title=_("Contracts"),
            icon="file-text",
            intro=_("What was signed elsewhere, in facts. Then you both see in time when it ends."),
            add=_("Write down a contract"),
            fields=_fields,
            of=contracts.in_order,
            headline=lambda one, _session: contracts.line_words(one),
            remarks=lambda one, _dossier, inside: contracts.remarks(one, inside.today()),
            first="kind",
            make=contracts.begin,
            keep=contracts.change,
        )
        super().__init__(session, records)

    def new_part(self, number: int, record_id: UUID) -> RecordPart:
        part = ContractPart(self.session, self.records, number, record_id)
        part.opened.connect(lambda: self._only(part))
        return part


class ContractPart(RecordPart):
    """One contract, with what its extensions come to."""

    def __init__(self, session: Session, records: Records, number: int, record_id: UUID) -> None:
        super().__init__(session, records, number, record_id)
        self.renewal = Text("", "small", color="text.2", name=f"text_{records.name}_{number}_renewal")
        self.more.addWidget(self.renewal)

    def show_record(self, record: CaseEntity, dossier: Dossier) -> None:
        super().show_record(record, dossier)
        assert isinstance(record, Contract)
        self.fields.show_choices(self.session, Contract, {name: getattr(record, name) for name in self.fields.controls})
        words = contracts.renewal_words(record)
        self.renewal.setText(_("Can be extended: {words}.").format(words=words) if words else "")
        self.renewal.setVisible(bool(words))


class PlanContractsCard(RightsCard):
    """The same among the promises of the plan. A contract may come after signing, so this stays open."""

    field = "contracts"

    def __init__(self, session: Session, saving: Saving, first_name: str) -> None:
        super().__init__(session, saving, first_name, "", name="part_contracts")
        self.set_tone("none")  # the card inside has the border
        self.body.setContentsMargins(0, 0, 0, 0)
        self.contracts = ContractsCard(session)
        self.add(self.contracts)

    def show_plan(self, dossier: Dossier, plan: Plan, *, read_only: bool) -> None:
        """Show every contract."""
        self.contracts.show_dossier(dossier)


def _fields(_session: Session) -> Sequence[Sequence[Field]]:
    day, choice, number = FieldKind.DAY, FieldKind.CHOICE, FieldKind.NUMBER
    kinds = tuple((one, contracts.kind_words(one)) for one in ContractKind)
    after = tuple((one, contracts.next_words(one)) for one in ContractNext)
    pay = tuple((one, pay_words(one)) for one in PayKind)
    return (
        (Field(name="kind", label=_("Kind of contract"), kind=choice, options=kinds),),
        (Field(name="employer", label=_("On the payroll of")), Field(name="host", label=_("Where the work is done"))),
        (
            Field(name="starts_on", label=_("First day"), kind=day),
            Field(name="ends_on", label=_("Last day, if there is one"), kind=day),
        ),
        (
            Field(name="pay_kind", label=_("Pay"), kind=choice, options=pay),
            Field(name="pay", label=_("Euros a month before tax"), kind=FieldKind.MONEY),
            Field(name="hours", label=_("Hours a week"), kind=FieldKind.HOURS),
        ),
        (
            Field(name="renewals", label=_("How many times it can be extended"), kind=number),
            Field(name="renewal_months", label=_("By how many months each time"), kind=number),
        ),
        (
            Field(
                name="remind_on",
                label=_("Look how it goes on, on"),
                kind=day,
                help=_("Eight weeks before the last day, unless you choose another day."),
            ),
            Field(name="went_on", label=_("How it went on"), kind=choice, options=after),
        ),
        (Field(name="note", label=_("What else was agreed"), kind=FieldKind.WORDS),),
    )
