"""From a dossier to the sheet of the plan of action: which words go on paper, and which never do (K01)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from intake_app.bilingual import joined
from intake_app.documents.plan_sheets import AgreementLine, GoalBlock, Ground, PlanSheet, Replaced, StepLine
from intake_app.documents.sheet_parts import BesideLine, ContactPoint, Said, StrengthLine
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Goal, PerspectiveEstimate, Plan
from intake_app.domain.step_order import StepOrder
from intake_app.domain.vocabulary import HelpGroup, HelpLevel, LegalGround, Promisor, RaterRole, SignerRole
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.services import (
    barrier_steps,
    households,
    network_sheets,
    picture_sheets,
    plan_changes,
    privacy,
    referrals,
    regie,
    rights_sheets,
    signing,
)
from intake_app.services.desk import Profile
from intake_app.services.signature_blocks import signature_block
from intake_app.services.step_notes import goal_notes, step_notes
from intake_app.services.step_words import step_when

_HELP = "uitwerking-steun"


def plan_sheet(
    dossier: Dossier,
    plan: Plan,
    forms: FormLibrary,
    profile: Profile,
    today: date,
    *,
    as_agreements: bool = False,
    class_names: bool = False,
    before: Dossier | None = None,
) -> PlanSheet:
    """The plan of action of one version. Holds no dossier number, address or BSN.

    `before` is the dossier as it was when the version before this one was fixed (`plan_changes.as_fixed`).
    `as_agreements`: the organisation avoids the word for duties (setting avoid_word_plicht).
    `class_names`: what the organisation calls a direction and a route is printed too (its setting
    classification_names_hidden_on_print is off).
    """
    called = dossier.person.first_name
    made_on = plan.fixed_on(today)
    legal = LegalGround.PW_44A in plan.legal_grounds
    others = tuple(one.name.strip() for one in households.partakers(dossier, plan))
    together = (dossier.person.full_name, *others) if others else ()
    return PlanSheet(
        version=plan.version,
        status=plan.status,
        dated=made_on,
        name=dossier.person.full_name,
        called=called,
        born=dossier.person.birth_date,
        grounds=tuple(_ground(forms, ground) for ground in plan.legal_grounds),
        annex_to=_annex(dossier, plan),
        made_with=_made_with(plan, profile),
        contact=contact_point(plan, profile),
        replaced=_replaced(dossier, plan, plan_changes.changes(dossier, plan, forms, made_on, then=before)),
        own_words=tuple(_own_words(dossier, plan)),
        own_words_declined=plan.own_words_declined,
        next_step=_unless(dossier.own_words("welke-stap-nu", "stap"), plan.own_words),
        strengths=() if together else strength_lines(dossier),
        pictures=()
        if together
        else tuple(picture_sheets.pictures(dossier, forms, made_on, settled=plan.finalised_at is not None)),
        take_along=() if together else tuple(note.take_along for note in dossier.picture_notes if note.take_along),
        beside=_beside(dossier, plan),
        differences=() if together else tuple(picture_sheets.difference_lines(dossier, forms)),
        perspective="" if together else perspective_words(dossier, forms, class_names=class_names),
        in_the_way=() if together else barrier_steps.paper_lines(dossier, plan, forms),
        together=together,
        passed_on=referrals.passed_on(dossier, forms),
        goals=_goal_blocks(dossier, plan, forms),
        working_together=regie.sentence(dossier),
        keep_contact=tuple(one.what for one in dossier.agreements_of(plan) if one.about_contact),
        municipal_help=_municipal_help(dossier, plan, forms),
        i_do=_agreements(dossier, plan, {Promisor.RESIDENT}),
        municipality_does=_agreements(dossier, plan, {Promisor.CONSULTANT, Promisor.MUNICIPALITY}),
        others_do=_agreements(dossier, plan, {Promisor.EMPLOYER, Promisor.OTHER}),
        gives_back=rights_sheets.gives_back(dossier, forms) if legal else (),
        chose=rights_sheets.chose(dossier, plan),
        law=rights_sheets.law(dossier, plan, forms, made_on, as_agreements=as_agreements) if legal else None,
        review_dates=tuple(sorted(plan.review_dates)),
        review_note=plan.review_place,
        guided_by=plan.contact_name if plan.regisseur_is_resident else plan.regisseur,
        disagreement=plan.disagreement,
        no_disagreement=plan.no_disagreement,
        involved=network_sheets.involved(dossier, forms, made_on),
        rights=rights(forms, profile),
        rights_sources=(),
        teach_back=plan.teach_back,
        read_aloud=plan.read_aloud,
        copy_given=plan.copy_given,
        interpreter_present=plan.interpreter_present,
        signatures=tuple(signature_block(signer, profile) for signer in signing.signers(dossier, plan, today)),
        signing=signing_words(forms, plan.legal_grounds),
    )


def _own_words(dossier: Dossier, plan: Plan) -> Iterable[Said]:
    """What the resident wants, and what people of one household said they want together, each literally."""
    together = [
        words
        for reading in dossier.readings("openingsvragen", RaterRole.TOGETHER)
        if (answer := dossier.answers_of(reading).get("wil")) and (words := answer.text.strip())
    ]
    if plan.own_words:
        yield Said(words=plan.own_words, name=dossier.person.first_name if together else "")
    yield from (Said(words=words, name=_("Together")) for words in together if words != plan.own_words)


def said(words: str, name: str) -> Iterable[Said]:
    """Own words, when there are any."""
    if words.strip():
        yield Said(words=words, name=name)


def strength_lines(dossier: Dossier) -> tuple[StrengthLine, ...]:
    """What the resident is good at, as it stands on the plan."""
    return tuple(
        StrengthLine(title=one.title, evidence=one.evidence, icon=one.icon) for one in dossier.strengths if one.on_plan
    )


def _unless(words: str, other: str) -> str:
    return "" if words == other else words


def _ground(forms: FormLibrary, ground: LegalGround) -> Ground:
    law = forms.ground(ground)
    return Ground(law=str(law.title), article=str(law.law))


def _annex(dossier: Dossier, plan: Plan) -> str:
    element = dossier.element_of(plan, "bijlage-bij-besluit")
    return element.text if element is not None and not element.not_applicable else ""


def _made_with(plan: Plan, profile: Profile) -> tuple[ContactPoint, ...]:
    name = plan.contact_name or plan.regisseur
    return (ContactPoint(name=name, organisation=profile.organisation),) if name else ()


def contact_point(plan: Plan, profile: Profile) -> ContactPoint | None:
    """Whom to call about a plan, None while nobody was named."""
    if not plan.contact_name:
        return None
    return ContactPoint(
        name=plan.contact_name,
        called=plan.contact_name.split(" ")[0],
        organisation=profile.organisation,
        phone=plan.contact_phone,
        hours=plan.contact_hours,
    )


def _replaced(dossier: Dossier, plan: Plan, changed: tuple[str, ...]) -> Replaced | None:
    if plan.version == 1:
        return None
    before = plan_changes.previous(dossier, plan)
    inked = () if before is None else dossier.signatures_of(before)
    signed = any(one.role is SignerRole.RESIDENT and one.method in signing.INK for one in inked)
    return Replaced(version=plan.version - 1, because=plan.changed_because, changes=changed, signed=signed)


def _beside(dossier: Dossier, plan: Plan) -> tuple[BesideLine, ...]:
    """The resident's notes about this version and what stands in it, oldest first (M04)."""
    goals = dossier.goals_of(plan)
    parts = (plan, *goals, *dossier.steps_of_plan(plan), *dossier.agreements_of(plan))
    parts += tuple(one for one in dossier.elements if one.plan_id == plan.id)
    known = {one.id for one in parts}
    return tuple(
        BesideLine(about=privacy.note_subject(dossier, one), words=one.words, said_on=one.said_on)
        for one in sorted(dossier.resident_notes, key=lambda note: note.id)
        if one.about in known
    )


def perspective_words(dossier: Dossier, forms: FormLibrary, *, class_names: bool = False) -> str:
    """Where it goes, in the words of the newest estimate. `class_names`: also what the organisation calls that."""
    newest = max(dossier.perspectives, key=lambda one: (one.estimated_on, one.id), default=None)
    if newest is None:
        return ""
    parts = [
        _("For now: {words}").format(words=newest.best_attainable) if newest.best_attainable else "",
        _("Later: {words}").format(words=newest.horizon) if newest.horizon else "",
    ]
    if newest.goal_class is not None:
        instrument = forms.instrument("doelrichting")
        part = instrument.parts[0]
        level = (
            next((one for one in part.values.levels if one.id == newest.goal_class.value), None)
            if part.values
            else None
        )
        if level is not None:
            parts.insert(0, str(level.plain))
    if class_names:
        parts.append(_own_names(newest, forms))
    return ". ".join(part.rstrip(".") for part in parts if part) + ("." if any(parts) else "")


def _own_names(estimate: PerspectiveEstimate, forms: FormLibrary) -> str:
    """What the organisation calls the direction and the first route, as its forms name them; never a distance or code
    (C06)."""
    chosen = (
        ("doelrichting", "richting", estimate.goal_class),
        ("route-na-intake", "route", estimate.first_route),
    )
    found = (
        next((one.label for one in forms.instrument(form).levels_on_screen(item) if one.id == value), None)
        for form, item, value in chosen
        if value is not None
    )
    names = joined(", ", (str(one) for one in found if one is not None))
    return _("We call that: {names}").format(names=names) if names else ""


def _goal_blocks(dossier: Dossier, plan: Plan, forms: FormLibrary) -> tuple[GoalBlock, ...]:
    order = StepOrder(dossier, plan)
    return tuple(_goal_block(dossier, plan, goal, order, forms) for goal in dossier.goals_of(plan))


def _goal_block(dossier: Dossier, plan: Plan, goal: Goal, order: StepOrder, forms: FormLibrary) -> GoalBlock:
    return GoalBlock(
        title=_goal_title(goal, forms),
        quote=goal.sentence,
        indicator=goal.indicator,
        by_when=goal.target_on,
        no_hurry=goal.no_hurry,
        from_words=_goal_words(goal, goal.from_value, goal.from_words, forms),
        to_words=_goal_words(goal, goal.to_value, goal.to_words, forms),
        notes=goal_notes(dossier, goal),
        steps=tuple(
            StepLine(
                what=step.what,
                help=HelpGroup.of(step.help_level) if isinstance(step.help_level, HelpLevel) else None,
                who=step.owner_name,
                when=step_when(step),
                notes=step_notes(dossier, plan, order, step),
            )
            for step in dossier.steps_of(goal)
        ),
        disagreement=rights_sheets.difference(dossier, goal),
    )


def _goal_title(goal: Goal, forms: FormLibrary) -> str:
    """What it is about; in a household plan after the name of whose it is."""
    title, whose = goal.title or _area(goal, forms), goal.whose.strip()
    return title if not whose or title.startswith(whose) else ": ".join(part for part in (whose, title) if part)


def _area(goal: Goal, forms: FormLibrary) -> str:
    """The part of life a goal is about, in the words of the resident's papers."""
    instrument_id, slash, item = goal.area.partition("/")
    if not slash or instrument_id not in forms.instruments:
        return goal.area
    return str(forms.instrument(instrument_id).item(item).name)


def _goal_words(goal: Goal, value: int | None, words: str, forms: FormLibrary) -> str:
    if value is None or "/" not in goal.area:
        return words
    instrument_id, item = goal.area.split("/", 1)
    level = forms.instrument(instrument_id).level(item, value)
    return str(level.label) if level is not None else words


def _municipal_help(dossier: Dossier, plan: Plan, forms: FormLibrary) -> tuple[str, ...] | None:
    """None where nobody asks for it: no law of this plan does, or it was discussed and does not apply."""
    found = dossier.element_of(plan, _HELP)
    if found is not None and found.not_applicable:
        return None
    said = tuple(line.strip() for line in found.text.splitlines() if line.strip()) if found is not None else ()
    asked = any(one.element == _HELP for one in forms.elements(plan.legal_grounds))
    return said if said or asked else None


def _agreements(dossier: Dossier, plan: Plan, promisors: set[Promisor]) -> tuple[AgreementLine, ...]:
    return tuple(
        rights_sheets.agreement(one, dossier.person.first_name)
        for one in dossier.agreements_of(plan)
        if one.promisor in promisors and not one.about_contact
    )


def rights(forms: FormLibrary, profile: Profile) -> tuple[str, ...]:
    """What the resident may do, in the words of the organisation, a line each."""
    lines: list[str] = []
    for block in forms.text_blocks("rechten"):
        lines += [line for line in block.filled({"organisatie": profile.organisation}).splitlines() if line.strip()]
    return tuple(lines)


def signing_words(forms: FormLibrary, grounds: Collection[LegalGround]) -> tuple[str, ...]:
    """What a signature is, in the words of the municipality."""
    blocks = [one for one in forms.text_blocks("ondertekenen") if not grounds or {*one.grounds} & {*grounds}]
    return tuple(line for block in blocks[:1] for line in block.filled({}).splitlines() if line.strip())
