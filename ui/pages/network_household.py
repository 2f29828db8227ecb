"""The household: who lives here, for whom the plan is, who acts for the resident, and who cares (F01, F07)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.household import ADULT, CarerTalk, HouseholdMember
from intake_app.domain.network_words import Known, PlanSubject
from intake_app.i18n import _, format_day
from intake_app.services import editing, households, involved
from intake_app.services.desk import Desk
from intake_app.services.network_words import known_words, relation_words
from ui.pages.record_card import RecordCard, RecordPart, Rows
from ui.pages.record_fields import Field, FieldKind
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.checks import CheckBox
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.fields import DropDown, LineField
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import column, held, row
from ui.widgets.text import Text


class HouseholdCard(RecordCard):
    """Who lives with the resident. An adult who takes part in the plan has a dossier of the own."""

    kind = HouseholdMember
    prefix = "member"

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            _("Household"),
            icon="house",
            words=_("Only what the plan needs. Initials are enough."),
            add=_("Somebody else lives here"),
            empty=_("Nobody written down. The resident lives alone, or it was not asked yet."),
        )

    def records(self, dossier: Dossier) -> Sequence[HouseholdMember]:
        return dossier.household_members

    def rows(self) -> Rows:
        choice, line = FieldKind.CHOICE, FieldKind.LINE
        return (
            (
                Field(name="name", label=_("Name or initials"), kind=line),
                Field(name="relation", label=_("Who is that"), kind=choice, options=relation_words()),
                Field(name="birth_year", label=_("Year of birth"), kind=FieldKind.NUMBER),
            ),
            (
                Field(name="lives_in", label=_("Lives in"), kind=FieldKind.TICK),
                Field(name="takes_part", label=_("The plan is this person’s too"), kind=FieldKind.TICK),
            ),
            (
                Field(name="income", label=_("Has an income"), kind=choice, options=known_words()),
                Field(name="income_kind", label=_("Which income"), kind=line),
                Field(name="shares_benefit", label=_("Has the benefit together"), kind=choice, options=known_words()),
            ),
            (
                Field(name="custody", label=_("With a child: where does the child live"), kind=line),
                Field(name="care", label=_("Care that is given or received"), kind=line),
            ),
        )

    def title_of(self, record: HouseholdMember) -> str:
        relation = dict(relation_words())[record.relation]
        return ", ".join(part for part in (record.name.strip() or _("No name yet"), relation) if part)

    def summary_of(self, record: HouseholdMember) -> str:
        return _("Takes part in the household plan, with an own signature.") if record.takes_part else ""

    def warning_of(self, dossier: Dossier) -> str:
        return "\n".join(households.remarks(dossier, self.session.today()))

    def make(self, desk: Desk, case_id: UUID) -> HouseholdMember:
        return households.add_member(desk, case_id)

    def change(self, desk: Desk, record_id: UUID, **values: Any) -> Changes:
        return households.change_member(desk, record_id, **values)

    def more_of(self, record_id: UUID, prefix: str) -> tuple[QWidget, ...]:
        return (_OwnDossier(self, record_id, prefix),)

    def show_more(self, part: RecordPart, dossier: Dossier, record: HouseholdMember) -> None:
        (own,) = part.more
        assert isinstance(own, _OwnDossier)
        own.show_member(record, adult=record.adult_on(self.session.today()))


class _OwnDossier(QWidget):
    """What this person tells stays in the own dossier: open it, point to it, or begin one."""

    def __init__(self, owner: HouseholdCard, member_id: UUID, prefix: str) -> None:
        super().__init__()
        self._owner, self._member_id = owner, member_id
        self._case_id: UUID | None = None
        words = _("What an adult tells stays in that adult’s own dossier. Nothing of it shows here.")
        self._number = LineField(name=f"field_{prefix}_number", placeholder="2026-0001", max_length=20)
        self._point = Button(_("Point to this dossier"), icon="link", name=f"button_link_{prefix}")
        self._point.clicked.connect(self._link)
        self._fresh = Button(_("Open a new dossier"), icon="file-plus", name=f"button_new_{prefix}")
        self._fresh.clicked.connect(self._new)
        self._go = Button(_("Go to the own dossier"), icon="arrow-right", name=f"button_go_{prefix}")
        self._go.clicked.connect(self._open)
        self._choose = held(
            column(
                held(row(FormRow(_("Number of the own dossier"), self._number), None)),
                held(row(self._point, self._fresh, None, gap=8)),
                gap=8,
            )
        )
        going = held(row(self._go, None))
        self.setLayout(column(Text(words, "small", color="text.2"), self._choose, going, gap=8))

    def show_member(self, member: HouseholdMember, *, adult: bool) -> None:
        """Show whether there is an own dossier; a child has none here."""
        self._case_id = member.own_case_id
        self._choose.setVisible(member.own_case_id is None)
        self._go.setVisible(member.own_case_id is not None)
        self.setVisible(adult)

    def _link(self) -> None:
        number = self._number.text().strip()
        self._owner.keep(self._member_id, lambda desk: households.link(desk, self._member_id, number))

    def _new(self) -> None:
        self._owner.keep(self._member_id, lambda desk: households.open_own_dossier(desk, self._member_id))

    def _open(self) -> None:
        session, case_id = self._owner.session, self._case_id
        if case_id is not None:
            session.open_dossier(case_id, lambda _dossier: session.navigate("dossier"))


class SubjectCard(Card):
    """For whom the plan is, on the page of people and organisations."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("For whom is the plan"), icon="users", gap=10, name="card_subject")
        self.part = SubjectPart(session)
        self.add(self.part)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show for whom the plan is."""
        self.part.show_dossier(dossier)


class SubjectPart(QWidget):
    """One person, or the household: one plan either way."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._case_id: UUID | None = None
        options = [
            Option(value=PlanSubject.PERSON, label=_("One person")),
            Option(value=PlanSubject.HOUSEHOLD, label=_("The household")),
        ]
        self._subject = SegmentedChoice(options, name="field_subject", accessible_name=_("For whom is the plan"))
        self._subject.value_changed.connect(self._choose)
        self._words = Text("", "body", color="text.2", name="text_subject")
        self._go = Button(_("To the household plan"), icon="arrow-right", name="button_household_plan")
        self._go.clicked.connect(self._open)
        self._sheet = Button(_("Look at the own sheet"), icon="file-text", name="button_own_sheet")
        self._sheet.clicked.connect(lambda: session.navigate("afdruk/eigen-blad"))
        buttons = held(row(self._go, self._sheet, None, gap=8))
        self.setLayout(column(held(row(self._subject, None)), self._words, buttons, gap=10))
        self._go.hide()

    def show_dossier(self, dossier: Dossier) -> None:
        """Show for whom the plan is, or in which dossier it lies."""
        plan = dossier.current_plan
        self._subject.set_value(plan.subject if plan is not None else None)
        self._subject.setEnabled(plan is not None and plan.editable)
        household = plan is not None and plan.subject is PlanSubject.HOUSEHOLD
        self._sheet.setVisible(household)
        self._go.hide()
        if plan is None:
            self._words.setText(_("There is no plan yet. It begins with a goal."))
            case_id = dossier.case.id
            ask = lambda desk: households.plan_elsewhere(desk, case_id)  # noqa: E731  (a name reads better here)
            self._session.run(ask, self._elsewhere, owner=self, latest="plan_elsewhere")
        elif household:
            self._words.setText(_("Every adult has own agreements, an own sheet and an own signature."))
        else:
            self._words.setText(_("Does somebody else want the same plan? Then choose the household."))

    def _elsewhere(self, found: households.PlanElsewhere | None) -> None:
        if found is None:
            return
        self._case_id = found.case_id
        words = _("The household plan lies in dossier {number}, of {name}. It counts here too.")
        self._words.setText(words.format(number=found.number, name=found.first_name))
        self._go.show()
        self._sheet.show()

    def _choose(self, subject: PlanSubject) -> None:
        dossier = self._session.dossier
        plan = dossier.current_plan if dossier is not None else None
        if plan is not None:
            self._session.change(lambda desk: households.set_subject(desk, plan, subject))

    def _open(self) -> None:
        if self._case_id is not None:
            self._session.open_dossier(self._case_id, lambda _dossier: self._session.navigate("plan"))


class SupportCard(Card):
    """Who acts for the resident, and the right to free support: told, with the day."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Who stands beside the resident"), icon="hand-helping", gap=12, name="card_support")
        self._session = session
        self._represented = DropDown(known_words(), name="field_represented")
        self._represented.value_changed.connect(lambda value: self._keep(represented=value))
        self._sign = Text("", "body", color="attention", name="text_represented")
        self._told = Text("", "body", name="text_supporter_told")
        self._tick = Button(_("Told today"), icon="check", name="button_supporter_told", on_click=self._tell)
        self._programme = LineField(name="field_programme", max_length=120)
        self._programme.text_committed.connect(lambda text: self._keep(programme=text.strip()))
        people = Button(_("To the people around the resident"), icon="users", name="button_people")
        people.clicked.connect(lambda: session.navigate("kennismaking#network"))
        self.add(
            FormRow(_("Does somebody else decide for the resident, by law or by proxy?"), self._represented),
            self._sign,
            Text(_("Everybody may bring somebody who thinks along, for free and independent."), color="text.2"),
            held(row(self._told, self._tick, None, gap=12)),
            FormRow(_("Family programme, if there is one"), self._programme),
            held(row(people, None)),
        )

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what was asked and told."""
        around = dossier.around
        self._represented.set_value(around.represented)
        self._programme.set_text(around.programme)
        age = dossier.person.age_on(self._session.today())
        signs = any(one.signs and one.role.value in ("representative", "parent") for one in dossier.network)
        asked = around.represented is Known.YES or (age is not None and age < ADULT)
        self._sign.setText(_("Write down who that is, and tick that this person signs too.") if asked else "")
        self._sign.setVisible(asked and not signs)
        told = [one.supporter_told_on for one in dossier.meldingen if one.supporter_told_on]
        day = format_day(min(told), weekday=False, year=True) if told else ""
        self._told.setText(_("Told on {day}.").format(day=day) if told else _("Not told yet."))
        self._tick.setVisible(not told)

    def commit(self) -> None:
        """Give what is typed now."""
        self._programme.commit()

    def _keep(self, **values: object) -> None:
        case_id = self._session.case_id
        if case_id is not None:
            self._session.change(lambda desk: involved.set_around(desk, case_id, **values))

    def _tell(self) -> None:
        case_id = self._session.case_id
        if case_id is not None:
            self._session.change(lambda desk: involved.supporter_told(desk, case_id))


class CarersCard(RecordCard):
    """Who cares for the resident, in the own words: the load, what is needed, an own plan."""

    kind = CarerTalk
    prefix = "carer"

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            _("Who cares for the resident"),
            icon="hand-heart",
            words=_("Ask the carer too: how do you keep it up?"),
            add=_("Somebody else cares"),
        )
        self._none = CheckBox(_("Nobody cares for the resident"), name="field_no_carer")
        self._none.value_changed.connect(self._nobody)
        self.add(self._none)

    def records(self, dossier: Dossier) -> Sequence[CarerTalk]:
        return dossier.carer_talks

    def rows(self) -> Rows:
        line, words, day = FieldKind.LINE, FieldKind.WORDS, FieldKind.DAY
        return (
            (
                Field(name="name", label=_("Name"), kind=line),
                Field(name="spoken_on", label=_("Spoken with on"), kind=day),
            ),
            (Field(name="does", label=_("What this person does"), kind=words),),
            (Field(name="load", label=_("How it goes, in the carer’s own words"), kind=words),),
            (Field(name="needs", label=_("What would help"), kind=words),),
            (
                Field(
                    name="wants_own_plan", label=_("Wants an own plan"), kind=FieldKind.CHOICE, options=known_words()
                ),
                Field(name="supporter_told_on", label=_("Told about free support on"), kind=day),
            ),
        )

    def title_of(self, record: CarerTalk) -> str:
        return record.name.strip() or _("No name yet")

    def make(self, desk: Desk, case_id: UUID) -> CarerTalk:
        made = CarerTalk(case_id=case_id, position=len(desk.dossier(case_id).carer_talks))
        editing.add(desk, made, label=_("Who cares for the resident"))
        return made

    def show_dossier(self, dossier: Dossier) -> None:
        """Show them, and whether there is nobody."""
        super().show_dossier(dossier)
        self._none.set_value(dossier.around.no_carer)
        self._none.setVisible(not dossier.carer_talks)

    def _nobody(self, ticked: bool) -> None:
        case_id = self.session.case_id
        if case_id is not None:
            self.session.change(lambda desk: involved.set_around(desk, case_id, no_carer=ticked))
