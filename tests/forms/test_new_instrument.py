"""A form that nobody programmed for: one file is read, guarded, counted, compared and finished by its kinds."""

from __future__ import annotations

import dataclasses
import shutil
from datetime import date
from pathlib import Path

import pytest

from intake_app.domain.measuring import Answer, ExtraValue
from intake_app.domain.vocabulary import RaterRole
from intake_app.instruments import asking, comparison, finishing, guards
from intake_app.instruments.check import check_folder
from intake_app.instruments.comparison import Reading
from intake_app.instruments.kinds import Weight
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.model import Instrument
from intake_app.instruments.refusals import NotFinished, SubjectMissing, UnknownItem, ValueRefused
from tests.forms.answers import CASE, answer, reading

TINY = Path(__file__).parent / "tiny"
GIVEN = {"ritme": 2, "trede": 1, "waar": "binnen", "wensen": "binnen buiten", "uren": 32, "taak/1": 3}


@pytest.fixture
def form(tmp_path: Path) -> Instrument:
    """The form of seven questions, alone in a folder."""
    shutil.copy(TINY / "tiny-seven.toml", tmp_path)
    assert check_folder(tmp_path) == []
    return FormLibrary.load(tmp_path).instrument("tiny-seven")


def with_fields(key: str, **values: str | int | bool) -> Answer:
    """An answer that holds fields alone."""
    extra = tuple(ExtraValue(field=name.replace("_", "-"), value=value) for name, value in values.items())
    return Answer(case_id=CASE, measurement_id=CASE, item=key, extra=extra)


def finished(form: Instrument, **more: Answer) -> Reading:
    """A reading with everything in it; `more` replaces answers."""
    found = dict(reading(form, GIVEN).answers)
    found["taak/1"] = dataclasses.replace(found["taak/1"], extra=(ExtraValue(field="taaknaam", value="vegen"),))
    found["verhaal"] = dataclasses.replace(answer("verhaal", None), text="Ik werk graag buiten")
    found["reading"] = with_fields("reading", start="2026-10-01")
    found |= {one.item: one for one in more.values()}
    return Reading(dataclasses.replace(reading(form, {}).measurement, subject="De kas"), found)


def test_that_every_answer_of_it_is_guarded(form: Instrument) -> None:
    for one in finished(form).answers.values():
        guards.check_answer(form, one)
    for item, value in (("ritme", 4), ("uren", 41), ("waar", "elders"), ("wensen", "binnen geen"), ("taak", 1)):
        with pytest.raises(ValueRefused):
            guards.check_answer(form, answer(item, value))
    for key in ("taak/Een", "taak/", "verhaal/1", "collegas/1/2", "ritme/1"):
        with pytest.raises(UnknownItem):
            guards.check_answer(form, answer(key, 1))
    with pytest.raises(ValueRefused, match="heeft velden om in te vullen"):
        guards.check_answer(form, answer("collegas/1", 1))
    guards.check_answer(form, with_fields("collegas/anna-1", naam="Anna"))


def test_that_it_reads_and_counts_by_its_kinds(form: Instrument) -> None:
    now = finished(form)
    words = {key: comparison.answer_words(form, key, one) for key, one in now.answers.items() if key in GIVEN}
    assert words == {
        "ritme": "midden", "trede": "laag", "waar": "binnen", "wensen": "binnen, buiten", "uren": "32 uur",
        "taak/1": "hoog",
    }  # fmt: skip
    later = finished(form, trede=answer("trede", 3))
    later = Reading(dataclasses.replace(later.measurement, measured_on=date(2027, 3, 1)), later.answers)
    changes = {one.item: one.words for one in comparison.compare_readings(form, now, later)}
    assert changes == {
        "ritme": "midden → midden, gelijk", "trede": "laag → hoog, hoger", "taak/1": "hoog → hoog, gelijk",
    }  # fmt: skip
    counts = comparison.count_levels(form, now)
    assert (counts[1], counts[2], counts[3], counts["binnen"]) == (1, 1, 1, 1)


def test_that_it_is_finished_with_a_subject_and_what_it_requires(form: Instrument) -> None:
    by_consultant = dataclasses.replace(finished(form).measurement, rater=RaterRole.CONSULTANT)
    done = Reading(by_consultant, finished(form).answers)
    finishing.check_ready(form, done)
    asked = finishing.left(form, done)
    assert [(one.key, one.sentence, one.weight) for one in asked] == [
        ("trede", "De trede is lager dan het ritme. Klopt dat?", Weight.ASK)
    ]
    with pytest.raises(SubjectMissing, match="over welke plek"):
        finishing.check_ready(form, Reading(dataclasses.replace(by_consultant, subject=" "), done.answers))
    empty = with_fields("reading")
    with pytest.raises(NotFinished, match="Vul “Begin” in"):
        finishing.check_ready(form, Reading(by_consultant, {**done.answers, "reading": empty}))
    instead = with_fields("reading", onbekend="Wacht op de sleutel")
    finishing.check_ready(form, Reading(by_consultant, {**done.answers, "reading": instead}))
    with pytest.raises(NotFinished, match="Schrijf iets bij “Verhaal”"):
        finishing.check_ready(form, Reading(by_consultant, {**done.answers, "verhaal": answer("verhaal", None)}))


def test_that_a_resident_is_asked_and_never_stopped_by_an_empty_field(form: Instrument) -> None:
    without = finished(form, reading=with_fields("reading"))
    finishing.check_ready(form, without)
    assert ("reading", "start", Weight.ASK) in [
        (one.key, one.field, one.weight) for one in finishing.left(form, without)
    ]


def test_that_a_field_is_asked_with_each_of_several_values(form: Instrument) -> None:
    field = form.field("wat-nodig")
    for value, wanted in (("binnen", False), ("buiten", True), ("geen", True)):
        assert asking.asked(form, field, {"waar": answer("waar", value)}, "waar") is wanted
        assert field.asked_with(value) is wanted
    by_consultant = dataclasses.replace(finished(form).measurement, rater=RaterRole.CONSULTANT)
    outside = Reading(by_consultant, finished(form, waar=answer("waar", "buiten")).answers)
    with pytest.raises(NotFinished, match="Vul “Wat is nodig” in"):
        finishing.check_ready(form, outside)


def test_that_a_resident_may_leave_out_what_the_form_wants(form: Instrument) -> None:
    silent = finished(form, verhaal=answer("verhaal", None))
    finishing.check_ready(form, silent)
    assert "Schrijf iets bij “Verhaal”." in [one.sentence for one in finishing.left(form, silent)]


def test_that_a_list_has_no_more_rows_than_the_form_says(form: Instrument) -> None:
    extra = {f"taak/{n}": with_fields(f"taak/{n}", taaknaam="harken") for n in (2, 3)}
    by_consultant = dataclasses.replace(finished(form).measurement, rater=RaterRole.CONSULTANT)
    full = Reading(by_consultant, {**finished(form).answers, **extra})
    with pytest.raises(NotFinished, match="hoogstens 2"):
        finishing.check_ready(form, full)
