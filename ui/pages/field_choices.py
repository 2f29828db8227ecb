"""The groups of fields that are asked or left out, each with what it is for (M03)."""

from __future__ import annotations

from functools import partial

from intake_app.i18n import _, ngettext
from intake_app.services import data_choices
from intake_app.services.data_choices import GroupChoice
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.checks import CheckBox
from ui.widgets.layouts import column, held
from ui.widgets.text import Text


class FieldChoicesCard(Card):
    """A tick for each group. Nothing is lost by switching one off, and everything is back by switching it on."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Fields that we ask"), icon="list-checks", gap=12, name="card_field_choices")
        self._session = session
        self._ticks: dict[str, tuple[CheckBox, Text]] = {}
        words = _(
            "Switch off what you can do without. It stands on no screen and no paper then; what is recorded stays."
        )
        self._lines = column(gap=10)
        self.add(Text(words, color="text.2"), self._lines)

    def ask(self) -> None:
        """Show how they are set now."""
        self._session.run(data_choices.groups, self._show, owner=self, latest="field_choices")

    def _show(self, found: tuple[GroupChoice, ...]) -> None:
        for one in found:
            if one.group.id not in self._ticks:
                self._add(one)
            tick, about = self._ticks[one.group.id]
            tick.set_value(one.on)
            words = about_words(one)
            about.setText(words)
            tick.setAccessibleDescription(words)

    def _add(self, one: GroupChoice) -> None:
        tick = CheckBox(str(one.group.label), name=f"field_asks_{one.group.id}")
        tick.setEnabled(self._session.may_change)
        tick.value_changed.connect(partial(self._switch, one.group.id))
        about = Text("", "small", color="text.2", name=f"text_asks_{one.group.id}")
        self._ticks[one.group.id] = (tick, about)
        self._lines.addWidget(held(column(tick, held(column(about, margins=(38, 0, 0, 0))), gap=0)))

    def _switch(self, group_id: str, on: bool) -> None:
        self._session.change(partial(data_choices.switch, group_id=group_id, on=on), self._show, owner=self)


def about_words(one: GroupChoice) -> str:
    """What a group is for, and what is kept of it while it is off."""
    if not one.recorded:
        return str(one.group.purpose)
    kept = ngettext(
        "Something was recorded for {n} person. It is kept, and does not show.",
        "Something was recorded for {n} people. It is kept, and does not show.",
        one.recorded,
    )
    return " ".join((str(one.group.purpose), kept.format(n=one.recorded)))
