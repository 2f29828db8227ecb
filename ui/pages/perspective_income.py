"""Income of a month beside the benefit: estimated together, settled with the payslip (J02)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import CaseEntity
from intake_app.domain.income import IncomeMonth, IncomeSource
from intake_app.i18n import _
from intake_app.services import allowances, editing, income, income_sheets
from intake_app.services.income_words import channels, euros, kinds, modes, month_words
from ui import theme
from ui.pages.record_cards import RecordPart, Records, RecordsCard
from ui.pages.record_fields import Field, FieldKind, RecordFields
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.layouts import column, row
from ui.widgets.series_view import SeriesDot, SeriesView
from ui.widgets.text import Text

PRINT = "afdruk/schatting-inkomen"


class IncomeCard(RecordsCard):
    """Every month, the newest first."""

    def __init__(self, session: Session) -> None:
        records = Records(
            kind=IncomeMonth,
            name="month",
            title=_("Income per month"),
            icon="piggy-bank",
            intro=_("Estimate together beforehand. Settle when the payslip is there. Then nobody is startled."),
            add=_("Next month"),
            fields=_fields,
            of=income.in_order,
            headline=lambda one, session: _headline(one, session.dossier),
            remarks=lambda one, dossier, inside: (
                *income.remarks(dossier, one),
                *allowances.conflicts(dossier, inside.forms, one),
            ),
            first="norm",
            make=income.begin,
            keep=income.change,
        )
        super().__init__(session, records)

    def new_part(self, number: int, record_id: UUID) -> RecordPart:
        part = MonthPart(self.session, self.records, number, record_id)
        part.opened.connect(lambda: self._only(part))
        return part

    def commit(self) -> None:
        super().commit()
        for part in self.parts.values():
            if isinstance(part, MonthPart):
                part.commit_sources()


class MonthPart(RecordPart):
    """One month: where money comes from, what follows from it, and the paper to sign."""

    def __init__(self, session: Session, records: Records, number: int, record_id: UUID) -> None:
        super().__init__(session, records, number, record_id)
        self._prefix = f"{records.name}_{number}"
        self._made = 0
        self._new: UUID | None = None
        self.sources: dict[UUID, SourcePart] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.current().size(12))
        self.add = Button(_("Another source"), icon="plus", name=f"button_{self._prefix}_source", on_click=self._add)
        self.sums = Text("", name=f"text_{self._prefix}_sums")
        self.outcome = Text("", "strong", name=f"text_{self._prefix}_outcome")
        self.print = Button(_("Paper to sign"), icon="printer", name=f"button_{self._prefix}_print")
        self.print.clicked.connect(self._to_print)
        self._month = ""
        self.more.setSpacing(theme.current().size(10))
        for item in (Rule(), Text(_("Where the money comes from"), "strong")):
            self.more.addWidget(item)
        self.more.addLayout(self._list)
        self.more.addLayout(row(self.add, None))
        for item in (Rule(), self.sums, self.outcome):
            self.more.addWidget(item)
        self.more.addLayout(row(self.print, None))

    def show_record(self, record: CaseEntity, dossier: Dossier) -> None:
        super().show_record(record, dossier)
        assert isinstance(record, IncomeMonth)
        self._month = f"{record.month:%Y-%m}"
        self._show_sources(dossier, record)
        known = income.figures(dossier, record)
        lines = [
            (_("Expected together: {amount}"), known.estimate),
            (_("Counts for the benefit: {amount}"), known.counted),
            (_("The benefit adds beforehand: {amount}"), known.paid),
            (_("Really came in: {amount}"), known.actual),
            (_("The benefit should add: {amount}"), known.right),
            (_("All money of this month, settled: {amount}"), known.in_hand),
        ]
        said = [words.format(amount=euros(cents)) for words, cents in lines if cents is not None]
        self.sums.setText("\n".join(said) or _("Fill in the norm and the amounts. Then the sum stands here."))
        self.outcome.setText(outcome(known.settlement))
        self.outcome.setVisible(known.settlement is not None)

    def commit_sources(self) -> None:
        """Keep what is typed now."""
        for part in self.sources.values():
            part.fields.commit()

    def _show_sources(self, dossier: Dossier, month: IncomeMonth) -> None:
        found = dossier.sources_of(month)
        for gone in set(self.sources) - {one.id for one in found}:
            part = self.sources.pop(gone)
            self._list.removeWidget(part)
            part.hide()
            part.deleteLater()
        for one in found:
            if one.id not in self.sources:
                self._made += 1
                part = SourcePart(self.session, f"{self._prefix}_source_{self._made}", one.id)
                part.away.clicked.connect(lambda: self.add.setFocus(Qt.FocusReason.OtherFocusReason))
                self.sources[one.id] = part
                self._list.addWidget(part)
            self.sources[one.id].show_source(one)
        if self._new in self.sources:
            self.sources[self._new].focus_first()
            self._new = None

    def _add(self) -> None:
        self.commit_sources()
        record_id = self.record_id
        self.session.change(lambda desk: income.add_source(desk, record_id), self._added, owner=self)

    def _added(self, made: IncomeSource) -> None:
        part = self.sources.get(made.id)
        if part is None:
            self._new = made.id
        else:
            part.focus_first()

    def _to_print(self) -> None:
        self.fields.commit()
        self.commit_sources()
        self.session.navigate(f"{PRINT}/{self._month}")


class SourcePart(QWidget):
    """One source of income in a month."""

    def __init__(self, session: Session, prefix: str, source_id: UUID) -> None:
        super().__init__()
        self.session, self.source_id = session, source_id
        self.fields = RecordFields(_source_fields(), session.today, prefix=prefix)
        self.fields.edited.connect(self._keep)
        self.away = Button("", kind=Kind.QUIET, icon="x", tip=_("Remove this source"), name=f"button_{prefix}_away")
        self.away.setAccessibleName(_("Remove this source"))
        self.away.clicked.connect(self._remove)
        line = row(self.fields, self.away, gap=8)
        line.setStretch(0, 1)
        self.setLayout(column(line, gap=0))

    def show_source(self, one: IncomeSource) -> None:
        """Show what is stored."""
        self.fields.show_values({name: getattr(one, name) for name in self.fields.controls}, read_only=False)
        name = one.payer.strip() or dict(kinds())[one.kind]
        self.away.setAccessibleName(_("Remove: {what}").format(what=name))

    def focus_first(self) -> None:
        """Stand where filling in begins."""
        self.fields.controls["kind"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, values: dict[str, object]) -> None:
        source_id = self.source_id
        self.session.change(
            lambda desk: editing.edit(desk, IncomeSource, source_id, _("Source of income"), **values), owner=self
        )

    def _remove(self) -> None:
        source_id = self.source_id
        self.session.change(lambda desk: editing.remove(desk, IncomeSource, source_id, _("Source of income")))


class IncomeViewCard(Card):
    """How the money in hand goes from month to month, and what is still to come or to go back."""

    def __init__(self) -> None:
        super().__init__(_("From month to month"), icon="trending-up", name="card_income_view")
        self.wanted = False
        self.balance = Text("", "strong", name="text_income_balance")
        self.view = SeriesView(name="view_income")
        self.add(self.balance, self.view)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the months of which the sum is known."""
        known = income.in_hand_by_month(dossier)
        dots = [SeriesDot(on=month, value=cents / 100, words=euros(cents)) for month, cents in known]
        self.wanted = bool(dots)
        self.view.set_dots(_("Money in hand per month"), dots)
        self.balance.setText(balance(income.balance(dossier)))


def outcome(settlement: int | None) -> str:
    """What settling comes to, for the consultant."""
    if settlement is None:
        return ""
    if settlement > 0:
        return _("Still to be paid to the resident: {amount}").format(amount=euros(settlement))
    if settlement < 0:
        return _("To be paid back by the resident: {amount}").format(amount=euros(-settlement))
    return _("Nothing to settle.")


def balance(cents: int) -> str:
    """What is open over all months."""
    return _("All months together. {outcome}").format(outcome=outcome(cents))


def _headline(one: IncomeMonth, dossier: Dossier | None) -> str:
    words = month_words(one.month)
    if dossier is None:
        return words
    known = income.figures(dossier, one)
    if known.settlement is not None:
        return f"{words}: {income_sheets.settled_words(known.settlement)}"
    if known.paid is not None and known.supplement is not None:
        return _("{month}: the benefit adds {amount}").format(month=words, amount=euros(known.supplement))
    return words


def _fields(_session: Session) -> Sequence[Sequence[Field]]:
    share = _("Empty: all income counts. Some may keep a part for a number of months.")
    return (
        (
            Field(name="month", label=_("A day in this month"), kind=FieldKind.DAY),
            Field(name="norm", label=_("Norm: the whole benefit, in euros"), kind=FieldKind.MONEY),
        ),
        (Field(name="mode", label=_("How it is settled"), kind=FieldKind.CHOICE, options=modes()),),
        (
            Field(name="agreed_on", label=_("Both said yes on"), kind=FieldKind.DAY),
            Field(name="channel", label=_("How it was agreed"), kind=FieldKind.CHOICE, options=channels()),
        ),
        (
            Field(name="reports", label=_("Who tells the municipality what came in")),
            Field(name="settles", label=_("Who works it out")),
        ),
        (
            Field(
                name="paid", label=_("Paid beforehand, in euros"), kind=FieldKind.MONEY, help=_("Empty: as estimated")
            ),
            Field(name="payslip_on", label=_("Payslip seen on"), kind=FieldKind.DAY),
            Field(name="settled_on", label=_("Settled in money on"), kind=FieldKind.DAY),
        ),
        (
            Field(name="exempt_share", label=_("Exempt, in percent"), kind=FieldKind.MONEY, help=share),
            Field(name="exempt_most", label=_("At most, in euros"), kind=FieldKind.MONEY),
            Field(name="exempt_months", label=_("For how many months"), kind=FieldKind.NUMBER),
        ),
    )


def _source_fields() -> Sequence[Sequence[Field]]:
    return (
        (
            Field(name="kind", label=_("Kind"), kind=FieldKind.CHOICE, options=kinds()),
            Field(name="payer", label=_("From whom")),
        ),
        (
            Field(name="estimate", label=_("We expect, in euros"), kind=FieldKind.MONEY),
            Field(name="actual", label=_("It was, in euros"), kind=FieldKind.MONEY),
        ),
        (Field(name="counts", label=_("Counts for the benefit"), kind=FieldKind.TICK),),
    )
