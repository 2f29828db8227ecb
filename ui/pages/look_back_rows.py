"""Zo spraken we het af, zo ging het: a row for every goal, step and agreement of the signed plan (design 08)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain.dossier import Dossier
from intake_app.domain.follow_up_words import GoalOutcome, ReviewResult, WhatNow
from intake_app.domain.planning import Agreement, Goal, Step
from intake_app.domain.reviewing import Review, ReviewItem
from intake_app.domain.vocabulary import HelpGroup, Promisor
from intake_app.i18n import _, ngettext
from intake_app.instruments.library import FormLibrary
from intake_app.services import look_back_words, reviews
from intake_app.services.step_words import step_when
from ui import theme
from ui.pages.folding import EqualColumns
from ui.widgets.card import Card, Icon, Rule
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.fields import DropDown, LineField
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text

_ICONS = {
    HelpGroup.SELF: "user",
    HelpGroup.NETWORK: "users",
    HelpGroup.GENERAL: "store",
    HelpGroup.TAILORED: "hand-helping",
}
_AFTER_DONE = (WhatNow.GO_ON, WhatNow.FINISHED)
_AFTER_REST = (
    WhatNow.SMALLER,
    WhatNow.OTHER_STEP,
    WhatNow.TIME_OUT,
    WhatNow.FALLBACK,
    WhatNow.GO_ON,
    WhatNow.STOP,
)
_SHARES = (456, 886)
_AT_LEAST = 300


class AgreedCard(Card):
    """All rows. They are made anew only when another version shows, so that what is being typed stays."""

    item_changed = Signal(object, object)
    """The Goal, Step or Agreement, and the fields of its item that changed."""

    def __init__(self, forms: FormLibrary) -> None:
        super().__init__(padding=0, gap=0, name="field_agreed")
        self._forms = forms
        self._made_of: tuple[UUID, tuple[UUID, ...]] | None = None
        self._rows: dict[UUID, ResultRow | GoalRow] = {}
        self._version = Text("", "small", color="text.2", wrap=False)
        self._count = Text("", "small", color="text.2", name="count_discussed")
        left = row(Icon("lock"), Text(_("This is what we agreed"), "h3"), self._version, gap=10, margins=(20, 12))
        left.setStretch(1, 1)
        right = held(EqualColumns(Text(_("This is how it went"), "h3"), self._count, at_least=180), name="")
        self._lines = column(gap=0)
        self.add(_pair(held(left), held(row(right, margins=(20, 12)))), Rule(strong=True), self._lines, column(12))

    def show_review(self, dossier: Dossier, signed: Dossier, review: Review, *, is_open: bool) -> None:
        """Show what was signed, and what was said about it."""
        plan = signed.plan(review.plan_id)
        steps = {one.id for one in reviews.steps_to_ask(dossier, review)}
        agreements = signed.agreements_of(plan)
        made_of = (review.id, (*steps, *(one.id for one in agreements)))
        if made_of != self._made_of:
            self._made_of = made_of
            self._build(signed, review, steps, agreements)
        items = dossier.review_items_of(review)
        for about, one in self._rows.items():
            one.show_item(items.get(about))
            one.setEnabled(is_open)
            if isinstance(one, GoalRow):
                one.show_reached(dossier, self._forms)
        self._version.setText(_("version {n}, signed").format(n=plan.version))
        asked = [one for one in self._rows.values() if isinstance(one, ResultRow)]
        done = sum(1 for one in asked if one.answered)
        words = ngettext("{done} of {n} discussed", "{done} of {n} discussed", len(asked))
        told = _("{name} tells, you write it down.").format(name=dossier.person.first_name)
        self._count.setText(f"{told} {words.format(done=done, n=len(asked))}")

    def commit(self) -> None:
        """Keep what is typed now."""
        for one in self._rows.values():
            one.why.commit()

    def _build(self, signed: Dossier, review: Review, steps: set[UUID], agreements: Sequence[Agreement]) -> None:
        clear(self._lines)
        self._rows = {}
        name = signed.person.first_name
        for number, goal in enumerate(signed.goals_of(signed.plan(review.plan_id)), start=1):
            self._add(goal.id, GoalRow(goal, number, name, self._forms))
            for step in signed.steps_of(goal):
                if step.id in steps:
                    self._add(step.id, ResultRow(step, self._forms))
        if agreements:
            head = Text(_("What we promised each other"), "strong")
            left = held(row(head, margins=(20, 10)), plane="sunken")
            self._lines.addWidget(_pair(left, held(row())))
            self._lines.addWidget(Rule())
        for agreement in agreements:
            self._add(agreement.id, ResultRow(agreement, self._forms))

    def _add(self, about: UUID, one: ResultRow | GoalRow) -> None:
        one.changed.connect(lambda values, about=one.about: self.item_changed.emit(about, values))
        self._rows[about] = one
        self._lines.addWidget(one)
        self._lines.addWidget(Rule())


class GoalRow(QWidget):
    """A goal: the resident's sentence, and what they decide about it together."""

    changed = Signal(object)

    def __init__(self, goal: Goal, number: int, name: str, forms: FormLibrary) -> None:
        super().__init__()
        self.about = goal
        words = f"“{goal.sentence}”" if goal.sentence else goal.title
        mark = Text(str(number), "strong", color="accent", wrap=False)
        sentence = row(mark, Text(words, "strong"), gap=12, margins=(20, 10))
        sentence.setStretch(1, 1)
        outcomes = [(one, look_back_words.outcome_words(forms, one)) for one in GoalOutcome]
        self.outcome = DropDown(outcomes, name=f"field_outcome_{goal.id}", placeholder=_("How does this goal stand?"))
        self.outcome.setAccessibleName(_("How does this goal stand?") + " " + words)
        self.why = LineField(name=f"field_why_{goal.id}", placeholder=_("Why?"), max_length=400)
        self.why.setAccessibleName(_("Why?") + " " + words)
        notices = _("{name} notices it: {words}").format(name=name, words=goal.indicator)
        self._notice = Text(notices, "small", color="text.2")
        if not goal.indicator:
            self._notice.hide()
        reached = _("Chosen level reached. You decide together.")
        self._reached = Text(reached, "small", color="text.2", name=f"reached_{goal.id}")
        self._reached.hide()
        fields = held(EqualColumns(self.outcome, self.why, gap=10, at_least=190, shares=(2, 3)))
        right = held(column(self._notice, self._reached, fields, gap=6, margins=(16, 10)))
        self.setLayout(column(_pair(held(sentence, plane="sunken"), right), gap=0))
        self.outcome.value_changed.connect(lambda value: self.changed.emit({"outcome": value}))
        self.why.text_committed.connect(lambda text: self.changed.emit({"why": text.strip()}))

    def show_item(self, item: ReviewItem | None) -> None:
        """Show what is stored."""
        self.outcome.set_value(item.outcome if item else None)
        self.why.set_text(item.why if item else "")

    def show_reached(self, dossier: Dossier, forms: FormLibrary) -> None:
        """Say that the level that was aimed at is there, on forms with levels only (FX38)."""
        self._reached.setVisible(reviews.level_reached(dossier, self.about, forms))


class ResultRow(QWidget):
    """A step or an agreement: how it went, why, and what now. The question changes with the answer."""

    changed = Signal(object)

    def __init__(self, about: Step | Agreement, forms: FormLibrary) -> None:
        super().__init__()
        self.about = about
        self.answered = False
        self._forms = forms
        self.result = SegmentedChoice(
            [
                Option(value=ReviewResult.DONE, label=_("Worked out"), icon="circle-check", key="g"),
                Option(value=ReviewResult.PARTLY, label=_("Partly"), icon="circle-half", key="d"),
                Option(value=ReviewResult.NOT_YET, label=_("Not"), icon="circle-x", key="n"),
                Option(value=ReviewResult.DIFFERENT, label=_("Different"), key="a"),
            ],
            name=f"field_result_{about.id}",
            accessible_name=about.what,
            clearable=True,
        )
        self.why = LineField(name=f"field_why_{about.id}", max_length=400)
        self.what_now = DropDown((), name=f"field_what_now_{about.id}", placeholder=_("What now?"))
        self.what_now.setAccessibleName(_("What now?") + " " + about.what)
        fields = held(_ResultFields(self.result, self.why, self.what_now))
        right = held(column(fields, gap=0, margins=(16, 7)))
        self.setLayout(column(_pair(held(_signed_words(about), plane="sunken"), right), gap=0))
        self.result.value_changed.connect(lambda value: self.changed.emit({"result": value}))
        self.why.text_committed.connect(lambda text: self.changed.emit({"why": text.strip()}))
        self.what_now.value_changed.connect(lambda value: self.changed.emit({"what_now": value}))
        self.show_item(None)

    def show_item(self, item: ReviewItem | None) -> None:
        """Show what is stored, and ask what fits the answer."""
        result = item.result if item else None
        self.answered = result is not None
        self.result.set_value(result)
        question = _("What helped?") if result in (None, ReviewResult.DONE) else _("Why did it go this way?")
        self.why.setPlaceholderText(question)
        self.why.setAccessibleName(f"{question} {self.about.what}")
        self.why.set_text(item.why if item else "")
        offered: tuple[WhatNow, ...] = _AFTER_DONE if result is ReviewResult.DONE else _AFTER_REST
        if not getattr(self.about, "fallback", ""):
            offered = tuple(one for one in offered if one is not WhatNow.FALLBACK)
        if item and item.what_now is not None and item.what_now not in offered:
            offered = (*offered, item.what_now)
        self.what_now.set_entries([(one, look_back_words.what_now_words(self._forms, one)) for one in offered])
        self.what_now.set_value(item.what_now if item else None)


class _ResultFields(EqualColumns):
    """The choice at its own width, the words with what is left, and what now; under each other in a narrow place."""

    def __init__(self, result: QWidget, why: QWidget, what_now: QWidget) -> None:
        super().__init__(result, why, what_now, gap=10)

    @override
    def _widths(self, room: int) -> list[int] | None:
        shown = self._shown()
        if len(shown) != 3:
            return None
        size = theme.current().size
        first, last = shown[0].sizeHint().width(), size(160)
        middle = room - first - last - 2 * self.spacing()
        return [first, middle, last] if middle >= size(180) else None


def _signed_words(about: Step | Agreement) -> QVBoxLayout:
    if isinstance(about, Step):
        icon = _ICONS[HelpGroup.of(about.help_level)] if about.help_level else "user"
        who = " · ".join(part for part in (about.owner_name, step_when(about)) if part)
    else:
        icon = {Promisor.RESIDENT: "user", Promisor.CONSULTANT: "hand-helping", Promisor.MUNICIPALITY: "landmark"}.get(
            about.promisor, "users"
        )
        who = about.promisor_name
    quiet = row(Icon(icon, size=16, color="text.2"), Text(who, "small", color="text.2"), gap=6)
    quiet.setStretch(1, 1)
    return column(Text(about.what), *((quiet,) if who else ()), gap=2, margins=(20, 8))


def _pair(left: QWidget, right: QWidget) -> QWidget:
    """What was signed beside now; under each other where there is no room."""
    return held(EqualColumns(left, right, gap=0, at_least=_AT_LEAST, shares=_SHARES))
