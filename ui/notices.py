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


class Notices(QWidget):
    """Takes no room while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notices")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._bands: dict[str, Banner] = {}
        self._actions: dict[str, dict[str, Callable[[], object]]] = {}
        self._quiet = False
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
        if self._quiet and matter not in _ALWAYS:
            self._held[matter] = partial(
                self.show_notice, matter, text, tone=tone, actions=actions, closable=closable, take_focus=take_focus
            )
            return
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

    def set_quiet(self, quiet: bool) -> None:
        """Let messages wait while the resident looks; shown when the screen is the consultant's again."""
        self._quiet = quiet
        if not quiet:
            held, self._held = self._held, {}
            for show in held.values():
                show()

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
        self._held = {}
        self.hide()

    def text(self, matter: str) -> str:
        """What is said about a matter, "" when nothing."""
        return self._bands[matter].text if matter in self._bands else ""

    def _act(self, matter: str, name: str) -> None:
        self.withdraw(matter)
        self._actions[matter][name]()

    def _tidy(self) -> None:
        if all(band.isHidden() for band in self._bands.values()):
            self.hide()

    def _fit(self) -> None:
        size = theme.current().size
        self._layout.setContentsMargins(size(24), size(12), size(24), 0)
        self._layout.setSpacing(size(8))
