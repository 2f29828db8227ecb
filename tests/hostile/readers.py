"""Everything the program reads that somebody else may have made, with whole files to begin from."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from intake_app import paths
from intake_app.documents import attached, carrying, letterhead, scan, seal_check
from intake_app.domain.sections import Section
from intake_app.exchange import dossier_file, locked_file, sheets_out
from intake_app.exchange.sheets_in import read_sheet
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.loader import read_instrument, read_text
from intake_app.instruments.packs import read_pack
from intake_app.services import table_imports
from intake_app.services.import_fields import ImportKind
from intake_app.services.import_making import made
from intake_app.services.sections import with_only
from intake_app.services.table_imports import Standing, There
from intake_app.settings import load_settings
from tests.documents import samples_signed
from tests.forms.test_packs import FILES, write, zipped

_PASSPHRASE = "zeven houten lepels"
_QUICK = locked_file.Stretching(memory=64, rounds=1, lanes=1)
_COLUMNS = ("Titel", "Organisatie", "Plaats", "Uren")
_ROWS = (("Meehelpen in de keuken", "Buurthuis De Linde", "Rijnveen", "4"), ("=1+1", "De Groene Hoek", "", "8"))
_SHEET = "xl/worksheets/sheet1.xml"


@dataclass(frozen=True, slots=True)
class Reader:
    """One way in. `read` raises a KeukentafelError or returns; `share` is its part of a run, of a hundred."""

    name: str
    share: int
    read: Callable[[bytes], object]
    seeds: Callable[[], tuple[bytes, ...]]
    refuses: bool = True
    """False where every file gets an answer: untouched, altered or unknown."""


def _dossiers() -> tuple[bytes, ...]:
    personas = paths.ROOT / "tests" / "personas"
    return tuple((personas / name).read_bytes() for name in ("p11-jesse.json", "p03-farida.json"))


def _read_dossier(content: bytes) -> object:
    return dossier_file.to_json(dossier_file.from_json(content))


def _locked() -> tuple[bytes, ...]:
    return (locked_file.lock(_dossiers()[0], _PASSPHRASE, _QUICK),)


def _tables() -> tuple[bytes, ...]:
    entries = [dict(zip(_COLUMNS, row, strict=True)) for row in _ROWS]
    return (
        sheets_out.csv_bytes(_COLUMNS, _ROWS),
        sheets_out.json_bytes("plekken", entries),
        "Titel\tUren\r\nKoffie schenken\t4\r\n".encode("utf-16"),
    )


def _workbooks() -> tuple[bytes, ...]:
    return (sheets_out.workbook_bytes("Plekken", _COLUMNS, _ROWS),)


def _sheets() -> tuple[bytes, ...]:
    with zipfile.ZipFile(BytesIO(_workbooks()[0])) as book:
        return (book.read(_SHEET),)


def _read_sheet_in_workbook(content: bytes) -> object:
    """What stands in a workbook, changed behind its packing: the packing itself refuses nearly every other change."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(_workbooks()[0])) as book, zipfile.ZipFile(target, "w") as other:
        for name in book.namelist():
            other.writestr(name, content if name == _SHEET else book.read(name))
    return _read_table(target.getvalue())


def _read_table(content: bytes) -> object:
    return read_sheet(content, lambda row: sum(cell.strip() in _COLUMNS for cell in row))


def _case_lists() -> tuple[bytes, ...]:
    columns = ("Nummer", "Startdatum", "Wet", "Wijk", "Naam")
    rows = (("W-1", "1-9-2026", "Participatiewet; wmo", "Zuid", "Jansen"), ("123456782", "ooit", "=1+1", "", ""))
    return sheets_out.csv_bytes(columns, rows), sheets_out.workbook_bytes("Lijst", columns, rows)


def _read_case_list(content: bytes) -> object:
    """As far as what would come in: every row that is right makes a line that a dossier can be made of."""
    kind = ImportKind.CASES
    sheet = read_sheet(content, lambda row: len(row))
    draft = table_imports.draft(kind, sheet, There({}, {}), date(2026, 9, 15))
    return [made(kind, row.values, draft.today) for row in draft.rows if row.standing is Standing.NEW]


def _parts() -> tuple[bytes, ...]:
    whole = dossier_file.from_json(_dossiers()[0])
    chosen = (Section.PLAN, Section.PORTFOLIO)
    left = tuple(one for one in Section if one not in chosen)
    return (dossier_file.to_json(with_only(whole, chosen), left),)


def _read_parts(content: bytes) -> object:
    file = dossier_file.read(content)
    return dossier_file.to_json(file.dossier, file.left_out)


def _pictures() -> tuple[bytes, ...]:
    made = []
    for kind in ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP"):
        target = BytesIO()
        Image.effect_noise((48, 32), 60).convert("RGB").save(target, kind)
        made.append(target.getvalue())
    return tuple(made)


def _papers() -> tuple[bytes, ...]:
    plan = samples_signed.sealed_plan()
    target = BytesIO()
    Image.effect_noise((60, 80), 40).convert("RGB").save(target, "PDF")
    return plan, target.getvalue()


def _read_paper(content: bytes) -> object:
    carrying.carried(content)
    return seal_check.check_seal(content)


def _read_pack(content: bytes) -> object:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pakket.ktpack"
        path.write_bytes(content)
        return read_pack(path, _shipped().instruments)


@cache
def _shipped() -> FormLibrary:
    return FormLibrary.shipped()


def _forms() -> tuple[bytes, ...]:
    folder = paths.ROOT / "docs" / "voorbeeld-pakket" / "instruments"
    return tuple(path.read_bytes() for path in sorted(folder.glob("*.toml")))


def _read_form(content: bytes) -> object:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x-thuis-in-de-buurt.toml"
        path.write_bytes(content)
        return read_instrument(read_text(path), path, pack="proef")


def _settings() -> tuple[bytes, ...]:
    return (b'theme = "dark"\ntext_scale = 150\nlanguage = "nl"\nmaximised = true\nwidth = 1366\nheight = 768\n',)


def _read_settings(content: bytes) -> object:
    """What cannot be understood counts as not chosen: the program always starts."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.toml"
        path.write_bytes(content)
        return load_settings(path)


def _packs() -> tuple[bytes, ...]:
    with tempfile.TemporaryDirectory() as folder:
        return (zipped(write(Path(folder), FILES)).read_bytes(),)


READERS = (
    Reader("dossier", 20, _read_dossier, _dossiers),
    Reader("locked dossier", 6, lambda content: locked_file.unlock(content, _PASSPHRASE), _locked),
    Reader("dossier in parts", 4, _read_parts, _parts),
    Reader("list", 18, _read_table, _tables),
    Reader("list without names", 4, _read_case_list, _case_lists),
    Reader("workbook", 4, _read_table, _workbooks),
    Reader("sheet of a workbook", 4, _read_sheet_in_workbook, _sheets),
    Reader("picture", 8, attached.take, _pictures),
    Reader("logo", 4, letterhead.take_logo, lambda: _pictures()[:2]),
    Reader("pdf", 4, attached.take, _papers),
    Reader("scan", 2, scan.drawn_anew, lambda: (*_papers()[1:], *_pictures()[:2])),
    Reader("sealed paper", 6, _read_paper, _papers, refuses=False),
    Reader("pack", 8, _read_pack, _packs),
    Reader("own form", 4, _read_form, _forms),
    Reader("settings", 4, _read_settings, _settings, refuses=False),
)
