"""The exchange file by the names of the Gemeentelijk Gegevensmodel (GGM): JSON, or a CSV file per entity in one zip.

Which entities and attributes there are, and from where each is filled, is in docs/uitwisseling.md. There is no place
for a sum or a mean of scores: `ATTRIBUTES` is the whole of what can be written.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from intake_app.exchange.sheets_out import csv_bytes

FORMAT: Final = "keukentafel-ggm"
VERSION: Final = 1
NUMBER: Final = "dossiernummer"
LEFT_OUT: Final = "nietMeegegeven"
ATTRIBUTES: Final[Mapping[str, tuple[str, ...]]] = {
    "ZelfredzaamheidScore": (
        "domeinVanZelfredzaamheid", "zrmScore", "redenGeenScore", "datumBeoordeling", "kenmerkBeoordelaar",
        "indicatieHulpAanwezig", "instrument",
    ),
    "Ontheffing": (
        "soortOntheffing", "redenAanvraag", "ontheffingsbesluit", "nummerBesluit", "datumBesluit",
        "ingangsdatumOntheffing", "einddatumOntheffing", "herzieningsdatumOntheffing", "ontheffenVerplichtingen",
    ),
    "Voorkeur": ("soortVoorkeur", "brancheNaam", "soortWerk", "omschrijving", "gewicht"),
    "Taalbeheersing": (
        "taalnaam", "moedertaal", "leesvaardigheid", "schrijfvaardigheid", "spreekvaardigheid", "luistervaardigheid",
        "gespreksvaardigheid", "codeTaalbeheersingMondeling", "codeTaalbeheersingSchriftelijk",
    ),
    "Opleiding": (
        "naamOpleiding", "opleidingstype", "codeNiveauOpleiding", "instituutnaam", "codeStatusOpleiding",
        "indicatieDiploma", "jaarDiploma", "indicatieBuitenlandseOpleiding", "indicatieErkend",
    ),
    "RijbewijsCertificaat": (
        "codeSoortRijbewijs", "naamCertificaat", "verstrekkendePartij", "jaarBehaald", "geldigTot",
        "indicatieGeldigheid",
    ),
    "PlanVanAanpak": ("planId", "versie", "status", "wettelijkeGrondslag", "datumStart", "datumVastgesteld"),
    "Doelstelling": (
        "planId", "volgnummer", "omschrijving", "leefgebied", "beoogdResultaat", "termijn", "datumDoel",
    ),
}  # fmt: skip
"""Entity, and the attributes of it in this order. `planId` ties the goals to their plan."""

Cell = str | int | bool | None
Row = Mapping[str, Cell]
Record = Mapping[str, Sequence[Row]]
"""What one dossier says: rows per entity."""


def json_file(records: Iterable[tuple[str, Record, Sequence[str]]], made_on: str) -> bytes:
    """One JSON file: per dossier its number, rows per entity, and what was left out on purpose."""
    seekers = [
        {NUMBER: number, **{name: [_whole(name, row) for row in record.get(name, ())] for name in ATTRIBUTES}}
        | ({LEFT_OUT: list(left)} if left else {})
        for number, record, left in records
    ]
    whole = {"formaat": FORMAT, "versie": VERSION, "gemaaktOp": made_on, "werkzoekenden": seekers}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def csv_archive(records: Iterable[tuple[str, Record, Sequence[str]]], made_on: str) -> bytes:
    """A zip with a CSV file per entity, every line with the number of its dossier. No cell becomes a formula."""
    tables: dict[str, list[list[str]]] = {name: [] for name in ATTRIBUTES}
    left_out: list[list[str]] = []
    for number, record, left in records:
        left_out += [[number, one] for one in left]
        for name, columns in ATTRIBUTES.items():
            rows = (_whole(name, row) for row in record.get(name, ()))
            tables[name] += [[number, *(_cell(row[one]) for one in columns)] for row in rows]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, lines in tables.items():
            _add(archive, f"{name}.csv", csv_bytes((NUMBER, *ATTRIBUTES[name]), lines))
        _add(archive, f"{LEFT_OUT}.csv", csv_bytes((NUMBER, LEFT_OUT), left_out))
        about = (("formaat", FORMAT), ("versie", str(VERSION)), ("gemaaktOp", made_on))
        _add(archive, "bestand.csv", csv_bytes(("naam", "waarde"), about))
    return target.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """The same rows, the same bytes: the moment of making stays out."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)


def _whole(entity: str, row: Row) -> dict[str, Cell]:
    """The row with every attribute of its entity. Raises KeyError for one that the format does not have."""
    known = ATTRIBUTES[entity]
    for name in row:
        if name not in known:
            raise KeyError(name)
    return {name: row.get(name) for name in known}


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return str(value)
