"""Words that a field offers while somebody types; any other are fine too."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from ui import theme


def suggest(field: QLineEdit, words: Iterable[str], *, anywhere: bool = False) -> None:
    """Offer the words that begin with what is typed, or that hold it `anywhere`; capitals do not matter."""
    completer = QCompleter(list(words), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    if anywhere:
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = completer.popup()
    if popup is not None:
        theme.current().dress(popup, "choices", "scroll_bar")
    field.setCompleter(completer)
