"""The offer of a step: which one, its conditions and hints as they were then, and a decision to wait for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.catalogue_words import Known
from intake_app.i18n import _, format_day
from intake_app.services import step_offers
from intake_app.services.catalogue import DEFAULT_MONTHS
from ui.pages.plan_step_part import StepPart
from ui.pages.step_context import StepContext
from ui.widgets.buttons import Button, Kind
from ui.widgets.layouts import column, held, row
from ui.widgets.text import Text


class OfferPart(StepPart):
    """Choosing opens a dialog, which the page shows."""

    offer_wanted = Signal(object)
    """The Step for which somebody wants to choose an offer."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._name = Text("", "strong", name="taken_name")
        self._about = Text("", "body", name="taken_about")
        self._hints = Text("", "body", color="text.2", name="taken_hints")
        self._source = Text("", "small", color="text.2", name="taken_source")
        self._choose = Button("", icon="search")
        self._gate = Button(_("Let the step wait for the decision"), icon="flag", kind=Kind.QUIET)
        self._leave = Button(_("Take the offer out"), icon="x", kind=Kind.QUIET)
        self._choose.clicked.connect(self._ask_offer)
        self._gate.clicked.connect(self._put_gate)
        self._leave.clicked.connect(self._leave_offer)
        words = held(column(self._name, self._about, self._hints, self._source, gap=4))
        self.body.addWidget(words)
        self.body.addLayout(row(self._choose, self._gate, self._leave, None, gap=8))

    @override
    def fill(self, context: StepContext) -> None:
        taken, free = context.offer, not context.read_only
        for verb, button in (("choose_offer", self._choose), ("offer_gate", self._gate), ("leave_offer", self._leave)):
            button.setObjectName(f"button_step_{context.number}_{verb}")
        self._choose.setText(_("Choose another offer") if taken else _("Choose from the catalogue"))
        self._choose.setEnabled(free)
        self._leave.setVisible(taken is not None and free)
        decision = taken is not None and taken.needs_decision in (Known.YES, Known.PARTLY)
        self._gate.setVisible(decision and free and context.gate is None)
        for part in (self._name, self._hints, self._source):
            part.setVisible(taken is not None)
        if taken is None:
            self._about.setText(_("A step may use an offer of the catalogue, or stand in your own words alone."))
            return
        where = ", ".join(part for part in (taken.organisation, taken.place) if part)
        self._name.setText(f"{taken.name} ({where})" if where else taken.name)
        conditions = _("Conditions: {words}.").format(words=taken.conditions.rstrip(".")) if taken.conditions else ""
        self._about.setText("\n".join(part for part in (taken.description, conditions) if part))
        self._hints.setText("\n".join(step_offers.hints(taken, self._today(), DEFAULT_MONTHS)))
        day = format_day(taken.taken_on, weekday=False, year=True)
        self._source.setText(_("As it was on {day}. {source}").format(day=day, source=taken.source_label).strip())

    @override
    def fields(self) -> Mapping[str, QWidget]:
        return {"offer": self._choose}

    @override
    def show_step(self, context: StepContext) -> None:
        self.context = context
        self.fill(context)

    def _ask_offer(self) -> None:
        if self.context is not None:
            self.offer_wanted.emit(self.context.step)

    def _put_gate(self) -> None:
        if self.context is not None:
            step = self.context.step
            self.ask(lambda desk: step_offers.put_gate(desk, step))

    def _leave_offer(self) -> None:
        if self.context is not None:
            step = self.context.step
            self.ask(lambda desk: step_offers.leave_offer(desk, step))


def offer_summary(context: StepContext) -> str:
    """Which offer, in a few words."""
    return context.offer.name if context.offer is not None else ""
