"""Exemptions and rest: why, from what, how long, and when you look again; with what the rules say about each (E05)."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_app.domain.principles import ServedBy
from intake_app.domain.rights import ExemptDuty, Exemption, ExemptionStatus
from intake_app.i18n import _
from intake_app.services import exemptions
from ui import theme
from ui.pages.plan_rights import RightsCard
from ui.pages.principle_ticks import PrincipleTicks
from ui.pages.record_fields import Field, FieldKind, RecordFields
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Rule
from ui.widgets.layouts import column, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.domain.planning import Plan
    from ui.pages.plan_saving import Saving
    from ui.session import Session


class ExemptionsCard(RightsCard):
    """Every exemption of the resident's life, the newest last; one may be added on any day, also after signing."""

    field = "exemptions"

    def __init__(self, session: Session, saving: Saving, first_name: str) -> None:
        super().__init__(session, saving, first_name, _("Rest and exemption"), name="card_exemptions")
        words = _("Sometimes something cannot be asked for a time. Write down until when, then it counts.")
        self._parts: dict[UUID, ExemptionPart] = {}
        self._limit: int | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.current().size(16))
        self.more = Button(_("Another exemption"), kind=Kind.LINK, icon="plus", name="button_add_exemption")
        self.more.clicked.connect(self._add)
        layout = column(Text(words, "body", color="text.2"), self._list, self.more, gap=12)
        layout.setAlignment(self.more, Qt.AlignmentFlag.AlignLeft)
        self.add(layout)

    def show_plan(self, dossier: Dossier, plan: Plan, *, read_only: bool) -> None:
        """Show them. They are facts of life: a signed plan does not close them."""
        self.session.run(
            lambda desk: exemptions.warn_months(desk, dossier.case), self._take_limit, owner=self, latest="months"
        )
        wanted = {one.id for one in dossier.exemptions}
        for gone in set(self._parts) - wanted:
            part = self._parts.pop(gone)
            part.hide()
            part.deleteLater()
        for number, one in enumerate(dossier.exemptions, start=1):
            if one.id not in self._parts:
                self._parts[one.id] = self._new_part(number, one.id)
            self._parts[one.id].show_exemption(one, self._limit)
            self._parts[one.id].principles.show_about(dossier, one.id)

    def focus_first(self) -> None:
        """Stand in the first exemption; without one, where it is added."""
        first = next(iter(self._parts.values()), None)
        control = first.fields.controls["ground"] if first is not None else self.more
        control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _take_limit(self, months: int | None) -> None:
        if months == self._limit:
            return
        self._limit = months
        for part in self._parts.values():
            part.show_again(months)

    def _new_part(self, number: int, exemption_id: UUID) -> ExemptionPart:
        part = ExemptionPart(self.session, number)
        part.fields.edited.connect(
            lambda values: self.saving.change(lambda desk: exemptions.change(desk, exemption_id, **values))
        )
        part.away.clicked.connect(lambda: self.saving.remove(Exemption, exemption_id))
        self._list.addWidget(part)
        part.show()
        return part

    def _add(self) -> None:
        case_id = self.session.case_id
        if case_id is not None:
            self.commit()
            self.saving.change(lambda desk: exemptions.add(desk, case_id, start_on=desk.today()), self._begin)

    def _begin(self, made: Exemption) -> None:
        part = self._parts.get(made.id)
        if part is not None:
            part.fields.controls["ground"].setFocus(Qt.FocusReason.OtherFocusReason)


class ExemptionPart(QWidget):
    """One exemption."""

    def __init__(self, session: Session, number: int) -> None:
        super().__init__()
        self._shown: Exemption | None = None
        rows = (
            (
                Field(name="ground", label=_("Reason"), kind=FieldKind.CHOICE, options=exemptions.ground_words()),
                Field(name="status", label=_("How far it is"), kind=FieldKind.CHOICE, options=status_words()),
            ),
            (Field(name="duties", label=_("What falls away"), kind=FieldKind.SEVERAL, options=exempt_words()),),
            (
                Field(name="start_on", label=_("First day"), kind=FieldKind.DAY),
                Field(name="end_on", label=_("Last day"), kind=FieldKind.DAY),
                Field(name="review_on", label=_("Look again on"), kind=FieldKind.DAY),
            ),
            (
                Field(name="decision_number", label=_("Number of the decision")),
                Field(name="decision_on", label=_("Day of the decision"), kind=FieldKind.DAY),
            ),
            (Field(name="meanwhile", label=_("What somebody does do meanwhile"), kind=FieldKind.WORDS),),
        )
        self.fields = RecordFields(rows, session.today, prefix=f"exemption_{number}")
        self.said = Text("", "body", color="attention", name=f"text_exemption_{number}")
        self.away = Button("", kind=Kind.QUIET, icon="x", tip=_("Remove"), name=f"button_remove_exemption_{number}")
        self.principles = PrincipleTicks(session, ServedBy.EXEMPTION, name=f"exemption_{number}_principles")
        self.setLayout(column(Rule(), self.fields, self.principles, _beside(self.said, self.away), gap=10))

    def show_exemption(self, exemption: Exemption, limit: int | None) -> None:
        """Show it, and what is to be said about it."""
        self._shown = exemption
        values = {name: getattr(exemption, name) for name in asdict(exemption)}
        self.fields.show_values(values, read_only=False)
        self.show_again(limit)

    def show_again(self, limit: int | None) -> None:
        """The remarks by the rules in force here."""
        if self._shown is not None:
            remarks = exemptions.remarks(self._shown, limit)
            self.said.setText("\n".join(one.sentence for one in remarks))
            self.said.setVisible(bool(remarks))


def _beside(words: Text, button: Button) -> QHBoxLayout:
    line = row(words, button, gap=8)
    line.setStretch(0, 1)
    line.setAlignment(button, Qt.AlignmentFlag.AlignTop)
    return line


def exempt_words() -> tuple[tuple[ExemptDuty, str], ...]:
    """What may fall away, in words."""
    return (
        (ExemptDuty.WORK, _("looking for work")),
        (ExemptDuty.SUPPORT, _("taking steps to work")),
        (ExemptDuty.GIVING_BACK, _("giving something back")),
    )


def status_words() -> tuple[tuple[ExemptionStatus, str], ...]:
    """How far an exemption is, in words."""
    return (
        (ExemptionStatus.REQUESTED, _("Asked for")),
        (ExemptionStatus.GRANTED, _("Granted")),
        (ExemptionStatus.INFORMAL, _("Not laid down yet")),
        (ExemptionStatus.ENDED, _("Ended")),
    )
