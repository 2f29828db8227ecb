"""The middle of a consultant's reading: the answer to one item of a part, and what is asked beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.dossier import Dossier
from intake_app.domain.vocabulary import InfoSource, RaterRole, Special
from intake_app.i18n import _
from intake_app.instruments.model import Item, Kind, Part
from ui import theme
from ui.answers.entries import entry_for
from ui.answers.extra_fields import ExtraFields
from ui.answers.field_controls import FieldContext
from ui.answers.row_list import RowList
from ui.answers.scale_entry import ScaleEntry
from ui.answers.special_buttons import SpecialButtons
from ui.answers.voice_reading import VoiceReading
from ui.pages.form_lists import lists_of
from ui.pages.remark_hint import remark_hint
from ui.session import Session
from ui.widgets.checks import ChipSet
from ui.widgets.choices import Option
from ui.widgets.fields import TextArea
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import held, row
from ui.widgets.text import Text

SCALES = (Kind.LEVELS, Kind.LADDER)
_LONG_NAME = 14  # letters; a longer first name has no room on a button


class PartForm(QWidget):
    """Made once per part, asked for one item after another. Stores through the reading it is given."""

    next_requested = Signal()

    def __init__(self, session: Session, reading: VoiceReading, part: Part, context: FieldContext) -> None:
        super().__init__()
        self._session, self._reading, self.part = session, reading, part
        self._item: Item = part.items[0]
        instrument = reading.instrument
        plain = context.plain
        self.entry = entry_for(instrument, part, plain=plain)
        specials = instrument.rules.special
        if isinstance(self.entry, ScaleEntry):
            specials = tuple(one for one in specials if one is not Special.NOT_DISCUSSED)
        self._specials = SpecialButtons(specials if part.pick is None or self.entry else (), plain=plain)
        self._sources = ChipSet(
            [Option(value=source, label=label) for source, label in source_words("").items()],
            name="answer_sources",
            accessible_name=_("What do you base this on?"),
        )
        self._note = TextArea(name="answer_note", lines=2, placeholder=_("What do you see and hear now?"))
        self._note.setAccessibleName(_("Remark"))
        self._hint = Text("", "small", color="text.2", name="hint_remark")
        self._circumstances = TextArea(name="answer_circumstances", lines=1)
        own = self.entry is not None and part.kind is not Kind.OPEN
        colours = [FormRow(_("What colours this answer now?"), self._circumstances)] if own else []
        self._fields = ExtraFields(instrument.fields_of(self._item.id), context, more=colours)
        self._lists: dict[str, list[RowList]] = {
            item.id: [RowList(reading, spec, context) for spec in lists_of(instrument, item)] for item in part.items
        }
        self._has_note = own
        self._has_sources = part.kind in SCALES and reading.rater is RaterRole.CONSULTANT
        self._lay_out()
        self._listen()

    def show_item(self, item: Item, dossier: Dossier) -> None:
        """Ask `item`, and show what is stored of it."""
        if item is not self._item:
            self._fields.forget()
        self._item = item
        answer = self._reading.answer(item.id)
        if self.entry is not None:
            self.entry.ask(item)
            self.entry.show_answer(answer)
        self._specials.show_special(answer.special)
        name = dossier.person.first_name
        for button, words in zip(self._sources.buttons, source_words(name).values(), strict=True):
            button.setText(words)
        self._sources.set_values(answer.info_sources)
        if self._has_note:
            self._note.set_text(answer.text)
            self._circumstances.set_text(answer.circumstances)
        hint = remark_hint(self._session, self._reading, item.id) if self._has_note else ""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        chosen = answer.choice.split() if answer.choice else [] if answer.value is None else [answer.value]
        self._fields.show_values(answer, chosen)
        for owner, lists in self._lists.items():
            for one in lists:
                one.setVisible(owner == item.id)
                if owner == item.id:
                    one.show_rows(dossier)

    def commit(self) -> None:
        """Give what was typed but not yet told."""
        if self.entry is not None:
            self.entry.commit()
        if self._has_note:
            self._note.commit()
            self._circumstances.commit()
        self._fields.commit()
        for one in self._lists[self._item.id]:
            one.commit()

    def focus_start(self) -> None:
        """Put the cursor where the answer is given."""
        if self.entry is not None:
            proxy = self.entry.focusProxy() or self.entry
            proxy.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for control in self.findChildren(QWidget):
            if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
                control.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def choose_special(self, special: Special) -> None:
        """A special answer was asked for by its key; nothing happens when this form does not know it."""
        if special in self._reading.instrument.rules.special and self.entry is not None:
            self._special(special)

    # -- answering ---------------------------------------------------------------------------------------------------

    def _answered(self, values: dict[str, Any]) -> None:
        self._reading.record(self._item.id, **values)

    def _special(self, special: Special | None) -> None:
        if special is None:
            self._reading.record(self._item.id, special=None)
        else:
            self._reading.record(self._item.id, special=special, value=None, choice="")

    def _keep(self, field: str, value: Any) -> None:
        self._reading.record_extras(self._item.id, {field: value})

    # -- making ------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().size(8))
        base = row(Text(_("What do you base this on?"), "strong"), self._sources, gap=12)
        base.setStretch(1, 1)
        sources = held(base)
        if self.entry is not None:
            layout.addWidget(self.entry)
        layout.addWidget(self._specials)
        layout.addWidget(sources)
        layout.addWidget(self._note)
        layout.addWidget(self._hint)
        layout.addWidget(self._fields)
        for lists in self._lists.values():
            for one in lists:
                layout.addWidget(one)
        sources.setVisible(self._has_sources)
        self._note.setVisible(self._has_note)
        self._specials.setVisible(bool(self._specials.buttons))

    def _listen(self) -> None:
        if self.entry is not None:
            self.entry.answered.connect(self._answered)
            self.entry.next_requested.connect(self.next_requested)
        self._specials.chosen.connect(self._special)
        self._sources.values_changed.connect(lambda values: self._reading.record(self._item.id, info_sources=values))
        self._note.text_committed.connect(lambda text: self._reading.record(self._item.id, text=text))
        self._circumstances.text_committed.connect(lambda text: self._reading.record(self._item.id, circumstances=text))
        self._fields.changed.connect(self._keep)


class ReadingForm(QWidget):
    """What is asked once per reading, as the last entry of the list."""

    def __init__(self, reading: VoiceReading, item: str, context: FieldContext) -> None:
        super().__init__()
        self._reading, self._id = reading, item
        fields = [one for one in reading.instrument.reading_fields if not one.when.startswith("first-use")]
        self._fields = ExtraFields(fields, context)
        self._fields.changed.connect(lambda field, value: reading.record_extras(item, {field: value}))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._fields)

    def show_reading(self) -> None:
        """Show what is stored."""
        answers = [self._reading.answer(item.id) for item in self._reading.instrument.items]
        chosen: list[int | str] = [value for one in answers for value in one.choice.split()]
        chosen += [one.value for one in answers if one.value is not None]
        self._fields.show_values(self._reading.answer(self._id), chosen)

    def commit(self) -> None:
        """Give what was typed but not yet told."""
        self._fields.commit()

    def focus_start(self) -> None:
        """Put the cursor in the first field."""
        for control in self.findChildren(QWidget):
            if control.isVisible() and control.objectName().startswith("field_"):
                (control.focusProxy() or control).setFocus(Qt.FocusReason.OtherFocusReason)
                return


def source_words(name: str) -> dict[InfoSource, str]:
    """Where a score may rest on; `name` is the resident's first name."""
    told = _("{name} tells").format(name=name) if 0 < len(name) <= _LONG_NAME else _("The resident tells")
    return {
        InfoSource.TOLD: told,
        InfoSource.SEEN: _("Seen myself"),
        InfoSource.COLLEAGUE: _("Colleague"),
        InfoSource.PAPERS: _("Papers"),
    }
