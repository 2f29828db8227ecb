"""What stands in the way now, from the form belemmeringen; and an observation that becomes one of them (A06, C04).

Barriers are never counted: they say where something else may have to come first. What steps do about them is in
barrier_steps.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.diagnosis import Observation
from intake_app.domain.diagnosis_words import ObservationType
from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.vocabulary import RaterRole
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.instruments import asking
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.model import Instrument, Item
from intake_app.instruments.rows import fields_at
from intake_app.services import kept_forms, overview
from intake_app.services.desk import Desk

FORM = "belemmeringen"
CONDITIONS = "praktische-voorwaarden"
PLAYS, IN_HAND = "speelt", "in-aanpak"
TO_ARRANGE = "nog-regelen"
BASIS = frozenset(
    {"schulden", "rondkomen", "lichamelijk", "psychisch", "angst", "stress", "gebruik", "thuis", "onveilig",
     "scheiding-verlies", "wonen", "justitie"}
)  # fmt: skip
"""Rows that may ask for care, housing, debt help or rest before work (features D04)."""


@dataclass(frozen=True, slots=True)
class Barrier:
    """One thing that plays or is worked on: the row of the form, its words, and since when that is so."""

    id: str
    label: str
    status: str
    on: date
    plain: str = ""
    """The same in the resident's words, for paper."""
    outside: bool = False
    """It lies in the world around: never something that the resident must solve."""
    underlying: bool = False
    """It lies beneath what is noticed."""
    remark: str = ""
    printed: bool = False
    """The resident agreed that it stands in the plan."""

    @property
    def basic(self) -> bool:
        """Whether it may have to be solved before work."""
        return self.id in BASIS


def current(dossier: Dossier, forms: FormLibrary) -> tuple[Barrier, ...]:
    """What plays or is worked on now: of every row the newest answer of anybody, in the order of the form."""
    newest = _newest(dossier, FORM)
    form = forms.instrument(FORM)
    return tuple(
        _barrier(form, item, *newest[item.id])
        for item in form.items
        if item.id in newest and newest[item.id][0].choice in (PLAYS, IN_HAND)
    )


def _barrier(form: Instrument, item: Item, answer: Answer, reading: Measurement) -> Barrier:
    fields = {one.id: one for one in fields_at(form, item.id)}

    def said(field: str) -> object:
        value = answer.extra_value(field)
        return asking.default_of(fields[field], item) if value is None and field in fields else value

    words = " ".join(part for part in (answer.text.strip(), str(said("opmerking") or "").strip()) if part)
    return Barrier(
        item.id,
        str(item.label),
        answer.choice,
        reading.measured_on,
        plain=str(item.plain),
        outside=said("van") == "buitenwereld",
        underlying=said("laag") == "onderliggend",
        remark=words,
        printed=said("afdrukken") is True,
    )


def to_arrange(dossier: Dossier, forms: FormLibrary) -> tuple[tuple[str, str], ...]:
    """Practical conditions that are still to be arranged: row and words."""
    newest = _newest(dossier, CONDITIONS)
    form = forms.instrument(CONDITIONS)
    return tuple(
        (item.id, str(item.label))
        for item in form.items
        if item.id in newest and newest[item.id][0].choice == TO_ARRANGE
    )


def rows(forms: FormLibrary) -> tuple[tuple[str, str], ...]:
    """Every row of the form with its words, to choose from."""
    return tuple((item.id, str(item.label)) for item in forms.instrument(FORM).items)


def promote(desk: Desk, observation_id: UUID, row: str) -> Changes:
    """Make a blockade that was seen into a barrier that plays: one action, and one step of undo.

    It stands in the consultant's reading of today, with the words of the observation. Raises InputRefused.
    """
    with desk.vault.read() as reading:
        seen = reading.get(Observation, observation_id)
    if seen is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    if seen.type is not ObservationType.BLOCKADE:
        raise InputRefused(_("Only what got stuck becomes something that stands in the way."))
    if row not in {one for one, _label in rows(desk.forms)}:
        raise InputRefused(_("Choose what it is about."))
    form = desk.forms.instrument(FORM)
    dossier = desk.dossier(seen.case_id)
    found = dossier.reading_on(FORM, RaterRole.CONSULTANT, desk.today())
    checksum = kept_forms.keep(desk.vault, desk.forms, form)
    with desk.change(_("Stands in the way"), seen.case_id) as work:
        if found is None:
            found = Measurement(
                case_id=seen.case_id,
                instrument=FORM,
                version=form.version,
                measured_on=desk.today(),
                rater=RaterRole.CONSULTANT,
                rater_name=desk.profile.consultant,
                form_checksum=checksum,
            )
            work.put(found)
        known = dossier.answers_of(found).get(row)
        answer = known or Answer(case_id=seen.case_id, measurement_id=found.id, item=row)
        words = " ".join(part for part in (answer.text, seen.text.strip()) if part)
        work.put(replace(answer, choice=PLAYS, special=None, text=words))
        work.put(replace(seen, barrier=row))
        return overview.commit(work, seen.case_id)


def _newest(dossier: Dossier, form: str) -> dict[str, tuple[Answer, Measurement]]:
    found: dict[str, tuple[Answer, Measurement]] = {}
    for reading in _ordered(dossier.readings(form)):
        for item, answer in dossier.answers_of(reading).items():
            if answer.choice:
                found[item] = (answer, reading)
    return found


def _ordered(readings: Iterable[Measurement]) -> list[Measurement]:
    return sorted(readings, key=lambda one: (one.measured_on, one.id))
