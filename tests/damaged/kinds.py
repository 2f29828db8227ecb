"""Every kind of file that can be read in: real ones, and how the program reads them."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from intake_app import paths
from intake_app.clock import Clock
from intake_app.documents import attached, letterhead, scan
from intake_app.documents.carrying import carry
from intake_app.domain.catalogue import Offer, Organisation, Place
from intake_app.exchange import dossier_file, locked_file
from intake_app.exchange.sheets_out import csv_bytes, json_bytes, workbook_bytes
from intake_app.instruments.loader import read_instrument, read_text
from intake_app.services import arrivals, carrying, document_check, packs, prints, sealing, table_imports, vaults
from intake_app.services.desk import Desk
from intake_app.services.import_fields import ImportKind
from intake_app.settings import WindowSettings, load_settings, save_settings
from intake_app.store import restoring
from intake_app.store.vault import Vault
from tests.core.conftest import TODAY
from tests.damaged import mutations
from tests.damaged.mutations import Way
from tests.forms.test_packs import FILES, write, zipped
from tests.store.vault_keys import PASSPHRASE, make_vault

_QUICK = locked_file.Stretching(memory=64, rounds=1, lanes=1)
_OWN = paths.ROOT / "docs" / "voorbeeld-pakket" / "instruments"
_PERSONAS = paths.ROOT / "tests" / "personas"


@dataclass(slots=True)
class FileKind:
    """One kind. `share` is how many parts of a thousand are of this kind in a long run: cheap kinds get more."""

    name: str
    ways: tuple[Way, ...]
    seeds: list[bytes]
    share: int
    reading: Callable[[bytes, int], None]
    unchanged: Callable[[], object]

    def read(self, content: bytes, number: int) -> None:
        """Read it in as the program does."""
        self.reading(content, number)

    def state(self) -> object:
        """What may not change by a refusal."""
        return self.unchanged()


class Bench:
    """A vault of nobody in a folder of its own, at which files are read in. Close it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        vault = folder / "kluis.keukentafel"
        make_vault(vault)
        self.desk: Desk = vaults.unlock(vault, PASSPHRASE, Clock(TODAY))
        self.there = {kind: table_imports.there(self.desk, kind) for kind in ImportKind}
        self.target = folder / "doel.keukentafel"
        make_vault(self.target)
        with Vault.open(self.target, PASSPHRASE) as opened:
            opened.set_setting("proef", "heel")

    def close(self) -> None:
        """Close the vault."""
        self.desk.close()

    def state(self) -> object:
        """What the vault, the shelf of packs and the vault to be replaced hold."""
        shelf = tuple(file.name for file in packs.shelf().files())
        left = tuple(sorted(one.name for one in self.folder.iterdir()))
        return self.desk.vault.change_end, shelf, left, self.target.stat().st_mtime_ns

    def kinds(self) -> list[FileKind]:
        """Every kind, with real files to damage."""
        make = self._kind
        jsons = [dossier_file.to_json(dossier_file.from_json(one.read_bytes())) for one in _small_dossiers()]
        locked = [locked_file.lock(one, PASSPHRASE, _QUICK) for one in jsons[:2]]
        pdf, carried = self._prints(jsons[0], locked[0])
        picture = _picture("JPEG")
        pack = zipped(write(self.folder / "bron", FILES)).read_bytes()
        forms = [one.read_bytes() for one in sorted(_OWN.glob("*.toml"))]
        pictures = [_picture(kind) for kind in ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP")]
        archived, plain = mutations.in_archive(mutations.TOML), mutations.BYTES
        books = (*plain, *(mutations.in_archive(mutations.TEXT),) * 6)
        return [
            make("dossier-json", mutations.JSON, jsons, 210, self._dossier),
            make("dossier-locked", plain, locked, 60, self._locked),
            make("dossier-locked-inside", mutations.JSON, jsons, 40, self._locked_inside),
            make("dossier-in-pdf", (*plain, mutations.nested), [carried], 50, self._locked),
            make("pack", (*plain, *(archived,) * 6), [pack], 40, self._pack),
            make("own-form", mutations.TOML, forms, 60, self._form),
            make("list-csv", mutations.TEXT, _lists("csv"), 110, self._list),
            make("list-json", mutations.JSON, _lists("json"), 110, self._list),
            make("list-workbook", books, _lists("xlsx"), 60, self._list),
            make("picture", plain, pictures, 60, _attachment),
            make("logo", plain, pictures[:2], 30, _logo),
            make("scan", (*plain, mutations.nested), [pdf, picture, pictures[1]], 20, _scan),
            make("pdf-attachment", (*plain, mutations.nested), [pdf], 40, _attachment),
            make("document-check", (*plain, mutations.nested), [pdf, carried], 40, self._check),
            make("settings", mutations.TOML, [self._settings()], 60, self._read_settings),
            make("backup", plain, [self.target.read_bytes()], 10, self._backup),
        ]

    def _kind(
        self, name: str, ways: tuple[Way, ...], seeds: list[bytes], share: int, read: Callable[[bytes, int], None]
    ) -> FileKind:
        return FileKind(name, ways, seeds, share, read, self.state)

    def _prints(self, dossier: bytes, locked: bytes) -> tuple[bytes, bytes]:
        """A print of a dossier, and the same print sealed with the dossier inside."""
        case_id = arrivals.take_in(self.desk, arrivals.look(self.desk, dossier))
        plain = prints.preview(self.desk, case_id, "portfolio")
        carried = sealing.seal(self.desk, carry(plain, locked, self.desk.clock.now()), "nl")
        self._clear(self.desk.dossier(case_id).entities())
        return plain, carried

    # -- dossiers ----------------------------------------------------------------------------------------------------

    def _dossier(self, content: bytes, number: int) -> None:
        arrival = arrivals.look(self.desk, content)
        again = dossier_file.to_json(arrival.dossier)
        assert dossier_file.to_json(dossier_file.from_json(again)) == again
        if number % 10 == 0:
            arrivals.take_in(self.desk, arrival)
            here = self.desk.dossier(arrival.dossier.case.id)
            try:
                assert {one.id for one in arrival.dossier.entities()} <= {one.id for one in here.entities()}
            finally:
                self._clear(here.entities())

    def _locked(self, content: bytes, number: int) -> None:
        self._dossier(carrying.plain_dossier(content, PASSPHRASE), number)

    def _locked_inside(self, content: bytes, number: int) -> None:
        self._locked(locked_file.lock(content, PASSPHRASE, _QUICK), number)

    def _clear(self, entities: Any) -> None:
        with self.desk.change("opruimen", None, final=True) as work:
            for one in reversed(tuple(entities)):
                work.delete(type(one), one.id)
            work.commit()

    # -- packs and forms ---------------------------------------------------------------------------------------------

    def _pack(self, content: bytes, _number: int) -> None:
        file = self._file("pakket.ktpack", content)
        try:
            arrival = packs.look_at(file)
            packs.install(arrival, replace=True)
            assert arrival.pack.id in {one.id for one in packs.installed().packs}
            packs.remove(arrival.pack.id)
        finally:
            file.unlink()

    def _form(self, content: bytes, _number: int) -> None:
        file = self._file("x-thuis-in-de-buurt.toml", content)
        try:
            read_instrument(read_text(file), file, pack="proef")
        finally:
            file.unlink()

    # -- lists -------------------------------------------------------------------------------------------------------

    def _list(self, content: bytes, number: int) -> None:
        file, kind = self._file("lijst", content), list(ImportKind)[number % 3]
        try:
            sheet = table_imports.read_file(file, kind)
        finally:
            file.unlink()
        draft = table_imports.draft(kind, sheet, self.there[kind], TODAY)
        if number % 5 == 0:
            wanted = draft.usual(update=True)
            taken = table_imports.take_in(self.desk, draft, wanted)
            assert taken.added == len(wanted)
            with self.desk.vault.read() as reading:
                made = [one for each in (Offer, Place, Organisation) for one in reading.find(each)]
            self._clear(made)

    # -- the rest ----------------------------------------------------------------------------------------------------

    def _check(self, content: bytes, _number: int) -> None:
        finding = document_check.check(content, self.desk)
        assert finding.sentence

    def _settings(self) -> bytes:
        file = self.folder / "instellingen.toml"
        save_settings(WindowSettings(width=1366, height=768, text_scale=130), file)
        try:
            return file.read_bytes()
        finally:
            file.unlink()

    def _read_settings(self, content: bytes, _number: int) -> None:
        file = self._file("instellingen.toml", content)
        try:
            found = load_settings(file)
            save_settings(found, file)
            assert load_settings(file) == found
        finally:
            file.unlink()

    def _backup(self, content: bytes, _number: int) -> None:
        file = self._file("kopie", content)
        try:
            kept = restoring.restore(file, self.target, PASSPHRASE)
            with Vault.open(self.target, PASSPHRASE) as opened:
                assert opened.setting("proef") == "heel"
            for left in self.folder.glob(f"{kept.name}*" if kept else "geen"):
                left.unlink()
        finally:
            for left in self.folder.glob("kopie*"):
                left.unlink()

    def _file(self, name: str, content: bytes) -> Path:
        file = self.folder / name
        file.write_bytes(content)
        return file


def _attachment(content: bytes, _number: int) -> None:
    taken = attached.take(content)
    attached.check_kept(taken.kind, taken.content)


def _logo(content: bytes, _number: int) -> None:
    kept = letterhead.take_logo(content)
    assert kept.startswith(b"\x89PNG")


def _scan(content: bytes, _number: int) -> None:
    assert scan.drawn_anew(content).content.startswith(b"%PDF-")


def _small_dossiers() -> list[Path]:
    return sorted(_PERSONAS.glob("p*.json"), key=lambda one: one.stat().st_size)[:3]


def _lists(form: str) -> list[bytes]:
    columns = ["Functie", "Werkgever", "Uren per week", "Plaats", "Startdatum", "Taken", "Naam", "Aanbieder"]
    rows = [
        ["Medewerker café", "Café ’t Hoekje", "16-24 uur", "Rijnveen", "1-10-2026", "bedienen | opruimen", "A", "B"],
        ["Kok;\nvoor de buurt", "Buurthuis", "8", "Rijnveen", "2026-10-05", "koken", "Taalcafé", "Bibliotheek"],
    ]
    if form == "csv":
        plain = csv_bytes(columns, rows)
        return [plain, plain.decode("utf-8-sig").replace(",", ";").encode("cp1252", "replace")]
    if form == "json":
        return [json_bytes("rijen", [dict(zip(columns, row, strict=True)) for row in rows])]
    return [workbook_bytes("Lijst", columns, rows)]


def _picture(kind: str) -> bytes:
    target = io.BytesIO()
    picture = Image.linear_gradient("L").resize((80, 60)).convert("RGB")
    facts = picture.getexif()
    facts[0x010F], facts[0x0112] = "Camera", 6
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        picture.save(target, kind, **({"exif": facts} if kind in ("JPEG", "PNG", "WEBP", "TIFF") else {}))
    return target.getvalue()
