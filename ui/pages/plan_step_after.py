"""How a step stands and what comes after it: next step, day to look, place to go back to, waiting list (D09)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from intake_app.domain.vocabulary import StepStatus
from intake_app.i18n import _, format_short_day
from intake_app.services.plan_wording import step_status_words
from ui.pages.plan_hints import HintedArea
from ui.pages.plan_step_part import StepPart, beside
from ui.pages.step_context import StepContext
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import column, held
from ui.widgets.typed_dates import Direction

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from intake_app.instruments.library import FormLibrary


class AfterPart(StepPart):
    """What comes after a step, and what if it does not go on."""

    def __init__(self, forms: FormLibrary, today: Callable[[], date]) -> None:
        super().__init__()
        self._status = DropDown([(one, step_status_words(one)) for one in StepStatus])
        self._status.value_changed.connect(lambda status: self.edited.emit({"status": status}))
        self._next = self._area(forms, "next_step", _("What comes next"))
        self._review = self.day("review_on", DateField(today=today, direction=Direction.AHEAD))
        self._return = self.line("return_place", placeholder=_("A place, a group, somebody"))
        self._sign = self._area(forms, "early_sign", _("How we notice in time that it goes wrong"))
        self._open_ended = self.tick("open_ended", _("This help may stay, without an end"))
        self._no_offer = self.tick("no_offer", _("Nobody offers this here"))
        self._since = self.day("waiting_since", DateField(today=today, direction=Direction.BACK))
        self._meanwhile = self._area(forms, "meanwhile", _("What we do meanwhile"))
        self._waiting = beside(
            FormRow(_("On the waiting list since"), self._since),
            FormRow(_("What we do meanwhile"), self._meanwhile),
        )
        first = beside(FormRow(_("What comes next"), self._next), FormRow(_("We look how it goes on"), self._review))
        second = beside(
            FormRow(_("Where I can go back to"), self._return),
            FormRow(_("How we notice in time that it goes wrong"), self._sign),
        )
        third = beside(FormRow(_("How it stands"), self._status), self._ticks())
        for part in (first, second, third, self._waiting):
            self.body.addWidget(part)

    def fill(self, context: StepContext) -> None:
        step, read_only = context.step, context.read_only
        self._status.set_value(step.status)
        self._next.set_text(step.next_step)
        self._review.set_value(step.review_on)
        self._return.set_text(step.return_place)
        self._sign.set_text(step.early_sign)
        self._open_ended.set_value(step.open_ended)
        self._no_offer.set_value(step.no_offer)
        self._since.set_value(step.waiting_since)
        self._meanwhile.set_text(step.meanwhile)
        waiting = step.status is StepStatus.WAITING_LIST or step.no_offer
        self._waiting.setVisible(waiting or bool(step.meanwhile or step.waiting_since))
        for area in (self._next, self._sign):
            area.set_read_only(read_only)
        for field in (self._review, self._return):
            field.setReadOnly(read_only)
        for tick in (self._open_ended, self._no_offer):
            tick.setEnabled(not read_only)

    def fields(self) -> Mapping[str, QWidget]:
        return {
            "status": self._status,
            "next_step": self._next.area,
            "review_on": self._review,
            "return_place": self._return,
            "early_sign": self._sign.area,
            "open_ended": self._open_ended,
            "no_offer": self._no_offer,
            "waiting_since": self._since,
            "meanwhile": self._meanwhile.area,
        }

    def _ticks(self) -> QWidget:
        return held(column(self._open_ended, self._no_offer, gap=0))

    def _area(self, forms: FormLibrary, field: str, label: str) -> HintedArea:
        area = HintedArea(forms.words, name="", label=label)
        area.text_committed.connect(lambda text: self.edited.emit({field: text.strip()}))
        return area


def after_summary(context: StepContext) -> str:
    """What is known of it, in a few words."""
    step = context.step
    parts = [step.next_step.strip()]
    if step.review_on:
        parts.append(_("we look on {day}").format(day=format_short_day(step.review_on)))
    if step.status is not StepStatus.PLANNED:
        parts.append(step_status_words(step.status))
    return " · ".join(part for part in parts if part)
