"""Questions that help the consultant, one at a time: never on the resident's screen, never printed, never logged."""

from __future__ import annotations

from collections.abc import Sequence

from intake_app.i18n import _
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.layouts import held, row
from ui.widgets.text import Text


class PromptCard(Card):
    """One question at a time; the first looks for what goes well."""

    def __init__(self) -> None:
        super().__init__(_("Questions that help"), icon="message-circle", padding=18, gap=8, name="card_prompts")
        self._prompts: Sequence[str] = ()
        self._at = 0
        self._words = Text("", name="prompt")
        self._other = Button(
            _("Another question"), kind=Kind.LINK, icon="refresh-cw", name="button_other_prompt", on_click=self._next
        )
        self.add(self._words, held(row(self._other, None)))

    def show_prompts(self, prompts: Sequence[str]) -> None:
        """Offer the questions of another item."""
        if tuple(prompts) != tuple(self._prompts):
            self._prompts, self._at = tuple(prompts), 0
            self._show()

    def _next(self) -> None:
        self._at = (self._at + 1) % len(self._prompts)
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._prompts))
        if self._prompts:
            self._words.setText(self._prompts[self._at])
            self._other.setVisible(len(self._prompts) > 1)
