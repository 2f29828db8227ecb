"""Where we are heading now, which route may come first and why, and what was thought before (C01)."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from intake_app.domain.diagnosis_words import RouteAdvice
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import PerspectiveEstimate
from intake_app.domain.vocabulary import GoalClass
from intake_app.i18n import _, format_day, ngettext
from intake_app.services import barriers, diagnosis_wording, perspectives
from intake_app.services.desk import Desk
from intake_app.services.perspectives import Suggestion
from ui.pages.bound import BoundForm, grid
from ui.pages.wording import goal_class_words
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.card import Card, Rule
from ui.widgets.checks import CheckBox
from ui.widgets.choices import Option
from ui.widgets.fields import DropDown
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text
from ui.widgets.typed_dates import Direction


class DirectionCard(Card):
    """The direction, by a named person with a reason."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Where we are heading"), icon="compass", name="card_direction")
        self.form = form = BoundForm(
            session, PerspectiveEstimate, label=_("Perspective"), make=self._make, change=perspectives.change
        )
        self._session = session
        options = [Option(value=one, label=goal_class_words(one)) for one in GoalClass]
        months_help = _("A guess, to think about the goal. Nobody knows? Leave it empty.")
        self._months = form.number("months", _("Months until paid work"), help=months_help)
        self._duration = form.choose(
            "duration",
            _("How long will support go on?"),
            diagnosis_wording.durations(),
            help=_("Only for you; never printed"),
        )
        self._classes = grid((self._months, self._duration))
        self.add(
            form.segments("goal_class", _("Direction now"), options, clearable=True),
            form.area("horizon", _("Dot on the horizon"), help=_("Where do you want to be in two years?")),
            form.area("best_attainable", _("What is the most that can be reached now")),
            form.area("development", _("In what can somebody grow?")),
            self._classes,
            form.area("motivation", _("Why we think so"), lines=3),
            grid(
                (
                    form.line("estimated_by", _("Who says so")),
                    form.day("review_on", _("Look at it again on"), direction=Direction.AHEAD),
                )
            ),
        )

    def show_estimate(self, newest: PerspectiveEstimate | None) -> None:
        """Show what is thought now. Where classifications are hidden no months and no duration are asked."""
        self.form.show(newest)
        self._classes.setVisible(self._session.rules.on("classifications_enabled"))

    def _make(self, desk: Desk) -> UUID:
        case_id = self._session.case_id
        assert case_id is not None
        return perspectives.begin(desk, case_id)


class RouteCard(Card):
    """Which route may come first: what follows from the facts, and what people choose."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("What comes first"), icon="route", name="card_route")
        self._session = session
        self._estimate: PerspectiveEstimate | None = None
        self._suggestion: Suggestion | None = None
        self._words = dict(diagnosis_wording.routes(session.forms))
        self._says = Text("", name="text_suggested")
        self._why = QVBoxLayout()
        self._why.setSpacing(2)
        self.take = Button(_("We choose this"), icon="check", name="button_take_suggestion", on_click=self._take)
        self.ticks = {one: CheckBox(words, name=f"field_route:{one}") for one, words in self._words.items()}
        for tick in self.ticks.values():
            tick.value_changed.connect(lambda _on: self._chosen())
        self.first = DropDown((), name="field_first_route")
        self.first.value_changed.connect(self._first_chosen)
        self._first_row = FormRow(_("What is first?"), self.first)
        self._form = BoundForm(session, PerspectiveEstimate, label=_("Perspective"), change=perspectives.change)
        self._deviation = self._form.line(
            "deviation", _("Why not what was suggested?"), help=_("One line is enough. You and the resident decide.")
        )
        ticks = FormRow(_("We go for"), held(column(*self.ticks.values(), gap=0)), help=_("More than one is fine."))
        self.add(
            self._says,
            self._why,
            held(row(self.take, None)),
            Rule(),
            ticks,
            self._first_row,
            self._deviation,
        )

    def show_dossier(self, dossier: Dossier, newest: PerspectiveEstimate | None) -> None:
        """Show what follows from what is known, and what was chosen."""
        self._estimate = newest
        rules = self._session.rules
        classes = rules.on("classifications_enabled")
        found = perspectives.suggest(
            newest,
            barriers.current(dossier, self._session.forms),
            yardstick=rules.number("perspective_months"),
            use_months=classes,
        )
        self._show_suggestion(found)
        routes = newest.routes if newest is not None else ()
        for one, tick in self.ticks.items():
            tick.set_value(one in routes)
        self.first.set_entries([(one, self._words[one]) for one in routes])
        self.first.set_value(newest.first_route if newest is not None else None)
        self._first_row.setVisible(len(routes) > 1)
        self._form.show(newest)
        other = (
            newest is not None and newest.suggested is not None and newest.first_route not in (None, newest.suggested)
        )
        self._deviation.setVisible(other)
        self._deviation.label.setText(self._asks(newest) if newest is not None and other else "")

    def commit(self) -> None:
        """Keep what is typed now."""
        self._form.commit()

    def _asks(self, newest: PerspectiveEstimate) -> str:
        assert newest.suggested is not None
        return _("Suggested was “{route}”. Why something else?").format(route=self._words[newest.suggested])

    def _show_suggestion(self, found: Suggestion | None) -> None:
        self._suggestion = found
        clear(self._why)
        if found is None:
            self._says.setText(_("Choose a direction first. Then a suggestion stands here, with the reason."))
        else:
            self._says.setText(_("Suggestion: {route}").format(route=self._words[found.route]))
            self._says.set_strong(self._words[found.route])
            for sentence in found.why:
                self._why.addWidget(Text(sentence, "small", color="text.2"))
        chosen = self._estimate.first_route if self._estimate is not None else None
        self.take.setVisible(found is not None and chosen is None)

    def _take(self) -> None:
        if self._suggestion is not None:
            self._keep((self._suggestion.route,))
            self.ticks[self._suggestion.route].setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self) -> None:
        self._keep(tuple(one for one, tick in self.ticks.items() if tick.isChecked()))

    def _keep(self, routes: tuple[RouteAdvice, ...]) -> None:
        suggested = self._suggestion.route if self._suggestion is not None else None
        known, case_id = self._estimate, self._session.case_id
        if case_id is None:
            return

        def work(desk: Desk) -> object:
            estimate_id = known.id if known is not None else perspectives.begin(desk, case_id)
            return perspectives.choose(desk, estimate_id, routes, suggested)

        self._session.change(work)

    def _first_chosen(self, one: RouteAdvice | None) -> None:
        known = self._estimate
        if known is not None:
            self._session.change(lambda desk: perspectives.change(desk, known.id, first_route=one))


class BeforeCard(Card):
    """What was thought before: nothing is overwritten."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Before"), icon="history", gap=8, name="card_history")
        self._session = session
        self._lines = column(gap=8)
        self.add(self._lines)

    def show_estimates(self, older: list[PerspectiveEstimate]) -> None:
        """The newest of the older ones first."""
        clear(self._lines)
        for estimate in reversed(older):
            self._lines.addWidget(Rule())
            day = format_day(estimate.estimated_on, weekday=False, year=True)
            words = goal_class_words(estimate.goal_class) if estimate.goal_class else _("no direction")
            self._lines.addWidget(Text(f"{day}: {words}", "strong"))
            for line in self._told(estimate):
                self._lines.addWidget(Text(line, color="text.2"))

    def _told(self, one: PerspectiveEstimate) -> list[str]:
        lines = [one.motivation.strip()]
        if one.months is not None and self._session.rules.on("classifications_enabled"):
            lines.append(ngettext("Paid work in {n} month", "Paid work in {n} months", one.months).format(n=one.months))
        if one.first_route is not None:
            name = diagnosis_wording.route(self._session.forms, one.first_route)
            lines.append(_("First: {route}").format(route=name))
        if one.estimated_by.strip():
            lines.append(_("according to {name}").format(name=one.estimated_by.strip()))
        return [line for line in lines if line]
