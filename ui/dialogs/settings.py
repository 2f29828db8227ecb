"""How Keukentafel looks on this laptop: colours, size of the text, motion, language. Every choice works at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.i18n import _
from intake_app.settings import TEXT_SCALES, MotionChoice, ThemeChoice, WindowSettings
from ui import screen_sharing
from ui.dialogs.dialog import CalmDialog
from ui.widgets.buttons import Button, Kind
from ui.widgets.choices import ChoiceGroup, Option, RadioList, SegmentedChoice
from ui.widgets.form_row import FormRow
from ui.widgets.text import Text


class SettingsDialog(CalmDialog):
    """Emits the settings after every choice; the window uses and keeps them."""

    chosen = Signal(object)
    """The WindowSettings."""

    def __init__(self, settings: WindowSettings, parent: QWidget | None) -> None:
        super().__init__(_("Look and text size"), parent, name="settings", width=600)
        self._settings = settings
        themes = (
            (ThemeChoice.SYSTEM, _("As the computer")),
            (ThemeChoice.LIGHT, _("Light")),
            (ThemeChoice.DARK, _("Dark")),
            (ThemeChoice.HIGH_CONTRAST, _("High contrast")),
        )
        motions = (
            (MotionChoice.SYSTEM, _("As the computer")),
            (MotionChoice.NORMAL, _("Normal")),
            (MotionChoice.REDUCED, _("Less motion")),
        )
        sizes = tuple((scale, f"{scale} %") for scale in TEXT_SCALES)
        languages = (("nl", "Nederlands"), ("en", "English"))
        self._row(_("Colours"), RadioList(_options(themes), name="field_theme"), "theme")
        self._row(_("Size of the text"), RadioList(_options(sizes), name="field_text_scale"), "text_scale")
        self._row(_("Motion"), SegmentedChoice(_options(motions), name="field_motion"), "motion")
        self._row(_("Language"), SegmentedChoice(_options(languages), name="field_language"), "language")
        self._add_sharing()
        self.set_buttons(Button(_("Close"), kind=Kind.PRIMARY, name="button_close", on_click=self.accept))

    def _add_sharing(self) -> None:
        """Whether the window stays out of a shared screen; where the system cannot, what to do instead."""
        label = _("When the screen is shared")
        if screen_sharing.way_to_hide() is None:
            words = _("This computer cannot keep a window out of a shared screen. F12 covers everything.")
            self.add(FormRow(label, Text(words, color="text.2", name="sharing_told")))
            return
        ways = ((True, _("Hide Keukentafel")), (False, _("Show Keukentafel")))
        self._row(label, SegmentedChoice(_options(ways), name="field_sharing"), "hidden_when_shared")

    def _row(self, label: str, group: ChoiceGroup, setting: str) -> None:
        group.setAccessibleName(label)
        group.set_value(getattr(self._settings, setting))
        group.value_changed.connect(lambda value: self._choose(setting, value))
        self.add(FormRow(label, group))

    def _choose(self, setting: str, value: Any) -> None:
        self._settings = replace(self._settings, **{setting: value})
        self.chosen.emit(self._settings)
        self.fit()


def _options(entries: tuple[tuple[Any, str], ...]) -> tuple[Option, ...]:
    return tuple(Option(value=value, label=label) for value, label in entries)
