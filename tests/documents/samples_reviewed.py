"""Sheets of the account of a sample: half looked at, and not looked at at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from intake_app.documents.sample_report import FoundLine, QuestionCount, ReviewLine, SampleReportSheet

_WHY = "Staat bij elk besluit waarom het zo is genomen?"
_SIGNED = "Is het plan getekend, of staat er waarom niet?"
SAMPLE = SampleReportSheet(
    reference="S-2026-001",
    dated=date(2026, 9, 15),
    organisation="Sociaal team De Boomgaard",
    drawn="3 van de 171 dossiers, getrokken met startgetal 2026 door Marloes Dekker op 14 september 2026.",
    again=(
        "Zet de id's van de lijst op volgorde. In Python geeft random.Random(2026).sample(ids, 3) wat hier staat.",
        f"SHA-256 van de lijst, op elke regel één id: {' '.join(['9f86d081'] * 8)}",
    ),
    state="2 van de 3 zijn bekeken.",
    judgements=("In orde", "Kan beter", "Niet in orde", "Niet van toepassing"),
    counts=(
        QuestionCount(question=_WHY, many=(1, 1, 0, 0)),
        QuestionCount(question=_SIGNED, many=(2, 0, 0, 0)),
    ),
    lines=(
        ReviewLine(
            title="1. Dossier 2026-0012",
            by="Bekeken door Marloes Dekker, 15 september 2026.",
            found=(
                FoundLine(judgement="Kan beter", question=_WHY, remark="Bij de ontheffing staat alleen “rust”."),
                FoundLine(judgement="In orde", question=_SIGNED),
            ),
            remarks="Het plan zelf is helder. De reden van de ontheffing is later aangevuld.",
        ),
        ReviewLine(
            title="2. Een dossier dat sindsdien is vernietigd",
            by="Bekeken door Marloes Dekker, 15 september 2026.",
            found=(
                FoundLine(judgement="In orde", question=_WHY),
                FoundLine(judgement="In orde", question=_SIGNED),
            ),
        ),
        ReviewLine(title="3. Dossier 2026-0009"),
    ),
)
NOT_LOOKED_AT = replace(
    SAMPLE,
    organisation="",
    state="0 van de 3 zijn bekeken.",
    counts=(),
    lines=tuple(replace(one, by="", found=(), remarks="") for one in SAMPLE.lines),
)
