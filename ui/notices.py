"""The messages of the window, under the top bar: one band per matter; the newest replaces the one before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.banner import Banner, Tone

Action = tuple[str, str, Callable[[], object]]
"""Name, words, and what the button does."""


_ALWAYS = ("lock",)  # also at the table: nothing about anybody, and the button is needed there
_URGENT_FIRST = ("lock", "storage", "refusal")  # which one shows where there is room for one; any other comes after


class Notices(QWidget):
    """Takes no room while there is nothing to say.

    On a screen for two people one message shows at a time: the most urgent; the others wait until it is settled.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notices")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._bands: dict[str, Banner] = {}
        self._actions: dict[str, dict[str, Callable[[], object]]] = {}
        self._quiet = self._single = False
        self._said: dict[str, Callable[[], None]] = {}
        self._held: dict[str, Callable[[], None]] = {}
        self._layout = QVBoxLayout(self)
        self._fit()
        theme.current().changed.connect(self._fit)
        self.hide()

    def show_notice(
        self,
        matter: str,
        text: str,
        *,
        tone: Tone = Tone.INFO,
        actions: tuple[Action, ...] = (),
        closable: bool = True,
        take_focus: bool = False,
    ) -> None:
        """Say something about a matter ("lock", "refusal", "storage"); `actions` are at most two."""
        again = partial(self.show_notice, matter, text, tone=tone, actions=actions, closable=closable)
        if self._must_wait(matter):
            self._held[matter] = again
            return
        self._said[matter] = again
        self._held.pop(matter, None)
        if self._single:
            self._let_wait(set(self._showing()) - {matter})
        band = self._bands.get(matter)
        if band is None:
            band = Banner(name=f"notice_{matter}")
            band.chosen.connect(lambda name: self._act(matter, name))
            band.closed.connect(self._tidy)
            self._bands[matter] = band
            self._layout.addWidget(band)
        self._actions[matter] = {name: act for name, _words, act in actions}
        buttons = tuple((name, words) for name, words, _act in actions)
        self.show()
        band.show_message(text, tone=tone, buttons=buttons, closable=closable, take_focus=take_focus)

    @property
    def quiet(self) -> bool:
        """Whether messages wait, because the resident looks at the screen."""
        return self._quiet

    def set_room(self, *, quiet: bool, single: bool) -> None:
        """Let messages wait while the resident looks, or show a single one; on the consultant's own screens all."""
        if (quiet, single) == (self._quiet, self._single):
            return
        self._quiet, self._single = quiet, single
        self._fit()
        if single:
            self._let_wait({matter for matter in self._showing() if matter not in _ALWAYS})
        self._show_held()

    def withdraw(self, matter: str) -> None:
        """The matter is settled."""
        self._held.pop(matter, None)
        if matter in self._bands:
            self._bands[matter].hide_message()
            self._tidy()

    def clear(self) -> None:
        """Nothing to say any more; what was said is gone."""
        for band in self._bands.values():
            self._layout.removeWidget(band)
            band.hide()
            band.deleteLater()
        self._bands = {}
        self._actions = {}
        self._held, self._said = {}, {}
        self.hide()

    def text(self, matter: str) -> str:
        """What is said about a matter, "" when nothing."""
        return self._bands[matter].text if matter in self._bands else ""

    def _act(self, matter: str, name: str) -> None:
        self.withdraw(matter)
        self._actions[matter][name]()

    def _showing(self) -> list[str]:
        return [matter for matter, band in self._bands.items() if not band.isHidden()]

    def _must_wait(self, matter: str) -> bool:
        if self._quiet and matter not in _ALWAYS:
            return True
        return self._single and any(_rank(one) < _rank(matter) for one in self._showing())

    def _let_wait(self, matters: set[str]) -> None:
        for matter in matters:
            self._held[matter] = self._said[matter]
            self._bands[matter].hide()

    def _show_held(self) -> None:
        for matter in sorted(self._held, key=_rank):
            if not self._must_wait(matter):
                self._held[matter]()

    def _tidy(self) -> None:
        if not self._showing():
            self._show_held()
        if not self._showing():
            self.hide()

    def _fit(self) -> None:
        size = theme.current().size
        above, below = (8, 8) if self._single else (12, 0)
        self._layout.setContentsMargins(size(24), size(above), size(24), size(below))
        self._layout.setSpacing(size(8))


def _rank(matter: str) -> int:
    return _URGENT_FIRST.index(matter) if matter in _URGENT_FIRST else len(_URGENT_FIRST)
