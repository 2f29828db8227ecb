"""The lines that an agreement with an organisation starts from: forms/offers/afspraak-organisatie.toml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from intake_app.instruments.loader import parse
from intake_app.instruments.problems import Report
from intake_app.instruments.shape import Holds, Key, Shape, check_table
from intake_app.instruments.shapes import text

FILE_NAME = "afspraak-organisatie.toml"
SHAPE: Shape = {
    "schema": Key(holds=Holds.WHOLE, required=True, low=1, high=1),
    "title_nl": text(required=True),
    "title_en": text(),
    "checked_on": Key(holds=Holds.DAY, required=True),
    "source": text(),
    "freedoms_nl": Key(holds=Holds.TEXTS, required=True),
    "obligations_nl": Key(holds=Holds.TEXTS, required=True),
}


@dataclass(frozen=True, slots=True)
class OrganisationTemplate:
    """Freedoms and obligations, a sentence each; `checked_on` is when somebody looked at them last."""

    freedoms: tuple[str, ...]
    obligations: tuple[str, ...]
    checked_on: date


def read_organisation_template(words: str, file: Path | str) -> OrganisationTemplate:
    """The template in a file. Raises FormsRefused with every fault."""
    report = Report.about(file, words)
    table = parse(words, report)
    check_table(table, SHAPE, report)
    report.stop_if_faulty()
    return OrganisationTemplate(tuple(table["freedoms_nl"]), tuple(table["obligations_nl"]), table["checked_on"])
