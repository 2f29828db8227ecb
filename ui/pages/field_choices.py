"""The groups of fields that are asked or left out, each with what it is for (M03)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from intake_app.errors import KeukentafelError
from intake_app.i18n import _, ngettext
from intake_app.services import data_choices
from intake_app.services.data_choices import GroupChoice
from ui.field_history import Tie, tie
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.checks import CheckBox
from ui.widgets.fields import TextArea
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import column, held, row
from ui.widgets.text import Text


class FieldChoicesCard(Card):
    """A tick for each group. Nothing is lost by switching one off, and everything is back by switching it on."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Fields that we ask"), icon="list-checks", gap=12, name="card_field_choices")
        self._session = session
        self._ticks: dict[str, tuple[CheckBox, Text]] = {}
        self._words: dict[str, PurposeWords] = {}
        session.shared_changed.connect(self.ask)
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
            if one.group.id in self._words:
                self._words[one.group.id].show_choice(one)

    def _add(self, one: GroupChoice) -> None:
        tick = CheckBox(str(one.group.label), name=f"field_asks_{one.group.id}")
        tick.setEnabled(self._session.may_change)
        tick.value_changed.connect(partial(self._switch, one.group.id))
        about = Text("", "small", color="text.2", name=f"text_asks_{one.group.id}")
        self._ticks[one.group.id] = (tick, about)
        under: list[QWidget] = [about]
        if self._session.may_manage:
            self._words[one.group.id] = PurposeWords(self._session, one, self._show)
            under.append(self._words[one.group.id])
        self._lines.addWidget(held(column(tick, held(column(*under, gap=2, margins=(38, 0, 0, 0))), gap=0)))

    def _switch(self, group_id: str, on: bool) -> None:
        self._session.change(partial(data_choices.switch, group_id=group_id, on=on), self._show, owner=self)


class PurposeWords(QWidget):
    """Says in own words what a group of fields is for; the shipped words come back by leaving it empty."""

    def __init__(self, session: Session, one: GroupChoice, on_done: Callable[[tuple[GroupChoice, ...]], None]) -> None:
        super().__init__()
        self._session, self._choice, self._on_done = session, one, on_done
        self._editor: QWidget | None = None
        self._open = Button(
            _("In own words"),
            kind=Kind.LINK,
            icon="pencil",
            name=f"button_purpose_{one.group.id}",
            on_click=self._turn,
        )
        self._open.setAccessibleName(_("{group}: what it is for, in own words").format(group=one.group.label))
        self._column = column(held(row(self._open, None)), gap=4)
        self.setLayout(self._column)

    def show_choice(self, one: GroupChoice) -> None:
        """Show what is kept now; what somebody is typing stays."""
        self._choice = one
        if self._editor is not None and not self._words.hasFocus():
            self._words.set_text(one.own)

    def _turn(self) -> None:
        """Open the field, or close it."""
        if self._editor is None:
            self._editor = self._made()
            self._column.addWidget(self._editor)
        self._editor.setVisible(self._editor.isHidden() or not self._editor.isVisibleTo(self))
        self._words.set_text(self._choice.own)
        if self._editor.isVisible():
            self._words.setFocus()

    def _made(self) -> QWidget:
        group = self._choice.group
        self._words = TextArea(
            name=f"field_purpose_{group.id}",
            lines=2,
            max_length=data_choices.LONGEST_PURPOSE,
            placeholder=str(group.purpose),
        )
        label = _("What we need this for: {group}").format(group=group.label)
        tie(self._words, lambda: Tie(self._choice.kept, ("purpose",), label) if self._choice.kept else None)
        self._error = ErrorLine()
        keep = Button(_("Keep these words"), name=f"button_keep_purpose_{group.id}", on_click=self._keep)
        help_words = _("One sentence that a resident understands. Leave it empty for: {words}")
        asked = FormRow(label, self._words, help=help_words.format(words=group.purpose))
        made = held(column(asked, self._error, held(row(keep, None)), gap=6))
        made.hide()
        return made

    def _keep(self) -> None:
        work = partial(data_choices.say_purpose, group_id=self._choice.group.id, words=self._words.toPlainText())
        self._session.change(work, self._kept, on_refused=self._refused, owner=self)

    def _kept(self, found: tuple[GroupChoice, ...]) -> None:
        self._error.set_sentence("")
        if self._editor is not None:
            self._editor.hide()
        self._open.setFocus()
        self._on_done(found)

    def _refused(self, error: KeukentafelError) -> None:
        self._error.set_sentence(str(error))
        self._words.setFocus()


def about_words(one: GroupChoice) -> str:
    """What a group is for, and what is kept of it while it is off."""
    if not one.recorded:
        return one.purpose
    kept = ngettext(
        "Something was recorded for {n} person. It is kept, and does not show.",
        "Something was recorded for {n} people. It is kept, and does not show.",
        one.recorded,
    )
    return " ".join((one.purpose, kept.format(n=one.recorded)))
