"""The line of time above a look-back: signed, every contact, today, and the next day."""

from __future__ import annotations

from datetime import date

from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Plan
from intake_app.domain.reviewing import Review
from intake_app.i18n import _
from ui.pages.wording import contact_kind_words
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.timeline import Moment, MomentMark, Timeline


class LineCard(Card):
    """To scale, so that a long silence can be seen."""

    def __init__(self, session: Session) -> None:
        super().__init__(padding=(16, 8), gap=0, name="card_line")
        self._session = session
        self.line = Timeline(name="timeline_look_back")
        self.add(self.line)

    def show_review(self, dossier: Dossier, review: Review) -> None:
        """Everything since the plan was signed."""
        plan = dossier.plan(review.plan_id)
        signed = _signed_on(dossier, plan)
        moments = [Moment(day=signed, words=_("plan signed"), mark=MomentMark.SIGNED)] if signed else []
        start = signed or review.held_on
        moments += [
            Moment(day=one.contact_on, words=contact_kind_words(one.kind))
            for one in dossier.contacts
            if one.answered and start < one.contact_on < review.held_on
        ]
        moments += [
            Moment(day=one.held_on, words=_("looked back"))
            for one in dossier.closed_reviews
            if one.id != review.id and start < one.held_on < review.held_on
        ]
        today = _("today") if review.held_on == self._session.today() else _("looked back")
        moments.append(Moment(day=review.held_on, words=today, mark=MomentMark.TODAY))
        if review.next_review_on is not None and review.next_review_on > review.held_on:
            moments.append(Moment(day=review.next_review_on, words=_("next"), mark=MomentMark.PLANNED))
        self.line.set_moments(moments)


def _signed_on(dossier: Dossier, plan: Plan) -> date | None:
    days = [one.signed_at.astimezone().date() for one in dossier.signatures_of(plan)]
    return max(days) if days else plan.started_on
