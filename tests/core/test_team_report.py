"""The report of the team: what is counted, what is hidden, and that nothing of one person leaves (L03)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from intake_app.__main__ import main
from intake_app.clock import Clock
from intake_app.domain.team_report import HalfYear, ReportRow, TeamReport, TeamTable
from intake_app.domain.vocabulary import RaterRole
from intake_app.errors import WrongCall
from intake_app.exchange.team_report_file import safe_text
from intake_app.services import measuring, team_report, team_report_files, term_list, vaults
from intake_app.services.desk import Desk
from tests.core.conftest import PASSPHRASE, TODAY
from tests.documents.reading import Paper
from tests.team_people import SECRET, team_dossier

NOW = HalfYear.of(TODAY)


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Seventeen people, each with two ZRM readings of both voices: 6 went up in money, 6 stayed, 5 went down."""
    path = tmp_path_factory.mktemp("team") / "team.keukentafel"
    desk, _code = vaults.create(path, PASSPHRASE, Clock(TODAY))
    desk.change_profile(consultant=SECRET, organisation="Sociaal team")
    desk.vault.fill(map(team_dossier, range(17)), author=SECRET, label="Fill")
    while term_list.catch_up(desk):
        pass
    yield desk
    desk.close()


def _table(report: TeamReport, wanted: str) -> TeamTable:
    return next(one for one in report.tables if one.id == wanted)


def _row(table: TeamTable, label: str) -> ReportRow:
    return next(one for one in table.rows if one.label == label)


def test_that_change_is_counted_per_domain_as_higher_the_same_and_lower(team: Desk) -> None:
    report = team_report.make(team, NOW)
    for voice in ("inwoner", "consulent"):
        table = _table(report, f"verandering-{voice}")
        assert table.columns == ("Hoger", "Gelijk", "Lager")
        assert _row(table, "Financiën").cells == (6, 6, 5)


def test_that_one_person_who_changed_is_not_shown_nor_given_away(team: Desk) -> None:
    row = _row(_table(team_report.make(team, NOW), "verandering-inwoner"), "Huisvesting")
    assert row.total == 17 and row.cells == (None, None, None)


def test_that_who_declined_to_say_counts_for_nothing(team: Desk) -> None:
    labels = {row.label for row in _table(team_report.make(team, NOW), "verandering-inwoner").rows}
    assert "Justitie" not in labels and "Financiën" in labels


def test_that_a_half_year_without_a_second_reading_shows_no_change(team: Desk) -> None:
    assert _table(team_report.make(team, NOW.before), "verandering-inwoner").rows == ()


def test_that_the_number_of_closed_dossiers_cannot_be_subtracted(team: Desk) -> None:
    report = team_report.make(team, NOW)
    assert _row(_table(report, "dossiers"), "Open dossiers").total == 11
    assert {row.total for table in report.tables for row in table.rows if table.id == "vergeten"} == {11}


def test_that_a_status_that_is_hidden_has_no_total_among_those_who_wait(team: Desk) -> None:
    report = team_report.make(team, NOW)
    assert _row(_table(report, "dossiers"), "Open dossiers").cells == (None,) * 5
    assert _table(report, "wachten").rows == ()


def test_that_the_web_is_never_counted_and_the_report_says_so(team: Desk) -> None:
    notes = team_report_files.notes(team_report.make(team, NOW))
    assert any("spinnenweb is een gesprek" in one for one in notes)
    assert not any("web" in part for part in team_report.PARTS)


def test_that_nothing_of_one_person_is_in_the_paper_or_the_spreadsheet(team: Desk) -> None:
    report = team_report.make(team, NOW)
    paper = Paper(team_report_files.paper(team, report))
    assert "Teamrapport" in paper.text() and report.code in paper.text() and SECRET not in paper.text()
    assert paper.problems == []
    book = zipfile.ZipFile(io.BytesIO(team_report_files.spreadsheet(team, report)))
    whole = "".join(book.read(name).decode() for name in book.namelist())
    assert "Financi" in whole and report.code in whole and SECRET not in whole
    assert not re.search(r"2026-\d\d-(?!01T)\d\d", whole), "a day that is finer than a month"
    assert "<f>" not in whole


def test_that_a_spreadsheet_takes_no_text_for_something_to_work_out() -> None:
    for words in ("=1+1", "+31", "-2", "@sum", "\t=1"):
        assert safe_text(words).startswith("'")
    assert safe_text("Financiën") == "Financiën"


def test_that_the_code_of_an_export_goes_by_what_it_shows(team: Desk) -> None:
    codes = {team_report.make(team, period).code for period in (NOW, NOW, NOW.before, NOW.before.before)}
    assert len(codes) == 3


def test_that_the_same_report_gives_the_same_paper_and_spreadsheet(team: Desk) -> None:
    report = team_report.make(team, NOW)
    for make in (team_report_files.paper, team_report_files.spreadsheet):
        assert make(team, report) == make(team, report)


@pytest.mark.parametrize("kind", ["teamrapport/2026-3", "teamrapport/2030-1", "teamrapport/", "teamrapport/x"])
def test_that_a_half_year_that_is_none_is_refused(team: Desk, kind: str) -> None:
    with pytest.raises(WrongCall):
        team_report_files.make(team, kind)


def test_that_an_ordinary_reading_is_counted_as_soon_as_it_is_finished(desk: Desk, case_id: UUID) -> None:
    for day, level in ((date(2026, 8, 20), 2), (date(2026, 9, 10), 3)):
        reading = measuring.start_reading(desk, case_id, "zrm-2017", RaterRole.RESIDENT, measured_on=day)
        measuring.record_answer(desk, reading.id, "financien", value=level)
        assert not _signs(desk, day)
        measuring.mark_ready(desk, reading.id)
    assert _signs(desk, date(2026, 9, 10)) == {("inwoner", "+" + "." * 12): 1}
    desk.undo(case_id)
    assert not _signs(desk, date(2026, 9, 10))


def _signs(desk: Desk, day: date) -> dict[tuple[str, str], int]:
    from intake_app.domain.team_report import LineKind

    with desk.vault.caseload.counting() as counting:
        return counting.newest(LineKind.CHANGE, day, day)


def test_that_the_command_writes_paper_web_page_and_spreadsheet(team: Desk, tmp_path: Path) -> None:
    vault, words = tmp_path / "kopie.keukentafel", tmp_path / "woorden"
    team.vault.backup(vault)
    words.write_text(PASSPHRASE, encoding="utf-8")
    opened = ("--vault", str(vault), "--passphrase-file", str(words), "--on", "2026-09-15")
    for name, begin in (("t.pdf", b"%PDF"), ("t.xlsx", b"PK"), ("t.html", b"<!doctype html>")):
        assert main(["print", "teamrapport/2026-2", *opened, "--out", str(tmp_path / name)]) == 0
        assert (tmp_path / name).read_bytes().startswith(begin)
