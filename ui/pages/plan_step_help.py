"""Who carries a step: formal or informal, alone or in a group, why not sooner on the ladder, and the decision (D05)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from intake_app.domain.planning import EARLIER
from intake_app.domain.vocabulary import HelpForm, HelpLevel, HelpWay
from intake_app.i18n import _, ngettext
from intake_app.services import step_help
from intake_app.services.network_words import known_words
from ui.pages.plan_step_part import StepPart, beside
from ui.pages.step_context import StepContext
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown, LineField
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import column, held
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.instruments.library import FormLibrary

_NONE = "none"


class HelpPart(StepPart):
    """Tags of the help, the words about earlier rungs, and whether it was granted."""

    def __init__(self, forms: FormLibrary, today: Callable[[], date]) -> None:
        super().__init__()
        self._way = DropDown([(_NONE, _("Not chosen")), *((one, step_help.way_words(one)) for one in HelpWay)])
        self._way.value_changed.connect(lambda value: self.edited.emit({"help_way": None if value == _NONE else value}))
        self._tag = Text("", color="text.2", name="text_help_form")
        self._words: dict[HelpLevel, LineField] = {}
        self._rows: dict[HelpLevel, FormRow] = {}
        for level, field in EARLIER.items():
            self._words[level] = self.line(field)
            rung = step_help.level_words(forms, level)
            self._rows[level] = FormRow(rung[:1].upper() + rung[1:], self._words[level])
        self._whole = self.line("earlier_help")
        self._whole_row = FormRow(_("All of these together"), self._whole)
        self._asked = Text(_("Why is each of these not enough here? One word is fine."), "strong")
        self._needed = DropDown(known_words())
        self._needed.value_changed.connect(lambda value: self.edited.emit({"grant_needed": value}))
        self._granted = self.day("granted_on", DateField(today=today))
        self._number = self.line("grant_number", max_length=60)
        self._decision = held(
            column(
                beside(
                    FormRow(_("Is a decision needed?"), self._needed),
                    FormRow(_("Granted on"), self._granted),
                    FormRow(_("Mark of the decision"), self._number),
                    at_least=150,
                ),
                Text(_("Until there is a decision this is a proposal, also on paper."), "small", color="text.2"),
                gap=4,
            )
        )
        self.body.addWidget(beside(FormRow(_("Alone or in a group"), self._way), self._tag, at_least=170))
        self.body.addWidget(self._asked)
        self.body.addWidget(held(column(*self._rows.values(), self._whole_row, gap=8)))
        self.body.addWidget(self._decision)

    def fill(self, context: StepContext) -> None:
        step, free = context.step, not context.read_only
        self._way.set_value(step.help_way or _NONE)
        self._way.setEnabled(free)
        self._tag.setText(_tag_words(step.help_level))
        self._tag.setVisible(step.help_level is not None)
        asked = step.earlier_asked
        for level, line in self._words.items():
            said = step.earlier(level)
            line.set_text(said)
            line.setReadOnly(not free)
            self._rows[level].setVisible(level in asked or bool(said))
        self._whole.set_text(step.earlier_help)
        self._whole.setReadOnly(not free)
        self._whole_row.setVisible(bool(step.earlier_help))
        self._asked.setVisible(bool(asked))
        tailored = step.help_level is HelpLevel.TAILORED
        self._decision.setVisible(tailored or step.granted_on is not None)
        self._needed.set_value(step.grant_needed)
        self._granted.set_value(step.granted_on)
        self._number.set_text(step.grant_number)

    def fields(self) -> Mapping[str, QWidget]:
        return {
            "help_way": self._way,
            **{EARLIER[level]: line for level, line in self._words.items()},
            "earlier_help": self._whole,
            "grant_needed": self._needed,
            "granted_on": self._granted,
            "grant_number": self._number,
        }


def help_summary(context: StepContext) -> str:
    """ "formeel · in een groep · voorstel"."""
    step = context.step
    left = len(step_help.unsaid(step))
    words = ngettext("{n} word still to say", "{n} words still to say", left).format(n=left) if left else ""
    return " · ".join(part for part in (*step_help.tags(step), step_help.granting_words(step), words) if part)


def _tag_words(level: HelpLevel | None) -> str:
    if level is None:
        return ""
    if HelpForm.of(level) is HelpForm.FORMAL:
        return _("Formal help: of an organisation. That follows from who carries it.")
    return _("Informal help: of people themselves. That follows from who carries it.")
