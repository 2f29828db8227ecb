"""After which steps a step comes, on which track it runs, and the decision that stands at it (D04)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.plan_choices import GateOutcome
from intake_app.domain.plan_parts import Gate, StepDependency
from intake_app.i18n import _
from intake_app.services import editing, step_route
from intake_app.services.plan_wording import gate_outcome_words
from ui import theme
from ui.pages.plan_hints import HintedArea
from ui.pages.plan_step_part import StepPart, beside
from ui.pages.step_context import StepContext
from ui.widgets.buttons import Button, Kind
from ui.widgets.checks import CheckBox
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown, LineField
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.suggesting import suggest
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from intake_app.instruments.library import FormLibrary


class OrderPart(StepPart):
    """ "Komt na", the track, and a decision on which what follows waits."""

    def __init__(self, forms: FormLibrary, today: Callable[[], date]) -> None:
        super().__init__()
        self._shown: tuple[Any, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._add = DropDown(placeholder=_("Choose a step"))
        self._add.value_changed.connect(self._put_after)
        self._track = self.line("track", placeholder=_("For instance: language"), max_length=40)
        self._gate_tick = CheckBox(_("A decision falls here; what follows waits for it"))
        self._gate_tick.value_changed.connect(self._gate_ticked)
        self.gate = GateFields(forms, today)
        self.gate.changed.connect(self._set_gate)
        after = held(column(FormRow(_("Comes after"), self._add), self._list, gap=4))
        self.body.addWidget(beside(after, FormRow(_("Track beside the others"), self._track)))
        self.body.addWidget(held(row(self._gate_tick, None)))
        self.body.addWidget(self.gate)

    def fill(self, context: StepContext) -> None:
        wanted = (context.after, context.read_only, context.number)
        if wanted != self._shown:
            self._shown = wanted
            self._fill_list(context)
        self._add.set_entries(context.may_follow)
        self._add.set_value(None)
        self._add.setEnabled(not context.read_only and bool(context.may_follow))
        self._track.set_text(context.step.track)
        self._track.setReadOnly(context.read_only)
        self._suggest(context.tracks)
        self._gate_tick.set_value(context.gate is not None)
        self._gate_tick.setEnabled(not context.read_only)
        self.gate.setVisible(context.gate is not None)
        if context.gate is not None:
            self.gate.show_gate(context.gate, read_only=context.read_only)

    def fields(self) -> Mapping[str, QWidget]:
        return {"after": self._add, "track": self._track, "gate": self._gate_tick, **self.gate.fields()}

    def _fill_list(self, context: StepContext) -> None:
        clear(self._list)
        for place, (link, words) in enumerate(context.after, start=1):
            name = f"step_{context.number}_after_{place}"
            line = row(Text(words, "body", name=name), gap=4)
            line.setStretch(0, 1)
            if not context.read_only:
                tip = _("No longer after {step}").format(step=words)
                away = Button("", kind=Kind.QUIET, icon="x", tip=tip, name=f"button_{name}_away")
                away.clicked.connect(lambda _on=False, link=link: self._release(link.id))
                line.addWidget(away)
            self._list.addWidget(held(line))

    def _put_after(self, predecessor: UUID) -> None:
        context = self.context
        if context is not None:
            step = context.step
            self.ask(lambda desk: step_route.put_after(desk, step, predecessor))

    def _release(self, link: UUID) -> None:
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ask(lambda desk: editing.remove(desk, StepDependency, link))

    def _gate_ticked(self, ticked: bool) -> None:
        context = self.context
        if context is None:
            return
        step, gate = context.step, context.gate
        if ticked:
            self.ask(lambda desk: step_route.set_gate(desk, step))
        elif gate is not None:
            self.ask(lambda desk: editing.remove(desk, Gate, gate.id))

    def _set_gate(self, values: dict[str, object]) -> None:
        if self.context is not None:
            step = self.context.step
            self.ask(lambda desk: step_route.set_gate(desk, step, **values))

    def _suggest(self, tracks: tuple[str, ...]) -> None:
        suggest(self._track, tracks)


class GateFields(QWidget):
    """What is decided, by whom, with what outcome; and why people go on without it."""

    changed = Signal(object)
    """New values by field of Gate."""

    def __init__(self, forms: FormLibrary, today: Callable[[], date]) -> None:
        super().__init__()
        self._condition = self._area(forms, "condition", _("What must be clear"))
        self._by = LineField(placeholder=_("Name"), max_length=120)
        self._by.text_committed.connect(lambda text: self.changed.emit({"decided_by": text.strip()}))
        options = tuple(Option(value=one, label=gate_outcome_words(one)) for one in GateOutcome)
        self._outcome = SegmentedChoice(options)
        self._outcome.value_changed.connect(lambda one: self.changed.emit({"outcome": one}))
        self._on = DateField(today=today)
        self._on.date_committed.connect(lambda day: self.changed.emit({"decided_on": day}))
        self._reason = self._area(forms, "reason", _("Why, and what is still needed"))
        self._lifted = self._area(forms, "lifted_because", _("Go on without it, because"))
        rows = (
            beside(FormRow(_("What must be clear"), self._condition), FormRow(_("Who decides"), self._by)),
            beside(
                FormRow(_("Why, and what is still needed"), self._reason),
                FormRow(_("Go on without it, because"), self._lifted),
            ),
            beside(
                held(column(Text(_("The decision"), "strong"), row(self._outcome, None), gap=6)),
                FormRow(_("Decided on"), self._on),
            ),
        )
        layout = column(*rows, gap=12)
        layout.setContentsMargins(theme.current().size(38), 0, 0, 0)
        self.setLayout(layout)

    def show_gate(self, gate: Gate, *, read_only: bool) -> None:
        """Show a gate. What was agreed stays in a fixed plan; the outcome is told later."""
        self._condition.set_text(gate.condition)
        self._condition.set_read_only(read_only)
        self._by.set_text(gate.decided_by)
        self._by.setReadOnly(read_only)
        self._outcome.set_value(gate.outcome)
        self._on.set_value(gate.decided_on)
        self._reason.set_text(gate.reason)
        self._lifted.set_text(gate.lifted_because)

    def fields(self) -> Mapping[str, QWidget]:
        """The fields by name."""
        return {
            "gate_condition": self._condition.area,
            "gate_decided_by": self._by,
            "gate_outcome": self._outcome,
            "gate_decided_on": self._on,
            "gate_reason": self._reason.area,
            "gate_lifted_because": self._lifted.area,
        }

    def _area(self, forms: FormLibrary, field: str, label: str) -> HintedArea:
        area = HintedArea(forms.words, name="", label=label)
        area.text_committed.connect(lambda text: self.changed.emit({field: text.strip()}))
        return area


def order_summary(context: StepContext) -> str:
    """What is known of it, in a few words."""
    parts = [", ".join(words.split(":")[0].lower() for _link, words in context.after)]
    parts[0] = _("after {steps}").format(steps=parts[0]) if parts[0] else ""
    if context.gate is not None:
        parts.append(
            _("decision: {outcome}").format(outcome=gate_outcome_words(context.gate.outcome))
            if not context.gate.lifted_because.strip()
            else _("decision passed over")
        )
    if context.step.track:
        parts.append(_("track {name}").format(name=context.step.track))
    return " · ".join(part for part in parts if part)
