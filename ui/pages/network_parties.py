"""Parties with their mandate, the map of who helps with what, and who may know what (F03, M02)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.changes import Changes
from intake_app.domain.collaboration import Consent, InvolvedParty
from intake_app.domain.dossier import Dossier
from intake_app.domain.network_words import ConsentPurpose
from intake_app.i18n import _
from intake_app.services import consents, involved, teams
from intake_app.services.desk import Desk
from intake_app.services.network_words import (
    area_list,
    areas,
    basis_words,
    how_words,
    level_words,
    purpose_words,
)
from intake_app.services.teams import Colleague
from ui.pages.help_map import HelpMapTable
from ui.pages.record_card import RecordCard, Rows
from ui.pages.record_fields import Field, FieldKind
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.checks import CheckBox
from ui.widgets.fields import DropDown
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import held, row
from ui.widgets.text import Text


class PartiesCard(RecordCard):
    """Who is involved already, since when, on what, and what they may do."""

    kind = InvolvedParty
    prefix = "party"

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            _("Who is involved already?"),
            icon="building-2",
            words=_("As few as possible, and everybody knows who does what."),
            add=_("Another organisation"),
        )
        self._most = involved.MOST_PARTIES
        self._colleagues: dict[UUID | None, Colleague] = {}
        self._none = CheckBox(_("Nobody else is involved"), name="field_no_parties")
        self._none.value_changed.connect(self._nobody)
        self._team = DropDown((), name="field_from_team", placeholder=_("Choose somebody"))
        self._team.value_changed.connect(self._from_team)
        self._from = FormRow(_("Somebody of a team"), self._team)
        self.add(self._none, self._from)
        self._from.hide()
        session.run(involved.most_parties, self._take_most, owner=self)

    def records(self, dossier: Dossier) -> Sequence[InvolvedParty]:
        return dossier.involved_parties

    def rows(self) -> Rows:
        line, day = FieldKind.LINE, FieldKind.DAY
        return (
            (
                Field(name="organisation", label=_("Organisation"), kind=line),
                Field(name="person", label=_("Name of the person"), kind=line),
            ),
            (
                Field(name="role", label=_("Role"), kind=line, help=_("Such as job coach or debt counsellor.")),
                Field(name="discipline", label=_("Field of work"), kind=line),
                Field(name="phone", label=_("Phone"), kind=line),
            ),
            (
                Field(
                    name="areas", label=_("On which parts of life"), kind=FieldKind.CHIPS,
                    options=areas(self.session.forms),
                ),
            ),
            (
                Field(name="goal", label=_("Goal they work on"), kind=line),
                Field(name="mandate", label=_("What they may do or decide"), kind=line),
            ),
            (
                Field(name="since", label=_("Since"), kind=day),
                Field(name="until", label=_("Until"), kind=day),
            ),
            (
                Field(name="network_partner", label=_("Partner in the neighbourhood network"), kind=FieldKind.TICK),
                Field(name="gets_plan", label=_("Gets a copy of the plan"), kind=FieldKind.TICK),
            ),
        )  # fmt: skip

    def title_of(self, record: InvolvedParty) -> str:
        return record.title or _("No name yet")

    def summary_of(self, record: InvolvedParty) -> str:
        ended = not record.active_on(self.session.today())
        parts = [
            record.goal.strip(),
            area_list(self.session.forms, record.areas),
            _("not involved now") if ended else "",
        ]
        return " · ".join(part for part in parts if part)

    def remarks_of(self, dossier: Dossier, record: InvolvedParty) -> Sequence[str]:
        today, found = self.session.today(), []
        for one in involved.double_help(dossier, today):
            if record.id in (one.first.id, one.second.id):
                found.append(one.sentence(self.session.forms))
        if record.gets_plan and record.organisation.strip():
            forms = self.session.forms
            verdict = consents.check(dossier, forms, record.organisation, ConsentPurpose.PLAN, record.areas, today)
            if verdict.ruling is not consents.Ruling.ALLOWED:
                found.append(verdict.sentence)
        return found

    def warning_of(self, dossier: Dossier) -> str:
        today = self.session.today()
        if not involved.too_many(dossier, self._most, today):
            return ""
        words = _("{n} organisations are involved. Could somebody stop, or one take two tasks?")
        return words.format(n=len(involved.active(dossier, today)))

    def make(self, desk: Desk, case_id: UUID) -> InvolvedParty:
        return involved.add(desk, case_id)

    def change(self, desk: Desk, record_id: UUID, **values: Any) -> Changes:
        return involved.change(desk, record_id, **values)

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        super().show_dossier(dossier)
        self._none.set_value(dossier.around.no_parties)
        self._none.setVisible(not dossier.involved_parties)
        self.session.run(teams.colleagues, self._show_colleagues, owner=self, latest="colleagues")

    def _show_colleagues(self, found: tuple[Colleague, ...]) -> None:
        self._colleagues = {one.member.id: one for one in found}
        self._team.set_entries([(one.member.id, teams.colleague_words(one)) for one in found])
        self._team.set_value(None)
        self._from.setVisible(bool(found))

    def _from_team(self, member_id: UUID | None) -> None:
        one, case_id = self._colleagues.get(member_id), self.session.case_id
        if one is not None and case_id is not None:
            self.session.change(lambda desk: teams.bring_in(desk, case_id, one), owner=self)

    def _take_most(self, most: int) -> None:
        self._most = most
        if self.session.dossier is not None:
            self.show_dossier(self.session.dossier)

    def _nobody(self, ticked: bool) -> None:
        case_id = self.session.case_id
        if case_id is not None:
            self.session.change(lambda desk: involved.set_around(desk, case_id, no_parties=ticked))


class MapCard(Card):
    """Parts of life by parties: where two help, and where nobody does."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Who helps with what"), icon="map", gap=10, name="card_help_map")
        self._session = session
        self._empty = Text(
            _("Here stands who helps with what, once organisations or the round of life are filled in."), color="text.2"
        )
        self._gaps = Text("", "body", color="attention", name="text_gaps")
        self._table = HelpMapTable()
        self.add(self._empty, self._gaps, self._table)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the map of today."""
        found = involved.help_map(dossier, self._session.forms, self._session.today())
        self._table.show_map(found)
        self._table.setVisible(bool(found.rows))
        self._empty.setVisible(not found.rows)
        names = ", ".join(one.name for one in found.gaps)
        self._gaps.setText(_("Nobody yet: {areas}.").format(areas=names))
        self._gaps.setVisible(bool(found.gaps))


class ConsentsCard(RecordCard):
    """Each party and each purpose apart; nothing is ticked beforehand, and a no is kept too."""

    kind = Consent
    prefix = "consent"

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            _("Who may know what"),
            icon="shield-check",
            words=_("The resident decides. A no changes nothing about the help. Every consent can be taken back."),
            add=_("Ask for another consent"),
            empty=_("Nothing is asked yet, so nothing may be shared."),
        )
        self._print = Button(_("Look at the paper to sign"), icon="file-text", name="button_print_consent")
        self._print.clicked.connect(lambda: session.navigate("afdruk/toestemming"))
        self.add(held(row(self._print, None)))

    def records(self, dossier: Dossier) -> Sequence[Consent]:
        return dossier.consents

    def rows(self) -> Rows:
        choice, day, line = FieldKind.CHOICE, FieldKind.DAY, FieldKind.LINE
        return (
            (
                Field(name="recipient", label=_("Who may know it"), kind=line, help=_("One organisation or person.")),
                Field(name="purpose", label=_("What for"), kind=choice, options=purpose_words()),
            ),
            (
                Field(name="level", label=_("How much"), kind=choice, options=level_words()),
                Field(name="given_on", label=_("Said on"), kind=day),
                Field(name="how", label=_("How it was said"), kind=choice, options=how_words()),
            ),
            (
                Field(
                    name="areas", label=_("About what"), kind=FieldKind.CHIPS, options=areas(self.session.forms),
                    help=_("Health, substances, justice and violence are shared only when they are chosen here."),
                ),
            ),
            (
                Field(name="until", label=_("Counts until"), kind=day),
                Field(name="withdrawn_on", label=_("Taken back on"), kind=day),
            ),
            (
                Field(name="basis", label=_("On what it rests"), kind=choice, options=basis_words()),
                Field(name="reason", label=_("Why it may without consent"), kind=line),
            ),
        )  # fmt: skip

    def title_of(self, record: Consent) -> str:
        purpose = dict(purpose_words())[record.purpose] if record.purpose is not None else ""
        return ", ".join(part for part in (record.recipient.strip() or _("No name yet"), purpose) if part)

    def summary_of(self, record: Consent) -> str:
        level = dict(level_words())[record.level] if record.level is not None else ""
        return " · ".join(part for part in (level, area_list(self.session.forms, record.areas)) if part)

    def remarks_of(self, dossier: Dossier, record: Consent) -> Sequence[str]:
        return consents.remarks(record, self.session.forms, self.session.today())

    def make(self, desk: Desk, case_id: UUID) -> Consent:
        return consents.add(desk, case_id)

    def change(self, desk: Desk, record_id: UUID, **values: Any) -> Changes:
        return consents.change(desk, record_id, **values)

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        super().show_dossier(dossier)
        self._print.setVisible(any(one.recipient.strip() for one in dossier.consents))


class PartiesToAskCard(Card):
    """Parties of the register about whom nothing was asked: one press begins the question."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Not asked yet"), icon="circle-question-mark", gap=8, name="card_to_ask")
        self._session = session
        self._words = Text("", "body", color="text.2")
        self._list = held(row(gap=8))
        self._buttons: list[QWidget] = []
        self.add(self._words)

    def show_dossier(self, dossier: Dossier) -> None:
        """A button for every party without any consent."""
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []
        today = self._session.today()
        asked = [one.recipient for one in dossier.consents]
        open_ones = [
            one
            for one in involved.active(dossier, today)
            if not any(consents.same_name(one.organisation, name) for name in asked)
        ]
        for number, party in enumerate(open_ones, start=1):
            name = party.organisation.strip()
            button = Button(name, icon="plus", name=f"button_ask_{number}")
            button.clicked.connect(lambda _on=False, name=name: self._ask(name))
            self._buttons.append(button)
            self.add(held(row(button, None)))
        words = _("What may these organisations know?") if open_ones else _("Everybody was asked about.")
        self._words.setText(words)
        self.setVisible(bool(open_ones or asked))  # nobody helps yet: there is nothing to ask about

    def _ask(self, name: str) -> None:
        case_id = self._session.case_id
        if case_id is not None:
            self._session.change(lambda desk: consents.add(desk, case_id, recipient=name))
