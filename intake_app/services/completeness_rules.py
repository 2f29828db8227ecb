"""The checks and conditions that forms/grounds name, each a question to the facts answered with yes or no (rules 2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from intake_app.domain.dates import add_months
from intake_app.domain.diagnosis_words import RegieLevel
from intake_app.domain.dossier import Dossier
from intake_app.domain.network_words import HouseholdRelation, Known, PlanSubject
from intake_app.domain.planning import Plan, Step
from intake_app.domain.rights import Duty, DutyApplies, Exemption, ExemptionGround, ExemptionStatus
from intake_app.domain.vocabulary import (
    HelpLevel,
    LegalGround,
    PersonRole,
    PlanStatus,
    VoluntaryKind,
)
from intake_app.instruments.comparison import Reading, differences
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.refusals import UnknownInstrument
from intake_app.instruments.rule_profiles import DEFAULT
from intake_app.instruments.textblocks import TextBlock
from intake_app.services import (
    areas_round,
    consents,
    diagnosis_rules,
    exemptions,
    giving_back,
    households,
    how_it_began,
    income_checks,
    involved,
    measuring,
    perspectives,
    plan_holes,
    reexamination,
    referrals,
    regie,
    signing,
)
from intake_app.services.rules import Rules

_YOUNG_CHILD = 12
_PICTURES = ("spinnenweb", "zrm-2017")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the checks look at."""

    dossier: Dossier
    plan: Plan
    forms: FormLibrary
    today: date
    rules: Rules | None = None

    def on(self, setting: str) -> bool:
        """Whether a setting is on here; without rules in force the default profile says so."""
        if self.rules is not None:
            return self.rules.on(setting)
        return self.forms.profiles[DEFAULT].settings.get(setting) is True

    def number(self, setting: str) -> int | None:
        """A number of a setting, in the same way; None when it is not known here."""
        if self.rules is not None:
            return self.rules.number(setting)
        value = self.forms.profiles[DEFAULT].settings.get(setting)
        return value if isinstance(value, int) else None

    def words(self, setting: str) -> str:
        """A choice of a setting, in the same way."""
        if self.rules is not None:
            return self.rules.words(setting)
        value = self.forms.profiles[DEFAULT].settings.get(setting)
        return value if isinstance(value, str) else ""

    def anew(self, day: date | None) -> bool:
        """Whether what was done on this day counts for this version: not before a re-examination (Wmo 2.3.9)."""
        return reexamination.is_anew(self.dossier, self.plan, day)

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps of the plan."""
        return self.dossier.steps_of_plan(self.plan)

    @property
    def age(self) -> int | None:
        """Age on the day the plan starts (today while it is a concept)."""
        return self.dossier.person.age_on(self.plan.started_on or self.today)


Rule = Callable[[Facts], bool]


def _identity(facts: Facts) -> bool:
    needs_birth_date = {LegalGround.PW_44A, LegalGround.WMO_232} & set(facts.plan.legal_grounds)
    person = facts.dossier.person
    return bool(person.full_name.strip()) and (person.birth_date is not None or not needs_birth_date)


def _every_step(check: Callable[[Step], object]) -> Rule:
    return lambda facts: all(check(step) for step in facts.steps)


def _upcoming(facts: Facts) -> list[date]:
    return [day for day in facts.plan.review_dates if day >= facts.today or facts.plan.status is not PlanStatus.DRAFT]


def _within_a_year(facts: Facts) -> bool:
    days = _upcoming(facts)
    return not days or min(days) <= add_months(facts.today, 12)


def _own_words(facts: Facts) -> bool:
    return bool(facts.plan.own_words.strip()) or facts.plan.own_words_declined


def _goals_have_steps(facts: Facts) -> bool:
    """What is to stay as it is asks for no step."""
    return all(goal.keeps or facts.dossier.steps_of(goal) for goal in facts.dossier.goals_of(facts.plan))


def _domains_visited(facts: Facts) -> bool:
    """Every item of the newest picture has an answer, of which "not discussed" is one; so has every row of a round
    past all areas that was begun (A04), and such a round alone is enough.
    """
    if areas_round.begun_and_open(facts.dossier, facts.forms):
        return False
    for instrument_id in (*reversed(_PICTURES), areas_round.FORM):
        if facts.dossier.readings(instrument_id):
            return not areas_round.any_unseen(facts.dossier, facts.forms, instrument_id)
    return False


def _has_picture(facts: Facts) -> bool:
    return any(
        facts.dossier.answers_of(reading) for instrument in _PICTURES for reading in facts.dossier.readings(instrument)
    )


def _representative(facts: Facts) -> bool:
    """Under eighteen a parent signs too; for an adult who is represented only the representative counts (CC15)."""
    network = facts.dossier.network
    acts = [one for one in network if one.role is PersonRole.REPRESENTATIVE]
    if facts.dossier.around.represented is Known.YES or acts:
        return any(one.signs for one in acts)
    if facts.age is None or facts.age >= 18:
        return True
    return any(one.signs and one.role is PersonRole.PARENT for one in network)


def _consent(facts: Facts) -> bool:
    found = consents.plan_receivers(facts.dossier, facts.forms, facts.today)
    return all(one.ruling is consents.Ruling.ALLOWED for one in found)


def _sensitive_receiver(facts: Facts) -> bool:
    found = consents.plan_receivers(facts.dossier, facts.forms, facts.today)
    return any(one.ruling is consents.Ruling.BLOCK for one in found)


def _no_double_help(facts: Facts) -> bool:
    return not any(one.certain for one in involved.double_help(facts.dossier, facts.today))


def _household_takes_part(facts: Facts) -> bool:
    for_household = facts.plan.subject is PlanSubject.HOUSEHOLD
    return not for_household or bool(households.partakers(facts.dossier, facts.plan))


def _supporter_told(facts: Facts) -> bool:
    """The person, and whoever cares for that person, as far as somebody is known to (CW03)."""
    dossier = facts.dossier
    told = any(one.supporter_told_on and facts.anew(one.supporter_told_on) for one in dossier.meldingen)
    cared_for = bool(dossier.carer_talks) or any(one.role is PersonRole.INFORMAL_CARER for one in dossier.network)
    if not told or not cared_for or dossier.around.no_carer:
        return told
    days = [talk.supporter_told_on for talk in dossier.carer_talks]
    return bool(days) and all(days) and any(facts.anew(day) for day in days)


def _text_block(facts: Facts, block_id: str) -> TextBlock | None:
    """A block that was chosen; None when the pack it came from is not installed here."""
    try:
        return facts.forms.text_block(block_id)
    except UnknownInstrument:
        return None


def _blocks_current(facts: Facts) -> bool:
    chosen = [one.block for one in facts.dossier.elements if one.plan_id == facts.plan.id and one.block]
    blocks = [_text_block(facts, block) for block in chosen]
    return all(block is not None and not block.needs_check(facts.today) for block in blocks)


def _fairness_lines(facts: Facts) -> bool:
    """The lines that keep it fair stand in the consequences text; without such a text there is nothing to check."""
    element = facts.dossier.element_of(facts.plan, "gevolgen")
    if element is None or not element.block or element.not_applicable:
        return element is None or element.not_applicable or not element.text
    block = _text_block(facts, element.block)
    return block is None or all(line.words.split("{")[0].strip() in element.text for line in block.always)


def _differences_named(facts: Facts) -> bool:
    """Two levels or points apart asks for a word about it (CC18)."""
    if facts.plan.disagreement.strip() or facts.plan.no_disagreement:
        return True
    for instrument_id in _PICTURES:
        found = measuring.voices(facts.dossier, instrument_id)
        if found is None or not found.open or found.resident is None or found.consultant is None:
            continue
        pair = (Reading.of(facts.dossier, found.resident), Reading.of(facts.dossier, found.consultant))
        if any(one.talk for one in differences(facts.forms.instrument(instrument_id), pair)):
            return False
    return True


def _told_before_talk(facts: Facts) -> bool:
    told = [day for one in facts.dossier.meldingen if (day := one.supporter_told_on) and facts.anew(day)]
    talks = [one.held_on for one in facts.dossier.conversations if facts.anew(one.held_on)]
    return not told or not talks or min(told) <= min(talks)


def _six_weeks(facts: Facts) -> bool:
    """A final account was in time or too late on the day it became final; after that nothing runs any more."""
    if facts.plan.status is not PlanStatus.DRAFT:
        return True
    if reexamination.day_of(facts.dossier, facts.plan):
        return True  # 2.3.9 takes over 2.3.2 lid 2 to 6, not the six weeks of lid 1
    reported = [one.reported_on for one in facts.dossier.meldingen]
    return not reported or facts.today <= min(reported) + timedelta(days=42)


def _signed_or_reason(facts: Facts) -> bool:
    return facts.plan.status is PlanStatus.DRAFT or all(
        one.settled for one in signing.signers(facts.dossier, facts.plan)
    )


def _talk_with_attendees(facts: Facts) -> bool:
    """A talk of which the day and who was there are known: somebody named, or who held it with the resident (CW09)."""
    named = {one.conversation_id for one in facts.dossier.attendees}
    talks = [one for one in facts.dossier.conversations if facts.anew(one.held_on)]
    return any(one.conductor.strip() or one.id in named for one in talks)


def _duties_that_hold(facts: Facts) -> tuple[Duty, ...]:
    found = (one for one in facts.dossier.duties if one.plan_id == facts.plan.id)
    return tuple(one for one in found if one.applies is DutyApplies.YES)


def _duties_explained(facts: Facts) -> bool:
    return all(one.reason.strip() and one.discussed_on and one.understood.strip() for one in _duties_that_hold(facts))


def _going_exemptions(facts: Facts) -> tuple[Exemption, ...]:
    return tuple(one for one in facts.dossier.exemptions if one.status is not ExemptionStatus.ENDED)


def _exemption_whole(facts: Facts) -> bool:
    limit = facts.number("exemption_warn_months")
    return not any(exemptions.remarks(one, limit) for one in _going_exemptions(facts))


def _fully_disabled(facts: Facts) -> bool:
    going = _going_exemptions(facts)
    return any(one.ground is ExemptionGround.FULLY_DISABLED and one.status is ExemptionStatus.GRANTED for one in going)


def _no_duties_when_fully_disabled(facts: Facts) -> bool:
    """Article 9(5): who is fully and permanently unable to work has no duties of a, b and c in the plan."""
    element = facts.dossier.element_of(facts.plan, "verplichtingen")
    return not _fully_disabled(facts) or (element is not None and element.not_applicable)


def _exempt_from_a_duty(facts: Facts) -> bool:
    element = facts.dossier.element_of(facts.plan, "verplichtingen")
    own = facts.dossier.duties_of(facts.plan).values()
    return (element is not None and element.not_applicable) or any(one.applies is DutyApplies.EXEMPT for one in own)


def _bounded(facts: Facts) -> bool:
    found = giving_back.newest(facts.dossier, facts.forms)
    return found is None or giving_back.bounded(found, facts.forms)


def _coach_when_much_help(facts: Facts) -> bool:
    """Who needs protection or much help has somebody of the own network or a coach with a telephone number (CC22)."""
    standing = regie.now(facts.dossier)
    if standing is None or standing.level not in (RegieLevel.PROTECTION, RegieLevel.MUCH_HELP):
        return True
    return any(one.helps_with.strip() for one in facts.dossier.network)


def _conditions_arranged(facts: Facts) -> bool:
    """What is still to be arranged says by whom and before when, per step; childcare before the first day (CC23)."""
    newest = {one.subject: one for one in facts.dossier.readings(income_checks.CONDITIONS, subject=None)}
    answers = (answer for one in newest.values() for answer in facts.dossier.answers_of(one).values())
    waiting = [one for one in answers if one.choice == "nog-regelen"]
    planned = all(one.extra_value("door-wie") and one.extra_value("voor") for one in waiting)
    return planned and not income_checks.childcare_open(facts.dossier, facts.plan, facts.today)


def _income_worked_out(facts: Facts) -> bool:
    return income_checks.holds(facts.dossier, facts.forms, facts.plan)


def old_block(facts: Facts) -> str:
    """The element of which the text is to be checked, so that the guide leads there; empty when all are current."""
    for one in facts.dossier.elements:
        if one.plan_id == facts.plan.id and one.block:
            block = _text_block(facts, one.block)
            if block is None or block.needs_check(facts.today):
                return one.element
    return ""


def _no_bsn_outside_government(facts: Facts) -> bool:
    """Only a government body that said what for may hold the number; consent does not help (Wabb 10)."""
    if facts.rules is None or facts.dossier.case.id not in facts.rules.bsn_cases:
        return True
    return facts.rules.words("organisation_kind") == "government" and facts.rules.on("bsn_enabled")


RULES: Mapping[str, Rule] = {
    "identity": _identity,
    "regisseur": lambda facts: bool(facts.plan.regisseur.strip()) or facts.plan.regisseur_is_resident,
    "contact-with-phone": lambda facts: bool(facts.plan.contact_name.strip() and facts.plan.contact_phone.strip()),
    "goal-or-step": lambda facts: bool(facts.dossier.goals_of(facts.plan)),
    "next-review-date": lambda facts: bool(_upcoming(facts)),
    "review-within-a-year": _within_a_year,
    "own-words": _own_words,
    "goal-has-step": _goals_have_steps,
    "step-has-owner": _every_step(lambda step: step.owner_name.strip()),
    "step-has-date": _every_step(lambda step: step.start_on or step.due_on or step.when_text.strip() or step.weekdays),
    "domains-visited": _domains_visited,
    "picture": _has_picture,
    "diagnosis": lambda facts: perspectives.diagnosed(facts.dossier),
    "earnings-reported": lambda facts: not any(one.asks_to_report for one in facts.dossier.earnings),
    "no-is-no-end": lambda facts: not any(diagnosis_rules.out_of_sight(one) for one in facts.dossier.findings),
    "voluntary-kind": _every_step(
        lambda step: step.voluntary is not VoluntaryKind.OBLIGATORY or step.voluntary_reason.strip()
    ),
    "paid-support-has-reason": lambda facts: (
        not any(plan_holes.unaccounted(facts.dossier, step) for step in facts.steps)
    ),
    "income-check": _income_worked_out,
    "representative": _representative,
    "consent": _consent,
    "no-double-help": _no_double_help,
    "placed-elsewhere": lambda facts: not referrals.homeless_areas(facts.dossier),
    "household-takes-part": _household_takes_part,
    "text-blocks-current": _blocks_current,
    "differences-named": _differences_named,
    "step-has-help-level": _every_step(lambda step: step.help_level),
    "own-step-has-fallback": _every_step(lambda step: not plan_holes.falls_alone(step)),
    "activity-has-next": _every_step(lambda step: not plan_holes.leads_nowhere(step)),
    "strength": lambda facts: bool(facts.dossier.strengths),
    "coach-when-much-help": _coach_when_much_help,
    "conditions-arranged": _conditions_arranged,
    "tegenprestatie-bounded": _bounded,
    "difference-list": lambda facts: facts.plan.version == 1 or bool(facts.plan.changed_because.strip()),
    "duties-explained": _duties_explained,
    "exemption-recorded": lambda facts: bool(_going_exemptions(facts)),
    "exemption-whole": _exemption_whole,
    "fairness-lines": _fairness_lines,
    "guide": lambda facts: bool(facts.plan.contact_name.strip() or facts.plan.regisseur.strip()),
    "age-18": lambda facts: facts.age is None or facts.age >= 18,
    "duties-when-fully-disabled": _no_duties_when_fully_disabled,
    "signed-or-reason": _signed_or_reason,
    "disagreement-named": lambda facts: bool(facts.plan.disagreement.strip()) or facts.plan.no_disagreement,
    "no-bsn": _no_bsn_outside_government,
    "melding-date": lambda facts: bool(facts.dossier.meldingen or reexamination.day_of(facts.dossier, facts.plan)),
    "supporter-told": _supporter_told,
    "supporter-told-before-talk": _told_before_talk,
    "talk-with-attendees": _talk_with_attendees,
    "six-weeks": _six_weeks,
}
"""Every check by its name in forms/grounds; true means there is nothing to ask."""


def _has_partner(facts: Facts) -> bool:
    dossier = facts.dossier
    at_home = (one for one in dossier.household_members if one.lives_in)
    return (
        dossier.case.household == "echtpaar"
        or any(one.role is PersonRole.PARTNER for one in dossier.network)
        or any(one.relation is HouseholdRelation.PARTNER for one in at_home)
    )


def _single_parent_of_a_young_child(facts: Facts) -> bool:
    """A parent alone with a child under twelve (Pw 9(4)), or who may be: twelve this year, or without a year."""
    if facts.dossier.case.household != "alleenstaande-ouder":
        return False
    children = [
        one for one in facts.dossier.household_members if one.relation is HouseholdRelation.CHILD and one.lives_in
    ]
    years = [one.birth_year for one in children]
    return not years or any(year is None or facts.today.year - year <= _YOUNG_CHILD for year in years)


def _choice(element: str, wanted: Iterable[str]) -> Rule:
    def check(facts: Facts) -> bool:
        found = facts.dossier.element_of(facts.plan, element)
        return found is not None and found.choice in tuple(wanted)

    return check


CONDITIONS: Mapping[str, Rule] = {
    "income-check-blocks": lambda facts: facts.words("income_check_level") == "block",
    "classifications-on": lambda facts: facts.on("classifications_enabled"),
    "earns-something": lambda facts: bool(facts.dossier.earnings),
    "has-findings": lambda facts: bool(facts.dossier.findings),
    "age-18-26": lambda facts: facts.age is not None and 18 <= facts.age <= 26,
    "sensitive-receiver": _sensitive_receiver,
    "duties-chosen": lambda facts: bool(_duties_that_hold(facts)),
    "no-duty-to-work": _exempt_from_a_duty,
    "has-exemption": lambda facts: bool(_going_exemptions(facts)),
    "single-parent-child-under-12": _single_parent_of_a_young_child,
    "has-partner": _has_partner,
    "personal-plan-received": _choice("persoonlijk-plan", ("ontvangen",)),
    "after-final": lambda facts: facts.plan.status is not PlanStatus.DRAFT,
    "tailored-provision": lambda facts: any(step.help_level is HelpLevel.TAILORED for step in facts.steps),
    "urgent": lambda facts: any(one.trigger == "spoed-melding" for one in facts.dossier.term_events),
}
"""When an element is asked at all."""


def _single_parent(facts: Facts) -> bool:
    return any(one.ground is ExemptionGround.SINGLE_PARENT for one in _going_exemptions(facts))


VARIANTS: Mapping[str, Rule] = {"alleenstaande-ouder": _single_parent}
"""When a variant of a ground holds."""


def _has_a_duty(facts: Facts) -> bool:
    """A text to choose duties from says nothing while no line of it was chosen (CP02)."""
    element = facts.dossier.element_of(facts.plan, "verplichtingen")
    block = _text_block(facts, element.block) if element is not None and element.block else None
    if element is None or element.not_applicable or block is None or not block.lines:
        return True
    return any(line.aims_at_work for line in block.chosen_in(element.text)) or not any(
        line.aims_at_work for line in block.lines
    )


def _giving_back_answered(facts: Facts) -> bool:
    found = giving_back.newest(facts.dossier, facts.forms)
    return found is not None and found.answered


ALSO_NEEDED: Mapping[str, Rule] = {"verplichtingen": _has_a_duty}
"""What an element that people fill in needs besides being filled."""
ALSO_ANSWERS: Mapping[str, Rule] = {
    "tegenprestatie": _giving_back_answered,
    how_it_began.UWV_ELEMENT: lambda facts: how_it_began.registration(facts.dossier).registered is not None,
}
"""What answers an element as well as filling it in does: the talk about it, or what stands beside the report."""
