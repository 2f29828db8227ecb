"""What can be done with a question beside answering it: pass it, say that one does not know, look at more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout

from intake_app.domain.vocabulary import Special
from intake_app.i18n import _
from intake_app.instruments.model import Instrument, Item
from ui.answers.resident_asks import fields_beside
from ui.pages.table_bar import FittedButtons
from ui.widgets.buttons import Button
from ui.widgets.buttons import Kind as ButtonKind

if TYPE_CHECKING:
    from intake_app.domain.measuring import Answer


class QuestionActions(QObject):
    """The bar of a question. What the form does not know is not there; what has no room waits behind "More"."""

    special_chosen = Signal(object, bool)
    """A special answer, and whether it was given or taken back."""
    list_requested = Signal(str)
    """The key of a list that stands beside the question."""

    def __init__(self, instrument: Instrument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._instrument = instrument
        self.back = Button(_("Back"), icon="arrow-left", table=True, name="button_back")
        self.next = Button(
            _("Next"), kind=ButtonKind.PRIMARY, trailing_icon="arrow-right", table=True, name="button_next"
        )
        self.overview = Button("", kind=ButtonKind.QUIET, icon="list-checks", table=True, name="button_overview")
        self.more = Button(_("More"), icon="ellipsis", table=True, name="button_more")
        self.web = Button(_("My web"), icon="eye", table=True, name="button_web")
        self.cards = Button(_("Cards"), icon="messages-square", table=True, name="button_cards")
        self.fields = Button(_("Say more about this"), icon="pencil", table=True, name="button_fields")
        self.specials = self._special_buttons()
        most = max((len(instrument.lists_under(item.id)) for item in instrument.items), default=0)
        self.lists = [Button("", icon="list-checks", table=True, name=f"button_list_{n + 1}") for n in range(most)]
        self._keys: list[str] = []
        for place, button in enumerate(self.lists):
            button.clicked.connect(lambda _on=False, n=place: self.list_requested.emit(self._keys[n]))

    def fill(self, bar: QHBoxLayout) -> None:
        """Put the buttons in the bar, in the order of Tab."""
        middle = (*self.specials.values(), *self.lists, self.cards, self.fields, self.web, self.more)
        for button in (self.back, *middle):
            bar.addWidget(button)
        bar.addStretch(1)
        for button in (self.overview, self.next):
            bar.addWidget(button)
        unknown, *others = [*self.specials.values()] or [self.fields]
        order = (*self.lists, self.web, unknown, self.cards, *others, self.overview, self.fields)
        self._fitted = FittedButtons(bar, tuple(dict.fromkeys(order)), self.more, (self.back, self.next))

    def show_item(self, item: Item, progress: str, *, first: bool, web: bool) -> None:
        """Offer what this question knows; `web` says that the web has no place beside it."""
        lists = [one for one in self._instrument.lists_under(item.id) if not one.per_row_item]
        self._keys = [one.key for one in lists]
        for place, button in enumerate(self.lists):
            button.setText(str(lists[place].plain) if place < len(lists) else "")
            self._fitted.want(button, place < len(lists))
        self.back.setVisible(not first)
        self.overview.setText(progress)
        self.overview.setAccessibleName(_("{progress}, my overview").format(progress=progress))
        for button in (*self.specials.values(), self.overview):
            self._fitted.want(button, True)
        self._fitted.want(self.cards, bool(item.aspects))
        self._fitted.want(self.fields, bool(fields_beside(self._instrument, item.id)))
        self._fitted.want(self.web, web)
        self._fitted.need(*([self.web] if web else []))

    def show_answer(self, answer: Answer, *, answered: bool) -> None:
        """Show which special answer was given, and whether "next" would pass the question."""
        for special, button in self.specials.items():
            button.setChecked(answer.special is special)
        self.next.setText(_("Next") if answered else _("Skip"))
        self.next.set_kind(ButtonKind.PRIMARY if answered else ButtonKind.SECONDARY)

    def fit(self, width: int) -> None:
        """Show what fits in a bar of this width."""
        self.next.setFixedWidth(max(self._wide(_("Next")), self._wide(_("Skip"))))
        self._fitted.fit(width)

    @property
    def left_out(self) -> tuple[Button, ...]:
        """What waits behind "More"."""
        return self._fitted.left_out

    def _wide(self, words: str) -> int:
        """How wide "next" is with these words: it keeps its place when they change."""
        now = self.next.text()
        self.next.setText(words)
        width = self.next.sizeHint().width()
        self.next.setText(now)
        return width

    def _special_buttons(self) -> dict[Special, Button]:
        words = {
            Special.NOT_DISCUSSED: (_("I do not know"), "button_do_not_know"),
            Special.DECLINED: (_("I do not want to talk about this"), "button_decline"),
            Special.NOT_APPLICABLE: (_("This is not about me"), "button_not_applicable"),
        }
        made = {}
        for special, (text, name) in words.items():
            if special in self._instrument.rules.special:
                made[special] = Button(text, table=True, checkable=True, name=name)
                made[special].clicked.connect(lambda on, one=special: self.special_chosen.emit(one, on))
        return made
