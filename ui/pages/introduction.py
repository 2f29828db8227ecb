"""Kennismaking: who the resident is, how it began, who is around; a name is enough to go on (A01, F02)."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.dossier import Dossier
from intake_app.domain.people import CaseFile, Melding, Person
from intake_app.domain.vocabulary import ContactKind, NextStepOwner, ReferralSource
from intake_app.i18n import _
from intake_app.services import case_lists, editing, how_it_began
from intake_app.services.desk import Desk
from intake_app.services.stored_words import household_words
from ui.pages.bound import BoundForm, grid
from ui.pages.bsn_card import BsnCard
from ui.pages.income_now_card import IncomeNowCard
from ui.pages.network_list import NetworkList
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.registration_row import RegistrationRow
from ui.pages.two_columns import TwoColumns
from ui.pages.wording import contact_kind_words, ground_tick_words, referral_source_words
from ui.session import Session
from ui.theme import Theme
from ui.turns import Pieces
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.checks import ChipSet
from ui.widgets.choices import Option
from ui.widgets.form_row import FormRow
from ui.widgets.text import Text
from ui.widgets.typed_dates import Direction

_FIRST_ASKED = ("first_name", "birth_date", "street", "phone")
_HOUSEHOLDS = ("alleenstaand", "alleenstaande-ouder", "echtpaar", "inwonend", "instelling", "geen-vaste-plek")


class IntroductionPage(Page):
    """Person, report, next step and the people around the resident."""

    page_id = "kennismaking"
    own_words_of = ("person", "meldingen")

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._shown: CaseFile | None = None
        self._person_shown: Person | None = None
        self._person = BoundForm(session, Person, label=_("Introduction"))
        self._case = BoundForm(session, CaseFile, label=_("Introduction"))
        self._melding = BoundForm(
            session, Melding, label=_("Introduction"), make=self._make_melding, change=how_it_began.change
        )
        self._header = PageHeader(
            _("Introduction"),
            _("A name is enough to go on. The rest can follow later."),
            Button(
                _("People and organisations"),
                icon="users-round",
                name="button_network",
                on_click=lambda: session.navigate("mensen"),
            ),
            Button(_("To the conversation"), trailing_icon="arrow-right", name="button_next", on_click=self._go_on),
        )
        self._columns = TwoColumns(("person", ()), ("around", ()))
        frame(self, self._header, self._columns)

    @override
    def make_parts(self) -> Pieces:
        for make in (self._person_card, self._contact_card, self._bsn_card, self._case_card):
            self._columns.add_left(make())
            yield
        self._network = NetworkList(self.session)
        self._columns.add_right(self._network)
        yield
        self._columns.add_right(self._melding_card())
        yield
        self._income = IncomeNowCard(self.session)
        self._columns.add_right(self._income)

    @override
    def title(self) -> str:
        return _("Introduction")

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        self._shown, self._person_shown = dossier.case, dossier.person
        self._person.show(dossier.person)
        self._case.show(dossier.case)
        self._melding.show(dossier.meldingen[0] if dossier.meldingen else None)
        self._grounds.set_values(dossier.case.legal_grounds)
        self._network.show_dossier(dossier)
        self._bsn.show_dossier(dossier)
        self._income.show_dossier(dossier)
        self._registration.show_dossier(dossier)
        self._show_between(dossier)
        line = _("A name is enough to go on. The rest can follow later.")
        if case_lists.unnamed(dossier):
            line = _("Known by number only. Fill in the name once the person agrees to talk.")
        self._header.set_words(self.title(), line)

    def _show_between(self, dossier: Dossier) -> None:
        days = how_it_began.days_between(dossier)
        said = _("From the report: {days}.").format(days=", ".join(days)) if days else ""
        ago = how_it_began.since_application(dossier, self.session.today())
        words = " ".join(part for part in (said, ago, how_it_began.remark(dossier)) if part)
        self._between.setText(words)
        self._between.setVisible(bool(words))

    @override
    def leave(self) -> bool:
        for form in (self._person, self._case, self._melding):
            form.commit()
        self._network.commit()
        self._income.commit()
        self._registration.commit()
        return True

    @override
    def focus_field(self, name: str) -> None:
        if name == "bsn":
            self._bsn.take_focus()
        else:
            super().focus_field(name)

    @override
    def focus_start(self) -> None:
        """In the first thing that is not known yet; of who is known, in the name."""
        person = self._person_shown
        empty = (name for name in _FIRST_ASKED if person is not None and not getattr(person, name))
        for name in (*empty, "first_name"):
            field = self.findChild(QWidget, f"field_{name}")
            if field is not None and field.isVisible():
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        super().focus_start()

    def _go_on(self) -> None:
        self.session.navigate("gesprek")

    def _make_melding(self, desk: Desk) -> UUID:
        case = self._shown  # not the session's: the window may be locked by the time that this is stored
        assert case is not None
        melding = Melding(case_id=case.id, reported_on=case.opened_on)
        editing.add(desk, melding)
        return melding.id

    def _person_card(self) -> Card:
        form = self._person
        card = Card(_("Who"), icon="user")
        card.add(
            grid((form.line("first_name", _("First name")), form.line("infix", _("Infix")))),
            form.line("last_name", _("Last name")),
            form.day("birth_date", _("Date of birth"), direction=Direction.BACK),
            grid(
                (
                    form.line("language", _("Language")),
                    form.choose("form_of_address", _("Form of address"), [("u", _("u")), ("je", _("je"))]),
                )
            ),
            form.tick("interpreter_needed", _("An interpreter is needed")),
        )
        return card

    def _contact_card(self) -> Card:
        form = self._person
        card = Card(_("Where and how to reach"), icon="map-pin")
        card.add(
            form.line("street", _("Street and number")),
            grid((form.line("postcode", _("Postcode")), form.line("town", _("Town")))),
            grid((form.line("phone", _("Phone")), form.line("email", _("E-mail")))),
            form.tick("address_shielded", _("Keep this address out of every print and export")),
        )
        return card

    def _bsn_card(self) -> Card:
        self._bsn = BsnCard(self.session)
        return self._bsn

    def _case_card(self) -> Card:
        form = self._case
        self._grounds = ChipSet(
            [Option(value=one, label=words) for one, words in ground_tick_words()],
            name="field_legal_grounds",
            accessible_name=_("What the plan will rest on"),
        )
        self._grounds.values_changed.connect(lambda values: form.keep("legal_grounds", tuple(values)))
        card = Card(_("Where we are going"), icon="compass")
        households = [(one, household_words(one)) for one in _HOUSEHOLDS]
        owners = [
            Option(value=NextStepOwner.CONSULTANT, label=_("I")),
            Option(value=NextStepOwner.RESIDENT, label=_("The resident")),
            Option(value=NextStepOwner.TOGETHER, label=_("Together")),
        ]
        card.add(
            FormRow(_("What the plan will rest on"), self._grounds, help=_("May stay open until the plan is ready.")),
            grid(
                (form.choose("household", _("Household"), households), form.line("neighbourhood", _("Neighbourhood")))
            ),
            form.line("next_step", _("Next step")),
            grid((form.segments("next_step_owner", _("Who is to move"), owners), form.day("next_step_on", _("When")))),
            grid((form.line("consultant", _("Consultant")), form.line("deputy", _("Deputy")))),
        )
        return card

    def _melding_card(self) -> Card:
        form = self._melding
        self._registration = RegistrationRow(self.session)
        self._between = Text("", "small", color="text.2", name="text_days_between")
        card = Card(_("How it began"), icon="log-in")
        sources = [(one, referral_source_words(one)) for one in ReferralSource]
        kinds = [(one, contact_kind_words(one)) for one in ContactKind]
        card.add(
            grid(
                (
                    form.day("reported_on", _("Reported on"), direction=Direction.BACK),
                    form.choose("source", _("By whom"), sources),
                )
            ),
            grid((form.line("reported_by", _("Name")), form.line("organisation", _("Organisation")))),
            form.choose("contact_kind", _("How"), kinds),
            form.area("reason", _("Why, in one line"), lines=1),
            form.line(
                "responsible_for_follow_up",
                _("Who sees to it now"),
                help=_("Who reported stays the one to see to it, until you agree otherwise."),
            ),
            grid(
                (
                    form.day("invited_on", _("Invited on"), direction=Direction.BACK),
                    form.day("applied_on", _("Applied on"), direction=Direction.BACK),
                )
            ),
            self._between,
            self._registration,
            form.day(
                "supporter_told_on",
                _("Told about free independent support on"),
                help=_("Everybody may bring somebody who helps to think along."),
            ),
        )
        return card
