"""From a dossier to the sheets that prints draw: which words go on which paper, and which never do (K01, G01, K03)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date, datetime

from intake_app.bilingual import joined
from intake_app.documents import sheets as paper
from intake_app.domain.conversations import Appointment
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Goal, Plan, Signature, Step
from intake_app.domain.step_order import StepOrder
from intake_app.domain.vocabulary import (
    HelpGroup,
    HelpLevel,
    LegalGround,
    PlanStatus,
    PortfolioSection,
    Promisor,
    RaterRole,
    SignatureMethod,
    SignerRole,
)
from intake_app.i18n import _, format_day, format_time
from intake_app.instruments.library import FormLibrary
from intake_app.services import (
    barrier_steps,
    households,
    network_sheets,
    papers_due,
    picture_sheets,
    plan_changes,
    portfolio_sheets,
    privacy,
    referrals,
    regie,
    rights_sheets,
    signing,
    step_route,
)
from intake_app.services.desk import Profile
from intake_app.services.network_words import representation_words
from intake_app.services.step_notes import goal_notes, step_notes
from intake_app.services.step_words import step_when

_HELP = "uitwerking-steun"
_MAX_FRIDGE_STEPS = 3
_MAX_PHONES = 2
_MAX_OWN_STEPS = 5


def plan_sheet(
    dossier: Dossier,
    plan: Plan,
    forms: FormLibrary,
    profile: Profile,
    today: date,
    *,
    as_agreements: bool = False,
    before: Dossier | None = None,
) -> paper.PlanSheet:
    """The plan of action of one version. Holds no dossier number, address or BSN.

    `before` is the dossier as it was when the version before this one was fixed (`plan_changes.as_fixed`).
    `as_agreements`: the organisation avoids the word for duties (setting avoid_word_plicht).
    """
    called = dossier.person.first_name
    made_on = plan.fixed_on(today)
    legal = LegalGround.PW_44A in plan.legal_grounds
    others = tuple(one.name.strip() for one in households.partakers(dossier, plan))
    together = (dossier.person.full_name, *others) if others else ()
    return paper.PlanSheet(
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
        perspective="" if together else perspective_words(dossier, forms),
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
        signatures=tuple(signature_block(signer, profile, today) for signer in signing.signers(dossier, plan, today)),
        signing=signing_words(forms, plan.legal_grounds),
    )


def portfolio_sheet(
    dossier: Dossier, forms: FormLibrary, today: date, *, content: portfolio_sheets.Bytes | None = None
) -> paper.PortfolioSheet:
    """The resident's portfolio: only the resident's own words, and the own web only when the resident ticked it.

    `content` gives the bytes of photographs; without it they are left out.
    """
    chosen = dossier.portfolio
    plan = dossier.current_plan
    items = {
        section: [one for one in dossier.portfolio_items if one.section is section] for section in PortfolioSection
    }
    show_people = chosen is None or chosen.show_people
    show_steps = chosen is None or chosen.show_steps
    show_appointment = chosen is None or chosen.show_appointment
    appointment = next_appointment(dossier, today)
    return paper.PortfolioSheet(
        **portfolio_sheets.more(dossier, forms, today, content),
        name=dossier.person.full_name,
        called=dossier.person.first_name,
        dated=today,
        motto=chosen.motto if chosen else "",
        picture=chosen.picture if chosen else "",
        strengths=tuple(
            paper.StrengthLine(title=one.title, evidence=one.evidence, icon=one.icon)
            for one in dossier.strengths
            if one.on_portfolio
        ),
        wants=tuple(one.title for one in items[PortfolioSection.WANT]),
        gives=tuple(one.title for one in items[PortfolioSection.GIVE_BACK]),
        web=picture_sheets.own_web(dossier, forms) if chosen is not None and chosen.show_web else None,
        goes_well=tuple(one.title for one in items[PortfolioSection.GOES_WELL]),
        change=tuple(one.title for one in items[PortfolioSection.CHANGE]),
        people=tuple(
            paper.CardLine(title=_named(one.name, one.relation), detail=one.phone or one.helps_with, icon="heart")
            for one in dossier.network
            if one.on_portfolio and show_people
        ),
        done=tuple(
            paper.CardLine(title=one.title, detail=one.detail, icon=one.icon) for one in items[PortfolioSection.DONE]
        ),
        steps=tuple(_own_steps(dossier, plan)) if plan is not None and show_steps else (),
        appointment=_appointment_words(appointment, today) if appointment and show_appointment else "",
    )


def fridge_sheet(dossier: Dossier, profile: Profile, today: date) -> paper.FridgeSheet:
    """Three steps, one appointment, two telephone numbers: nothing that embarrasses when visitors come in."""
    plan = dossier.current_plan
    steps = [step for step in dossier.steps_of_plan(plan) if step.on_fridge_sheet and step.open] if plan else []
    if all(step.start_on or step.due_on for step in steps):
        steps.sort(key=lambda step: step.start_on or step.due_on or today)
    order = StepOrder(dossier, plan) if plan else None
    appointment = next_appointment(dossier, today)
    phones = _contact_phone(plan, profile)
    phones += [
        paper.PhoneLine(name=one.name.split(" ")[0], who=one.relation, phone=one.phone)
        for one in dossier.network
        if one.on_fridge_sheet and one.phone
    ]
    return paper.FridgeSheet(
        called=dossier.person.first_name,
        dated=today,
        steps=tuple(
            paper.FridgeStep(
                title=(step.short or step.what).rstrip("."),
                when=step_when(step),
                icon=step.icon,
                waits=_waits(order, step),
            )
            for step in steps[:_MAX_FRIDGE_STEPS]
        ),
        appointment=paper.FridgeAppointment(when=appointment_moment(appointment, today), where=appointment.place)
        if appointment
        else None,
        phones=tuple(phones[:_MAX_PHONES]),
        hand_in=papers_due.reminder(dossier, today),
    )


def _waits(order: StepOrder | None, step: Step) -> str:
    """What a step still waits for. It hangs in the kitchen, so only a step that hangs there too is named."""
    waits = order.waits(step) if order is not None else ()
    if not waits:
        return ""
    first = waits[0]
    words = _("waits for a decision") if first.gate is not None else _("waits for another step")
    if first.gate is None and first.step.on_fridge_sheet:
        words = step_route.wait_words(first)
    return words[:1].upper() + words[1:]


def _contact_phone(plan: Plan | None, profile: Profile) -> list[paper.PhoneLine]:
    """The plan's contact; who works here when there is no plan of one's own (a partner in a household plan)."""
    name, phone = (plan.contact_name, plan.contact_phone) if plan else (profile.consultant, profile.phone)
    return [paper.PhoneLine(name=name.split(" ")[0], who=profile.organisation, phone=phone)] if phone else []


def next_appointment(dossier: Dossier, today: date) -> Appointment | None:
    """The first appointment after today, because paper is given at the end of today's; without one that of today."""
    days = {one.id: one.starts_at.astimezone().date() for one in dossier.appointments}
    ahead = [one for one in dossier.appointments if days[one.id] >= today]
    return min(ahead, key=lambda one: (days[one.id] == today, one.starts_at), default=None)


def _own_words(dossier: Dossier, plan: Plan) -> Iterable[paper.Said]:
    """What the resident wants, and what people of one household said they want together, each literally."""
    together = [
        words
        for reading in dossier.readings("openingsvragen", RaterRole.TOGETHER)
        if (answer := dossier.answers_of(reading).get("wil")) and (words := answer.text.strip())
    ]
    if plan.own_words:
        yield paper.Said(words=plan.own_words, name=dossier.person.first_name if together else "")
    yield from (paper.Said(words=words, name=_("Together")) for words in together if words != plan.own_words)


def said(words: str, name: str) -> Iterable[paper.Said]:
    """Own words, when there are any."""
    if words.strip():
        yield paper.Said(words=words, name=name)


def strength_lines(dossier: Dossier) -> tuple[paper.StrengthLine, ...]:
    """What the resident is good at, as it stands on the plan."""
    return tuple(
        paper.StrengthLine(title=one.title, evidence=one.evidence, icon=one.icon)
        for one in dossier.strengths
        if one.on_plan
    )


def _unless(words: str, other: str) -> str:
    return "" if words == other else words


def _named(name: str, relation: str) -> str:
    return f"{name}, {relation}" if relation else name


def _ground(forms: FormLibrary, ground: LegalGround) -> paper.Ground:
    law = forms.ground(ground)
    return paper.Ground(law=str(law.title), article=str(law.law))


def _annex(dossier: Dossier, plan: Plan) -> str:
    element = dossier.element_of(plan, "bijlage-bij-besluit")
    return element.text if element is not None and not element.not_applicable else ""


def _made_with(plan: Plan, profile: Profile) -> tuple[paper.ContactPoint, ...]:
    name = plan.contact_name or plan.regisseur
    return (paper.ContactPoint(name=name, organisation=profile.organisation),) if name else ()


def contact_point(plan: Plan, profile: Profile) -> paper.ContactPoint | None:
    """Whom to call about a plan, None while nobody was named."""
    if not plan.contact_name:
        return None
    return paper.ContactPoint(
        name=plan.contact_name,
        called=plan.contact_name.split(" ")[0],
        organisation=profile.organisation,
        phone=plan.contact_phone,
        hours=plan.contact_hours,
    )


def _replaced(dossier: Dossier, plan: Plan, changed: tuple[str, ...]) -> paper.Replaced | None:
    if plan.version == 1:
        return None
    before = plan_changes.previous(dossier, plan)
    inked = () if before is None else dossier.signatures_of(before)
    signed = any(one.role is SignerRole.RESIDENT and one.method in signing.INK for one in inked)
    return paper.Replaced(version=plan.version - 1, because=plan.changed_because, changes=changed, signed=signed)


def _beside(dossier: Dossier, plan: Plan) -> tuple[paper.BesideLine, ...]:
    """The resident's notes about this version and what stands in it, oldest first (M04)."""
    goals = dossier.goals_of(plan)
    parts = (plan, *goals, *dossier.steps_of_plan(plan), *dossier.agreements_of(plan))
    parts += tuple(one for one in dossier.elements if one.plan_id == plan.id)
    known = {one.id for one in parts}
    return tuple(
        paper.BesideLine(about=privacy.note_subject(dossier, one), words=one.words, said_on=one.said_on)
        for one in sorted(dossier.resident_notes, key=lambda note: note.id)
        if one.about in known
    )


def perspective_words(dossier: Dossier, forms: FormLibrary) -> str:
    """Where it goes, in the words of the newest estimate."""
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
    return ". ".join(part.rstrip(".") for part in parts if part) + ("." if any(parts) else "")


def _goal_blocks(dossier: Dossier, plan: Plan, forms: FormLibrary) -> tuple[paper.GoalBlock, ...]:
    order = StepOrder(dossier, plan)
    return tuple(_goal_block(dossier, plan, goal, order, forms) for goal in dossier.goals_of(plan))


def _goal_block(dossier: Dossier, plan: Plan, goal: Goal, order: StepOrder, forms: FormLibrary) -> paper.GoalBlock:
    return paper.GoalBlock(
        title=_goal_title(goal, forms),
        quote=goal.sentence,
        indicator=goal.indicator,
        by_when=goal.target_on,
        no_hurry=goal.no_hurry,
        from_words=_goal_words(goal, goal.from_value, goal.from_words, forms),
        to_words=_goal_words(goal, goal.to_value, goal.to_words, forms),
        notes=goal_notes(dossier, goal),
        steps=tuple(
            paper.StepLine(
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


def _agreements(dossier: Dossier, plan: Plan, promisors: set[Promisor]) -> tuple[paper.AgreementLine, ...]:
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


def signature_block(signer: signing.Signer, profile: Profile, today: date) -> paper.SignatureBlock:
    """One person's place under a plan."""
    signature = signer.signature
    return paper.SignatureBlock(
        name=signer.name,
        role=signer_words(signer),
        place=signature.place if signature else profile.place,
        signed_on=signature.signed_at.astimezone().date() if signature else None,
        state=_sign_state(signature),
        strokes=_strokes(signature),
        reason=signature.reason if signature else "",
        signed_time=_time_of_ink(signature),
        note=_note_of_ink(signature),
    )


def _time_of_ink(signature: Signature | None) -> str:
    if signature is None or signature.method is not SignatureMethod.SCREEN_PEN:
        return ""
    return _("{time} hours").format(time=format_time(signature.signed_at))


def _note_of_ink(signature: Signature | None) -> str:
    if signature is None:
        return ""
    return {
        SignatureMethod.INK_SEEN: _("The consultant saw the signature on paper."),
        SignatureMethod.INK_SCANNED: _("A scan of the signature is kept with the plan."),
    }.get(signature.method, "")


def role_words(role: SignerRole) -> str:
    """The role under a name, in the language in use."""
    return {
        SignerRole.RESIDENT: _("resident"),
        SignerRole.REGISSEUR: _("consultant"),
        SignerRole.PARTNER: _("partner"),
        SignerRole.REPRESENTATIVE: _("representative"),
        SignerRole.OTHER: "",
    }[role]


def signer_words(signer: signing.Signer) -> str:
    """The role under a name; of a representative also by what right: "vertegenwoordiger, curator"."""
    right = dict(representation_words())[signer.right] if signer.right is not None else ""
    return joined(", ", [part for part in (role_words(signer.role), right) if part])


def _sign_state(signature: Signature | None) -> paper.SignState:
    if signature is None:
        return paper.SignState.OPEN
    if signature.method is SignatureMethod.SCREEN_PEN:
        return paper.SignState.INK
    if signature.method in (SignatureMethod.INK_SEEN, SignatureMethod.INK_SCANNED):
        return paper.SignState.WET_INK
    return paper.SignState.NOT_SIGNED


def _strokes(signature: Signature | None) -> tuple[paper.Stroke, ...]:
    if signature is None:
        return ()
    return tuple(tuple((point.x, point.y, point.pressure) for point in stroke) for stroke in signature.strokes)


def _own_steps(dossier: Dossier, plan: Plan) -> Iterable[str]:
    """The steps that were chosen for the fridge sheet; without those the first ones of the resident's own.

    A step of somebody else whose plan this is too (the partner in a household plan) is not the resident's to show.
    """
    others = {person.name.split(" ")[0] for person in dossier.network if person.signs}
    mine = dossier.person.first_name
    steps = [step for step in dossier.steps_of_plan(plan) if step.open and not _only_of(step, others, mine)]
    chosen = [step for step in steps if step.on_fridge_sheet]
    own = [step for step in steps if step.help_level is None or HelpGroup.of(step.help_level) is HelpGroup.SELF]
    yield from (step.what for step in chosen or own[:_MAX_OWN_STEPS])


def _only_of(step: Step, others: Collection[str], mine: str) -> bool:
    """Whether a step is done by, or is about, one of the others and not the resident."""
    named = set(re.findall(r"\w+", f"{step.owner_name} {step.what}"))
    return mine not in named and not named.isdisjoint(others)


def appointment_moment(appointment: Appointment, today: date) -> str:
    """ "dinsdag 15 december, 10 uur"; with the year when that is another."""
    local: datetime = appointment.starts_at.astimezone()
    day = format_day(local.date(), year=local.year != today.year)
    if local.minute == 0:
        return _("{day}, {hour} o'clock").format(day=day, hour=local.hour)
    return _("{day}, {time}").format(day=day, time=format_time(local))


def _appointment_words(appointment: Appointment, today: date) -> str:
    moment = appointment_moment(appointment, today)
    return f"{moment}, {appointment.place}" if appointment.place else moment


def is_signed(plan: Plan) -> bool:
    """Whether a plan version is fixed."""
    return plan.status in (PlanStatus.SIGNED, PlanStatus.RUNNING, PlanStatus.CLOSED)
