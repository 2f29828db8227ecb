"""The program's own log: technical events only, by allow-list, never a word that a person typed."""

from __future__ import annotations

import logging

_ALLOWED = frozenset({"event", "seconds", "count", "kind", "version", "error"})


def log_event(event: str, **facts: str | int | float) -> None:
    """Log one technical event. Facts outside the allow-list are dropped, so no personal data can slip in."""
    kept = {key: value for key, value in facts.items() if key in _ALLOWED}
    logging.getLogger("keukentafel").info("%s %s", event, kept)
