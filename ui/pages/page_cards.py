"""What a page asks of the cards that stand on it, of those that can do it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier


@runtime_checkable
class ShowsDossier(Protocol):
    """A card about a dossier."""

    def show_dossier(self, dossier: Dossier) -> None: ...


@runtime_checkable
class Commits(Protocol):
    """A card in which words are typed."""

    def commit(self) -> None: ...


def commit_all(cards: Iterable[object]) -> None:
    """Have every card in which somebody typed give what stands there."""
    for card in cards:
        if isinstance(card, Commits):
            card.commit()
