"""Looking back beside the signed plan (I02, G-VG1 to G-VG5): what was agreed, how it went, and what comes now.

The open questions are those of the form voortgangsgesprek; an organisation may reword them. The signed version is never
touched: what follows from looking back becomes version n+1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.dates import add_months
from intake_app.domain.dossier import Dossier
from intake_app.domain.follow_up_words import GoalOutcome, ReviewKind, ReviewResult, WhatNow
from intake_app.domain.planning import Agreement, Goal, Plan, Step
from intake_app.domain.reviewing import Review, ReviewAnswer, ReviewItem
from intake_app.domain.vocabulary import AgreementStatus, RaterRole, StepStatus
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.instruments.kinds import Kind, Weight
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.model import Instrument, Item
from intake_app.instruments.review_methods import MethodQuestion, ReviewMethod
from intake_app.services import overview
from intake_app.services.desk import Desk

FORM = "voortgangsgesprek"
FAR_MONTHS = 12
"""A next look-back further away than this is warned about."""
_WHY_ASKED = (ReviewResult.PARTLY, ReviewResult.NOT_YET, ReviewResult.DIFFERENT)
_KEPT = {
    ReviewResult.DONE: AgreementStatus.KEPT,
    ReviewResult.PARTLY: AgreementStatus.DIFFERENT,
    ReviewResult.NOT_YET: AgreementStatus.DIFFERENT,
    ReviewResult.DIFFERENT: AgreementStatus.LAPSED,
}
_LEVELS = (RaterRole.CONSULTANT, RaterRole.RESIDENT, RaterRole.TOGETHER)


@dataclass(frozen=True, slots=True)
class Missing:
    """What a look-back still asks: one sentence, and the field to jump to."""

    sentence: str
    field: str


def form(forms: FormLibrary) -> Instrument:
    """The form whose questions and words a look-back uses."""
    return forms.instrument(FORM)


def method(forms: FormLibrary, kind: ReviewKind) -> ReviewMethod | None:
    """The way of looking back with questions of its own, or None: then the form's questions are asked."""
    return forms.review_methods.get(kind.value)


def kinds(forms: FormLibrary) -> tuple[tuple[ReviewKind, str], ...]:
    """Every way to look back with its name, the usual one first."""
    usual = {
        ReviewKind.STANDARD: _("The usual way"),
        ReviewKind.TRAJECTORY_END: _("End of a route"),
        ReviewKind.HALF_YEAR: _("Half-yearly check"),
        ReviewKind.QUARTER: _("Quarterly"),
        ReviewKind.YEARLY: _("Yearly"),
        ReviewKind.FITS: _("Does it still fit?"),
    }
    own = tuple(
        (ReviewKind(one.id), str(one.name)) for one in forms.review_methods.values() if one.id in set(ReviewKind)
    )
    return (*usual.items(), *own)


def choose_kind(desk: Desk, review_id: UUID, kind: ReviewKind) -> Changes:
    """Look back in another way; answers to questions of before stay. Raises InputRefused when it is closed."""
    return _edit(desk, review_id, kind=kind)


def set_mark(desk: Desk, review_id: UUID, mark: int | None) -> Changes:
    """Keep how content the resident is, 1 to 10 or nothing. Raises InputRefused for another number."""
    if mark is not None and not 1 <= mark <= 10:
        raise InputRefused(_("Use a number from {low} to {high}.").format(low=1, high=10))
    return _edit(desk, review_id, mark=mark)


def _edit(desk: Desk, review_id: UUID, **values: object) -> Changes:
    with desk.vault.read() as reading:
        review = reading.get(Review, review_id)
    if review is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    _refuse_closed(review)
    with desk.change(_("Look back"), review.case_id) as work:
        work.put(replace(review, **values))  # type: ignore[arg-type]  # fields are checked by replace
        return overview.commit(work, review.case_id)


def questions(
    forms: FormLibrary, kind: ReviewKind = ReviewKind.STANDARD
) -> tuple[Item, ...] | tuple[MethodQuestion, ...]:
    """The open questions of a way to look back; by default those of the form: facts, feeling, meaning, decision."""
    own = method(forms, kind)
    if own is not None:
        return own.questions
    return tuple(item for part in form(forms).parts if part.kind is Kind.OPEN for item in part.items)


def required(forms: FormLibrary, kind: ReviewKind = ReviewKind.STANDARD) -> frozenset[str]:
    """The questions without which a look-back is not finished ("Wat doe ik nu?")."""
    own = method(forms, kind)
    if own is not None:
        return frozenset(one.id for one in own.questions if one.required)
    checks = (one for one in form(forms).checks if one.weight is Weight.REFUSE and one.filled == "item")
    return frozenset(target for one in checks for target in one.targets)


def start(desk: Desk, case_id: UUID) -> Review:
    """The look-back that is under way, or a fresh one of today. Raises InputRefused without a signed plan."""
    dossier = desk.dossier(case_id)
    if dossier.open_review is not None:
        return dossier.open_review
    plan = dossier.signed_plan
    if plan is None:
        raise InputRefused(_("This plan is not signed yet. Looking back comes after that."))
    review = Review(case_id=case_id, plan_id=plan.id, held_on=desk.today(), by=desk.profile.consultant)
    with desk.change(_("Look back"), case_id, final=True) as work:
        work.put(review)
        overview.commit(work, case_id)
    return review


def steps_to_ask(dossier: Dossier, review: Review) -> tuple[Step, ...]:
    """The steps of the signed version that are looked back on; what was finished or stopped before is not asked again.

    Every step is asked once, also those of the municipality.
    """
    settled = {
        item.about
        for earlier in dossier.closed_reviews
        if earlier.plan_id == review.plan_id and earlier.id != review.id
        for item in dossier.review_items_of(earlier).values()
        if item.what_now in (WhatNow.FINISHED, WhatNow.STOP)
    }
    return tuple(one for one in dossier.steps_of_plan(dossier.plan(review.plan_id)) if one.id not in settled)


def set_item(desk: Desk, review_id: UUID, about: Goal | Step | Agreement, **values: object) -> Changes:
    """Keep how one goal, step or agreement went. The step or agreement itself tells it too, also in a fixed plan.

    Raises InputRefused when the look-back is closed or gone.
    """
    with desk.vault.read() as reading:
        review = reading.get(Review, review_id)
    key = f"review:{review_id}:{about.id}:{next(iter(values), '')}"
    with desk.change(_("Look back"), about.case_id, merge_key=key) as work:
        if review is None or work.get(Review, review_id) is None:
            raise InputRefused(_("This part was removed. Go back and open the dossier again."))
        _refuse_closed(review)
        found = work.find(ReviewItem, review_id=review_id, about=about.id)
        before = found[0] if found else ReviewItem(case_id=about.case_id, review_id=review_id, about=about.id)
        item = replace(before, **values)  # type: ignore[arg-type]  # fields are checked by replace
        work.put(item)
        stored = work.get(type(about), about.id)
        if isinstance(stored, Step) and "result" in values:
            work.put(replace(stored, status=StepStatus(item.result) if item.result else StepStatus.PLANNED))
        if isinstance(stored, Agreement) and "result" in values:
            work.put(replace(stored, status=_KEPT[item.result] if item.result else AgreementStatus.OPEN))
        return overview.commit(work, about.case_id)


def answer(desk: Desk, review_id: UUID, question: str, text: str) -> Changes:
    """Keep what the resident said to one open question, literally; an empty text takes it away."""
    with desk.vault.read() as reading:
        known = reading.get(Review, review_id)
    if known is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    with desk.change(_("Look back"), known.case_id, merge_key=f"review:{review_id}:{question}") as work:
        review = work.get(Review, review_id) or known
        _refuse_closed(review)
        others = tuple(one for one in review.answers if one.item != question)
        said = (ReviewAnswer(item=question, text=text),) if text.strip() else ()
        work.put(replace(review, answers=others + said))
        return overview.commit(work, known.case_id)


def missing(dossier: Dossier, review: Review, forms: FormLibrary) -> tuple[Missing, ...]:
    """What must still be filled in before this look-back can be closed, in the order of the page."""
    return tuple(_missing(dossier, review, forms))


def _missing(dossier: Dossier, review: Review, forms: FormLibrary) -> Iterator[Missing]:
    items = dossier.review_items_of(review)
    plan = dossier.plan(review.plan_id)
    for goal in dossier.goals_of(plan):
        item = items.get(goal.id)
        if item and item.outcome in (GoalOutcome.CHANGED, GoalOutcome.LET_GO) and not item.why.strip():
            sentence = _("Write down why this goal changes: “{goal}”.").format(goal=goal.sentence or goal.title)
            yield Missing(sentence, f"why_{goal.id}")
    asked: list[Step | Agreement] = [*steps_to_ask(dossier, review), *dossier.agreements_of(plan)]
    for one in asked:
        item = items.get(one.id)
        if item is None or item.result is None:
            yield Missing(_("How did this go: “{what}”?").format(what=one.what), f"result_{one.id}")
        elif item.result in _WHY_ASKED and not item.why.strip():
            yield Missing(_("Why did it go this way: “{what}”?").format(what=one.what), f"why_{one.id}")
    yield from _missing_answers(review, forms)
    if review.next_review_on is None:
        yield Missing(_("Choose when you look back again."), "next_review_on")
    elif review.next_review_on <= review.held_on:
        yield Missing(_("The next look-back lies after this one. Choose a later day."), "next_review_on")


def _missing_answers(review: Review, forms: FormLibrary) -> Iterator[Missing]:
    asked = questions(forms, review.kind)
    needed = required(forms, review.kind)
    if not review.declined:
        own = [item for item in asked if item.id not in needed]
        if own and not any(review.answer(item.id).strip() for item in own):
            words = _("Write down what the resident says about it, or tick that the resident did not want to say more.")
            yield Missing(words, f"answer_{own[0].id}")
        for item in asked:
            if item.id in needed and not review.answer(item.id).strip():
                words = _("Nothing stands yet at “{question}”.").format(question=str(item.question or item.label))
                yield Missing(words, f"answer_{item.id}")
    if not review.answer_consultant.strip():
        yield Missing(_("Write down what you think of it yourself."), "answer_consultant")


def close(desk: Desk, review_id: UUID) -> Changes:
    """Close the look-back; from then on it never changes. Raises InputRefused with what is still missing, first first.

    The caseload gets the next look-back as its next step.
    """
    with desk.vault.read() as reading:
        review = reading.get(Review, review_id)
    if review is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    if review.closed_at is not None:
        return Changes()
    dossier = desk.dossier(review.case_id)
    lacking = missing(dossier, review, desk.forms)
    if lacking:
        raise InputRefused(*(one.sentence for one in lacking))
    with desk.change(_("Close the look-back"), review.case_id, final=True) as work:
        work.put(replace(review, closed_at=desk.clock.now()))
        ahead = replace(dossier.case, next_step=_("Look back at the plan together"), next_step_on=review.next_review_on)
        work.put(ahead)
        return overview.commit(work, review.case_id)


def presets(today: date) -> tuple[tuple[str, date], ...]:
    """The usual moments to look back again, with their words; six months is the usual one (I01, G-VG4)."""
    return (
        (_("6 weeks"), today + timedelta(weeks=6)),
        (_("3 months"), add_months(today, 3)),
        (_("6 months"), add_months(today, 6)),
        (_("12 months"), add_months(today, 12)),
    )


def too_far(held_on: date, day: date | None) -> bool:
    """Whether the next look-back is more than a year away."""
    return day is not None and day > add_months(held_on, FAR_MONTHS)


def level_reached(dossier: Dossier, goal: Goal, forms: FormLibrary) -> bool:
    """Whether "gekozen niveau bereikt" may be shown (FX38): level forms only, never the web, never a percentage.

    Of two voices on one day the lower level counts. Whether the goal is reached they decide together.
    """
    instrument_id, slash, item = goal.area.partition("/")
    if not slash or goal.to_value is None or instrument_id not in forms.instruments:
        return False
    instrument = forms.instrument(instrument_id)
    if instrument.part_of(item).kind is not Kind.LEVELS:
        return False
    values: dict[date, list[int]] = {}
    for reading in dossier.readings(instrument_id):
        found = dossier.answers_of(reading).get(item)
        if reading.rater in _LEVELS and found is not None and found.value is not None:
            values.setdefault(reading.measured_on, []).append(found.value)
    return bool(values) and min(values[max(values)]) >= goal.to_value


def _refuse_closed(review: Review) -> None:
    if review.closed_at is not None:
        raise InputRefused(_("This look-back is closed and stays as it is. Start a new one."))


def plan_of(dossier: Dossier, review: Review) -> Plan:
    """The signed version that was looked back on."""
    return dossier.plan(review.plan_id)
