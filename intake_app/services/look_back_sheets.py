"""From a look-back to the sheet that is printed: the words of the form, the signed steps, and what both said (I02)."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from intake_app.documents.look_back_sheet import LookBackGoal, LookBackLine, LookBackSheet
from intake_app.documents.sheet_parts import Said
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Agreement, Goal, Step
from intake_app.domain.reviewing import Review, ReviewItem
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.services import reviews, step_help
from intake_app.services.look_back_words import fits_words, outcome_words, result_words, what_now_words
from intake_app.services.step_words import step_when


def look_back_sheet(dossier: Dossier, forms: FormLibrary) -> LookBackSheet:
    """The look-back that is under way, or else the newest one. Raises InputRefused when there is none."""
    review = dossier.open_review or next(reversed(dossier.closed_reviews), None)
    if review is None:
        raise InputRefused(_("Nobody has looked back at this plan yet."))
    return sheet_of(dossier, review, forms)


def sheet_of(dossier: Dossier, review: Review, forms: FormLibrary) -> LookBackSheet:
    """One look-back, also an older one."""
    plan = dossier.plan(review.plan_id)
    items = dossier.review_items_of(review)
    asked = {one.id for one in reviews.steps_to_ask(dossier, review)}
    said = [(str(one.question or one.label), review.answer(one.id)) for one in reviews.questions(forms, review.kind)]
    if review.mark is not None:
        said.insert(0, (_("How content I am, from 1 to 10"), str(review.mark)))
    return LookBackSheet(
        name=dossier.person.full_name,
        held_on=review.held_on,
        version=plan.version,
        closed=review.closed_at is not None,
        consultant=review.by.split(" ")[0] or _("the consultant"),
        present=review.present,
        goals=tuple(
            _goal(goal, items, [one for one in dossier.steps_of(goal) if one.id in asked], forms)
            for goal in dossier.goals_of(plan)
        ),
        agreements=tuple(_agreement(one, items, forms) for one in dossier.agreements_of(plan)),
        said=tuple(Said(name=question, words=words) for question, words in said if words.strip()),
        declined=review.declined,
        consultant_says=review.answer_consultant,
        fits=_fits(review),
        grown=review.competence_grown,
        next_on=review.next_review_on,
    )


def _goal(goal: Goal, items: dict[UUID, ReviewItem], steps: Iterable[Step], forms: FormLibrary) -> LookBackGoal:
    item = items.get(goal.id)
    return LookBackGoal(
        name=f"“{goal.sentence.strip()}”" if goal.sentence.strip() else goal.title,
        outcome=_sentence(outcome_words(forms, item.outcome)) if item and item.outcome else "",
        why=item.why if item else "",
        lines=tuple(_step(one, items.get(one.id), forms) for one in steps),
    )


def _step(step: Step, item: ReviewItem | None, forms: FormLibrary) -> LookBackLine:
    who = ", ".join(part for part in (step.owner_name, step_when(step)) if part)
    return _line(step_help.with_proposal(step.what, step), who, item, forms)


def _agreement(one: Agreement, items: dict[UUID, ReviewItem], forms: FormLibrary) -> LookBackLine:
    return _line(one.what, one.promisor_name, items.get(one.id), forms)


def _line(what: str, who: str, item: ReviewItem | None, forms: FormLibrary) -> LookBackLine:
    if item is None:
        return LookBackLine(what=what, who=who)
    return LookBackLine(
        what=what,
        who=who,
        result=result_words(forms, item.result) if item.result else "",
        why=item.why,
        now=what_now_words(forms, item.what_now) if item.what_now else "",
    )


def _fits(review: Review) -> str:
    words = [_sentence(fits_words(review.fits))] if review.fits else []
    return " ".join([*words, review.fits_why]).strip()


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."
