"""Where a step comes from, and why this help: who proposed it, reason, who decided; money and laws last (D10)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.plan_choices import FundingSource, LawTag, StepKind
from intake_app.domain.plan_parts import Decision
from intake_app.domain.principles import ServedBy
from intake_app.domain.vocabulary import Author
from intake_app.i18n import _, ngettext
from intake_app.services import barrier_steps, principles, step_route
from intake_app.services.plan_wording import author_words, funding_words, law_words, step_kind_words
from ui.pages.plan_hints import HintedArea
from ui.pages.plan_step_part import StepPart, TickSet, beside
from ui.pages.principle_ticks import question_words
from ui.pages.step_context import StepContext
from ui.pages.typed_amounts import NotAnAmount, money_words, read_money
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown, LineField
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import clear, column, held
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.instruments.library import FormLibrary

_NONE = "none"


class OriginPart(StepPart):
    """What sort of step it is, who proposed and chose it, and whether the resident found it alone."""

    def __init__(self) -> None:
        super().__init__()
        self._kind = self._list("kind", [(one, step_kind_words(one)) for one in StepKind])
        self._proposed = self._list("proposed_by", [(one, author_words(one)) for one in Author])
        self._chosen = self._list("chosen_by", [(one, author_words(one)) for one in Author])
        self._found = self.tick("own_found", _("Found without help"))
        self._quick = self.tick("quick_win", _("A small step that works out soon"))
        self.body.addWidget(
            beside(
                FormRow(_("Sort of step"), self._kind),
                FormRow(_("Proposed by"), self._proposed),
                FormRow(_("Chosen by"), self._chosen),
                at_least=170,
            )
        )
        self._rows: TickSet | None = None
        self._about = QVBoxLayout()
        self._about_words = Text(_("What this step does something about"), "strong")
        self.body.addWidget(beside(self._found, self._quick))
        self.body.addWidget(self._about_words)
        self.body.addLayout(self._about)

    def fill(self, context: StepContext) -> None:
        step, free = context.step, not context.read_only
        for control, value in (
            (self._kind, step.kind),
            (self._proposed, step.proposed_by),
            (self._chosen, step.chosen_by),
        ):
            control.set_value(value or _NONE)
            control.setEnabled(free)
        for tick, on in ((self._found, step.own_found), (self._quick, step.quick_win)):
            tick.set_value(on)
            tick.setEnabled(free)
        self._fill_rows(context)

    def fields(self) -> Mapping[str, QWidget]:
        return {
            "kind": self._kind,
            "proposed_by": self._proposed,
            "chosen_by": self._chosen,
            "own_found": self._found,
            "quick_win": self._quick,
            **({"in_the_way": self._rows} if self._rows is not None else {}),
        }

    def _fill_rows(self, context: StepContext) -> None:
        """What is in the way, to tick; the same rows stay as they are."""
        wanted = context.in_the_way
        if self._rows is None or tuple(self._rows.ticks) != tuple(row for row, _label in wanted):
            clear(self._about)
            self._rows = TickSet(wanted, accessible_name=self._about_words.text()) if wanted else None
            if self._rows is not None:
                self._rows.setObjectName(f"field_step_{context.number}_in_the_way")
                self._rows.values_changed.connect(self._aim)
                self._about.addWidget(self._rows)
        self._about_words.setVisible(bool(wanted))
        if self._rows is not None:
            self._rows.set_values(barrier_steps.rows_of(context.step))
            self._rows.setEnabled(not context.read_only)

    def _aim(self, rows: tuple[str, ...]) -> None:
        if self.context is not None:
            step_id = self.context.step.id
            self.ask(lambda desk: barrier_steps.aim(desk, step_id, rows))

    def _list(self, field: str, entries: list[tuple[object, str]]) -> DropDown:
        made = DropDown([(_NONE, _("Not chosen")), *entries])
        made.value_changed.connect(lambda value: self.edited.emit({field: None if value == _NONE else value}))
        return made


def origin_summary(context: StepContext) -> str:
    """What is known of it, in a few words."""
    step = context.step
    parts = [step_kind_words(step.kind) if step.kind else ""]
    parts.append(_("proposed by {who}").format(who=author_words(step.proposed_by)) if step.proposed_by else "")
    labels = dict(context.in_the_way)
    about = [labels[one] for one in barrier_steps.rows_of(step) if one in labels]
    parts.append(_("because of: {what}").format(what=", ".join(about)) if about else "")
    return " · ".join(part for part in parts if part)


class ReasonPart(StepPart):
    """Why this, for whom, now; who decided; then what it costs. Money and laws never stand on the resident's paper."""

    def __init__(self, forms: FormLibrary, today: Callable[[], date]) -> None:
        super().__init__()
        self._reason = self._area(forms, "reason", _("Why this help, and why now"))
        self._by = self._text("decided_by", _("Name"))
        self._on = DateField(today=today)
        self._on.date_committed.connect(lambda day: self._set(decided_on=day))
        self._drawback = self._area(forms, "drawback", _("What it may cost me"))
        self._investment, self._saving = self._money("investment"), self._money("monthly_saving")
        self._chance = LineField(max_length=3, placeholder="50")
        self._chance.text_committed.connect(self._chance_typed)
        self._rows = {
            "investment": FormRow(_("Costs once, in euros"), self._investment),
            "monthly_saving": FormRow(_("Saves each month, in euros"), self._saving),
            "chance": FormRow(_("Chance that it works, in %"), self._chance),
        }
        self._sum = Text("", "body", color="text.2", name="break_even")
        self._funding = TickSet([(one, funding_words(one)) for one in FundingSource], accessible_name=_("Who pays"))
        self._funding.values_changed.connect(lambda values: self._set(funding=values))
        self._laws = TickSet([(one, law_words(one)) for one in LawTag], accessible_name=_("Laws it rests on"))
        self._laws.values_changed.connect(lambda values: self._set(law_tags=values))
        self._principles: TickSet | None = None
        self._served = column(gap=2)
        self._lay_out()

    def fill(self, context: StepContext) -> None:
        self._fill_principles(context)
        decision = context.decision or Decision(case_id=context.step.case_id, step_id=context.step.id)
        free = not context.read_only
        self._reason.set_text(decision.reason)
        self._by.set_text(decision.decided_by)
        self._on.set_value(decision.decided_on)
        self._drawback.set_text(decision.drawback)
        self._investment.set_text(money_words(decision.investment))
        self._saving.set_text(money_words(decision.monthly_saving))
        self._chance.set_text("" if decision.chance is None else str(decision.chance))
        self._funding.set_values(decision.funding)
        self._laws.set_values(decision.law_tags)
        self._sum.setText(break_even_words(decision))
        self._sum.setVisible(bool(self._sum.text()))
        for area in (self._reason, self._drawback):
            area.set_read_only(not free)
        for line in (self._by, self._on, self._investment, self._saving, self._chance):
            line.setReadOnly(not free)
        for ticks in (self._funding, self._laws):
            ticks.setEnabled(free)

    def fields(self) -> Mapping[str, QWidget]:
        return {
            "decision_reason": self._reason.area,
            "decision_decided_by": self._by,
            "decision_decided_on": self._on,
            "decision_drawback": self._drawback.area,
            "decision_investment": self._investment,
            "decision_monthly_saving": self._saving,
            "decision_chance": self._chance,
            "decision_funding": self._funding,
            "decision_law_tags": self._laws,
            **({"decision_principles": self._principles} if self._principles is not None else {}),
        }

    def _fill_principles(self, context: StepContext) -> None:
        """Which principle the decision serves; the same list of principles stays as it is."""
        wanted = context.principles
        if self._principles is None or tuple(self._principles.ticks) != tuple(one for one, _name in wanted):
            clear(self._served)
            self._principles = TickSet(wanted, accessible_name=question_words()) if wanted else None
            if self._principles is not None:
                self._principles.setObjectName(f"field_step_{context.number}_decision_principles")
                self._principles.values_changed.connect(self._serve)
                self._served.addWidget(Text(question_words(), "strong"))
                self._served.addWidget(self._principles)
        if self._principles is not None:
            self._principles.set_values(context.serves)
            self._principles.setEnabled(not context.read_only)

    def _serve(self, wanted: tuple[UUID, ...]) -> None:
        if self.context is not None:
            step = self.context.step
            self.ask(lambda desk: principles.serve(desk, step.case_id, ServedBy.STEP, step.id, wanted))

    def _lay_out(self) -> None:
        who = column(FormRow(_("Who decided"), self._by), FormRow(_("Decided on"), self._on), gap=12)
        why = column(
            FormRow(_("Why this help, and why now"), self._reason),
            FormRow(_("What it may cost me"), self._drawback, help=_("For instance a student debt. This is printed.")),
            gap=12,
        )
        self.body.addWidget(beside(held(why), held(who)))
        self.body.addWidget(beside(*self._rows.values(), at_least=150))
        self.body.addWidget(self._sum)
        self.body.addLayout(self._served)
        for words, ticks in ((_("Who pays"), self._funding), (_("Laws it rests on"), self._laws)):
            self.body.addWidget(held(column(Text(words, "strong"), ticks, gap=2)))
        note = _("Costs, who pays and laws never stand on paper for the resident.")
        self.body.addWidget(Text(note, "small", color="text.2"))

    def _set(self, **values: object) -> None:
        if self.context is not None:
            step = self.context.step
            self.ask(lambda desk: step_route.set_decision(desk, step, **values))

    def _area(self, forms: FormLibrary, field: str, label: str) -> HintedArea:
        area = HintedArea(forms.words, name="", label=label)
        area.text_committed.connect(lambda text: self._set(**{field: text.strip()}))
        return area

    def _text(self, field: str, placeholder: str) -> LineField:
        made = LineField(placeholder=placeholder, max_length=120)
        made.text_committed.connect(lambda text: self._set(**{field: text.strip()}))
        return made

    def _money(self, field: str) -> LineField:
        made = LineField(max_length=16, placeholder="5.000")
        made.text_committed.connect(lambda text: self._money_typed(field, text))
        return made

    def _money_typed(self, field: str, text: str) -> None:
        try:
            cents = read_money(text)
        except NotAnAmount:
            self._rows[field].set_error(_("Write an amount such as 5.000 or 83,50."))
            return
        self._rows[field].set_error("")
        self._set(**{field: cents})

    def _chance_typed(self, text: str) -> None:
        words = text.strip().rstrip("% ")
        if words and not (words.isdecimal() and 1 <= int(words) <= 100):
            self._rows["chance"].set_error(_("A chance is a number from 1 to 100."))
            return
        self._rows["chance"].set_error("")
        self._set(chance=int(words) if words else None)


def break_even_words(decision: Decision) -> str:
    """After how many months it has paid for itself; empty while that is not known."""
    if decision.investment is None or decision.monthly_saving is None:
        return ""
    months = decision.break_even
    if months is None:
        return _("It does not pay for itself. That may be fine: this is about more than money.")
    words = ngettext("It has paid for itself after {n} month.", "It has paid for itself after {n} months.", months)
    return words.format(n=months)


def reason_summary(context: StepContext) -> str:
    """What is known of it, in a few words."""
    decision = context.decision
    if decision is None:
        return ""
    parts = [decision.reason.strip() or (_("reason missing") if decision.public_money else "")]
    parts.append(_("decided by {who}").format(who=decision.decided_by) if decision.decided_by else "")
    return " · ".join(part for part in parts if part)
