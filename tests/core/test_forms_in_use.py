"""Which forms are on offer here, and rows of a list in a reading: added, moved, taken away."""

from __future__ import annotations

from uuid import UUID

import pytest

from intake_app.domain.vocabulary import RaterRole
from intake_app.instruments.refusals import UnknownInstrument
from intake_app.services import instruments, measuring, rows
from intake_app.services.desk import Desk

FORM, LIST = "intake-basis", "werkverleden"


def ids(forms: tuple[object, ...]) -> set[str]:
    return {one.id for one in forms}  # type: ignore[attr-defined]  # instruments


def test_that_active_forms_are_on_optional_ones_off_and_old_ones_never_on(desk: Desk) -> None:
    found = ids(instruments.offered(desk))
    assert {"zrm-2017", "spinnenweb"} <= found
    assert not {"participatieladder", "zrm-2013"} & found
    instruments.switch(desk, "zrm-2013", True)
    assert "zrm-2013" not in ids(instruments.offered(desk))
    assert "zrm-2013" not in ids(instruments.switchable(desk))


def test_that_what_is_switched_off_stays_readable_where_it_was_used(desk: Desk, case_id: UUID) -> None:
    measuring.start_reading(desk, case_id, "zrm-2017", RaterRole.CONSULTANT)
    instruments.switch(desk, "zrm-2017", False)
    try:
        assert "zrm-2017" not in ids(instruments.offered(desk))
        assert "zrm-2017" in ids(instruments.shown(desk, desk.dossier(case_id)))
    finally:
        instruments.switch(desk, "zrm-2017", True)


def test_that_a_choice_is_kept_for_who_opens_the_vault_next(desk: Desk) -> None:
    instruments.switch(desk, "participatieladder", True)
    again = Desk(desk.vault, desk.forms, desk.clock)
    assert "participatieladder" in ids(instruments.offered(again))
    instruments.switch(desk, "participatieladder", False)


def test_that_only_a_form_that_exists_can_be_switched(desk: Desk) -> None:
    with pytest.raises(UnknownInstrument):
        instruments.switch(desk, "bestaat-niet", True)


def work_of(desk: Desk, case_id: UUID, reading: UUID) -> list[str]:
    """What the rows of the work history say, in their order."""
    measurement = next(one for one in desk.dossier(case_id).measurements if one.id == reading)
    answers = desk.dossier(case_id).answers_of(measurement)
    return [str(answers[f"{LIST}/{row}"].extra_value("wat")) for row in rows.rows_of(answers, LIST)]


def test_that_rows_keep_their_order_change_places_and_come_back(desk: Desk, case_id: UUID) -> None:
    reading = measuring.start_reading(desk, case_id, FORM, RaterRole.CONSULTANT).id
    taken: list[str] = []
    for number in range(11):
        taken.append(rows.next_row(taken))
        measuring.record_extra(desk, reading, f"{LIST}/{taken[-1]}", {"wat": f"werk {number}"})
    expected = [f"werk {number}" for number in range(11)]
    assert work_of(desk, case_id, reading) == expected
    rows.move_row(desk, reading, LIST, "1", 1)
    expected[0], expected[1] = expected[1], expected[0]
    assert work_of(desk, case_id, reading) == expected
    for edge, by in (("1", -1), ("11", 1)):
        rows.move_row(desk, reading, LIST, edge, by)
        assert work_of(desk, case_id, reading) == expected
    rows.remove_row(desk, reading, LIST, "2")
    assert work_of(desk, case_id, reading) == [expected[0], *expected[2:]]
    desk.undo(case_id)
    assert work_of(desk, case_id, reading) == expected
