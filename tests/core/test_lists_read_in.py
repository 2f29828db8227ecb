"""Lists from outside: every usual shape is read, everything hostile is refused or mended, nothing comes in by half."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from intake_app.domain.catalogue import Organisation, Place
from intake_app.domain.catalogue_words import PayKind, Weekday
from intake_app.errors import InputRefused
from intake_app.exchange import sheet_limits
from intake_app.exchange.sheets_out import csv_bytes, safe_cell, workbook_bytes
from intake_app.services import catalogue, catalogue_export, organisations, places, table_imports
from intake_app.services.desk import Desk
from intake_app.services.import_fields import SHARED, ImportKind, fields_of
from intake_app.services.places import PlaceQuery
from intake_app.services.table_imports import Draft, Standing, TakenIn, There

from .conftest import TODAY

PLACES = ImportKind.PLACES
LIST = (
    "Functie;Werkgever;Uren per week;Plaats;Startdatum;Taken;Dagen;Beloning\n"
    "Medewerker café;Café ’t Hoekje;16-24 uur;Rijnveen;1-10-2026;bedienen | opruimen;ma, wo;loon\n"
    '"Kok;\nvoor de buurt";Buurthuis;8;Rijnveen;2026-10-05;koken;ma-vr;vrijwilliger\n'
)
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture(autouse=True)
def empty_lists(desk: Desk) -> Iterator[None]:
    """Every test leaves no places and organisations behind."""
    yield
    with desk.change("opruimen", None, final=True) as work:
        for kind in (Place, Organisation):
            for one in work.find(kind):
                work.delete(kind, one.id)
        work.commit()


def drafted(path: Path, content: bytes, kind: ImportKind = PLACES, known: There | None = None) -> Draft:
    path.write_bytes(content)
    sheet = table_imports.read_file(path, kind)
    return table_imports.draft(kind, sheet, known or There({}, {}), TODAY)


def taken_in(desk: Desk, path: Path, content: bytes, *, update: bool = False) -> TakenIn:
    draft = drafted(path, content, known=table_imports.there(desk, PLACES))
    return table_imports.take_in(desk, draft, draft.usual(update=update))


def all_places(desk: Desk) -> tuple[Place, ...]:
    with desk.vault.read() as reader:
        return reader.find(Place)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lijst"


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def with_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one of its parts changed."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, change(old.read(one)) if one == name else old.read(one))
    return written.getvalue()


# -- what is read ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_that_every_usual_encoding_and_separator_reads_the_same(file: Path, encoding: str, separator: str) -> None:
    quoted = [[cell.strip('"') for cell in row] for row in _cells(LIST)]
    lines = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in quoted)
    draft = drafted(file, lines.encode(encoding))
    assert [row.standing for row in draft.rows] == [Standing.NEW, Standing.NEW]
    first, second = (row.values for row in draft.rows)
    assert first["title"] == "Medewerker café" and first["organisation"] == "Café ’t Hoekje"
    assert (first["minutes_least"], first["minutes_most"]) == (960, 1440)
    assert first["days"] == (Weekday.MONDAY, Weekday.WEDNESDAY) and first["tasks"] == ("bedienen", "opruimen")
    assert second["title"] == "Kok; voor de buurt" and second["starts_on"] == date(2026, 10, 5)
    assert len(second["days"]) == 5 and second["pay_kind"] is PayKind.VOLUNTEER_ALLOWANCE


def _cells(words: str) -> list[list[str]]:
    import csv

    return list(csv.reader(io.StringIO(words), delimiter=";"))


def test_that_a_guessed_encoding_is_said(file: Path) -> None:
    assert "cp1252" in drafted(file, LIST.encode("cp1252")).sheet.notes[0]
    assert drafted(file, LIST.encode()).sheet.notes == ()


def test_that_a_workbook_with_a_merged_title_and_days_as_numbers_reads_the_same(file: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Vacatures van de gemeente, week 38"
    sheet.merge_cells("A1:C1")
    sheet.append([])
    sheet.append(["Functie", "Uren", "Startdatum", "Aantal", None])
    sheet.append(["Kok", 24.0, datetime(2026, 10, 1), 2])
    sheet.append(["Bakker", "16-24", 46296, True])
    written = io.BytesIO()
    book.save(written)
    draft = drafted(file, written.getvalue())
    assert draft.sheet.columns == ("Functie", "Uren", "Startdatum", "Aantal")
    assert "rij 3" in draft.sheet.notes[0]
    first, second = draft.rows
    assert (first.number, first.values["starts_on"], first.values["positions"]) == (4, date(2026, 10, 1), 2)
    assert second.values["starts_on"] == date(2026, 10, 1) and [one.name for one in second.faults] == ["Aantal"]


def test_that_a_merged_heading_gives_its_name_to_the_columns_under_it(file: Path) -> None:
    draft = drafted(file, b"Werk;;Plek;\nFunctie;;Plaats;\nKok;24;Rijnveen;x\n")
    assert draft.sheet.columns == ("Functie", "Werk", "Plaats", "Plek")


def test_that_json_lists_are_read_by_name(file: Path) -> None:
    entries = [{"title": "Kok", "tasks": ["koken", "afwassen"], "hours": 24, "extra": {"diep": 1}}, {"title": "Bakker"}]
    for top in (entries, {"vacatures": entries}):
        draft = drafted(file, json.dumps(top).encode())
        assert [row.values["title"] for row in draft.rows] == ["Kok", "Bakker"]
        assert draft.rows[0].values["tasks"] == ("koken", "afwassen")


def test_that_columns_are_guessed_by_name_and_by_what_looks_like_it_each_once() -> None:
    columns = ("Functie", "Omschrijvng", "naam", "Werkgever", "Uren per week", "iets anders")
    assert table_imports.guess(PLACES, columns) == ("title", "description", "", "organisation", "hours", "")


def test_that_another_mapping_looks_every_row_over_again(file: Path) -> None:
    draft = drafted(file, b"wat;wie\nKok;Zorg\n")
    assert draft.problem == "Kies welke kolom “Titel” is." and draft.rows[0].standing is Standing.FAULTY
    mended = table_imports.with_mapping(draft, ("title", "organisation"))
    assert mended.problem == "" and mended.rows[0].standing is Standing.NEW


# -- what is wrong ---------------------------------------------------------------------------------------------------


def test_that_faults_name_row_column_and_what_to_do(file: Path) -> None:
    words = "Functie;Uren;Startdatum;Dagen\nKok;veel;31-2-2026;feest\n;24;;\nBakker;80;;\n"
    draft = drafted(file, words.encode())
    assert [(row.number, len(row.faults)) for row in draft.rows] == [(2, 3), (3, 1), (4, 1)]
    hours, day, days = draft.rows[0].faults
    assert hours.name == "Uren" and hours.message == "Dit zijn geen uren per week. Schrijf 24, of 16-24."
    assert "bestaat niet" in day.message and "dag van de week" in days.message
    assert draft.rows[1].faults[0].message == "Titel ontbreekt. Vul het in."


def test_that_a_mended_cell_makes_its_row_right_and_leaves_the_others(file: Path) -> None:
    draft = drafted(file, b"Functie;Uren\nKok;veel\nBakker;24\n")
    mended = table_imports.with_cell(draft, 2, 1, "16-24")
    assert [row.standing for row in mended.rows] == [Standing.NEW, Standing.NEW]
    assert mended.rows[0].values["minutes_most"] == 1440 and mended.rows[1] is draft.rows[1]


@pytest.mark.parametrize("cell", ["=1+1", '=HYPERLINK("http://x","kok")', "@SUM(A1)", "  =cmd|' /C calc'!A0"])
def test_that_a_formula_is_shown_and_never_worked_out(file: Path, cell: str) -> None:
    draft = drafted(file, csv_like([["Functie", "Plaats"], ["Kok", cell]]))
    (row,) = draft.rows
    assert row.cells[1] == cell.strip() and row.standing is Standing.FAULTY
    assert row.faults[0].message.startswith("Hier staat een formule.")


def test_that_formulas_of_a_workbook_are_text(file: Path) -> None:
    draft = drafted(file, workbook(["Functie", "Uren"], ["Kok", "=8*3"]))
    assert draft.rows[0].cells == ("Kok", "=8*3") and draft.rows[0].standing is Standing.FAULTY


def csv_like(rows: list[list[str]]) -> bytes:
    return "\n".join(";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows).encode()


BOMB = io.BytesIO()
with zipfile.ZipFile(BOMB, "w", zipfile.ZIP_DEFLATED) as _archive:
    _archive.writestr("[Content_Types].xml", "x")
    _archive.writestr(SHEET, b"0" * 30_000_000)
ODS = io.BytesIO()
with zipfile.ZipFile(ODS, "w") as _archive:
    _archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "leeg"),
        (b"\n ; ; \n\n", "leeg"),
        (b"Functie;Plaats\n", "geen rijen"),
        (workbook(), "leeg"),
        (b"<html><body><table>", "webpagina"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "oude werkmap"),
        (b"%PDF-1.7 ...", "geen tabel"),
        (b"\x89PNG\r\n", "geen tabel"),
        (bytes(range(256)) * 30, "geen tabel"),
        (b"PK\x03\x04 half", "beschadigd"),
        (workbook(["Functie"], ["Kok"])[:1500], "beschadigd"),
        (ODS.getvalue(), "ander programma"),
        (BOMB.getvalue(), "uitgepakt"),
        (b'Functie;Plaats\n"Kok;' + b"x" * 200_000, "aanhalingsteken"),
        (b"[" * 100_000, "geen tabel"),
        (b'{"a": 1}', "geen lijst"),
        (b"[]", "leeg"),
        (b"[1, 2]", "geen lijst"),
        (b"\xff\xfeabc", "geen tabel"),
    ],
)
def test_that_what_is_no_table_is_refused_with_one_sentence(file: Path, content: bytes, said: str) -> None:
    with pytest.raises(InputRefused) as refused:
        drafted(file, content)
    assert said in str(refused.value) and str(refused.value).count("\n") == 0


def test_that_a_million_rows_are_refused_before_they_are_all_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_limits, "MOST_ROWS", 500)
    for content in (b"Functie\n" + b"Kok\n" * 1_000_000, workbook(["Functie"], *[["Kok"]] * 600)):
        with pytest.raises(InputRefused, match="meer dan 500 rijen"):
            drafted(file, content)


def test_that_reading_stops_when_it_takes_too_long(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_limits, "MOST_SECONDS", -1.0)
    with pytest.raises(InputRefused, match="te lang"):
        drafted(file, LIST.encode())


def test_that_a_file_that_is_too_large_is_not_even_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_imports, "MOST_BYTES", 10)
    with pytest.raises(InputRefused, match="te groot"):
        drafted(file, LIST.encode())


def test_that_a_huge_cell_is_named_and_not_cut_in_silence(file: Path) -> None:
    draft = drafted(file, csv_like([["Functie", "Omschrijving"], ["Kok", "x" * 30_000]]))
    assert "te lang" in draft.rows[0].faults[0].message


def test_that_no_part_of_a_workbook_is_read_by_lxml() -> None:
    """In a program of its own: this one loaded the library before ours could say anything."""
    script = (
        "import io, sys; from intake_app.exchange.sheet_workbook import workbook_rows\n"
        "names, rows = workbook_rows(sys.stdin.buffer.read(), __import__('types').SimpleNamespace(row=lambda: None))\n"
        "assert [row[:1] for row in rows] == [['Functie']]\n"
        "from openpyxl.xml import functions\n"
        "assert {one.__module__ for one in (functions.fromstring, functions.iterparse)} == {'defusedxml.common'}"
    )
    book = Workbook()
    book.active.append(["Functie"])  # type: ignore[union-attr]  # a new workbook has a sheet
    content = io.BytesIO()
    book.save(content)
    subprocess.run([sys.executable, "-c", script], input=content.getvalue(), check=True)


def test_that_entities_in_a_workbook_are_not_unfolded(file: Path) -> None:
    laughs = (
        b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        b'<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    )

    def poison(part: bytes) -> bytes:
        cell = b'<row r="9"><c r="A9" t="inlineStr"><is><t>&b;&x;</t></is></c></row></sheetData>'
        return laughs + re.sub(rb"<\?xml.*?\?>", b"", part).replace(b"</sheetData>", cell)

    with pytest.raises(InputRefused, match="beschadigd"):
        drafted(file, with_part(workbook(["Functie"], ["Kok"]), SHEET, poison))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_that_a_mutated_workbook_or_list_is_read_or_refused(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from([WORKBOOK, LIST.encode("utf-16"), LIST.encode("cp1252")]))
    content = bytearray(source)
    for _time in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(content)))
    try:
        sheet = table_imports.read_sheet(bytes(content[:cut]), lambda row: 0)
    except InputRefused as refused:
        assert str(refused).strip()
    else:
        assert all(len(row.cells) == len(sheet.columns) for row in sheet.rows)


WORKBOOK = workbook(["Functie", "Uren"], ["Kok", 24], ["Bakker", "=8*3"])


# -- taking over -----------------------------------------------------------------------------------------------------


def test_that_a_list_comes_in_as_one_change_and_goes_out_as_one(desk: Desk, file: Path) -> None:
    done = taken_in(desk, file, LIST.encode())
    assert (done.added, done.updated, done.left) == (2, 0, 0)
    assert places.places(desk, PlaceQuery(search="café hoek")).total == 1
    desk.undo(None)
    assert all_places(desk) == () and places.places(desk, PlaceQuery()).whole == 0
    desk.redo(None)
    assert places.places(desk, PlaceQuery()).whole == 2


def test_that_what_is_there_is_passed_over_or_updated_and_never_overwritten_in_silence(desk: Desk, file: Path) -> None:
    head = "vacaturenummer;Functie;Uren;Plaats\n"
    taken_in(desk, file, f"{head}V-1;Kok;16;Rijnveen\nV-2;Bakker;8;Rijnveen\n".encode())
    again = f"{head}V-1;Kok;24;\nV-2;Bakker;8;Rijnveen\nV-3;Slager;8;\n".encode()
    draft = drafted(file, again, known=table_imports.there(desk, PLACES))
    assert [row.standing for row in draft.rows] == [Standing.DIFFERENT, Standing.SAME, Standing.NEW]
    assert draft.rows[0].differs == ("minutes_least", "minutes_most")
    assert taken_in(desk, file, again).updated == 0
    assert {one.minutes_most for one in all_places(desk)} == {960, 480}
    assert taken_in(desk, file, again, update=True) == TakenIn(0, 1, 2)
    kok = next(one for one in all_places(desk) if one.title == "Kok")
    assert kok.minutes_most == 1440 and kok.town == "Rijnveen"  # an empty cell takes nothing away


def test_that_a_row_that_stands_twice_is_recognised(file: Path) -> None:
    draft = drafted(file, b"Functie;Plaats\nKok;Rijnveen\nKOK ;rijnveen\n")
    assert [(row.standing, row.twice_of) for row in draft.rows] == [(Standing.NEW, 0), (Standing.TWICE, 2)]


def test_that_stopping_half_way_changes_nothing(desk: Desk, file: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, _total: int) -> None:
        if done:
            raise Stopped

    draft = drafted(file, b"Functie\n" + b"".join(b"Kok %d\n" % number for number in range(250)))
    with pytest.raises(Stopped):
        table_imports.take_in(desk, draft, draft.usual(update=False), stop)
    assert all_places(desk) == ()


def test_that_a_place_belongs_to_the_organisation_of_that_name(desk: Desk, file: Path) -> None:
    known = organisations.add_organisation(desk, Organisation(name="Café ’t Hoekje"))
    taken_in(desk, file, LIST.encode())
    assert {one.organisation_id for one in all_places(desk)} == {known.id, None}


# -- going out -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", catalogue_export.SUFFIXES)
def test_that_every_list_reads_in_again_the_same(desk: Desk, file: Path, suffix: str) -> None:
    taken_in(desk, file, LIST.encode())
    organisations.add_organisation(desk, Organisation(name="Zorg", possibilities="Rustig\nbeginnen", email="a@b.nl"))
    for kind in SHARED:
        draft = drafted(file, catalogue_export.export(desk, kind, suffix), kind, known=table_imports.there(desk, kind))
        assert draft.mapping.count("") == 0 and draft.rows
        assert {row.standing for row in draft.rows} == {Standing.SAME}, kind


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40))
def test_that_no_cell_that_goes_out_can_become_a_formula(cell: str) -> None:
    written = safe_cell(cell)
    number = re.fullmatch(r"[+-]*[\d.,]+", written)
    assert number or not written.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_that_formulas_typed_by_somebody_go_out_as_words(desk: Desk, file: Path) -> None:
    places.add_place(desk, Place(title='=HYPERLINK("http://kwaad","klik")', town="-Rijnveen"))
    content = catalogue_export.export(desk, PLACES, ".csv").decode("utf-8-sig")
    assert "'=HYPERLINK" in content and "'-Rijnveen" in content
    with zipfile.ZipFile(io.BytesIO(catalogue_export.export(desk, PLACES, ".xlsx"))) as archive:
        assert b"<f>" not in archive.read(SHEET)
    draft = drafted(file, content.encode(), known=table_imports.there(desk, PLACES))
    assert draft.rows[0].standing is Standing.SAME  # and comes back as it was


def test_that_the_same_rows_give_the_same_csv() -> None:
    assert csv_bytes(["a"], [["é"]]) == csv_bytes(["a"], [["é"]]) == "\ufeffa\r\né\r\n".encode()
    assert workbook_bytes("a", ["a"], [["x\x00y"]]).startswith(b"PK")


def test_that_the_written_catalogue_can_go_into_a_pack(desk: Desk) -> None:
    from intake_app.instruments.offer_lines import read_offers

    content = catalogue_export.export(desk, ImportKind.OFFERS, ".csv").decode("utf-8-sig")
    read = {one.id: one for one in read_offers(content, "aanbod.csv")}
    assert read == {one.id: one for one in catalogue.catalogue(desk).offers}


def test_that_every_field_of_a_list_has_a_name_of_its_own() -> None:
    for kind in ImportKind:
        labels = [one.label for one in fields_of(kind)]
        assert len(set(labels)) == len(labels), kind
