"""Which widget the consultant answers a part with, by the kind of the part (instruments A2)."""

from __future__ import annotations

from intake_app.instruments.model import Instrument, Kind, Part, Pick
from ui.answers.answer import AnswerWidget
from ui.answers.many_entry import ManyEntry
from ui.answers.other_entries import KeysEntry, NumberEntry, TextEntry
from ui.answers.scale_entry import ScaleEntry


def entry_for(instrument: Instrument, part: Part, *, plain: bool = False) -> AnswerWidget | None:
    """The widget of a part; None where every row has its own. `plain` puts labels in the resident's words."""
    if part.pick is Pick.PER_ROW:
        return None
    if part.kind is Kind.OPEN:
        return TextEntry(instrument, part, plain=plain)
    if part.kind is Kind.WEB:
        return KeysEntry(instrument, part, plain=plain)
    if part.pick is Pick.NUMBER:
        return NumberEntry(instrument, part, plain=plain)
    if part.pick is Pick.MANY:
        return ManyEntry(instrument, part, plain=plain)
    return ScaleEntry(instrument, part, plain=plain)
