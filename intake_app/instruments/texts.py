"""One text of a form in the languages it exists in."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from intake_app import i18n
from intake_app.people_words import reworded


@dataclass(frozen=True, slots=True)
class Text:
    """One text in the languages it exists in. Dutch always does; `others` comes from label packs."""

    nl: str
    en: str = ""
    others: tuple[tuple[str, str], ...] = ()

    def of(self, language: str) -> str:
        """The text in `language` ("nl", "en", "tr", …), in Dutch where that does not exist."""
        if language == "en":
            return self.en or self.nl
        return next((text for code, text in self.others if code == language), self.nl)

    def also(self, language: str, words: str) -> Text:
        """The same text with `words` in one more language, in place of what was there in that language."""
        if language == "nl":
            return dataclasses.replace(self, nl=words)
        if language == "en":
            return dataclasses.replace(self, en=words)
        kept = tuple(other for other in self.others if other[0] != language)
        return dataclasses.replace(self, others=(*kept, (language, words)))

    def __str__(self) -> str:
        return reworded(self.of(i18n.language()))

    def __bool__(self) -> bool:
        return bool(self.nl)


NO_TEXT = Text("")
