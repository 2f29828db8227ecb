"""What happened with an organisation: its class from day to day with reasons, and who spoke whom about what (H03)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.domain.catalogue import OrganisationRemark
from intake_app.domain.catalogue_words import EmployerClass, RemarkKind
from intake_app.i18n import _, format_day
from intake_app.services import organisations
from intake_app.services.catalogue_words import class_words, remark_words
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule, SectionTitle
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown, LineField, TextArea
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.services.organisations import OrganisationFile
    from ui.session import Session


class ClassCard(Card):
    """The class that holds, what it was before and why, and a form for another one."""

    asked = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(name="card_class")
        self._session = session
        self._file: OrganisationFile | None = None
        self._choice = DropDown([(one, class_words(one)) for one in EmployerClass], name="field_class")
        self._reason = LineField(name="field_class_reason", placeholder=_("What happened"))
        self._since = DateField(name="field_class_since", today=session.today)
        self._give = Button(_("Give this class"), name="button_give_class", on_click=self._ask)
        self._lines = column(gap=6)
        self.add(
            SectionTitle(_("Class"), icon="star"),
            held(self._lines),
            FormRow(_("Another class"), self._choice),
            FormRow(_("Why"), self._reason),
            FormRow(_("From"), self._since),
            row(self._give, None),
        )

    def show_organisation(self, one: OrganisationFile) -> None:
        """Show its classes, newest first."""
        if self._file is None or self._file.organisation.id != one.organisation.id:
            self._choice.set_value(one.employer_class)
            self._reason.set_text("")
            self._since.set_value(None)
        self._file = one
        clear(self._lines)
        for dated in one.classes:
            day = format_day(dated.since, weekday=False, year=True)
            words = _("{class_name} from {day}").format(class_name=class_words(dated.employer_class), day=day)
            by = " · ".join(part for part in (dated.reason, dated.decided_by) if part)
            self._lines.addLayout(column(Text(words, "strong"), Text(by, "small", color="text.2"), gap=0))
        if not one.classes:
            self._lines.addWidget(Text(_("No class was given yet: business as usual."), color="text.2"))

    def _ask(self) -> None:
        self._reason.commit()
        if self._file is None:
            return
        wanted, chosen = self._file.organisation.id, self._choice.value() or EmployerClass.BUSINESS_AS_USUAL
        reason, since = self._reason.text(), self._since.value()
        self.asked.emit(lambda desk: organisations.set_class(desk, wanted, chosen, reason, since))
        if reason.strip():
            self._reason.set_text("")


class LogCard(Card):
    """The log, newest first, and a form for one more line. Candidates are named by their code alone."""

    asked = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(name="card_log")
        self._session = session
        self._file: OrganisationFile | None = None
        self._kind = DropDown([(one, remark_words(one)) for one in RemarkKind], name="field_log_kind")
        self._kind.set_value(RemarkKind.CONTACT)
        self._about = LineField(name="field_log_about", placeholder=_("A place, or the code of a candidate"))
        self._outcome = TextArea(name="field_log_outcome", lines=2)
        self._next = DateField(name="field_log_next", today=session.today)
        self._keep = Button(_("Write it down"), icon="pen-line", name="button_log", on_click=self._ask)
        self._lines = column(gap=8)
        note = _("No names of residents here: this list is not part of a dossier.")
        self.add(
            SectionTitle(_("Contacts and experiences"), icon="messages-square"),
            FormRow(_("What it is"), self._kind),
            FormRow(_("About"), self._about, help=note),
            FormRow(_("What came of it"), self._outcome),
            FormRow(_("Call again on"), self._next),
            row(self._keep, None),
            held(self._lines),
        )

    def show_organisation(self, one: OrganisationFile) -> None:
        """Show its log."""
        if self._file is None or self._file.organisation.id != one.organisation.id:
            self._empty()
        self._file = one
        clear(self._lines)
        for said in one.remarks:
            self._lines.addWidget(Rule())
            self._lines.addWidget(self._line(said))

    def _line(self, said: OrganisationRemark) -> QWidget:
        day = format_day(said.on, weekday=False, year=True)
        head = " · ".join(part for part in (day, remark_words(said.kind), said.by) if part)
        words = ". ".join(part.rstrip(".") for part in (said.about, said.outcome) if part.strip())
        parts: list[QWidget] = [Text(head, "small", color="text.2"), Text(words, "body")]
        if said.next_on is not None:
            again = _("Call again on {day}.").format(day=format_day(said.next_on, year=True))
            parts.append(Text(again, "small", color="attention" if said.next_on <= self._session.today() else "text.2"))
        away = Button("", kind=Kind.QUIET, icon="trash-2", name=f"button_remove_{said.id}", tip=_("Remove this line"))
        away.clicked.connect(lambda: self.asked.emit(lambda desk: organisations.remove_remark(desk, said.id)))
        whole = row(column(*parts, gap=0), column(away, None, gap=0), gap=8)
        whole.setStretch(0, 1)
        return held(whole)

    def _ask(self) -> None:
        self._about.commit()
        self._outcome.commit()
        if self._file is None:
            return
        said = OrganisationRemark(
            organisation_id=self._file.organisation.id,
            on=self._session.today(),
            kind=self._kind.value() or RemarkKind.CONTACT,
            about=self._about.text().strip(),
            outcome=self._outcome.text().strip(),
            next_on=self._next.value(),
        )
        self.asked.emit(lambda desk: organisations.add_remark(desk, said))
        if said.about or said.outcome:
            self._empty()

    def _empty(self) -> None:
        self._about.set_text("")
        self._outcome.set_text("")
        self._next.set_value(None)
