"""What a step does to the money, and what must be arranged for it: worked out before the step, not after (J01, J06)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.i18n import _, format_day
from intake_app.services import income_checks, income_start
from intake_app.services.income_checks import Standing
from ui.pages.plan_step_part import StepPart
from ui.pages.step_context import StepContext
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LineField
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import row
from ui.widgets.text import Text


class IncomePart(StepPart):
    """How the money stands, what deserves a look in this household, and the two forms about this step."""

    route_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._standing = Text("", "strong", name="income_standing")
        self._alerts = Text("", "body", color="text.2", name="income_alerts")
        self._check = Button("", icon="calculator")
        self._check.clicked.connect(lambda: self._open(income_checks.FORM))
        self._arrange = Button(_("What must be arranged"), icon="list-checks", kind=Kind.QUIET)
        self._arrange.clicked.connect(lambda: self._open(income_checks.CONDITIONS))
        self._why = LineField(max_length=400, placeholder=_("For instance: it is a trial of two weeks"))
        self._why.text_committed.connect(self._say)
        self._why_row = FormRow(_("It begins all the same, because"), self._why)
        for part in (self._standing, self._alerts):
            self.body.addWidget(part)
        self.body.addWidget(self._why_row)
        self.body.addLayout(row(self._check, self._arrange, None, gap=8))

    @override
    def fill(self, context: StepContext) -> None:
        found = context.income
        words = income_checks.standing_words(found)
        if found.on is not None:
            day = format_day(found.on, weekday=False, year=True)
            words = _("{standing} (worked out on {day})").format(standing=words, day=day)
        self._standing.setText(words)
        self._alerts.setText("\n".join((*_what_now(context), *context.alerts)))
        self._alerts.setVisible(bool(self._alerts.text()))
        self._why.set_text(context.income_said)
        waits = context.income_asked and not found.standing.settled
        self._why_row.setVisible(waits or bool(context.income_said))
        self._check.setText(_("Work it out") if found.standing is Standing.NOT_DONE else _("Look at the sums"))
        self._arrange.setObjectName(f"button_step_{context.number}_conditions")

    @override
    def fields(self) -> Mapping[str, QWidget]:
        return {"income": self._check, "income_why": self._why}

    def _say(self, words: str) -> None:
        if self.context is not None:
            step = self.context.step
            self.ask(lambda desk: income_start.say(desk, step, words))

    def _open(self, form: str) -> None:
        if self.context is not None:
            self.route_wanted.emit(f"vragen/{form}/{self.context.step.id}")


def _what_now(context: StepContext) -> tuple[str, ...]:
    if context.income.standing is Standing.LOSS:
        return (_("Somebody would lose by this step. Agree how it is repaired, who sees to it and from when."),)
    if context.income_asked and context.income.standing is Standing.NOT_DONE:
        return (_("Work out what work does to the money before the first day."),)
    return ()


def income_summary(context: StepContext) -> str:
    """How the money stands, in a few words; nothing where nobody asks."""
    if not context.income_asked and context.income.standing is Standing.NOT_DONE:
        return ""
    return income_checks.standing_words(context.income)
