"""One open question: the resident's own words, literally, with a question that helps when asked for."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from intake_app.domain.dossier import Dossier
from intake_app.i18n import _
from intake_app.instruments.model import Instrument, Item
from intake_app.services import measuring
from intake_app.services.desk import Desk
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.fields import TextArea
from ui.widgets.text import Text


class QuestionCard(Card):
    """A question of an open form. Words of an earlier talk stand in it until it is answered anew."""

    def __init__(
        self, session: Session, instrument: Instrument, item: Item, reading: Callable[[Desk, str], UUID]
    ) -> None:
        self._prompt = Button(_("Question that helps"), kind="quiet", icon="lightbulb", on_click=self._ask)
        super().__init__(str(item.plain), trailing=self._prompt, gap=8, name=f"card_{item.id}")
        self._session, self._instrument, self._item, self._reading = session, instrument, item, reading
        self._prompt.setObjectName(f"button_prompt_{item.id}")
        self._asked = -1
        self._help = Text("", color="text.2", name=f"prompt_{item.id}")
        self._help.hide()
        self._words = TextArea(name=f"field_{item.id}", lines=2, max_length=4000)
        self._words.setAccessibleName(str(item.plain))
        self._words.text_committed.connect(self._keep)
        self.setFocusProxy(self._words)
        self.add(self._help, self._words)
        self._prompt.setVisible(bool(item.prompts))

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the newest words of the resident."""
        self._words.set_text(dossier.own_words(self._instrument.id, self._item.id))

    def commit(self) -> None:
        """Keep what is typed now."""
        self._words.commit()

    def _ask(self) -> None:
        self._asked = (self._asked + 1) % len(self._item.prompts)
        self._help.setText(str(self._item.prompts[self._asked]))
        self._help.show()

    def _keep(self, text: str) -> None:
        instrument, item = self._instrument.id, self._item.id
        self._session.change(
            lambda desk: measuring.record_answer(desk, self._reading(desk, instrument), item, text=text)
        )
