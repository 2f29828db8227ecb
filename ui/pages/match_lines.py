"""A resident and a place laid side by side: what fits, what is not known yet, what is not so now, what to arrange."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from intake_app.domain.matching import Match, MatchLine
from intake_app.domain.matching_reasons import arrangements, criterion_name, reason
from intake_app.domain.matching_words import MatchVerdict
from intake_app.i18n import _
from ui.widgets.card import Card, Icon, Rule
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text

_ICONS = {
    MatchVerdict.FITS: ("circle-check", "accent"),
    MatchVerdict.UNKNOWN: ("circle-question-mark", "text.2"),
    MatchVerdict.DOES_NOT_FIT: ("circle-minus", "text.1"),
}


class MatchCard(Card):
    """Line by line, in words; no sum, no colour for good or bad."""

    def __init__(self, name: str = "card_match") -> None:
        super().__init__(gap=8, name=name)
        self._lines = column(gap=8)
        self.add(self._lines)

    def show_match(self, match: Match) -> None:
        """Show every line of this comparison."""
        clear(self._lines)
        groups = (
            (MatchVerdict.DOES_NOT_FIT, _("Not so now")),
            (MatchVerdict.FITS, _("This fits")),
            (MatchVerdict.UNKNOWN, _("Not known yet; that is no no")),
        )
        for verdict, title in groups:
            self._group(title, verdict, match.of(verdict))
        self._arrange(arrangements(match.lines))

    def _group(self, title: str, verdict: MatchVerdict, lines: Iterable[MatchLine]) -> None:
        found = tuple(lines)
        if not found:
            return
        if self._lines.count():
            self._lines.addWidget(Rule())
        self._lines.addWidget(Text(title, "strong", name=f"match_{verdict.value}"))
        for line in found:
            self._lines.addWidget(_said(line, *_ICONS[verdict]))

    def _arrange(self, sentences: tuple[str, ...]) -> None:
        if not sentences:
            return
        self._lines.addWidget(Rule())
        self._lines.addWidget(Text(_("To ask or arrange"), "strong", name="match_arrange"))
        for sentence in sentences:
            line = row(Icon("list-checks", size=18, color="text.2"), Text(sentence), gap=10)
            line.setStretch(1, 1)
            self._lines.addWidget(held(line))


def _said(line: MatchLine, icon: str, colour: str) -> QWidget:
    words = column(Text(criterion_name(line.criterion), "small", color="text.2"), Text(reason(line)), gap=0)
    shown = row(Icon(icon, size=18, color=colour), words, gap=10)
    shown.setStretch(1, 1)
    return held(shown)


def first_words(match: Match) -> str:
    """The first thing to say of a pair in a list: why not now, or else the first that fits, or what is not known."""
    for line in (*(one for one in match.lines if one.blocks), *match.of(MatchVerdict.FITS), *match.lines):
        return reason(line)
    return ""
