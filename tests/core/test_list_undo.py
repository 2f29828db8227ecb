"""Lists of thousands of rows: few questions however long, all or nothing, and everything beside it in step."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, func, select

from intake_app.clock import Clock
from intake_app.domain.caseload_words import GROUND
from intake_app.domain.people import Person
from intake_app.domain.vocabulary import LegalGround
from intake_app.errors import InputRefused
from intake_app.services import case_lists, dossiers, editing, matching, table_imports, vaults
from intake_app.services.caseload import CaseloadFilter, CaseloadQuery, caseload, lists
from intake_app.services.desk import Desk
from intake_app.services.import_fields import ImportKind
from intake_app.services.table_imports import TakenIn
from intake_app.store.caseload_tables import caseload_entry, caseload_mark, caseload_minutes, caseload_term
from intake_app.store.log_tables import batch, change
from intake_app.store.matching_tables import match_profile
from intake_app.store.report_lines import report_line
from tests.core.conftest import PASSPHRASE, TODAY
from tests.core.test_counts import statements

BESIDE = (caseload_entry, caseload_term, caseload_mark, caseload_minutes, report_line)
HEADS = {
    ImportKind.CASES: "Nummer;Startdatum;Wet;Wijk",
    ImportKind.PLACES: "Functie;Organisatie;Plaats;Postcode",
    ImportKind.ORGANISATIONS: "Naam;Plaats;Postcode;Telefoon",
    ImportKind.OFFERS: "Naam;Soort;Organisatie;Plaats",
}
LINES: dict[ImportKind, Callable[[int], str]] = {
    ImportKind.CASES: lambda n: f"X-{n};{1 + n % 28}-9-2026;{('pw', 'wmo')[n % 2]};Wijk {n % 5}",
    ImportKind.PLACES: lambda n: f"Medewerker {n};Bedrijf {n % 7};Utrecht;3511AB",
    ImportKind.ORGANISATIONS: lambda n: f"Bedrijf {n};Utrecht;3511AB;030-{n:07d}",
    ImportKind.OFFERS: lambda n: f"Taalgroep {n};taal;Bibliotheek;Utrecht",
}


def _made(folder: Path) -> Iterator[Desk]:
    made, _code = vaults.create(folder / "lijst.keukentafel", PASSPHRASE, Clock(TODAY))
    made.change_profile(consultant="Marloes Dekker", organisation="Sociaal team")
    yield made
    made.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    yield from _made(tmp_path)


@pytest.fixture(scope="module")
def used_again(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """For tests that take everything back."""
    yield from _made(tmp_path_factory.mktemp("again"))


def take_in(desk: Desk, folder: Path, words: str, kind: ImportKind = ImportKind.CASES, told: Any = None) -> TakenIn:
    file = folder / "lijst.csv"
    file.write_text(words, encoding="utf-8")
    known = table_imports.there(desk, kind)
    draft = table_imports.draft(kind, table_imports.read_file(file, kind), known, TODAY)
    return table_imports.take_in(desk, draft, draft.usual(update=True), told)


def whole(kind: ImportKind, rows: int) -> str:
    return "\n".join((HEADS[kind], *(LINES[kind](number) for number in range(rows))))


def rows_of(desk: Desk, table: Table) -> list[tuple[Any, ...]]:
    """All rows but for the number of the line, which is given anew."""
    columns = [one for one in table.columns if one.name != "entry"]
    with desk.vault._database.transaction() as connection:
        return sorted((tuple(row) for row in connection.execute(select(*columns))), key=repr)


def kept(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    return {table.name: rows_of(desk, table) for table in BESIDE}


def count(desk: Desk, table: Table) -> int:
    with desk.vault._database.transaction() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


@pytest.mark.parametrize("kind", ImportKind)
def test_that_a_list_ten_times_as_long_asks_as_few_questions(
    used_again: Desk, tmp_path: Path, kind: ImportKind
) -> None:
    desk, asked = used_again, []
    for rows in (45, 450):  # both within one part of five hundred
        found = []
        for deed in (
            lambda rows=rows: take_in(desk, tmp_path, whole(kind, rows), kind),
            lambda: desk.undo(None),
            lambda: desk.redo(None),
            lambda: desk.undo(None),
        ):
            with statements(desk) as said:
                assert deed()
            found.append(sum(one.startswith("SELECT") for one in said))
        asked.append(found)
    few, many = asked
    assert all(more <= less + 6 for less, more in zip(few, many, strict=True)), asked  # log: 500 lines at once
    assert max(many) < 80


def test_that_each_row_is_once_in_the_log_whichever_way_it_goes(desk: Desk, tmp_path: Path) -> None:
    take_in(desk, tmp_path, whole(ImportKind.CASES, 20))
    lines = [count(desk, change)]
    for way in (desk.undo, desk.redo, desk.undo):
        assert way(None)
        lines.append(count(desk, change))
    assert lines == [60, 120, 180, 240]  # a resident, a dossier and a melding a row
    assert desk.vault.check() == []


def test_that_everything_beside_the_dossiers_is_as_it_was(desk: Desk, tmp_path: Path) -> None:
    dossiers.open_dossier(desk, Person(first_name="Jo"), legal_grounds=(LegalGround.PW_44A,))
    before = kept(desk)
    take_in(desk, tmp_path, whole(ImportKind.CASES, 30))
    after = kept(desk)
    assert len(after["caseload_entry"]) == 31 and len(after["caseload_mark"]) > len(before["caseload_mark"])
    query = CaseloadQuery(filter=CaseloadFilter.TEAM, today=TODAY)
    counted = dict(lists(desk, query))
    for way, wanted, found in ((desk.undo, before, 0), (desk.redo, after, 1), (desk.undo, before, 0)):
        assert way(None)
        assert kept(desk) == wanted
        searched = CaseloadQuery(filter=CaseloadFilter.TEAM, today=TODAY, search="X-17")
        assert len(caseload(desk, searched).rows) == found
        assert (dict(lists(desk, query)) == counted) is bool(found)
    assert desk.vault.check() == []


def test_that_matching_knows_who_came_and_went_with_a_list(desk: Desk, tmp_path: Path) -> None:
    def seen() -> int:
        while not matching.read_on(desk).ready:
            pass
        return count(desk, match_profile)

    take_in(desk, tmp_path, whole(ImportKind.CASES, 5))
    assert seen() == 5
    desk.undo(None)
    assert seen() == 0
    desk.redo(None)
    assert seen() == 5


def test_that_another_law_in_a_list_moves_terms_and_marks_and_undo_moves_them_back(desk: Desk, tmp_path: Path) -> None:
    take_in(desk, tmp_path, "Nummer;Startdatum;Wet;Wijk\nW-1;1-9-2026;pw;Noord\nW-2;1-9-2026;pw;Noord\n")
    before = kept(desk)
    take_in(desk, tmp_path, "Nummer;Wet;Wijk\nW-1;wmo;Zuid\nW-2;pw;Zuid\n")
    with desk.vault._database.transaction() as connection:
        marked = [tuple(row) for row in connection.execute(select(caseload_mark.c.case_id, caseload_mark.c.kind))]
    laws = {kind for _case_id, kind in marked if kind.startswith(GROUND)}
    assert laws == {f"{GROUND}{one.value}" for one in (LegalGround.PW_44A, LegalGround.WMO_232)}
    desk.undo(None)
    assert kept(desk) == before


def test_that_a_list_of_one_dossier_is_taken_back_and_done_again_where_it_was_read_in(
    desk: Desk, tmp_path: Path
) -> None:
    take_in(desk, tmp_path, "Nummer\nW-1\n")
    assert desk.undo(None) and not desk.undo(None)
    assert desk.redo(None) and not desk.redo(None)
    assert len(caseload(desk, CaseloadQuery(filter=CaseloadFilter.TEAM)).rows) == 1


class _Enough(Exception):
    pass


def _stopping(at: int) -> Callable[[int, int], None]:
    left = [at]

    def told(_done: int, _whole: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise _Enough

    return told


@pytest.mark.parametrize("at", [0, 3, 6])
def test_that_stopping_leaves_everything_as_it_was(desk: Desk, tmp_path: Path, at: int) -> None:
    empty = kept(desk)
    with pytest.raises(_Enough):
        take_in(desk, tmp_path, whole(ImportKind.CASES, 8), told=_stopping(min(at, 2)))
    assert kept(desk) == empty and not count(desk, batch)
    take_in(desk, tmp_path, whole(ImportKind.CASES, 8))
    full = kept(desk)
    with pytest.raises(_Enough):
        desk.undo(None, _stopping(at))
    assert kept(desk) == full and count(desk, batch) == 1
    assert desk.undo(None)
    assert kept(desk) == empty
    with pytest.raises(_Enough):
        desk.redo(None, _stopping(at))
    assert kept(desk) == empty and count(desk, batch) == 2
    assert desk.redo(None)
    assert kept(desk) == full and desk.vault.check() == []


def test_that_progress_goes_from_nothing_to_all(desk: Desk, tmp_path: Path) -> None:
    told: list[float] = []

    def hear(done: int, all_: int) -> None:
        told.append(done / all_)

    take_in(desk, tmp_path, whole(ImportKind.CASES, 8), told=hear)
    for way in (desk.undo, desk.redo):
        told_before = len(told)
        way(None, hear)
        heard = told[told_before:]
        assert heard == sorted(heard) and heard[0] < 0.3 and heard[-1] == 1.0


def test_that_what_is_killed_halfway_is_all_there_or_not_at_all(desk: Desk, tmp_path: Path) -> None:
    """The files as they lie at each moment of the work are what a killed program leaves."""
    take_in(desk, tmp_path, whole(ImportKind.CASES, 600))
    moments: list[Path] = []

    def copy(_done: int, _whole: int) -> None:
        folder = tmp_path / f"moment-{len(moments)}"
        folder.mkdir()
        for part in desk.vault.path.parent.glob("lijst.keukentafel*"):
            if not part.name.endswith("lock"):
                shutil.copy(part, folder)
        moments.append(folder / desk.vault.path.name)

    desk.undo(None, copy)
    for path in (moments[0], moments[-1]):
        left = vaults.unlock(path, PASSPHRASE)
        found = count(left, caseload_entry)
        assert (found, len({row[0] for row in kept(left)["caseload_term"]})) == (
            600,
            300,
        )  # half of them by the Wmo, which has a term
        assert left.vault.check() == []
        left.close()


def test_that_work_in_a_dossier_of_the_list_keeps_the_list_from_being_taken_back(desk: Desk, tmp_path: Path) -> None:
    take_in(desk, tmp_path, whole(ImportKind.CASES, 3))
    one = case_lists.listed(desk)[0]
    editing.edit(desk, type(desk.dossier(one.id).case), one.id, next_step="Bellen")
    before = kept(desk)
    with pytest.raises(InputRefused):
        desk.undo(None)
    assert kept(desk) == before
