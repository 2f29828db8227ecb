"""The page about earning beside a benefit, as sheets for the tests of prints. All people are made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from intake_app.documents.earnings import EarningLine, EarningsSheet, LimitLine

EARNINGS = EarningsSheet(
    name="Joyce Veldkamp",
    dated=date(2026, 9, 15),
    lines=(
        EarningLine(
            what="Koken bij De Linde",
            facts="vanaf 1 september 2026, 6 uur per week, € 145 per maand",
            reported="Gemeld op 3 september 2026, per brief",
            settled_by="Team inkomen",
            said_back="Ik stuur elke maand mijn briefje op.",
        ),
        EarningLine(what="Schoonmaken", facts="betaald", to_report=True),
        EarningLine(what="Meelopen in de bakkerij", facts="zonder loon"),
    ),
    limits=(
        LimitLine(
            words="Vergoeding op een werkervaringsplek: € 145 per maand, hoogstens",
            source="bron: Waardevol werken 2022",
            check=True,
        ),
    ),
    call_name="Marloes Dekker",
    call_phone="0300 – 12 34 03",
    organisation="Sociaal team De Boomgaard",
)
_MANY = " ".join(["Ik help in de keuken en ik breng de boodschappen rond."] * 6)
LONG_EARNINGS = replace(
    EARNINGS, lines=tuple(EarningLine(what=_MANY, facts=_MANY, settled_by=_MANY, to_report=True) for _n in range(9))
)
