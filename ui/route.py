"""Where to go in the window: a page, what it is about, and the field to stand in."""

from __future__ import annotations

from dataclasses import dataclass

HOME = "caseload"
"""The page that everything comes back to."""


@dataclass(frozen=True, slots=True)
class Route:
    """A place written as "page/argument#field", such as "plan#element:gevolgen" or "tafel/spinnenweb".

    `argument` and `field` may be empty. The page looks up what they mean.
    """

    page: str
    argument: str = ""
    field: str = ""

    @classmethod
    def parse(cls, text: str) -> Route:
        """The place that `text` names. Any text is a route; whether the page exists is for the registry to say."""
        path, _hash, field = text.partition("#")
        page, _slash, argument = path.partition("/")
        return cls(page, argument, field)

    def __str__(self) -> str:
        path = f"{self.page}/{self.argument}" if self.argument else self.page
        return f"{path}#{self.field}" if self.field else path
