"""Who did what in a whole vault: the six facts and no more, line by line, all or nothing, noted, and asked about."""

from __future__ import annotations

import csv
import io
import json
import shutil
import stat
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from openpyxl import load_workbook

from intake_app.__main__ import main
from intake_app.clock import Clock
from intake_app.domain.access import Act
from intake_app.domain.network_words import ConsentHow, ConsentPurpose, ShareBasis, ShareLevel
from intake_app.domain.people import CaseFile, Person
from intake_app.errors import InputRefused
from intake_app.exchange.sheets_stream import write_csv, write_json, write_workbook
from intake_app.services import access, consents, decisions, dossiers, editing, vault_audit, vaults
from intake_app.services.desk import Desk
from intake_app.services.vault_audit import AuditScope
from tests.core.conftest import PASSPHRASE, TODAY

SCOPE = AuditScope(first=TODAY, last=TODAY, purpose="Controle van het kwartaal", receiver="Interne controle")


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("vault") / "kluis.keukentafel"
    made, _code = vaults.create(path, PASSPHRASE, Clock(TODAY))
    made.change_profile(consultant="Marloes Dekker", role="consulent", organisation="Sociaal team")
    for name in ("Ria", "Henk", "Joyce"):
        case_id = dossiers.open_dossier(made, Person(first_name=name, last_name="Proefpersoon"))
        access.opened(made, case_id)
        editing.edit(made, CaseFile, case_id, "Buurt", neighbourhood="Geheimstraat")
    made.close()
    return path


@pytest.fixture
def desk(_made: Path, tmp_path: Path) -> Iterator[Desk]:
    opened = vaults.unlock(Path(shutil.copy(_made, tmp_path / "kluis.keukentafel")), PASSPHRASE, Clock(TODAY))
    yield opened
    opened.close()


def cases(desk: Desk) -> dict[str, UUID]:
    with desk.vault.read() as reading:
        people = {one.id: one.first_name for one in reading.find(Person)}
        return {people[one.person_id]: one.id for one in reading.find(CaseFile)}


def made(desk: Desk, path: Path, scope: AuditScope = SCOPE) -> list[list[str]]:
    vault_audit.keep(desk, vault_audit.draw_up(desk, scope, path))
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))


def test_that_every_line_of_both_logs_is_there_with_its_six_facts_and_no_word_of_a_dossier(
    desk: Desk, tmp_path: Path
) -> None:
    rows = made(desk, tmp_path / "uit.csv")
    assert rows[0][:6] == ["Moment", "Wie", "Rol", "Dossiernummer", "Wat er gebeurde", "Waarmee"]
    told = [(row[4], row[5]) for row in rows[1:]]
    assert told.count(("geopend", "")) == 3 and told.count(("gewijzigd", "Buurt")) == 3
    numbers = {desk.dossier(one).case.number for one in cases(desk).values()}
    assert {row[3] for row in rows[1:] if row[3]} == numbers
    assert {row[1] for row in rows[1:]} == {"Marloes Dekker"}
    moments = [row[0] for row in rows[1:]]
    assert moments == sorted(moments)
    whole = (tmp_path / "uit.csv").read_text("utf-8-sig")
    assert not [word for word in ("Proefpersoon", "Ria", "Geheimstraat") if word in whole]


@pytest.mark.parametrize("suffix", vault_audit.SUFFIXES)
def test_that_the_three_kinds_of_file_say_the_same(desk: Desk, tmp_path: Path, suffix: str) -> None:
    rows = made(desk, tmp_path / "uit.csv")
    path = tmp_path / f"nog{suffix}"
    vault_audit.keep(desk, vault_audit.draw_up(desk, SCOPE, path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    if suffix == ".xlsx":
        found = [[cell.value or "" for cell in row] for row in load_workbook(path).worksheets[0].iter_rows()]
    elif suffix == ".json":
        found = [rows[0], *(list(one.values()) for one in json.loads(path.read_text())["verantwoording"])]
    else:
        found = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))
    (first_made,) = [row for row in found if row not in rows]  # that the first was made stands in the second
    assert first_made[4] == "bestand gemaakt om over te dragen"
    assert [row for row in found if row is not first_made] == rows


def test_that_making_it_is_noted_with_what_it_is_for_and_who_gets_it(desk: Desk, tmp_path: Path) -> None:
    made(desk, tmp_path / "uit.csv")
    (noted,) = vault_audit.made_before(desk)
    assert noted.who == "Marloes Dekker"
    for words in ("Controle van het kwartaal", "Interne controle", "zonder namen", TODAY.isoformat()):
        assert words in noted.words
    assert desk.vault.check() == []
    ria = cases(desk)["Ria"]
    assert [one.act for one in access.lines(desk, ria)] == [Act.OPENED]  # not named, so it is no line of hers


def test_that_names_go_in_only_when_asked_for_and_each_resident_can_read_it(desk: Desk, tmp_path: Path) -> None:
    rows = made(desk, tmp_path / "uit.csv", replace(SCOPE, names=True))
    assert rows[0][-1] == "Naam van de inwoner" and any("Ria Proefpersoon" in row for row in rows)
    assert "met namen" in vault_audit.made_before(desk)[0].words
    newest = access.lines(desk, cases(desk)["Ria"])[0]
    assert (newest.act, newest.what) == (Act.EXPORTED, access.AUDIT)
    assert "verantwoording" in access.act_words(newest)


def test_that_it_can_be_of_one_consultant_one_dossier_or_one_day(desk: Desk, tmp_path: Path) -> None:
    ria = cases(desk)["Ria"]
    rows = made(desk, tmp_path / "een.csv", replace(SCOPE, case_ids=(ria,)))
    assert {row[3] for row in rows[1:]} == {desk.dossier(ria).case.number}
    for scope in (
        replace(SCOPE, consultant="Iemand anders"),
        replace(SCOPE, first=date(2020, 1, 1), last=date(2020, 2, 1)),
    ):
        with pytest.raises(InputRefused, match="niets gedaan"):
            made(desk, tmp_path / "geen.csv", scope)
    assert not list(tmp_path.glob("*.new")) and not (tmp_path / "geen.csv").exists()


@pytest.mark.parametrize(
    "scope",
    [
        replace(SCOPE, purpose=" "),
        replace(SCOPE, receiver=""),
        replace(SCOPE, purpose="x" * 201),
        replace(SCOPE, last=date(2020, 1, 1)),
        replace(SCOPE, outside=True, names=True),
    ],
)
def test_that_without_a_purpose_a_receiver_or_a_right_period_nothing_is_made(
    desk: Desk, tmp_path: Path, scope: AuditScope
) -> None:
    with pytest.raises(InputRefused):
        made(desk, tmp_path / "uit.csv", scope)
    assert not vault_audit.made_before(desk)


def test_that_another_organisation_gets_only_dossiers_whose_resident_agreed(desk: Desk, tmp_path: Path) -> None:
    found = cases(desk)
    scope = replace(SCOPE, outside=True, receiver="Rekenkamer")
    with pytest.raises(InputRefused):
        made(desk, tmp_path / "uit.csv", scope)
    consents.add(
        desk,
        found["Ria"],
        recipient="Rekenkamer",
        purpose=ConsentPurpose.CONTACT,
        level=ShareLevel.SUMMARY,
        basis=ShareBasis.CONSENT,
        given_on=TODAY,
        how=ConsentHow.IN_CONVERSATION,
        until=TODAY,
    )
    drawn = vault_audit.draw_up(desk, scope, tmp_path / "uit.csv")
    assert (drawn.case_ids, drawn.passed_over) == ({found["Ria"]}, 2)
    vault_audit.keep(desk, drawn)
    assert access.lines(desk, found["Ria"])[0].act is Act.EXPORTED
    assert len(access.lines(desk, found["Henk"])) == 1


class _Enough(Exception):
    pass


def _stop(_done: int, _total: int) -> None:
    raise _Enough


def test_that_stopping_leaves_no_file_and_no_note_and_keeps_what_was_there(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "uit.csv"
    path.write_text("van vorige keer")
    with pytest.raises(_Enough):
        vault_audit.draw_up(desk, SCOPE, path, _stop)
    with pytest.raises(_Enough):
        decisions.write(desk, cases(desk).values(), path, _stop)
    assert path.read_text() == "van vorige keer"
    assert sorted(one.name for one in tmp_path.iterdir() if "kluis" not in one.name) == ["uit.csv"]
    assert not vault_audit.made_before(desk)


@pytest.mark.parametrize("write", [write_csv, write_json, write_workbook])
def test_that_a_file_five_times_as_long_takes_no_more_memory(tmp_path: Path, write: object) -> None:
    peaks = []
    for lines in (400, 2000):
        rows = ((f"regel {number}", "=1+1", "<&>") for number in range(lines))
        with (tmp_path / "uit").open("wb") as file:
            tracemalloc.start()
            write(file, "titel", ("a", "b", "c"), ("a", "b", "c"), rows)  # type: ignore[operator]  # one of three writers
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]


def test_that_a_workbook_goes_on_on_another_sheet_and_holds_no_formula(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("intake_app.exchange.sheets_stream.MOST_LINES", 3)
    path = tmp_path / "uit.xlsx"
    with path.open("wb") as file:
        write_workbook(file, "titel", ("a",), ("a",), ((f"=1+{number}",) for number in range(7)))
    book = load_workbook(path)
    assert [sheet.max_row for sheet in book.worksheets] == [4, 4, 2]
    assert book.worksheets[2]["A2"].value == "'=1+6" and book.worksheets[2]["A2"].data_type == "s"


def test_that_it_is_made_by_command_too(desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = desk.vault.path
    desk.close()
    words = tmp_path / "woorden.txt"
    words.write_text(PASSPHRASE, "utf-8")
    day = TODAY.isoformat()
    call = ["audit", "vault", "--from", day, "--until", day, "--out", str(tmp_path / "uit.xlsx")]
    end = ["--vault", str(place), "--passphrase-file", str(words), "--on", day]
    assert main([*call, "--purpose", "controle", "--for", "team", *end]) == 0
    assert "regels" in capsys.readouterr().out and (tmp_path / "uit.xlsx").exists()
    assert main([*call, "--purpose", "controle", "--to", "Rekenkamer", *end]) == 3
    assert main([*call, "--for", "team", *end]) == 2
