"""From a dossier to the sheets that prints draw: which words go on which paper, and which never do (K01, G01, K03)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from intake_app.documents import sheets as paper
from intake_app.domain.conversations import Appointment
from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Answer, Difference, Measurement
from intake_app.domain.planning import Goal, Plan, Signature, Step
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
from intake_app.i18n import _, format_day, format_short_day, format_time
from intake_app.instruments.comparison import Reading, answer_words, differences
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.model import Instrument, Kind
from intake_app.services import measuring, signing
from intake_app.services.desk import Profile

_MAX_FRIDGE_STEPS = 3
_MAX_PHONES = 2
_MAX_OWN_STEPS = 5


def plan_sheet(dossier: Dossier, plan: Plan, forms: FormLibrary, profile: Profile, today: date) -> paper.PlanSheet:
    """The plan of action of one version. Holds no dossier number, address or BSN."""
    called = dossier.person.first_name
    made_on = plan.finalised_at.astimezone().date() if plan.finalised_at else today
    legal = LegalGround.PW_44A in plan.legal_grounds
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
        contact=paper.ContactPoint(
            name=plan.contact_name,
            called=plan.contact_name.split(" ")[0],
            organisation=profile.organisation,
            phone=plan.contact_phone,
            hours=plan.contact_hours,
        )
        if plan.contact_name
        else None,
        replaced=_replaced(dossier, plan),
        own_words=(paper.Said(words=plan.own_words),) if plan.own_words else (),
        own_words_declined=plan.own_words_declined,
        next_step=_unless(dossier.own_words("welke-stap-nu", "stap"), plan.own_words),
        strengths=tuple(
            paper.StrengthLine(title=one.title, evidence=one.evidence, icon=one.icon)
            for one in dossier.strengths
            if one.on_plan
        ),
        pictures=tuple(_pictures(dossier, forms)),
        take_along=tuple(note.take_along for note in dossier.picture_notes if note.take_along),
        differences=tuple(_difference_lines(dossier, forms)),
        perspective=_perspective(dossier, forms),
        goals=tuple(_goal_block(dossier, goal, forms) for goal in dossier.goals_of(plan)),
        keep_contact=tuple(one.what for one in dossier.agreements_of(plan) if one.about_contact),
        municipal_help=_element_texts(dossier, plan, "uitwerking-steun"),
        i_do=_agreements(dossier, plan, {Promisor.RESIDENT}),
        municipality_does=_agreements(dossier, plan, {Promisor.CONSULTANT, Promisor.MUNICIPALITY}),
        others_do=_agreements(dossier, plan, {Promisor.EMPLOYER, Promisor.OTHER}),
        law=_law(dossier, plan, forms) if legal else None,
        review_dates=tuple(sorted(plan.review_dates)),
        review_note=plan.review_place,
        guided_by=called if plan.regisseur_is_resident else plan.regisseur,
        disagreement=plan.disagreement,
        no_disagreement=plan.no_disagreement,
        involved=tuple(
            paper.Involved(name=one.name, role=one.relation or one.organisation)
            for one in dossier.network
            if one.contact_allowed_on is not None
        ),
        rights=_rights(forms, profile),
        rights_sources=(),
        teach_back=plan.teach_back,
        read_aloud=plan.read_aloud,
        copy_given=plan.copy_given,
        interpreter_present=plan.interpreter_present,
        signatures=tuple(_signature_block(signer, profile, today) for signer in signing.signers(dossier, plan)),
    )


def portfolio_sheet(dossier: Dossier, forms: FormLibrary, today: date) -> paper.PortfolioSheet:
    """The resident's portfolio: only the resident's own words, and the own web only when the resident ticked it."""
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
        web=_own_web(dossier, forms) if chosen is not None and chosen.show_web else None,
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
        appointment=_appointment_words(appointment) if appointment and show_appointment else "",
    )


def fridge_sheet(dossier: Dossier, profile: Profile, today: date) -> paper.FridgeSheet:
    """Three steps, one appointment, two telephone numbers: nothing that embarrasses when visitors come in."""
    plan = dossier.current_plan
    steps = [step for step in dossier.steps_of_plan(plan) if step.on_fridge_sheet and step.open] if plan else []
    appointment = next_appointment(dossier, today)
    phones = []
    if plan is not None and plan.contact_phone:
        phones.append(
            paper.PhoneLine(name=plan.contact_name.split(" ")[0], who=profile.organisation, phone=plan.contact_phone)
        )
    phones += [
        paper.PhoneLine(name=one.name.split(" ")[0], who=one.relation, phone=one.phone)
        for one in dossier.network
        if one.on_fridge_sheet and one.phone
    ]
    return paper.FridgeSheet(
        called=dossier.person.first_name,
        dated=today,
        steps=tuple(
            paper.FridgeStep(title=(step.short or step.what).rstrip("."), when=step_when(step), icon=step.icon)
            for step in steps[:_MAX_FRIDGE_STEPS]
        ),
        appointment=paper.FridgeAppointment(when=_appointment_moment(appointment), where=appointment.place)
        if appointment
        else None,
        phones=tuple(phones[:_MAX_PHONES]),
    )


def next_appointment(dossier: Dossier, today: date) -> Appointment | None:
    """The first appointment from today on."""
    ahead = [one for one in dossier.appointments if one.starts_at.astimezone().date() >= today]
    return min(ahead, key=lambda one: one.starts_at, default=None)


def step_when(step: Step) -> str:
    """When a step happens, as people say it: the literal words, else "vanaf di 22 sep", "voor di 22 sep"."""
    if step.when_text:
        return step.when_text
    if step.start_on and step.due_on and step.start_on != step.due_on:
        return _("{first} until {last}").format(
            first=format_short_day(step.start_on), last=format_short_day(step.due_on)
        )
    if step.due_on:
        return _("before {day}").format(day=format_short_day(step.due_on))
    if step.start_on:
        return _("from {day}").format(day=format_short_day(step.start_on))
    return ""


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


def _replaced(dossier: Dossier, plan: Plan) -> paper.Replaced | None:
    if plan.version == 1:
        return None
    return paper.Replaced(version=plan.version - 1, because=plan.changed_because)


def _pictures(dossier: Dossier, forms: FormLibrary) -> Iterable[paper.Picture]:
    for instrument_id in ("spinnenweb", "zrm-2017"):
        found = measuring.voices(dossier, instrument_id)
        if found is None:
            continue
        instrument = forms.instrument(instrument_id)
        shown = [one for one in (found.resident, found.consultant) if one is not None and _may_show(found, one)]
        if not any(dossier.answers_of(reading) for reading in shown):
            continue
        if instrument.parts[0].kind is Kind.WEB:
            yield _web(dossier, instrument, shown)
        else:
            yield _levels(dossier, instrument, shown)


def _may_show(found: measuring.Voices, reading: Measurement) -> bool:
    """A plan never shows one voice while the other is still to come in, except a resident's who is alone."""
    return found.open or (reading.rater is RaterRole.RESIDENT and found.consultant is None) or found.resident is None


def _paper_reading(dossier: Dossier, reading: Measurement) -> paper.Reading:
    resident = reading.rater is RaterRole.RESIDENT
    name = dossier.person.first_name if resident else (reading.rater_name.split(" ")[0] or _("Consultant"))
    return paper.Reading(voice=paper.Voice.RESIDENT if resident else paper.Voice.CONSULTANT, name=name)


def _web(dossier: Dossier, instrument: Instrument, readings: list[Measurement]) -> paper.WebPicture:
    resident = next((one for one in readings if one.rater is RaterRole.RESIDENT), None)
    own = dossier.answers_of(resident) if resident else {}
    return paper.WebPicture(
        axes=tuple(
            paper.WebAxis(label=str(item.name), talk=item.id in own and own[item.id].talk_about)
            for item in instrument.items
        ),
        series=tuple(_series(dossier, instrument, reading) for reading in readings),
        note=str(instrument.caption),
    )


def _series(dossier: Dossier, instrument: Instrument, reading: Measurement) -> paper.WebSeries:
    answers = dossier.answers_of(reading)
    return paper.WebSeries(
        reading=_paper_reading(dossier, reading),
        values=tuple(answers[item.id].value if item.id in answers else None for item in instrument.items),
        words=tuple(answer_words(instrument, item.id, answers.get(item.id)) for item in instrument.items),
    )


def _own_web(dossier: Dossier, forms: FormLibrary) -> paper.WebPicture | None:
    reading = dossier.latest_reading("spinnenweb", RaterRole.RESIDENT)
    if reading is None or not dossier.answers_of(reading):
        return None
    return _web(dossier, forms.instrument("spinnenweb"), [reading])


def _levels(dossier: Dossier, instrument: Instrument, readings: list[Measurement]) -> paper.LevelsPicture:
    answers = [dossier.answers_of(reading) for reading in readings]
    remarks = []
    if any(one.rater is RaterRole.CONSULTANT and one.trained_on is None for one in readings):
        remarks.append(_("Scored without ZRM training."))
    if instrument.rights:
        remarks.append(instrument.rights)
    return paper.LevelsPicture(
        title=str(instrument.title),
        readings=tuple(_paper_reading(dossier, reading) for reading in readings),
        rows=tuple(
            paper.LevelRow(
                domain=str(item.label),
                cells=tuple(_cell(instrument, item.id, given.get(item.id)) for given in answers),
            )
            for item in instrument.items
        ),
        remarks=tuple(remarks),
    )


def _cell(instrument: Instrument, item: str, answer: Answer | None) -> paper.LevelCell:
    if answer is None or not answer.answered:
        return paper.LevelCell(words=_("not discussed"))
    return paper.LevelCell(level=answer.value, words=answer_words(instrument, item, answer))


def _difference_lines(dossier: Dossier, forms: FormLibrary) -> Iterable[paper.DifferenceLine]:
    for instrument_id in ("spinnenweb", "zrm-2017"):
        found = measuring.voices(dossier, instrument_id)
        if found is None or not found.open or found.resident is None or found.consultant is None:
            continue
        instrument = forms.instrument(instrument_id)
        kept = measuring.differences_left(dossier, instrument_id, found.measured_on)
        own, other = dossier.answers_of(found.resident), dossier.answers_of(found.consultant)
        pair = (Reading.of(dossier, found.resident), Reading.of(dossier, found.consultant))
        for one in differences(instrument, pair):
            note = kept.get(one.item)
            if one.talk or note is not None:
                yield paper.DifferenceLine(
                    about=str(instrument.item(one.item).name),
                    said=_said(own.get(one.item), other.get(one.item), dossier, found),
                    because=note.because if note else "",
                    state=note.state if isinstance(note, Difference) else None,
                )


def _said(
    own: Answer | None, other: Answer | None, dossier: Dossier, found: measuring.Voices
) -> tuple[paper.Said, ...]:
    lines = []
    if own is not None and own.text:
        lines.append(paper.Said(words=own.text, name=dossier.person.first_name))
    if other is not None and other.text and found.consultant is not None:
        lines.append(paper.Said(words=other.text, name=found.consultant.rater_name.split(" ")[0]))
    return tuple(lines)


def _perspective(dossier: Dossier, forms: FormLibrary) -> str:
    newest = max(dossier.perspectives, key=lambda one: (one.estimated_on, one.id), default=None)
    if newest is None:
        return ""
    parts = [newest.horizon, newest.best_attainable]
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


def _goal_block(dossier: Dossier, goal: Goal, forms: FormLibrary) -> paper.GoalBlock:
    return paper.GoalBlock(
        title=goal.title,
        quote=goal.sentence,
        indicator=goal.indicator,
        by_when=goal.target_on,
        no_hurry=goal.no_hurry,
        from_words=_goal_words(goal, goal.from_value, goal.from_words, forms),
        to_words=_goal_words(goal, goal.to_value, goal.to_words, forms),
        steps=tuple(
            paper.StepLine(
                what=step.what,
                help=HelpGroup.of(step.help_level) if isinstance(step.help_level, HelpLevel) else None,
                who=step.owner_name,
                when=step_when(step),
            )
            for step in dossier.steps_of(goal)
        ),
    )


def _goal_words(goal: Goal, value: int | None, words: str, forms: FormLibrary) -> str:
    if value is None or "/" not in goal.area:
        return words
    instrument_id, item = goal.area.split("/", 1)
    level = forms.instrument(instrument_id).level(item, value)
    return str(level.label) if level is not None else words


def _element_texts(dossier: Dossier, plan: Plan, element: str) -> tuple[str, ...]:
    found = dossier.element_of(plan, element)
    if found is None or found.not_applicable or not found.text.strip():
        return ()
    return tuple(line.strip() for line in found.text.splitlines() if line.strip())


def _agreements(dossier: Dossier, plan: Plan, promisors: set[Promisor]) -> tuple[paper.AgreementLine, ...]:
    return tuple(
        paper.AgreementLine(what=one.what, who=one.promisor_name, by_when=one.due_on)
        for one in dossier.agreements_of(plan)
        if one.promisor in promisors and not one.about_contact
    )


def _law(dossier: Dossier, plan: Plan, forms: FormLibrary) -> paper.LawText:
    duties = dossier.element_of(plan, "verplichtingen")
    consequences = dossier.element_of(plan, "gevolgen")
    sources = []
    if consequences is not None and consequences.block:
        block = forms.text_block(consequences.block)
        sources.append(
            _("Text of the municipality of {municipality}, valid from {day}.").format(
                municipality=block.municipality, day=format_day(block.valid_from, weekday=False, year=True)
            )
        )
    sources.append(_("The duties stand in the Participatiewet, articles 9 and 44a."))
    duty_words = ""
    if duties is not None:
        duty_words = duties.reason if duties.not_applicable else duties.text
    return paper.LawText(
        duties=duty_words,
        consequences=consequences.text if consequences is not None and not consequences.not_applicable else "",
        sources=tuple(sources),
    )


def _rights(forms: FormLibrary, profile: Profile) -> tuple[str, ...]:
    lines: list[str] = []
    for block in forms.text_blocks("rechten"):
        lines += [line for line in block.filled({"organisatie": profile.organisation}).splitlines() if line.strip()]
    return tuple(lines)


def _signature_block(signer: signing.Signer, profile: Profile, today: date) -> paper.SignatureBlock:
    signature = signer.signature
    return paper.SignatureBlock(
        name=signer.name,
        role=role_words(signer.role),
        place=signature.place if signature else profile.place,
        signed_on=signature.signed_at.astimezone().date() if signature else None,
        state=_sign_state(signature),
        strokes=_strokes(signature),
        reason=signature.reason if signature else "",
    )


def role_words(role: SignerRole) -> str:
    """The role under a name, in the language in use."""
    return {
        SignerRole.RESIDENT: _("resident"),
        SignerRole.REGISSEUR: _("consultant"),
        SignerRole.PARTNER: _("partner"),
        SignerRole.REPRESENTATIVE: _("representative"),
        SignerRole.OTHER: "",
    }[role]


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
    """The steps that were chosen for the fridge sheet; without those the first ones of the resident's own."""
    steps = [step for step in dossier.steps_of_plan(plan) if step.open]
    chosen = [step for step in steps if step.on_fridge_sheet]
    own = [step for step in steps if step.help_level is None or HelpGroup.of(step.help_level) is HelpGroup.SELF]
    yield from (step.what for step in chosen or own[:_MAX_OWN_STEPS])


def _appointment_moment(appointment: Appointment) -> str:
    local: datetime = appointment.starts_at.astimezone()
    if local.minute == 0:
        return _("{day}, {hour} o'clock").format(day=format_day(local.date(), year=False), hour=local.hour)
    return _("{day}, {time}").format(day=format_day(local.date(), year=False), time=format_time(local))


def _appointment_words(appointment: Appointment) -> str:
    moment = _appointment_moment(appointment)
    return f"{moment}, {appointment.place}" if appointment.place else moment


def is_signed(plan: Plan) -> bool:
    """Whether a plan version is fixed."""
    return plan.status in (PlanStatus.SIGNED, PlanStatus.RUNNING, PlanStatus.CLOSED)
