"""`match` on the command line: for a resident, for a place, by phone; and the short list on paper."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from intake_app.__main__ import main
from intake_app.clock import Clock
from intake_app.domain.catalogue import Place
from intake_app.domain.people import Person
from intake_app.domain.portfolio_parts import Competence, Preference
from intake_app.services import dossiers, editing, places, vaults
from tests.core.conftest import PASSPHRASE, TODAY
from tests.documents.reading import Paper


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], str]:
    """Options of a vault with one resident who sews and one place, and the id of the place."""
    folder = tmp_path_factory.mktemp("match")
    desk, _code = vaults.create(folder / "team.keukentafel", PASSPHRASE, Clock(TODAY))
    case_id = dossiers.open_dossier(desk, Person(first_name="Amina", last_name="Schetsveld"))
    editing.add(desk, Preference(case_id=case_id, what="naaien"), Competence(case_id=case_id, title="goed naaien"))
    made = places.add_place(desk, Place(title="Naaiatelier", organisation="Draad"))
    desk.close()
    (folder / "zin").write_text(PASSPHRASE)
    return ["--vault", str(desk.vault.path), "--passphrase-file", str(folder / "zin")], str(made.id)


def test_that_places_and_residents_are_listed_with_why(
    vault: tuple[list[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    options, place_id = vault
    assert main(["match", "2026-0001", *options]) == 0
    line = capsys.readouterr().out.splitlines()[0].split("\t")
    assert line == ["past-bij-wens", "Naaiatelier", "Draad", "De wens “naaien” past bij “Naaiatelier”."]
    assert main(["match", "--place", place_id, "--json", *options]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["part"], row["title"], row["more"]) == ("past-bij-wens", "2026-0001", "Amina Schetsveld")
    assert row["arrange"] and row["unknown"] and not row["not_now"]
    assert main(["match", "2026-0001", "--offers", *options]) == 0
    assert "naai" in capsys.readouterr().out.splitlines()[0].lower()


def test_that_the_short_list_names_what_was_asked_and_stays_inside(
    vault: tuple[list[str], str], tmp_path: Path
) -> None:
    options, _place_id = vault
    out = tmp_path / "lijst.pdf"
    assert main(["match", "--work", "kleermaker", "--hours", "24", "--out", str(out), *options]) == 0
    text = Paper(out.read_bytes()).text()
    assert "Werk: kleermaker" in text
    assert "Amina Schetsveld" in text
    assert "dit gaat niet naar een werkgever" in text
    assert "goed naaien" in text


def test_that_two_questions_at_once_are_a_wrong_call(
    vault: tuple[list[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    options, place_id = vault
    assert main(["match", *options]) == 2
    assert main(["match", "2026-0001", "--place", place_id, *options]) == 2
    assert main(["match", "--place", "geen-id", *options]) == 2
    assert "id" in capsys.readouterr().err
