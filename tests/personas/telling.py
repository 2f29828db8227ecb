"""The verbs with which a persona's story is told: every one of them is a call of a service, on the day of the story."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from intake_app.domain.catalogue import offer_id
from intake_app.domain.conversations import Appointment, Attendee, Conversation
from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Measurement
from intake_app.domain.people import CaseFile, Melding, NetworkPerson, Person
from intake_app.domain.planning import (
    Agreement,
    Goal,
    InkPoint,
    PerspectiveEstimate,
    Plan,
    Step,
    StoredDocument,
    Strength,
)
from intake_app.domain.vocabulary import (
    FACILITIES,
    AgreementStatus,
    Author,
    ContactKind,
    ConversationKind,
    GoalClass,
    GoalHorizon,
    HelpLevel,
    LegalGround,
    NextStepOwner,
    PersonRole,
    Promisor,
    RaterRole,
    ReadBack,
    ReferralSource,
    SignatureMethod,
    SignerRole,
    Special,
    StepStatus,
)
from intake_app.instruments.kinds import Kind, Pick
from intake_app.services import (
    contacts,
    conversations,
    dossiers,
    editing,
    measuring,
    plans,
    portfolio,
    signing,
    step_offers,
    step_route,
)
from intake_app.services import terms as terms_service
from intake_app.services.desk import Desk

from .repeatable import StoryClock

RESIDENT, CONSULTANT = RaterRole.RESIDENT, RaterRole.CONSULTANT
_SPECIALS = {int(one) for one in Special}
_SHORT_DAYS = 183


def day(text: str) -> date:
    """A day as the personas write it: 2026-03-05."""
    return date.fromisoformat(text)


@dataclass(slots=True)
class Story:
    """One persona at one desk. `case_id` is there from `report` on, `talking` during a talk."""

    desk: Desk
    case_id: UUID = field(default_factory=lambda: UUID(int=0))
    talking: UUID | None = None
    seen: dict[str, object] = field(default_factory=dict)
    """What the program said on a day of the story and cannot be seen any more at its end."""

    # -- when, and who works here ------------------------------------------------------------------------------------

    def on(self, text: str, at: time = time(9)) -> date:
        """Go on with the story on another day."""
        self.desk.clock = StoryClock(day=day(text), at=at)
        return self.desk.today()

    def works(self, consultant: str, phone: str, *, organisation: str, place: str) -> None:
        """Who sits at the desk. Training in the matrix stands with everybody, so that prints say so."""
        self.desk.change_profile(
            consultant=consultant,
            organisation=organisation,
            phone=phone,
            hours="elke werkdag van 9 tot 17 uur",
            municipality="Voorbeeldstad",
            place=place,
            zrm_trained_on=date(2021, 5, 20),
        )

    # -- the dossier -------------------------------------------------------------------------------------------------

    def report(
        self,
        person: Person,
        *grounds: LegalGround,
        household: str,
        income: str,
        reason: str,
        source: ReferralSource = ReferralSource.SELF,
        organisation: str = "",
    ) -> None:
        """Open the dossier on the day of the report."""
        self.case_id = dossiers.open_dossier(self.desk, person, melding_reason=reason, legal_grounds=grounds)
        editing.edit(self.desk, CaseFile, self.case_id, household=household, income=income)
        melding = self.dossier.meldingen[0]
        editing.edit(self.desk, Melding, melding.id, source=source, organisation=organisation)

    @property
    def dossier(self) -> Dossier:
        return self.desk.dossier(self.case_id)

    @property
    def plan(self) -> Plan:
        found = self.dossier.current_plan
        assert found is not None
        return found

    def people(self, *people: tuple[str, str, PersonRole, str, str]) -> None:
        """People around the resident: name, relation, role, what they help with, day of permission or ""."""
        for name, relation, role, helps, allowed in people:
            self.person(name, relation, role, helps_with=helps, contact_allowed_on=day(allowed) if allowed else None)

    def person(self, name: str, relation: str, role: PersonRole, **values: Any) -> None:
        """One more of them, with what prints and signing ask."""
        place = len(self.dossier.network)
        one = NetworkPerson(case_id=self.case_id, position=place, name=name, relation=relation, role=role, **values)
        editing.add(self.desk, one)

    def next(self, text: str, what: str, at: time = time(9), place: str = "bij mij thuis") -> None:
        """Agree on the next talk: in the appointments and on the line in the caseload."""
        starts = datetime.combine(day(text), at, UTC)
        editing.add(self.desk, Appointment(case_id=self.case_id, starts_at=starts, subject=what, place=place))
        values = {"next_step": what, "next_step_owner": NextStepOwner.TOGETHER, "next_step_on": day(text)}
        editing.edit(self.desk, CaseFile, self.case_id, **values)

    @contextmanager
    def talk(
        self,
        kind: ConversationKind,
        place: str,
        summary: str,
        *,
        contact: ContactKind = ContactKind.HOME,
        minutes: int = 60,
        present: Sequence[tuple[str, PersonRole]] = (),
        interpreter: str = "",
    ) -> Iterator[None]:
        """A conversation of today; what happens inside belongs to it. Read back and closed at the end."""
        talk = conversations.start_conversation(self.desk, self.case_id, kind, contact)
        values: dict[str, Any] = {"place": place, "minutes": minutes, "interpreter_language": interpreter}
        editing.edit(self.desk, Conversation, talk.id, **values)
        for name, role in present:
            editing.add(self.desk, Attendee(case_id=self.case_id, conversation_id=talk.id, name=name, role=role))
        self.talking = talk.id
        yield
        self.talking = None
        editing.edit(self.desk, Conversation, talk.id, summary=summary, read_back=ReadBack.YES)
        conversations.close_conversation(self.desk, talk.id)

    def contact(self, kind: ContactKind, note: str) -> None:
        """A line in the contact log of today."""
        contacts.log(self.desk, self.case_id, kind, note)

    # -- measuring ---------------------------------------------------------------------------------------------------

    def fill(
        self,
        form: str,
        rater: RaterRole,
        answers: Mapping[str, object],
        extra: Mapping[str, Mapping[str, str | int | bool]] | None = None,
        *,
        ready: bool = True,
        **about: Any,
    ) -> Measurement:
        """One reading. An answer is a whole number (96 to 99 are the special ones), a choice or words, or both."""
        reading = measuring.start_reading(self.desk, self.case_id, form, rater, conversation_id=self.talking, **about)
        for item, given in answers.items():
            measuring.record_answer(self.desk, reading.id, item, **self._answer(form, item, given))
        for item, fields in (extra or {}).items():
            measuring.record_extra(self.desk, reading.id, item, fields)
        if ready:
            measuring.mark_ready(self.desk, reading.id)
        return reading

    def beside(self, reading: Measurement, item: str, fields: Mapping[str, str | int | bool]) -> None:
        """More fields beside an answer."""
        measuring.record_extra(self.desk, reading.id, item, fields)

    def _answer(self, form: str, item: str, given: object) -> dict[str, object]:
        if isinstance(given, tuple):
            scored, words = given
            return self._answer(form, item, scored) | {"text": words}
        part = self.desk.forms.instrument(form).part_of(item.partition("/")[0])
        if isinstance(given, str):
            return {"text": given} if part.kind is Kind.OPEN else {"choice": given}
        if given in _SPECIALS and part.pick is not Pick.NUMBER:
            return {"special": given}
        return {"value": given}

    def said(self, form: str, **words: str) -> Measurement:
        """Own words of the resident, kept literally. A name with _ for -."""
        typed = {"reading": {"getypt-door": "consulent"}} if form == "openingsvragen" else {}
        answers = {name.replace("_", "-"): text for name, text in words.items()}
        return self.fill(form, RESIDENT, answers, typed)

    def matrix(self, table: str, *, form: str = "zrm-2017", said: Mapping[str, str] | None = None) -> None:
        """Both voices, from the table of the persona: item, resident, consultant, remark.

        A remark that begins with "verschil" is noted as a difference in view; other words stand with the consultant.
        `said` are words of the resident beside a level.
        """
        own: dict[str, object] = {}
        other: dict[str, object] = {}
        different: list[str] = []
        for item, first, second, remark in _rows(table):
            own[item] = (int(first), (said or {})[item]) if item in (said or {}) else int(first)
            words = remark
            if remark.startswith("verschil"):
                different.append(item)
                words = remark.removeprefix("verschil").lstrip(":, ")
            other[item] = (int(second), _sentence(words)) if words else int(second)
        self.fill(form, RESIDENT, own)
        self.fill(form, CONSULTANT, other)
        for item in different:
            measuring.note_difference(self.desk, self.case_id, form, self.desk.today(), item)

    def web(self, values: str, *, rater: RaterRole = RESIDENT) -> Measurement:
        """The web, as the persona writes it: "lichaam 5 · mentaal 3"."""
        return self.fill("spinnenweb", rater, _pairs(values))

    def list(self, form: str, values: str, *, rater: RaterRole = RESIDENT, **more: Any) -> Measurement:
        """A form of numbers, as the persona writes it."""
        return self.fill(form, rater, _pairs(values), **more)

    def barriers(self, table: str) -> Measurement:
        """What is in the way: item, status, remark, and optionally layer and where from ("signaal, buitenwereld")."""
        rows = list(_rows(table))
        extra: dict[str, dict[str, str | int | bool]] = {}
        for item, _status, remark, *_rest in rows:
            words = [one.strip() for one in remark.split(",") if one.strip()]
            fields: dict[str, str | int | bool] = {
                name: word
                for word in words
                for name, known in (("laag", ("signaal", "onderliggend")), ("van", ("persoon", "buitenwereld")))
                if word in known
            }
            left = [word for word in words if word not in fields.values()]
            extra[item] = fields | ({"opmerking": ", ".join(left)} if left else {})
        answers = {item: status for item, status, *_rest in rows}
        return self.fill("belemmeringen", CONSULTANT, answers, {item: one for item, one in extra.items() if one})

    def strengths(self, *strengths: tuple[str, int, str, str, str, str]) -> None:
        """Skill ("" for one of one's own), level, where seen, title, proof, picture. On the form and on the paper."""
        known = {skill: level for skill, level, *_rest in strengths if skill}
        seen = {skill: {"waar-gezien": where} for skill, _level, where, *_rest in strengths if skill and where}
        self.fill("krachteninventaris", RESIDENT, known, seen)
        for skill, _level, _where, title, evidence, icon in strengths:
            portfolio.add_strength(self.desk, self.case_id, title, evidence, icon, skill)

    def keep_off_portfolio(self, *titles: str) -> None:
        for one in self.dossier.strengths:
            if one.title in titles:
                editing.edit(self.desk, Strength, one.id, on_portfolio=False)

    def direction(
        self, goal: GoalClass, why: str, review: str, *, best: str = "", horizon: str = "", **fields: str
    ) -> None:
        """Which way now: the form of the consultant, and the dated estimate beside it."""
        asked = {
            "motivatie": why,
            "herzien-op": review,
            **{name.replace("_", "-"): one for name, one in fields.items()},
        }
        words = {"maximaal-haalbaar": best, "horizon": horizon}
        answers = {"richting": goal.value, **{name: text for name, text in words.items() if text}}
        self.fill("doelrichting", CONSULTANT, answers, {"reading": asked})
        estimate = PerspectiveEstimate(
            case_id=self.case_id,
            estimated_on=self.desk.today(),
            goal_class=goal,
            best_attainable=best,
            horizon=horizon,
            motivation=why,
            review_on=day(review),
            estimated_by=self.desk.profile.consultant,
        )
        editing.add(self.desk, estimate)

    # -- the plan ----------------------------------------------------------------------------------------------------

    def draft(self, *reviews: str, own_words: str = "", **values: Any) -> Plan:
        """The concept: begun from the talk, with its days of looking back."""
        plan = plans.draft_plan(self.desk, self.case_id)
        if own_words:
            values |= {"own_words": own_words, "own_words_said_on": self.desk.today()}
        days = tuple(map(day, reviews))
        editing.edit(self.desk, Plan, plan.id, review_dates=days, **values)
        return self.plan

    def goal(
        self,
        sentence: str,
        area: str,
        levels: tuple[int | None, int | None],
        by: str,
        sign: str,
        *,
        author: Author = Author.RESIDENT,
        words: tuple[str, str] = ("", ""),
    ) -> Goal:
        """A goal in the resident's words. Without a day there is no hurry."""
        made = plans.add_goal(self.desk, self.plan, sentence, area=area, author=author)
        soon = not by or (day(by) - self.desk.today()).days <= _SHORT_DAYS
        editing.edit(
            self.desk,
            Goal,
            made.id,
            from_value=levels[0],
            to_value=levels[1],
            from_words=words[0],
            to_words=words[1],
            target_on=day(by) if by else None,
            no_hurry=not by,
            indicator=sign,
            horizon=GoalHorizon.SHORT if soon else GoalHorizon.LONG,
        )
        return made

    def step(
        self,
        goal: Goal,
        what: str,
        owner: str,
        level: HelpLevel,
        first: str,
        last: str,
        *,
        offer: str = "",
        waits: str = "",
        **values: Any,
    ) -> Step:
        """A step of a goal: what it uses is an offer of the catalogue, what it waits for a step told before."""
        made = plans.add_step(self.desk, goal, what)
        status = StepStatus.WAITING_FOR if waits else StepStatus.PLANNED
        given = {"status": status, "owner_name": owner, "help_level": level} | values
        if level is HelpLevel.OWN:
            given.setdefault("fallback", f"Bel {self.plan.contact_name.split(' ')[0]} als het niet lukt.")
        if level in FACILITIES:
            given.setdefault("earlier_help", "Alleen lukt het niet, en eigen mensen kunnen dit niet geven.")
        editing.edit(self.desk, Step, made.id, start_on=day(first), due_on=day(last), **given)
        if offer:
            step_offers.take_offer(self.desk, made, offer_id(offer))
        if waits:
            step_route.put_after(self.desk, made, self.find_step(waits).id)
        return made

    def promise(self, what: str, who: Promisor, name: str = "", by: str = "", *, contact: bool = False) -> None:
        """An agreement of somebody; the name stands before it, unless the sentence says it itself."""
        agreement = Agreement(
            case_id=self.case_id,
            plan_id=self.plan.id,
            what=what,
            promisor=who,
            promisor_name="" if name and name.split(" ")[0] in what else name,
            due_on=day(by) if by else None,
            about_contact=contact,
        )
        plans.add_agreement(self.desk, self.plan, agreement)

    def law(
        self,
        help_given: str,
        *,
        duties: Sequence[str] = ("cooperate-plan", "work", "inform"),
        language: str = "onderwijs",
        giving_back: str = "nee",
        work: str,
        registered: str = "",
    ) -> None:
        """What article 44a asks and is no field elsewhere. `work` is what is known of what somebody can do."""
        today = self.desk.today()
        set_ = lambda element, **values: plans.set_element(self.desk, self.plan, element, **values)  # noqa: E731
        set_("uitwerking-steun", text=help_given)
        plans.choose_block(self.desk, self.plan, "verplichtingen", "plichten-44a", duties)
        plans.choose_block(self.desk, self.plan, "gevolgen", "gevolgen-44a")
        set_("onderzoek-arbeid", text=work, on=today)
        set_("tegenprestatie", choice=giving_back, on=today)
        set_("taaleis", choice=language)
        set_("inlichtingen", choice="ja", on=today)
        set_("rechten", choice="ja", on=today)
        set_("uwv-inschrijving", choice="ja", on=day(registered) if registered else today)

    def sign(self, teach_back: str, *, interpreter: bool = False, aloud: bool = True) -> StoredDocument:
        """Make the plan final, let everybody sign on the screen, give the paper, and fix it."""
        plans.finalise(self.desk, self.case_id)
        sure: dict[str, str | bool] = {"teach_back": teach_back, "read_aloud": aloud, "copy_given": True}
        signing.make_sure(self.desk, self.case_id, interpreter_present=interpreter, **sure)
        for one in signing.signers(self.dossier, self.plan):
            signing.sign(self.desk, self.case_id, one.name, one.role, SignatureMethod.SCREEN_PEN, strokes=ink(one.name))
        return signing.fix_plan(self.desk, self.case_id)

    def sign_as(self, name: str, role: SignerRole, method: SignatureMethod, reason: str = "") -> None:
        """One signature by itself."""
        signing.sign(self.desk, self.case_id, name, role, method, strokes=ink(name), reason=reason)

    # -- how it went -------------------------------------------------------------------------------------------------

    def find_step(self, what: str) -> Step:
        """The step of the newest plan whose words begin so."""
        return next(one for one in self.dossier.steps_of_plan(self.plan) if one.what.startswith(what))

    def went(self, what: str, status: StepStatus, result: str = "") -> None:
        """How a step of the newest plan goes."""
        editing.edit(self.desk, Step, self.find_step(what).id, status=status, result=result)

    def kept(self, what: str, status: AgreementStatus = AgreementStatus.KEPT) -> None:
        """What became of an agreement of the newest plan."""
        found = next(one for one in self.dossier.agreements_of(self.plan) if one.what.startswith(what))
        editing.edit(self.desk, Agreement, found.id, status=status)

    def happened(self, trigger: str, on: str, until: str = "", note: str = "") -> None:
        """An event from which terms are counted. Telling it again changes nothing."""
        if any((one.trigger, one.happened_on) == (trigger, day(on)) for one in self.dossier.term_events):
            return
        terms_service.add_event(self.desk, self.case_id, trigger, day(on), day(until) if until else None, note)


def ink(name: str) -> tuple[tuple[InkPoint, ...], ...]:
    """A signature that belongs to a name: a line that swings on, wider for longer names."""
    swing = sum(map(ord, name)) % 7
    points = (0.05 + 0.9 * place / 23 for place in range(24))
    return (
        tuple(InkPoint(x=round(x, 4), y=round(0.5 + 0.3 * math.sin(x * 17 + swing), 4), pressure=0.6) for x in points),
    )


def _rows(table: str) -> Iterator[tuple[str, ...]]:
    for line in table.strip().splitlines():
        yield tuple(cell.strip(" `") for cell in line.strip().strip("|").split("|"))


def _pairs(values: str) -> dict[str, object]:
    return {name: int(value) for name, value in (one.rsplit(" ", 1) for one in values.replace("\n", " ").split(" · "))}


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}." if words else ""
