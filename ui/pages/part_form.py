"""The middle of a consultant's reading: the answer to one item of a part, and what is asked beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.dossier import Dossier
from intake_app.domain.vocabulary import InfoSource, RaterRole, Special
from intake_app.i18n import _
from intake_app.instruments.conditions import READING
from intake_app.instruments.guards import open_items
from intake_app.instruments.model import ExtraField, FieldType, Item, ItemOrder, Kind, Part, Pick
from ui import theme
from ui.answers.entries import entry_for
from ui.answers.extra_fields import ExtraFields
from ui.answers.field_controls import FieldContext
from ui.answers.proposals import keep_proposals
from ui.answers.row_entries import RowEntries
from ui.answers.scale_entry import ScaleEntry
from ui.answers.special_buttons import SpecialButtons
from ui.answers.voice_reading import VoiceReading
from ui.field_history import Tie, tie
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
        own = self.entry is not None and part.kind is not Kind.OPEN
        self._circumstances = TextArea(name="answer_circumstances", lines=1) if own else None
        colours = [FormRow(_("What colours this answer now?"), self._circumstances)] if self._circumstances else []
        self._fields = ExtraFields(reading, _fields_of(reading, part), context, more=colours)
        self._lists = {
            item.id: [RowEntries(reading, rows, context) for rows in instrument.lists_under(item.id)]
            for item in part.items
        }
        self._reason = Text("", "small", color="text.2", name="why_not_yet")
        self._text_first = own and instrument.rules.order is ItemOrder.TEXT_FIRST
        self._has_note = own
        self._has_sources = part.kind in SCALES and reading.rater is RaterRole.CONSULTANT
        self._lay_out()
        self._listen()
        for control in (self, *([self._note] if own else []), *([self._circumstances] if self._circumstances else [])):
            tie(control, self._tied)

    def _tied(self) -> Tie | None:
        answer = self._reading.stored_answer(self._item.id)
        return Tie(answer.id, (), str(self._item.name)) if answer is not None else None

    def show_item(self, item: Item, dossier: Dossier) -> None:
        """Ask `item`, and show what is stored of it."""
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
        if self._circumstances is not None:
            self._circumstances.set_text(answer.circumstances)
        hint = remark_hint(self._session, self._reading, item.id) if self._has_note else ""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._fields.show_at(item.id)
        self._say_why_not_yet(item)
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
        if self._circumstances is not None:
            self._circumstances.commit()
        self._fields.commit()
        for one in self._lists[self._item.id]:
            one.commit()

    def focus_start(self) -> None:
        """Put the cursor where the answer is given."""
        if self.entry is not None:
            target = self._note if self._text_first and not self.entry.isEnabled() else self.entry
            (target.focusProxy() or target).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for one in self._lists[self._item.id]:
            one.focus_start()

    def choose_special(self, special: Special) -> None:
        """A special answer was asked for by its key; nothing happens when this form does not know it."""
        if special in self._reading.instrument.rules.special and self.entry is not None:
            self._special(special)

    # -- answering ---------------------------------------------------------------------------------------------------

    def _answered(self, values: dict[str, Any]) -> None:
        item = self._item.id
        self._reading.record(item, **values)
        keep_proposals(self._reading, item, self._session.today())

    def _special(self, special: Special | None) -> None:
        self.commit()  # words that were just typed are older than this choice
        if special is None:
            self._reading.record(self._item.id, special=None)
        else:
            self._reading.record(self._item.id, special=special, value=None, choice="")

    def _say_why_not_yet(self, item: Item) -> None:
        """In a form with an order of its own: why this cannot be answered yet, in one line."""
        words = ""
        if item.id not in open_items(self._reading.instrument, self._reading.answers):
            words = _('Fill in the question before "{item}" first.').format(item=item.label)
        elif self._text_first and not self._reading.answer(item.id).text.strip():
            words = _('Write at "{item}" first. Choose after that.').format(item=item.label)
        if self.entry is not None:
            self.entry.setEnabled(not words)
        self._reason.setText(words)
        self._reason.setVisible(bool(words))

    # -- making ------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().size(8))
        base = row(Text(_("What do you base this on?"), "strong"), self._sources, gap=12)
        base.setStretch(1, 1)
        sources = held(base)
        layout.addWidget(self._reason)
        upper = [self._note] if self._text_first else []
        lower = [] if self._text_first else [self._note]
        for widget in (*upper, self.entry, self._specials, sources, *lower, self._hint):
            if widget is not None:
                layout.addWidget(widget)
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
        if self._circumstances is not None:
            self._circumstances.text_committed.connect(
                lambda text: self._reading.record(self._item.id, circumstances=text)
            )


class ReadingForm(QWidget):
    """What is asked once per reading, as the last entry of the list."""

    def __init__(self, reading: VoiceReading, context: FieldContext) -> None:
        super().__init__()
        self._fields = ExtraFields(reading, fields_of_reading(reading), context)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._fields)

    def show_reading(self) -> None:
        """Show what is stored."""
        self._fields.show_at(READING)

    def commit(self) -> None:
        """Give what was typed but not yet told."""
        self._fields.commit()

    def focus_start(self) -> None:
        """Put the cursor in the first field."""
        for control in self.findChildren(QWidget):
            target = control.focusProxy() or control
            able = control.isVisible() and target.focusPolicy() != Qt.FocusPolicy.NoFocus
            if able and control.objectName().startswith("field_"):
                target.setFocus(Qt.FocusReason.OtherFocusReason)
                return


def fields_of_reading(reading: VoiceReading) -> tuple[ExtraField, ...]:
    """What is asked once per reading. Questions of the first use have a card of their own."""
    return tuple(
        one for one in reading.instrument.reading_fields if not one.when.startswith("first-use") and _shows(one)
    )


def _fields_of(reading: VoiceReading, part: Part) -> tuple[ExtraField, ...]:
    """The fields beside the items of a part, each once. Rows have theirs by themselves.

    Those under the axes of a web are the resident's own: the consultant's view has a mark and a remark.
    """
    instrument = reading.instrument
    if part.pick is Pick.PER_ROW:
        return ()
    if part.kind is Kind.WEB and reading.rater is RaterRole.CONSULTANT and RaterRole.RESIDENT in instrument.raters:
        return ()
    found = {one.id: one for item in part.items for one in instrument.fields_of(item.id)}
    return tuple(one for one in found.values() if _shows(one))


def _shows(field: ExtraField) -> bool:
    """What the program keeps for itself (the limits of a band) is not on the screen."""
    return not field.automatic or field.computed is not None or field.type is FieldType.DATE


def source_words(name: str) -> dict[InfoSource, str]:
    """Where a score may rest on; `name` is the resident's first name."""
    told = _("{name} tells").format(name=name) if 0 < len(name) <= _LONG_NAME else _("The resident tells")
    return {
        InfoSource.TOLD: told,
        InfoSource.SEEN: _("Seen myself"),
        InfoSource.COLLEAGUE: _("Colleague"),
        InfoSource.PAPERS: _("Papers"),
    }
