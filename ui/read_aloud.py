"""Reading a question aloud with the voice of this computer, where there is one for the language in use."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QLocale, QObject

from intake_app import i18n


class Voice(Protocol):
    """Somebody who reads aloud."""

    def say(self, words: str) -> None:
        """Begin to read; what was being read before stops."""

    def stop(self) -> None:
        """Be silent."""


class SystemVoice(QObject):
    """The voice of the computer."""

    def __init__(self, engine: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        engine.setParent(self)

    def say(self, words: str) -> None:
        self._engine.stop()
        self._engine.say(words)

    def stop(self) -> None:
        self._engine.stop()


def system_voice(parent: QObject | None = None) -> Voice | None:
    """The computer's voice for the language in use; None without one, or without Qt's speech module.

    The module is not among the packages that the program installs: a team that wants the button adds it.
    """
    try:
        from PySide6.QtTextToSpeech import QTextToSpeech
    except ImportError:
        return None
    engine = QTextToSpeech()
    wanted = QLocale(i18n.language()).language()
    spoken = [locale for locale in engine.availableLocales() if locale.language() == wanted]
    if not spoken or engine.state() == QTextToSpeech.State.Error:
        engine.deleteLater()
        return None
    engine.setLocale(spoken[0])
    return SystemVoice(engine, parent)
