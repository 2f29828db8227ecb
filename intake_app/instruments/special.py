"""The four special answers in words: they stand beside a scale, never on it (instruments A4)."""

from __future__ import annotations

from intake_app.domain.vocabulary import Special
from intake_app.i18n import pgettext


def special_label(special: Special) -> str:
    """The professional's words: "niet besproken"."""
    return {
        Special.NOT_DISCUSSED: pgettext("special answer", "not discussed"),
        Special.DECLINED: pgettext("special answer", "does not want to discuss it"),
        Special.NOT_RECORDED: pgettext("special answer", "deliberately not recorded"),
        Special.NOT_APPLICABLE: pgettext("special answer", "does not apply"),
    }[special]


def special_plain(special: Special) -> str:
    """The words of the resident's screens and papers: "Wil ik niet bespreken"."""
    return {
        Special.NOT_DISCUSSED: pgettext("special answer of a resident", "Not discussed"),
        Special.DECLINED: pgettext("special answer of a resident", "I do not want to discuss it"),
        Special.NOT_RECORDED: pgettext("special answer of a resident", "Not written down"),
        Special.NOT_APPLICABLE: pgettext("special answer of a resident", "Does not apply to me"),
    }[special]
