"""Right of an answer: the resident's answer behind its lock, questions that help, criteria, and what to mind."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Measurement
from intake_app.domain.vocabulary import RaterRole
from intake_app.i18n import _
from intake_app.instruments.conditions import READING
from intake_app.instruments.model import Instrument, Kind
from intake_app.instruments.why_not import Wish, why_not
from intake_app.services import regie
from ui.pages.criteria import CriteriaCard
from ui.pages.hidden_answer import HiddenAnswerCard
from ui.pages.prompt_card import PromptCard
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.text import Text


class ReadingHelp:
    """The cards of the help column; `cards` in their order."""

    def __init__(self, session: Session, instrument: Instrument, rater: RaterRole) -> None:
        self._instrument = instrument
        two = rater is RaterRole.CONSULTANT and RaterRole.RESIDENT in instrument.raters
        self.hidden = HiddenAnswerCard(session, instrument) if two and instrument.rules.hide_other_voice else None
        self.prompts = PromptCard()
        self._criteria = CriteriaCard(session)
        self._guards = Card(_("Mind this while choosing"), icon="info", padding=18, gap=6, name="card_guards")
        self._lines = [Text("", color="text.2") for _number in range(6)]
        self._guards.add(*self._lines)

    @property
    def cards(self) -> tuple[QWidget, ...]:
        """Everything, from the top down."""
        hidden = (self.hidden,) if self.hidden is not None else ()
        return (*hidden, self.prompts, self._criteria, self._guards)

    def criteria_shown_by(self, button: Button) -> None:
        """Let a button show and hide the criteria."""
        button.clicked.connect(self._criteria.turn)

    def show_item(self, dossier: Dossier, item: str, mine: Measurement | None, subject: str) -> None:
        """Help with one item."""
        if item == READING:
            self.prompts.show_prompts(())
            self._criteria.hide()
            self._mind(())
            return
        if self.hidden is not None:
            self.hidden.show_item(dossier, item, mine, subject)
        begin = regie.start(dossier)
        prompts = self._instrument.item(item).prompts
        self.prompts.show_prompts(prompts[: begin.prompts] if begin is not None else prompts)
        self._criteria.show_item(self._instrument, item)
        self._mind(guard_lines(self._instrument, item))

    def _mind(self, lines: tuple[str, ...]) -> None:
        for number, text in enumerate(self._lines):
            words = lines[number] if number < len(lines) else ""
            text.setText(words)
            text.setVisible(bool(words))
        self._guards.setVisible(bool(lines))


def guard_lines(instrument: Instrument, item: str) -> tuple[str, ...]:
    """What to mind at an item, and in one line why something is not offered (A9)."""
    part, found = instrument.part_of(item), instrument.item(item)
    lines = [str(found.notice), str(instrument.reminder)]
    if part.kind is Kind.LEVELS:
        lines += [found.scope, _("Take the level that fits the whole best. Not everything has to fit.")]
    if part.kind in (Kind.LEVELS, Kind.LADDER):
        lines.append(why_not(instrument, Wish.DECIMALS))
    if part.kind is Kind.WEB:
        lines.append(str(instrument.caption) or why_not(instrument, Wish.PROGRESS))
    return tuple(line for line in lines if line)
