"""The field in which an organisation fills in one setting of its rules: a number, words, or a choice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from intake_app.i18n import _
from intake_app.instruments.rule_profiles import SETTINGS, Setting
from intake_app.instruments.shape import Holds
from ui.dialogs.setting_words import value_words
from ui.widgets.fields import DropDown, LineField
from ui.widgets.layouts import column

_CHOSEN = (Holds.CHOICE, Holds.SWITCH)
_SEVERAL = (Holds.TEXTS, Holds.WHOLES)


class NotAValue(ValueError):
    """What was typed is no value of this setting; carries a sentence."""


class SettingField(QWidget):
    """Shows the control that fits the setting at hand. `forms`: those that a consultant can begin with, by id."""

    def __init__(self, forms: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._name = ""
        self._forms = {"default_instrument": forms}
        self.line = LineField(name="field_value", max_length=120)
        self.choice = DropDown(name="field_value_choice", placeholder=_("Choose"))
        self.setLayout(column(self.line, self.choice, gap=0))
        self.setFocusProxy(self.line)
        self.choice.hide()

    def show_setting(self, name: str, value: Setting | None) -> None:
        """Ask for this setting, and show what it is now."""
        self._name, key = name, SETTINGS[name]
        chosen = key.holds in _CHOSEN or bool(self._forms.get(name))
        self.line.setVisible(not chosen)
        self.choice.setVisible(chosen)
        self.setFocusProxy(self.choice if chosen else self.line)
        if chosen:
            options = (True, False) if key.holds is Holds.SWITCH else key.choices
            self.choice.set_entries(self._forms.get(name) or [(one, value_words(one)) for one in options])
            self.choice.set_value(value)
        elif isinstance(value, tuple):
            self.line.set_text(", ".join(map(str, value)))
        else:
            self.line.set_text("" if value is None else str(value))

    def label(self) -> str:
        """What kind of value is asked."""
        return _("Number") if SETTINGS[self._name].holds is Holds.WHOLE else _("Value")

    def read(self) -> Setting:
        """What is filled in. Raises NotAValue."""
        key, typed = SETTINGS[self._name], self.line.text().strip()
        if key.holds in _CHOSEN or self._forms.get(self._name):
            chosen: Setting | None = self.choice.value()
            if chosen is None:
                raise NotAValue(_("Choose one from the list."))
            return chosen
        if key.holds is Holds.WHOLE:
            return _whole(typed)
        if key.holds in _SEVERAL:
            parts = [part.strip() for part in typed.split(",") if part.strip()]
            return tuple(map(_whole, parts)) if key.holds is Holds.WHOLES else tuple(parts)
        if not typed:
            raise NotAValue(_("Fill this in, or go back to what the profile says."))
        return typed

    def focus_value(self) -> None:
        """Stand where it is filled in."""
        control = self.choice if self.choice.isVisibleTo(self) else self.line
        control.setFocus(Qt.FocusReason.OtherFocusReason)


def _whole(typed: str) -> int:
    if not typed.isdecimal():
        raise NotAValue(_("Write a whole number."))
    return int(typed)
