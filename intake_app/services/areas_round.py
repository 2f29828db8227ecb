"""The round past all areas of life: a row without an answer never means that there is no problem (A04)."""

from __future__ import annotations

from intake_app.domain.dossier import Dossier
from intake_app.instruments.library import FormLibrary

FORM = "screening-leefgebieden"


def begun_and_open(dossier: Dossier, forms: FormLibrary) -> bool:
    """Whether the round was begun and has rows without any answer; "not discussed" is an answer."""
    return bool(dossier.readings(FORM)) and any_unseen(dossier, forms, FORM)


def any_unseen(dossier: Dossier, forms: FormLibrary, form: str) -> bool:
    """Whether an item of a form was answered by nobody, in none of its readings."""
    readings = dossier.readings(form)
    seen = {item for one in readings for item, answer in dossier.answers_of(one).items() if answer.answered}
    return not all(item.id in seen for item in forms.instrument(form).items)
