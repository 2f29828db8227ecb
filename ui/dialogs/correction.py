"""An answer of a closed moment is corrected: the old one stays visible, with the reason (instruments A5, B05)."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Measurement
from intake_app.domain.vocabulary import Special
from intake_app.errors import KeukentafelError
from intake_app.i18n import _, format_day
from intake_app.instruments.comparison import answer_words
from intake_app.instruments.kinds import Kind as PartKind
from intake_app.instruments.model import Instrument
from intake_app.instruments.special import special_label
from intake_app.services import comparing_words, measuring
from ui.dialogs.dialog import CalmDialog
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import DropDown, TextArea
from ui.widgets.form_row import FormRow
from ui.widgets.text import Text


class CorrectionDialog(CalmDialog):
    """Choose the question, the right answer, and say why."""

    def __init__(
        self, session: Session, instrument: Instrument, dossier: Dossier, reading: Measurement, parent: QWidget | None
    ) -> None:
        super().__init__(_("Correct an answer"), parent, name="correction", width=600)
        self._session, self._instrument = session, instrument
        self._dossier, self._reading = dossier, reading
        day = format_day(reading.measured_on, weekday=False, year=True)
        self._item = DropDown([(item.id, str(item.label)) for item in instrument.items], name="field_item")
        self._item.set_value(instrument.items[0].id)
        self._item.value_changed.connect(lambda _item: self._show_item())
        self._now = Text("", name="answer_now")
        self._was = Text("", "small", color="text.2", name="answer_was")
        self._value = DropDown(name="field_value")
        self._value_row = FormRow(_("The right answer"), self._value)
        self._text = TextArea(name="field_text", lines=3, max_length=4000)
        self._text_row = FormRow(_("The right words"), self._text)
        self._reason = TextArea(name="field_reason", lines=2, max_length=1000)
        self._reason_row = FormRow(_("Why is it corrected?"), self._reason, required=True)
        self.add(
            Text(_("Moment of {day}. What stood there stays visible, with your reason.").format(day=day)),
            FormRow(_("Question"), self._item),
            self._now,
            self._was,
            self._value_row,
            self._text_row,
            self._reason_row,
        )
        self.set_buttons(
            Button(_("Correct"), kind=Kind.PRIMARY, name="button_correct_now", on_click=self._submit),
            Button(_("Not now"), kind=Kind.QUIET, name="button_cancel", on_click=self.reject),
        )
        self._show_item()
        self._item.setFocus()

    def _show_item(self) -> None:
        item = self._item.value()
        part = self._instrument.part_of(item)
        answer = self._dossier.answers_of(self._reading).get(item)
        now = answer_words(self._instrument, item, answer) or _("nothing filled in")
        self._now.setText(_("Now: {words}").format(words=now))
        self._was.setText("\n".join(self._former(item)))
        self._was.setVisible(bool(self._was.text()))
        words_only = part.kind is PartKind.OPEN
        self._value_row.setVisible(not words_only)
        self._text_row.set_label(_("The right words") if words_only else _("Words with it"))
        self._text.set_text(answer.text if answer is not None else "")
        self._value.set_entries(self._entries(item))
        self._value.set_value(_given(answer))
        self.fit()

    def _entries(self, item: str) -> list[tuple[Any, ...]]:
        part = self._instrument.part_of(item)
        values: list[tuple[Any, ...]] = []
        for value in part.allowed:
            level = self._instrument.level(item, value)
            words = str(level.label) if level is not None else str(value)
            values.append((("value" if isinstance(value, int) else "choice", value), words))
        if part.kind is not PartKind.OPEN:
            values += [(("special", one), special_label(one)) for one in self._instrument.rules.special]
        return values

    def _former(self, item: str) -> list[str]:
        lines = []
        for old in reversed(self._dossier.corrections_of(self._reading, item)):
            words = comparing_words.answer(self._instrument, item, old, False) or _("nothing filled in")
            day = format_day(old.corrected_on, weekday=False, year=True)
            text = _("Was: {words}. Corrected on {day}: {reason}")
            lines.append(text.format(words=words, day=day, reason=old.reason))
        return lines

    def _submit(self) -> None:
        reason = self._reason.text().strip()
        if not reason:
            self._reason_row.set_error(_("Write down why this answer is corrected."))
            self._reason.setFocus()
            return
        item, wanted = self._item.value(), self._reading.id
        values = self._values()
        self._session.change(
            lambda desk: measuring.correct_answer(desk, wanted, item, reason, **values),
            lambda _changes: self.accept(),
            on_refused=self._refused,
            owner=self,
        )

    def _values(self) -> dict[str, Any]:
        chosen = self._value.value()
        values: dict[str, Any] = {"text": self._text.text().strip()}
        return {**values, chosen[0]: chosen[1]} if chosen is not None else values

    def _refused(self, error: KeukentafelError) -> None:
        self._value_row.set_error(str(error))
        self._value.setFocus()


def _given(answer: Any) -> tuple[str, int | str | Special] | None:
    if answer is None:
        return None
    if answer.special is not None:
        return "special", answer.special
    if answer.value is not None:
        return "value", answer.value
    return ("choice", answer.choice) if answer.choice else None
