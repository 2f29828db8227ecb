"""What the two promise each other: how we stay in touch, and both sides in two columns of the same size (E01)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_app.domain.planning import Agreement
from intake_app.domain.vocabulary import Promisor
from intake_app.i18n import _
from ui import theme
from ui.field_history import Tie, tie
from ui.pages.folding import EqualColumns
from ui.pages.plan_hints import HintedArea
from ui.pages.record_fields import Field, FieldKind, RecordFields
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Icon
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown, LineField
from ui.widgets.layouts import column, held, row
from ui.widgets.text import Text
from ui.widgets.typed_dates import Direction

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.instruments.words import WordBook


class AgreementLines(QWidget):
    """A list of agreements that can be changed where they stand, with a way to add one."""

    edited = Signal(object, object)
    """Id of the agreement, and new values by field of Agreement."""
    add_requested = Signal()
    remove_requested = Signal(object)

    def __init__(self, make_line: Callable[[], AgreementLine], add_words: str, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._make_line = make_line
        self.lines: list[AgreementLine] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.current().size(8))
        self.more = Button(add_words, kind=Kind.LINK, icon="plus", name=f"button_add_{name}")
        self.more.clicked.connect(self.add_requested)
        layout = column(self._list, self.more, gap=4)
        layout.setAlignment(self.more, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(layout)

    def show_agreements(self, agreements: Sequence[Agreement], *, read_only: bool) -> None:
        """Show these; lines that were there stay, so that the cursor does."""
        before = {line.agreement.id: line for line in self.lines if line.agreement is not None}
        wanted = [one.id for one in agreements]
        for agreement_id, line in before.items():
            if agreement_id not in wanted:
                self._list.removeWidget(line)
                line.hide()
                line.deleteLater()
        self.lines = [before.get(one.id) or self._new_line() for one in agreements]
        for number, (line, one) in enumerate(zip(self.lines, agreements, strict=True), start=1):
            if self._list.indexOf(line) != number - 1:
                self._list.insertWidget(number - 1, line)
            line.show_agreement(one, f"{self.objectName()}_{number}", read_only=read_only)
        self.more.setVisible(not read_only)

    def line_of(self, agreement_id: UUID) -> AgreementLine | None:
        """The line of this agreement."""
        return next((one for one in self.lines if one.agreement and one.agreement.id == agreement_id), None)

    def commit(self) -> None:
        """Give what is typed now."""
        for line in self.lines:
            line.commit()

    def _new_line(self) -> AgreementLine:
        line = self._make_line()
        line.edited.connect(lambda values: self._tell(line, values))
        line.remove_requested.connect(lambda: self._ask_removal(line))
        line.what.area.submitted.connect(self.add_requested)
        return line

    def _tell(self, line: AgreementLine, values: dict[str, object]) -> None:
        if line.agreement is not None:
            self.edited.emit(line.agreement.id, values)

    def _ask_removal(self, line: AgreementLine) -> None:
        if line.agreement is not None:
            self.remove_requested.emit(line.agreement.id)


class AgreementLine(QWidget):
    """One agreement: its words and a way to remove it. Subclasses add who and before when."""

    edited = Signal(object)
    remove_requested = Signal()

    def __init__(self, words: WordBook) -> None:
        super().__init__()
        self.agreement: Agreement | None = None
        self.what = HintedArea(words, name="", label=_("Agreement"), placeholder=_("What do we agree?"), bare=True)
        self.what.text_committed.connect(lambda text: self.edited.emit({"what": text.strip()}))
        self.away = Button("", kind=Kind.QUIET, icon="x", tip=_("Remove agreement"))
        self.away.clicked.connect(self.remove_requested)
        tie(self.what.area, self._tied)

    def _tied(self) -> Tie | None:
        return Tie(self.agreement.id, ("what",), _("Agreement")) if self.agreement is not None else None

    def show_agreement(self, agreement: Agreement, name: str, *, read_only: bool) -> None:
        """Show an agreement; its fields get names that begin with `name`."""
        self.agreement = agreement
        self.what.area.setObjectName(f"field_{name}_what")
        self.away.setObjectName(f"button_{name}_remove")
        self.what.set_text(agreement.what)
        self.what.set_read_only(read_only)
        self.away.setVisible(not read_only)

    def commit(self) -> None:
        """Give what is typed now."""
        self.what.commit()


class ContactLine(AgreementLine):
    """How we stay in touch: the icon says who moves, a telephone for the professional, a balloon for the resident."""

    def __init__(self, words: WordBook) -> None:
        super().__init__(words)
        self._icon = Icon("phone", size=18, color="text.2")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.current().size(4))
        line.addWidget(self._icon)
        line.addWidget(self.what, 1)
        line.addWidget(self.away)

    def show_agreement(self, agreement: Agreement, name: str, *, read_only: bool) -> None:
        """Show it with the icon of who promises."""
        super().show_agreement(agreement, name, read_only=read_only)
        self._icon.set_icon("message-circle" if agreement.promisor is Promisor.RESIDENT else "phone")


class PromiseLine(AgreementLine):
    """A promise with a name and a day. `others` may be chosen from: consultant, municipality, employer, somebody."""

    def __init__(self, words: WordBook, today: Callable[[], date], *, others: bool) -> None:
        super().__init__(words)
        self.what.area.setProperty("bare", False)
        self.who = DropDown(_promisors(), placeholder=_("Choose"), parent=self)
        self.who.value_changed.connect(lambda value: self.edited.emit({"promisor": value}))
        self.who.setVisible(others)
        self._others = others
        self.name = LineField(placeholder=_("Name"))
        self.name.text_committed.connect(lambda text: self.edited.emit({"promisor_name": text.strip()}))
        self.due = DateField(placeholder=_("Before when"), today=today, direction=Direction.AHEAD, short=True)
        self.due.date_committed.connect(lambda day: self.edited.emit({"due_on": day}))
        self.due.setFixedWidth(theme.current().size(170))
        named = row(self.name, gap=8)
        if others:
            named.insertWidget(0, self.who)
        self.more = Button(_("More"), kind=Kind.LINK, checkable=True)
        self.details = RecordFields(_details(), today, prefix="agreement_details")
        self.details.edited.connect(self.edited)
        self.details.hide()
        self.more.toggled.connect(self.details.setVisible)
        foot = row(self.due, self.more, None, self.away, gap=8)
        self.setLayout(column(self.what, named, foot, self.details, gap=6, margins=(0, 0, 0, 12)))

    def show_agreement(self, agreement: Agreement, name: str, *, read_only: bool) -> None:
        """Show it with its name and day."""
        super().show_agreement(agreement, name, read_only=read_only)
        names = {"promisor": self.who, "promisor_name": self.name, "due_on": self.due}
        labels = {"promisor": _("Who promises"), "promisor_name": _("Name"), "due_on": _("Before when")}
        for field, control in names.items():
            control.setObjectName(f"field_{name}_{field}")
            control.setAccessibleName(labels[field])
        self.who.set_value(agreement.promisor)
        self.who.setEnabled(not read_only)
        self.name.set_text(agreement.promisor_name)
        self.name.setReadOnly(read_only)
        self.due.set_value(agreement.due_on)
        self.due.setReadOnly(read_only)
        self.more.setObjectName(f"button_{name}_more")
        for field, control in self.details.controls.items():
            control.setObjectName(f"field_{name}_{field}")
        values = {field: getattr(agreement, field) for field in self.details.controls}
        self.details.show_values(values, read_only=read_only)

    def commit(self) -> None:
        """Give what is typed now."""
        super().commit()
        self.name.commit()
        self.due.commit()
        self.details.commit()


class ContactPart(QWidget):
    """ "Zo houden we contact", under the steps of every goal."""

    edited = Signal(object, object)
    add_requested = Signal()
    remove_requested = Signal(object)

    def __init__(self, words: WordBook) -> None:
        super().__init__()
        self.lines = AgreementLines(lambda: ContactLine(words), _("Another agreement"), name="contact")
        self.lines.edited.connect(self.edited)
        self.lines.add_requested.connect(self.add_requested)
        self.lines.remove_requested.connect(self.remove_requested)
        self.setLayout(column(Text(_("How we stay in touch"), "h3"), self.lines, gap=2, margins=(18, 10, 14, 10)))

    def show_contact(self, dossier: Dossier, *, read_only: bool) -> None:
        """Show the agreements about contact of the newest plan."""
        plan = dossier.current_plan
        agreements = dossier.agreements_of(plan) if plan is not None else ()
        self.lines.show_agreements([one for one in agreements if one.about_contact], read_only=read_only)


class PromisesCard(Card):
    """Two columns of the same size: what the resident promises, and what the others do."""

    edited = Signal(object, object)
    add_requested = Signal(object)
    """The Promisor on whose side an agreement is added."""
    remove_requested = Signal(object)

    def __init__(self, words: WordBook, today: Callable[[], date], first_name: str) -> None:
        super().__init__(_("What we promise each other"), padding=20, gap=12, name="card_promises")
        mine = AgreementLines(
            lambda: PromiseLine(words, today, others=False), _("Another agreement"), name="agreement_resident"
        )
        theirs = AgreementLines(
            lambda: PromiseLine(words, today, others=True), _("Another agreement"), name="agreement_others"
        )
        self.sides = {Promisor.RESIDENT: mine, Promisor.CONSULTANT: theirs}
        heads = {
            Promisor.RESIDENT: first_name,
            Promisor.CONSULTANT: _("Municipality and others"),
        }
        halves = []
        for side, lines in self.sides.items():
            lines.edited.connect(self.edited)
            lines.remove_requested.connect(self.remove_requested)
            lines.add_requested.connect(lambda side=side: self.add_requested.emit(side))
            half = held(column(Text(heads[side], "strong"), lines, gap=8))
            half.layout().setAlignment(Qt.AlignmentFlag.AlignTop)  # type: ignore[union-attr]  # it holds one
            halves.append(half)
        self.add(held(EqualColumns(*halves, gap=24, at_least=300)))

    def show_promises(self, dossier: Dossier, *, read_only: bool) -> None:
        """Show the agreements of the newest plan that are not about contact."""
        plan = dossier.current_plan
        shown = [one for one in (dossier.agreements_of(plan) if plan is not None else ()) if not one.about_contact]
        own = [one for one in shown if one.promisor is Promisor.RESIDENT]
        others = [one for one in shown if one.promisor is not Promisor.RESIDENT]
        self.sides[Promisor.RESIDENT].show_agreements(own, read_only=read_only)
        self.sides[Promisor.CONSULTANT].show_agreements(others, read_only=read_only)
        self.set_tone("sunken" if read_only else "")

    def line_of(self, agreement_id: UUID) -> AgreementLine | None:
        """The line of this agreement, on whichever side."""
        return next((found for side in self.sides.values() if (found := side.line_of(agreement_id))), None)

    def commit(self) -> None:
        """Give what is typed now."""
        for side in self.sides.values():
            side.commit()


def _details() -> tuple[tuple[Field, ...], ...]:
    """What else may be said of a promise; none of it is needed."""
    return (
        (Field(name="to_whom", label=_("To whom")), Field(name="how_often", label=_("How often"))),
        (Field(name="reason", label=_("Why")), Field(name="made_on", label=_("Agreed on"), kind=FieldKind.DAY)),
    )


def _promisors() -> tuple[tuple[Promisor, str], ...]:
    return (
        (Promisor.CONSULTANT, _("Consultant")),
        (Promisor.MUNICIPALITY, _("Municipality")),
        (Promisor.EMPLOYER, _("Employer")),
        (Promisor.OTHER, _("Somebody else")),
    )
