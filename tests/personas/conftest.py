"""The twelve at three desks: as told, as read in from their files, and as they were at their newest fixed plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from io import BytesIO
from uuid import UUID

import pypdf
import pytest

from intake_app.clock import Clock
from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Measurement
from intake_app.domain.terms import Term
from intake_app.domain.vocabulary import DocumentKind, RaterRole
from intake_app.exchange import dossier_file
from intake_app.instruments.comparison import Reading
from intake_app.services import completeness, dossier_files, prints, terms, vaults
from intake_app.services.desk import Desk

from .files import FOLDER, PASSPHRASE, tell_all
from .stories import MEASURED, PERSONAS
from .telling import Story

LAST_DAYS = {
    "p05-bert": "2026-09-15",
    "p06-yusuf": "2027-03-15",
    "p07-chantal": "2027-04-05",
    "p08-danny": "2026-09-16",
    "p09-karin": "2027-06-16",
    "p10-esra": "2027-01-11",
    "p11-jesse": "2028-02-17",
    "p12-amina": "2027-06-03",
    "p13-jan": "2026-11-23",
}
"""The day of the last event that each story tells."""


@dataclass(frozen=True, slots=True)
class Told:
    """The desk after all stories. Here a test may try things out: files and papers were taken before."""

    desk: Desk
    files: dict[str, bytes]
    stories: dict[str, Story]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Dossiers at a desk where nothing is changed, so that every paper is drawn once."""

    desk: Desk
    cases: dict[str, UUID]
    drawn: dict[tuple[str, str, str, bool], str] = field(default_factory=dict)

    def at(self, day: str) -> Desk:
        self.desk.clock = Clock(date.fromisoformat(day))
        return self.desk

    def dossier(self, name: str) -> Dossier:
        return self.desk.dossier(self.cases[name])

    def paper(self, name: str, kind: str, day: str, *, large: bool = False) -> str:
        """The words of a print on a day, without the line breaks of the layout."""
        key = (name, kind, day, large)
        if key not in self.drawn:
            self.drawn[key] = words_of(prints.preview(self.at(day), self.cases[name], kind, large=large))
        return self.drawn[key]

    def missing(self, name: str, day: str) -> list[str]:
        """What the plan still lacks on a day."""
        found = completeness.missing(self.desk.forms, self.dossier(name), date.fromisoformat(day))
        return [one.id for one in found]

    def term(self, name: str, term_id: str, day: str) -> Term:
        """One term as it stands on a day."""
        found = terms.terms(self.at(day), self.cases[name])
        return next(one for one in found if one.id == term_id)

    def reading(self, name: str, form: str, rater: RaterRole, *, subject: str | None = "", place: int = -1) -> Reading:
        """One reading with its answers, the newest unless told otherwise."""
        dossier = self.dossier(name)
        return Reading.of(dossier, self.measured(name, form, rater, subject=subject)[place])

    def measured(self, name: str, form: str, rater: RaterRole, *, subject: str | None = "") -> tuple[Measurement, ...]:
        return self.dossier(name).readings(form, rater, subject=subject)


@cache
def words_of(pdf: bytes) -> str:
    """Everything on all pages, without the line breaks of the layout."""
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages).split())


def content(name: str) -> bytes:
    return (FOLDER / f"{name}.json").read_bytes()


def plan_snapshots(name: str) -> list[str]:
    """The dossier as it was at each fixed plan, oldest first."""
    kept = (one for one in dossier_file.from_json(content(name)).documents if one.kind is DocumentKind.PLAN)
    return [one.snapshot for one in sorted(kept, key=lambda one: one.version)]


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """Every story told anew."""
    desk, files, stories = tell_all(tmp_path_factory.mktemp("verteld") / "verteld.keukentafel")
    yield Told(desk, files, stories)
    desk.close()


def _shelf(tmp_path_factory: pytest.TempPathFactory, name: str, files: dict[str, bytes]) -> Iterator[Shelf]:
    desk, _code = vaults.create(tmp_path_factory.mktemp(name) / f"{name}.keukentafel", PASSPHRASE, Clock())
    yield Shelf(desk, {name: dossier_files.import_file(desk, file) for name, file in files.items()})
    desk.close()


@pytest.fixture(scope="session")
def now(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """The files as they lie here, read into an empty vault."""
    names = [one.file for one in (*PERSONAS, *MEASURED)]
    yield from _shelf(tmp_path_factory, "nu", {name: content(name) for name in names})


@pytest.fixture(scope="session")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """P05 to P12 as they were when their newest plan was fixed."""
    files = {name: plan_snapshots(name)[-1].encode() for name in LAST_DAYS}
    yield from _shelf(tmp_path_factory, "toen", files)
