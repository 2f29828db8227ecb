"""`terms`: stable JSON, another today, a calendar file, and the codes other programs rely on."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from intake_app.__main__ import main
from intake_app.clock import Clock
from intake_app.domain.people import Person
from intake_app.domain.vocabulary import LegalGround
from intake_app.services import dossiers, vaults

WORDS = "vier losse woorden samen"
KEYS = {
    "id", "title", "trigger", "trigger_on", "due", "legal_latest", "why", "source", "kind", "weight", "state",
    "settled_on", "suspended_on", "warn_on", "notice", "note", "checked_on", "needs_check", "profile",
}  # fmt: skip


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The options that open a vault with one dossier on the Wmo, reported on 2 March 2026."""
    folder = tmp_path_factory.mktemp("terms")
    (folder / "wachtwoord").write_text(f"{WORDS}\n", encoding="utf-8")
    desk, _code = vaults.create(folder / "team.keukentafel", WORDS, Clock(date(2026, 3, 2)))
    dossiers.open_dossier(desk, Person(first_name="Joyce"), legal_grounds=(LegalGround.WMO_232,))
    desk.close()
    return ["--vault", str(folder / "team.keukentafel"), "--passphrase-file", str(folder / "wachtwoord")]


def asked(vault: list[str], capsys: pytest.CaptureFixture[str], *more: str) -> list[dict[str, Any]]:
    assert main(["terms", "2026-0001", *vault, "--json", *more]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def test_that_json_says_what_is_due_and_why(vault: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    found = {one["id"]: one for one in asked(vault, capsys, "--on", "2026-03-03")}
    assert all(set(one) == KEYS for one in found.values())
    investigation = found["TL02"]
    assert investigation["due"] == "2026-04-13"
    assert investigation["why"] == "6 weken na melding van 2 maart"
    assert investigation["trigger"] == "wmo-melding" and investigation["trigger_on"] == "2026-03-02"
    assert investigation["warn_on"] == ["2026-03-30", "2026-04-06", "2026-04-13"]
    assert investigation["needs_check"] is True and investigation["source"]
    assert investigation["profile"] == "standaard 2026-01-01"


@pytest.mark.parametrize(
    ("day", "state"), [("2026-03-03", "loopt"), ("2026-03-30", "nadert"), ("2026-04-14", "verlopen")]
)
def test_that_another_today_gives_another_state(
    vault: list[str], capsys: pytest.CaptureFixture[str], day: str, state: str
) -> None:
    found = {one["id"]: one["state"] for one in asked(vault, capsys, "--on", day)}
    assert found["TL02"] == state


def test_that_the_list_says_which_terms_are_due(vault: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", *vault, "--json", "--on", "2026-03-24"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert {"title": "Onderzoek afronden", "due": "2026-04-13"} in row["due_terms"]
    assert main(["list", *vault, "--json", "--on", "2026-03-03"]) == 0
    assert [one["due"] for one in json.loads(capsys.readouterr().out)[0]["due_terms"]] == ["2026-03-09"]


def test_that_lines_are_for_people_and_for_cut(vault: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "2026-0001", *vault, "--on", "2026-03-03"]) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert ["TL01", "2026-03-09", "nadert", "Persoonlijk plan inleveren"] in [line[:4] for line in lines]
    assert all(len(line) == 7 and line[-1] == "controleer" for line in lines)


def test_that_the_calendar_file_is_written(
    vault: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "termijnen.ics"
    asked(vault, capsys, "--on", "2026-03-03", "--ics", str(target))
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"Joyce" not in target.read_bytes()


def test_that_what_cannot_be_is_refused_with_its_code(
    vault: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["terms", "2026-9999", *vault]) == 3
    assert main(["terms", "2026-0001", *vault, "--on", "2026-02-30"]) == 2
    assert main(["terms", "2026-0001", *vault, "--ics", "/bestaat/niet/x.ics"]) == 3
    assert "Traceback" not in capsys.readouterr().err
