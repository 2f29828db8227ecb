"""What the resident answered, behind a lock until both voices are in. There is no peek."""

from __future__ import annotations

from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Answer, Measurement
from intake_app.i18n import _
from intake_app.instruments.comparison import answer_words
from intake_app.instruments.model import Instrument
from intake_app.services import measuring
from ui.pages.look_together import LookTogether
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.card import Card, Icon
from ui.widgets.layouts import held, row
from ui.widgets.text import Text


class HiddenAnswerCard(Card):
    """Names the resident and says whether there is an answer; the answer itself only when both voices are in.

    "Look together" opens both at once, and only after both said yes.
    """

    def __init__(self, session: Session, instrument: Instrument) -> None:
        super().__init__(padding=18, gap=8, tone="sunken", name="card_hidden_answer")
        self._session, self._instrument = session, instrument
        self._icon = Icon("lock", size=22, color="accent")
        self._title = Text("", "h3")
        self._words = Text("", color="text.2", name="hidden_answer_words")
        self._quote = Text("", name="hidden_answer_quote")
        self._table = Button(_("At the table"), icon="users", name="button_table", on_click=self._go_to_table)
        self._together = LookTogether(session, instrument)
        self._quote.hide()
        self.add(row(self._icon, self._title, None, gap=10), self._words, self._quote)
        self.add(held(row(self._table, None)), self._together)

    def show_item(self, dossier: Dossier, item: str, mine: Measurement | None, subject: str = "") -> None:
        """Say how it stands with the resident's answer to one item, beside the consultant's reading `mine`.

        `subject` is what both readings are about when that is not the resident.
        """
        name = dossier.person.first_name
        theirs, is_open = other_voice(dossier, self._instrument.id, mine, subject)
        self.set_tone("" if is_open else "sunken")
        self._icon.set_icon("lock-open" if is_open else "lock")
        self._title.setText(_("Answer of {name}").format(name=name))
        answer = dossier.answers_of(theirs).get(item) if theirs else None
        self._table.setVisible(theirs is None or not theirs.ready)
        self._together.show_dossier(dossier, offered=theirs is not None and not is_open, subject=subject)
        if is_open:
            self._show_answer(answer)
        else:
            self._quote.setText("")
            self._quote.hide()
            self._words.setText(_standing(name, theirs, answered=answer is not None and answer.answered))

    def _show_answer(self, answer: Answer | None) -> None:
        words = answer_words(self._instrument, answer.item, answer) if answer is not None else ""
        level = (
            self._instrument.level(answer.item, answer.value)
            if answer is not None and answer.value is not None
            else None
        )
        if level is not None and str(level.plain) and str(level.label) != str(level.value):
            words = _("{plain}: {label}.").format(plain=level.plain, label=level.label)
        self._words.setText(words or _("Not discussed."))
        own = answer.text if answer is not None else ""
        self._quote.setText(f"“{own}”" if own else "")
        self._quote.setVisible(bool(own))

    def _go_to_table(self) -> None:
        self._session.navigate(f"tafel/{self._instrument.id}")


def other_voice(
    dossier: Dossier, instrument: str, mine: Measurement | None, subject: str = ""
) -> tuple[Measurement | None, bool]:
    """The resident's reading that belongs to the consultant's `mine`, and whether both are in.

    Two voices that were in before `mine` began are of an earlier moment: they stay closed while somebody scores.
    """
    found = measuring.voices(dossier, instrument, subject=subject)
    if found is None:
        return None, False
    belongs = mine is not None and found.consultant is not None and found.consultant.id == mine.id
    if found.open and not belongs:
        return None, False
    return found.resident, found.open


def _standing(name: str, theirs: Measurement | None, *, answered: bool) -> str:
    """Where the resident is, in words that give nothing away."""
    if theirs is None:
        return _("{name} has not answered yet.").format(name=name)
    if theirs.ready:
        return _("{name} is ready. You see it when you are ready too. So nobody echoes the other.").format(name=name)
    if answered:
        return _("{name} has chosen. You see it when you are both ready. So nobody echoes the other.").format(name=name)
    return _("{name} has not come to this yet. You see it when you are both ready.").format(name=name)
