"""What became of the agreements, with a remark of each side; from one not kept a person may weigh (E01, E06)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.planning import Agreement, Plan
from intake_app.domain.vocabulary import AgreementStatus, LegalGround, Promisor
from intake_app.i18n import _
from intake_app.services import weighing
from ui import theme
from ui.pages.folding import EqualColumns
from ui.pages.plan_rights import RightsCard
from ui.pages.plan_weighing import WeighingPart
from ui.pages.record_fields import Field, FieldKind, RecordFields
from ui.widgets.buttons import Button
from ui.widgets.card import Rule
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.layouts import column, held, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from ui.pages.plan_saving import Saving
    from ui.session import Session


class OutcomesCard(RightsCard):
    """Both sides are followed up alike. Shown once there is something to follow: a signed plan, or a later version."""

    field = "outcomes"

    def __init__(self, session: Session, saving: Saving, first_name: str) -> None:
        super().__init__(session, saving, first_name, _("What became of it"), name="card_outcomes")
        self.parts: dict[UUID, OutcomePart] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.current().size(12))
        words = _("Ask both sides. Did it go differently? Then first ask how that came about.")
        self.add(Text(words, "body", color="text.2"), self._list)

    def show_plan(self, dossier: Dossier, plan: Plan, *, read_only: bool) -> None:
        """Show every agreement of this version. What became of it may be said after signing as well."""
        agreements = [one for one in dossier.agreements_of(plan) if not one.about_contact and one.what.strip()]
        self.setVisible(bool(agreements) and (read_only or plan.version > 1))
        for gone in set(self.parts) - {one.id for one in agreements}:
            part = self.parts.pop(gone)
            part.hide()
            part.deleteLater()
        for number, one in enumerate(agreements, start=1):
            if one.id not in self.parts:
                self.parts[one.id] = part = OutcomePart(self.session, self.saving, number, one.id, self.first_name)
                self._list.addWidget(part)
                part.show()
            self.parts[one.id].show_agreement(one, dossier, plan)


class OutcomePart(QWidget):
    """One agreement: how it went, why, and what each side says about it."""

    def __init__(self, session: Session, saving: Saving, number: int, agreement_id: UUID, first_name: str) -> None:
        super().__init__()
        self._session, self._saving, self._number, self._id = session, saving, number, agreement_id
        self._first_name = first_name
        self._what = Text("", "body")
        self._who = Text("", "small", color="text.2")
        self.status = SegmentedChoice(
            [
                Option(value=AgreementStatus.KEPT, label=_("Kept")),
                Option(value=AgreementStatus.DIFFERENT, label=_("Went differently")),
                Option(value=AgreementStatus.LAPSED, label=_("Lapsed")),
            ],
            name=f"field_outcome_{number}",
            accessible_name=_("What became of it"),
            clearable=True,
        )
        self.status.value_changed.connect(lambda value: self._tell({"status": value or AgreementStatus.OPEN}))
        rows = (
            (Field(name="cause", label=_("How did that come about?"), kind=FieldKind.WORDS),),
            (
                Field(
                    name="own_account",
                    label=_("In the words of who promised it"),
                    kind=FieldKind.WORDS,
                ),
            ),
            (
                Field(name="remark_resident", label=_("{name} says about it").format(name=first_name)),
                Field(name="remark_other", label=_("The other side says about it")),
            ),
        )
        self.fields = RecordFields(rows, session.today, prefix=f"outcome_{number}")
        self.fields.edited.connect(self._tell)
        self.weigh = Button(_("Weigh this agreement"), icon="scale", name=f"button_weigh_{number}")
        self.weigh.clicked.connect(self._weigh)
        self._why_not = Text("", "small", color="text.2", name=f"text_why_not_{number}")
        self._weighing: WeighingPart | None = None
        said = held(column(self._what, self._who, gap=0))
        choose = held(row(self.status, None))
        self._body = column(Rule(), held(EqualColumns(said, choose, gap=12, at_least=250)), self.fields, gap=8)
        self._body.addLayout(row(self.weigh, self._why_not, None, gap=12))
        self.setLayout(self._body)

    def show_agreement(self, agreement: Agreement, dossier: Dossier, plan: Plan) -> None:
        """Show what became of it."""
        self._what.setText(agreement.what)
        self._who.setText(agreement.promisor_name)
        asked = agreement.status is not AgreementStatus.OPEN
        self.status.set_value(agreement.status if asked else None)
        values = {name: getattr(agreement, name) for name in self.fields.controls}
        self.fields.show_values(values, read_only=False)
        differently = agreement.status is AgreementStatus.DIFFERENT
        for name in ("cause", "own_account"):
            self.fields.set_shown(name, differently)
        self.fields.setVisible(asked)
        self._show_weighing(agreement, dossier, plan)

    def _show_weighing(self, agreement: Agreement, dossier: Dossier, plan: Plan) -> None:
        may = LegalGround.PW_44A in plan.legal_grounds and agreement.promisor is Promisor.RESIDENT
        found = dossier.sanction_of(agreement.id)
        offered = may and found is None and agreement.status is AgreementStatus.DIFFERENT
        reason = weighing.why_not_open(dossier, agreement) if offered else ""
        self.weigh.setVisible(offered)
        self.weigh.setEnabled(not reason)
        self._why_not.setText(reason)
        self._why_not.setVisible(bool(reason))
        if found is not None and self._weighing is None:
            self._weighing = WeighingPart(self._session, self._saving, self._number, found.id, self._first_name)
            self._body.addWidget(self._weighing)
            self._weighing.show()
        if self._weighing is not None:
            self._weighing.setVisible(found is not None)
            if found is not None:
                self._weighing.show_record(found, dossier)

    def _tell(self, values: dict[str, object]) -> None:
        self._saving.edit(Agreement, self._id, **values)

    def _weigh(self) -> None:
        self.fields.commit()
        agreement_id = self._id
        self._saving.change(lambda desk: weighing.open_weighing(desk, agreement_id), lambda _made: self._begin())

    def _begin(self) -> None:
        if self._weighing is not None:
            self._weighing.fields.controls["effect"].setFocus(Qt.FocusReason.OtherFocusReason)
