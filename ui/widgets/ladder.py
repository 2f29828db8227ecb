"""The ladder of help as four round marks: ik zelf, mijn netwerk, voor iedereen, hulp op maat, always in this order."""

from __future__ import annotations

from typing import Any

from intake_app.domain.vocabulary import HelpGroup
from intake_app.i18n import _
from ui.widgets.choices import Option, RadioRow


def ladder_options() -> tuple[Option, ...]:
    """The four rungs with their words and icons; values are `HelpGroup`."""
    return (
        Option(value=HelpGroup.SELF, label=_("Myself"), icon="user"),
        Option(value=HelpGroup.NETWORK, label=_("My network"), icon="users"),
        Option(value=HelpGroup.GENERAL, label=_("For everyone"), icon="store"),
        Option(value=HelpGroup.TAILORED, label=_("Tailored help"), icon="hand-helping"),
    )


class LadderRow(RadioRow):
    """Who carries a step. Put `ColumnHeads(ladder_options())` above the column of these rows."""

    def __init__(self, *, name: str = "", accessible_name: str = "", **rest: Any) -> None:
        super().__init__(ladder_options(), name=name, accessible_name=accessible_name, **rest)
