"""Samen terugkijken: the signed plan on the left, how it went on the right (design 08, I02)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.dossier import Dossier
from intake_app.domain.follow_up_words import ReviewKind
from intake_app.domain.planning import Agreement, Goal, Plan, Step
from intake_app.domain.reviewing import Review
from intake_app.domain.vocabulary import PlanStatus
from intake_app.errors import KeukentafelError
from intake_app.i18n import _, format_day
from intake_app.services import editing, kept_plans, next_plan, regie, reviews
from intake_app.services.desk import Desk
from ui.pages.look_back_answers import AnswersCard, ConsultantCard, NextCard
from ui.pages.look_back_line import LineCard
from ui.pages.look_back_rows import AgreedCard
from ui.pages.no_signed_plan import NoSignedPlan
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.reading_order import first_stop
from ui.session import Session
from ui.theme import Theme
from ui.turns import Pieces
from ui.widgets.banner import Banner, Tone
from ui.widgets.buttons import Button, Kind
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, held
from ui.widgets.scroll_column import ScrollColumn


class LookBackPage(Page):
    """One look-back at the newest signed version. Every answer is kept at once; closing names what is still missing."""

    page_id: ClassVar[str] = "terugkijken"
    own_words_of = ("reviews", "goals", "steps", "agreements")

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._signed: Dossier | None = None
        self._signed_of: UUID | None = None
        self.measure = Button(_("Measure again"), icon="users", name="button_measure")
        self.print = Button(_("Print"), icon="printer", name="button_print")
        self.close_it = Button(_("Finish the look-back"), kind=Kind.PRIMARY, icon="check", name="button_finish")
        self.next_version = Button("", kind=Kind.PRIMARY, icon="file-plus", name="button_next_version")
        self.again = Button(_("Look back again"), icon="rotate-ccw", name="button_again")
        self.header = PageHeader(
            _("Look back together"), " ", self.measure, self.print, self.again, self.close_it, self.next_version
        )
        self.band = Banner(name="band_missing")
        self.empty = EmptyState("", buttons=(("begin", _("Begin looking back")),), name="empty_look_back")
        self.unsigned = NoSignedPlan(session, "empty_unsigned")
        self._area = ScrollColumn(name="column_look_back")
        self._area.add(self.empty, self.unsigned)
        frame(self, self.header, held(column(self.band, self._area, gap=12)))

    @override
    def make_parts(self) -> Pieces:
        self.line, self.agreed = LineCard(self.session), AgreedCard(self.session.forms)
        self._area.add(self.line, self.agreed)
        yield
        self.answers = AnswersCard(self.session.forms)
        self._area.add(self.answers)
        yield
        self.consultant, self.next = ConsultantCard(), NextCard(self.session.today)
        self._area.add(self.consultant, self.next)
        self._parts = (self.line, self.agreed, self.answers, self.consultant, self.next)
        self._connect()

    @override
    def title(self) -> str:
        return _("Look back together")

    def _connect(self) -> None:
        navigate = self.session.navigate
        self.measure.clicked.connect(lambda: navigate("beeld"))
        self.print.clicked.connect(lambda: navigate("afdruk/terugblik"))
        self.close_it.clicked.connect(self._close)
        self.next_version.clicked.connect(self._make_version)
        self.again.clicked.connect(self._begin)
        self.empty.chosen.connect(lambda _name: self._begin())
        self.band.chosen.connect(lambda _name: self._to_missing())
        self.agreed.item_changed.connect(self._keep_item)
        self.answers.answered.connect(self._keep_answer)
        self.consultant.together.clicked.connect(lambda: navigate("perspectief/together"))
        self.answers.kind_chosen.connect(self._choose_kind)
        self.answers.mark_given.connect(self._keep_mark)
        for card in (self.answers, self.consultant, self.next):
            card.review_changed.connect(self._keep_review)

    # -- showing -----------------------------------------------------------------------------------------------------

    def review(self) -> Review | None:
        """The look-back that shows: the one under way, or else the newest one of the signed version."""
        dossier = self.session.dossier
        if dossier is None:
            return None
        if dossier.open_review is not None:
            return dossier.open_review
        plan = dossier.signed_plan
        of_plan = [one for one in dossier.closed_reviews if plan is not None and one.plan_id == plan.id]
        return of_plan[-1] if of_plan else None

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        review = self.review()
        plan = dossier.plan(review.plan_id) if review is not None else dossier.signed_plan
        self._show_actions(dossier, review, plan)
        for part in self._parts:
            part.setVisible(review is not None and plan is not None)
        self.empty.setVisible(review is None and plan is not None)
        self.unsigned.show_dossier(dossier)
        if review is None or plan is None:
            return
        if self._signed_of != plan.id:
            self._ask_signed(dossier, plan)
            return
        self._show_review(dossier, review)

    def _ask_signed(self, dossier: Dossier, plan: Plan) -> None:
        """What was signed, from what was kept with the signatures."""

        def show(signed: Dossier) -> None:
            self._signed, self._signed_of = signed, plan.id
            now = self.session.dossier
            if now is not None:
                self.show_dossier(now)

        self.session.run(lambda desk: kept_plans.as_signed(desk, dossier, plan), show, owner=self, latest="as_signed")

    def _show_review(self, dossier: Dossier, review: Review) -> None:
        assert self._signed is not None
        is_open = review.closed_at is None
        self.line.show_review(dossier, review)
        self.agreed.show_review(dossier, self._signed, review, is_open=is_open)
        self.consultant.show_together(regie.sentence(dossier))
        for card in (self.answers, self.consultant, self.next):
            card.show_review(review)
            card.setEnabled(is_open)
        if not reviews.missing(dossier, review, self.session.forms):
            self.band.hide_message()

    def _show_actions(self, dossier: Dossier, review: Review | None, plan: Plan | None) -> None:
        is_open = review is not None and review.closed_at is None
        closed = review is not None and not is_open
        day = format_day(review.held_on, year=True) if review is not None else ""
        present = _("with {names}").format(names=review.present) if review is not None and review.present else ""
        self.header.set_words(_("Look back together"), ", ".join(part for part in (day, present) if part))
        self.measure.setVisible(is_open)
        self.print.setVisible(review is not None)
        self.close_it.setVisible(is_open)
        self.again.setVisible(closed)
        self.next_version.setVisible(closed)
        current = dossier.current_plan
        under_way = current is not None and current.status in (PlanStatus.DRAFT, PlanStatus.FINAL)
        number = current.version if under_way and current else (plan.version + 1 if plan else 1)
        words = _("To version {n} of the plan") if under_way else _("Make version {n} of the plan")
        self.next_version.setText(words.format(n=number))
        stands = _("You have not looked back at version {n} yet. What was agreed stands ready.")
        self.empty.set_text(stands.format(n=plan.version) if plan else "")

    # -- keeping -----------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        case_id = self.session.case_id
        if case_id is not None:
            self.session.change(lambda desk: reviews.start(desk, case_id), self._begun, owner=self)

    def _begun(self, _changes: object) -> None:
        stop = first_stop(self.line)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_item(self, about: Goal | Step | Agreement, values: dict[str, object]) -> None:
        review = self.review()
        if review is not None and review.closed_at is None:
            self._change(lambda desk: reviews.set_item(desk, review.id, about, **values))

    def _keep_answer(self, question: str, text: str) -> None:
        review = self.review()
        if review is not None and review.closed_at is None:
            self._change(lambda desk: reviews.answer(desk, review.id, question, text))

    def _keep_review(self, values: dict[str, object]) -> None:
        review = self.review()
        if review is not None and review.closed_at is None:
            self._change(lambda desk: editing.edit(desk, Review, review.id, _("Look back"), **values))

    def _choose_kind(self, kind: ReviewKind | None) -> None:
        review = self.review()
        if review is not None and review.closed_at is None and kind is not None:
            self.answers.commit()
            self._change(lambda desk: reviews.choose_kind(desk, review.id, kind))

    def _keep_mark(self, mark: int | None) -> None:
        review = self.review()
        if review is not None and review.closed_at is None:
            self._change(lambda desk: reviews.set_mark(desk, review.id, mark))

    def _change(self, work: Callable[[Desk], object]) -> None:
        self.session.change(work)

    @override
    def leave(self) -> bool:
        for card in (self.agreed, self.answers, self.consultant, self.next):
            card.commit()
        return super().leave()

    # -- finishing ---------------------------------------------------------------------------------------------------

    def _close(self) -> None:
        review = self.review()
        if review is None:
            return
        self.leave()
        self.session.change(
            lambda desk: reviews.close(desk, review.id), self._closed, on_refused=self._refused, owner=self
        )

    def _closed(self, _changes: object) -> None:
        self.band.hide_message()
        self.next_version.setFocus()

    def _refused(self, error: KeukentafelError) -> None:
        dossier, review = self.session.dossier, self.review()
        found = reviews.missing(dossier, review, self.session.forms) if dossier and review else ()
        sentence = found[0].sentence if found else str(error)
        self.band.show_message(
            sentence, tone=Tone.ATTENTION, buttons=(("jump", _("Go there")),) if found else (), take_focus=True
        )

    def _to_missing(self) -> None:
        if not self.next_missing():
            self.band.hide_message()

    @override
    def next_missing(self, backward: bool = False) -> bool:
        dossier, review = self.session.dossier, self.review()
        if dossier is None or review is None or review.closed_at is not None:
            return False
        found = reviews.missing(dossier, review, self.session.forms)
        if found:
            self.focus_field(found[-1 if backward else 0].field)
        return bool(found)

    def _make_version(self) -> None:
        review = self.review()
        if review is not None:
            navigate = self.session.navigate
            work = partial(next_plan.after_review, review=review)
            self.session.change(work, lambda _plan: navigate("plan"), owner=self)

    @override
    def print_route(self) -> str:
        return "afdruk/terugblik" if self.review() is not None else super().print_route()

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        return (("G, D, N, A", _("Worked out, partly, not, different (in the choice)")), ("F8", _("Next missing item")))
