"""One print of many dossiers: a file each, no name outside, and what could not be made is told per dossier."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from intake_app.domain.conversations import Appointment
from intake_app.domain.people import Person
from intake_app.errors import InputRefused
from intake_app.services import batch_prints, dossiers, prints
from intake_app.services.caseload import CaseloadQuery
from intake_app.services.desk import Desk
from intake_app.services.editing import add


def test_that_each_dossier_gets_the_very_print_it_has_alone(desk: Desk, ready_case: UUID, tmp_path: Path) -> None:
    other = dossiers.open_dossier(desk, Person(first_name="Bo", last_name="Veldkamp"), legal_grounds=())
    found = batch_prints.chosen(desk, CaseloadQuery())
    assert {other, ready_case} <= {one.case_id for one in found}
    made = list(batch_prints.each(desk, found, batch_prints.Order("koelkastblad"), tmp_path))
    assert sorted(one.file for one in made) == sorted(path.name for path in tmp_path.iterdir())
    for one in made:
        assert "Veldkamp" not in one.file and one.wanted.number in one.file
        assert (tmp_path / one.file).read_bytes() == prints.preview(desk, one.wanted.case_id, "koelkastblad")


def test_that_a_dossier_without_the_print_is_told_and_the_rest_is_made(
    desk: Desk, ready_case: UUID, tmp_path: Path
) -> None:
    starts = datetime(2026, 9, 22, 8, 30, tzinfo=UTC)
    add(desk, Appointment(case_id=ready_case, starts_at=starts))
    other = dossiers.open_dossier(desk, Person(first_name="Bo"), legal_grounds=())
    wanted = [one for one in batch_prints.chosen(desk, CaseloadQuery()) if one.case_id in (other, ready_case)]
    order = batch_prints.Order("uitnodiging")
    made = {one.wanted.case_id: one for one in batch_prints.each(desk, wanted, order, tmp_path)}
    assert made[ready_case].file and not made[ready_case].refused
    assert made[other].refused and not made[other].file
    assert [path.name for path in tmp_path.iterdir()] == [made[ready_case].file]


def test_that_editions_do_not_write_over_each_other(desk: Desk, ready_case: UUID, tmp_path: Path) -> None:
    wanted = batch_prints.Wanted(ready_case, "2026/../7")
    for order in (("koelkastblad", "nl", False), ("koelkastblad", "en", False), ("koelkastblad", "nl", True)):
        batch_prints.into_folder(desk, wanted, batch_prints.Order(*order), tmp_path)
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {
        "koelkastblad-2026-7.pdf",
        "koelkastblad-2026-7-en.pdf",
        "koelkastblad-2026-7-grote-letters.pdf",
    }


def test_that_a_folder_that_refuses_stops_the_batch(desk: Desk, ready_case: UUID, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    with pytest.raises(InputRefused, match="map"):
        order = batch_prints.Order("koelkastblad")
        batch_prints.into_folder(desk, batch_prints.Wanted(ready_case, "1"), order, tmp_path / "bestand")
