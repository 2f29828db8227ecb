"""Rights and duties, as sheets for the tests of prints. All people are made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from intake_app.documents.rights_duties import DutiesPart, DutyLine, RightsSheet
from tests.documents.samples import LAW

_DAYS = (date(2026, 9, 1), date(2026, 9, 1), None)
RIGHTS = RightsSheet(
    name="Joyce Veldkamp",
    dated=date(2026, 9, 15),
    rights=("Ik mag alles lezen wat er over mij staat.", "Ik mag iemand meenemen naar elk gesprek."),
    duties=DutiesPart(
        text=replace(LAW, duty_lines=(), of_partner=("Henk: Ik vertel het de gemeente als er iets verandert.",)),
        lines=tuple(
            DutyLine(words=words, discussed_on=day, said_back="Ik bel als er iets is." if number == 0 else "")
            for number, (words, day) in enumerate(zip(LAW.duty_lines, _DAYS, strict=True))
        ),
    ),
    call_name="Marloes Dekker",
    call_phone="0300 – 12 34 03",
    organisation="Sociaal team De Boomgaard",
)
VOLUNTARY = replace(RIGHTS, duties=None)
