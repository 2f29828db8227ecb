"""Agreements of several parties, and the reverse test of a decision: both told in a form, gathered here (E02, E07)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.principles import ServedBy
from intake_app.i18n import _, format_day
from intake_app.services import parties, principles
from intake_app.services.parties import PartiesAgreement, Template
from ui import theme
from ui.pages.folding import EqualColumns
from ui.pages.plan_rights import RightsCard
from ui.pages.principle_ticks import PrincipleTicks
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Rule
from ui.widgets.fields import DropDown, LineField
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.domain.measuring import Measurement
    from intake_app.domain.planning import Plan
    from intake_app.instruments.model import Instrument
    from ui.pages.plan_saving import Saving
    from ui.session import Session


class PartiesCard(RightsCard):
    """Resident, employer, coach: each says what it does and needs, and all sign one paper."""

    field = "parties"

    def __init__(self, session: Session, saving: Saving, first_name: str) -> None:
        title = _("Agreements with more parties")
        super().__init__(session, saving, first_name, title, name="card_parties")
        self._shown: tuple[PartiesAgreement, ...] | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.current().size(10))
        words = _("Everybody says for themselves what they do and need. An employer sees this paper only.")
        entries = [(one, parties.template_words(one)) for one in Template]
        self._template = DropDown(entries, name="field_parties_template", placeholder=_("Choose"))
        self._about = LineField(name="field_parties_about", max_length=80)
        self._names = LineField(name="field_parties_names", placeholder=_("Name, name"))
        self._error = Text("", "small", color="error", name="text_parties_error")
        self._error.hide()
        begin = Button(_("Begin this agreement"), icon="plus", name="button_begin_parties", on_click=self._begin)
        halves = EqualColumns(
            FormRow(_("Which agreement"), self._template), FormRow(_("About which place"), self._about), at_least=190
        )
        self._new_party = NewParty(session)
        foot = column(begin, gap=0)
        foot.setAlignment(begin, Qt.AlignmentFlag.AlignLeft)
        self.add(
            Text(words, "body", color="text.2"),
            self._list,
            self._new_party,
            Rule(),
            held(halves),
            FormRow(_("Who are the others"), self._names),
            self._error,
            foot,
        )

    def show_plan(self, dossier: Dossier, plan: Plan, *, read_only: bool) -> None:
        """Show every agreement with its parties. A placement may come after signing, so this stays open."""
        found = parties.agreements(dossier)
        if found == self._shown:
            return
        self._shown = found
        clear(self._list)
        form = self.session.forms.instrument(parties.FORM)
        self._new_party.show_agreements(found, form)
        for number, one in enumerate(found, start=1):
            self._list.addWidget(Rule())
            self._list.addWidget(Text(one.subject or str(form.title), "strong"))
            self._list.addWidget(Text(_who(form, one), "body"))
            if not one.solid:
                open_words = _("Not everybody has said yet what they do and what they need.")
                self._list.addWidget(Text(open_words, "small", color="attention", name=f"text_parties_open_{number}"))
            fill = Button(_("Fill in"), icon="pencil", name=f"button_fill_parties_{number}")
            fill.clicked.connect(lambda: self.session.navigate(f"vragen/{parties.FORM}"))
            look = Button(_("Look at the paper"), kind=Kind.LINK, icon="eye", name=f"button_print_parties_{number}")
            look.clicked.connect(lambda: self.session.navigate("afdruk/afspraken"))
            self._list.addWidget(held(row(fill, look, None, gap=8)))

    def _begin(self) -> None:
        template, case_id = self._template.value(), self.session.case_id
        names = [name.strip() for name in self._names.text().split(",")]
        if template is None or case_id is None:
            self._template.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        about = self._about.text().strip()

        def refused(sentence: str) -> None:
            self._error.setText(sentence)
            self._error.show()
            self._names.setFocus(Qt.FocusReason.OtherFocusReason)

        self.session.change(
            lambda desk: parties.start(desk, case_id, template, about, names),
            lambda _made: self._begun(),
            on_refused=lambda error: refused(str(error)),
            owner=self,
        )

    def _begun(self) -> None:
        self._error.hide()
        for line in (self._about, self._names):
            line.clear()
        self._template.set_value(None)


class NewParty(QWidget):
    """One more party at an agreement that was begun: from two people to as many as there are."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        entries = parties.roles(session.forms.instrument(parties.FORM))
        self._subject = DropDown((), name="field_party_agreement")
        self._role = DropDown(entries, name="field_party_role", placeholder=_("Choose"))
        self._name = LineField(name="field_party_name", max_length=80)
        self._error = ErrorLine()
        add = Button(_("Add this party"), icon="plus", name="button_add_party", on_click=self._add)
        self._which = FormRow(_("In which agreement"), self._subject)
        halves = held(EqualColumns(FormRow(_("One more party"), self._name), FormRow(_("Role"), self._role), gap=12))
        self.setLayout(column(Rule(), self._which, halves, self._error, row(add, None), gap=8))
        self.hide()

    def show_agreements(self, found: tuple[PartiesAgreement, ...], form: Instrument) -> None:
        """Offer the agreements there are, the newest chosen."""
        self.setVisible(bool(found))
        self._which.setVisible(len(found) > 1)
        known = [one.subject for one in found]
        chosen = self._subject.value()
        self._subject.set_entries([(one, one or str(form.title)) for one in known])
        self._subject.set_value(chosen if chosen in known else next(iter(known), None))

    def _add(self) -> None:
        case_id, subject = self._session.case_id, self._subject.value() or ""
        role, name = self._role.value() or "", self._name.text()
        if case_id is not None:
            self._session.change(
                lambda desk: parties.add_party(desk, case_id, subject, role, name),
                lambda _made: self._added(),
                on_refused=lambda error: self._error.set_sentence(str(error)),
                owner=self,
            )

    def _added(self) -> None:
        self._error.set_sentence("")
        self._name.clear()
        self._role.set_value(None)


class ReverseTestCard(RightsCard):
    """First the effect, then what the rule is for, then whether it may, then why to deviate: in that order."""

    field = "reverse_test"

    def __init__(self, session: Session, saving: Saving, first_name: str) -> None:
        super().__init__(session, saving, first_name, _("Reverse test"), name="card_reverse_test")
        words = _("Does a rule work out the wrong way here? Begin with what the decision should bring about.")
        self._tests: dict[UUID, ReverseTest] = {}
        self._came = QVBoxLayout()
        self._came.setSpacing(theme.current().size(8))
        self.open = Button(_("Do the reverse test"), icon="compass", name="button_reverse_test")
        self.open.clicked.connect(lambda: session.navigate(f"vragen/{principles.REVERSE}"))
        layout = column(Text(words, "body", color="text.2"), self._came, self.open, gap=8)
        layout.setAlignment(self.open, Qt.AlignmentFlag.AlignLeft)
        self.add(layout)

    def show_plan(self, dossier: Dossier, plan: Plan, *, read_only: bool) -> None:
        """Show about which decisions it was done, the newest first, and which principle each serves."""
        found = tuple(reversed(dossier.readings(principles.REVERSE, subject=None)))
        for gone in set(self._tests) - {one.id for one in found}:
            shown = self._tests.pop(gone)
            self._came.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        for place, one in enumerate(found):
            if one.id not in self._tests:
                self._tests[one.id] = ReverseTest(self.session, len(self._tests) + 1)
            if self._came.indexOf(self._tests[one.id]) != place:
                self._came.insertWidget(place, self._tests[one.id])
            self._tests[one.id].show_reading(dossier, one)


class ReverseTest(QWidget):
    """One reverse test: about what and when, and what it serves."""

    def __init__(self, session: Session, number: int) -> None:
        super().__init__()
        self._said = Text("", "body", name=f"text_reverse_test_{number}")
        self._principles = PrincipleTicks(session, ServedBy.EFFECT_CHECK, name=f"reverse_test_{number}_principles")
        self.setLayout(column(self._said, self._principles, gap=2))

    def show_reading(self, dossier: Dossier, reading: Measurement) -> None:
        """Show it as it is now."""
        day = format_day(reading.measured_on, weekday=False, year=True)
        self._said.setText(f"{reading.subject or _('a decision')}, {day}")
        self._principles.show_about(dossier, reading.id)


def _who(form: Instrument, agreement: PartiesAgreement) -> str:
    return "\n".join(
        ", ".join(part for part in (one.name, parties.role_words(form, one.role)) if part) for one in agreement.parties
    )
