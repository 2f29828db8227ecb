"""What was written in the forms of diagnosis, as lines to lay beside the records: nothing of it is lost (C02-C05)."""

from __future__ import annotations

from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Answer, Measurement
from intake_app.i18n import format_day
from intake_app.instruments.library import FormLibrary

_FORMS = {
    "arbeidsvermogen": ("code", ""),
    "capaciteitsband": ("percentage", "waarneming"),
    "externe-uitslag": ("soort", "uitkomst"),
    "observatie-testperiode": ("gaat-goed", "uitkomst-kans"),
}
"""The item of each form that says it, and the field of the reading that tells more."""
_SEEN = frozenset({"capaciteitsband", "observatie-testperiode"})
READING = "reading"


def lines(dossier: Dossier, forms: FormLibrary) -> tuple[tuple[bool, str], ...]:
    """Every reading of these forms, oldest first: whether it was seen in practice, and what it says."""
    found = []
    for form, (item, field) in _FORMS.items():
        for reading in dossier.readings(form, subject=None):
            answers = dossier.answers_of(reading)
            words = _words(forms, reading, answers.get(item), item)
            told = str(_extra(answers.get(READING), field) or "") if field else ""
            said = ". ".join(part for part in (words, told.strip()) if part)
            if said:
                practice = form in _SEEN or _extra(answers.get(READING), "praktijk") is True
                day = format_day(reading.measured_on, weekday=False, year=True)
                found.append((reading.measured_on, practice, f"{forms.instrument(form).title}, {day}: {said}"))
    return tuple((practice, words) for _day, practice, words in sorted(found, key=lambda one: one[0]))


def _words(forms: FormLibrary, reading: Measurement, answer: Answer | None, item: str) -> str:
    if answer is None:
        return ""
    if answer.text.strip():
        return answer.text.strip()
    given = answer.choice or answer.value
    if given is None or given == "":
        return ""
    level = forms.as_answered(reading.instrument, reading.version).level(item, given)
    return str(level.label) if level is not None else f"{given} %"


def _extra(answer: Answer | None, field: str) -> str | int | bool | None:
    return answer.extra_value(field) if answer is not None else None
