"""How a print reads: what was counted, the long sentences, and words that may be plainer. Never a certificate."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from intake_app.i18n import _, ngettext
from ui.dialogs.dialog import CalmDialog
from ui.widgets.buttons import Button, Kind
from ui.widgets.layouts import column
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.instruments.reading_ease import ReadingEase

_MOST = 8
"""Sentences and words that are named; more would be a report of faults."""


class ReadingEaseDialog(CalmDialog):
    """For who wants to make a text easier. Nothing is changed here."""

    def __init__(self, found: ReadingEase, parent: QWidget | None) -> None:
        super().__init__(_("How this reads"), parent, name="reading_ease", width=640)
        self.add(
            Text(in_short(found), "strong", name="reading_counts"),
            Text(_("This is counted, not judged. Read it together: that says more."), color="text.2"),
        )
        self._part(_("Long sentences"), (f"{one.words}: “{one.text}”" for one in found.long))
        self._part(_("Who does it? Say so"), (f"“{one}”" for one in found.passives))
        plainer = dict.fromkeys((hint.word.casefold(), hint.suggestion or hint.reason) for hint in found.hard)
        self._part(_("Words that may be plainer"), (f"{word} → {better}" for word, better in plainer))
        self._part(_("Long words"), found.long_words)
        self.set_buttons(Button(_("Close"), kind=Kind.PRIMARY, name="button_close", on_click=self.accept))

    def _part(self, title: str, lines: Iterable[str]) -> None:
        shown = list(lines)
        if not shown:
            return
        words = [Text(line) for line in shown[:_MOST]]
        if len(shown) > _MOST:
            words.append(Text(_("And {n} more.").format(n=len(shown) - _MOST), color="text.2"))
        self.add(column(Text(title, "strong"), *words, gap=4))


def in_short(found: ReadingEase) -> str:
    """One line: how many sentences, how long they are, how many ask more of a reader."""
    count = len(found.sentences)
    words = ngettext("{n} sentence", "{n} sentences", count).format(n=count)
    average = _("about {n} words each").format(n=round(found.average))
    hard = len(found.long) + len(found.passives) + len(found.long_words) + len({h.word.casefold() for h in found.hard})
    rest = ngettext("{n} thing to make easier", "{n} things to make easier", hard).format(n=hard)
    return ", ".join((words, average, rest if hard else _("nothing hard found")))
