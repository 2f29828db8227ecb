"""The papers about income beside a benefit, as sheets for the tests of prints. All people are made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from intake_app.documents.income_agreement import IncomeLine, IncomeSheet, Signer, SumLine
from intake_app.documents.income_certainty import CertaintySheet
from intake_app.documents.papers_due import PaperLine, PapersSheet

_SIGN = (
    Signer(name="Farida El Amrani", role="inwoner"),
    Signer(name="Marloes Dekker", role="consulent", place="Zandhove"),
)
INCOME = IncomeSheet(
    name="Farida El Amrani",
    dated=date(2026, 9, 28),
    month=date(2026, 10, 1),
    how="Wij schatten vooraf wat ik ga verdienen. De uitkering vult aan. Met mijn loonstrook rekenen wij het na.",
    sources=(
        IncomeLine(what="Loon, Thuiszorg De Linde", expected="€ 400,00"),
        IncomeLine(what="Premie (telt niet mee)", expected="€ 200,00"),
    ),
    sums=(
        SumLine(what="De hele uitkering van een maand (de norm)", amount="€ 1.000,00"),
        SumLine(what="Eraf: mijn inkomen dat meetelt", amount="€ 400,00"),
        SumLine(what="De uitkering vult aan", amount="€ 600,00", result=True),
    ),
    agreed="28 september 2026, telefonisch",
    reports="Farida El Amrani",
    settles="Team inkomen",
    signers=_SIGN,
    call_name="Marloes Dekker",
    call_phone="0300 – 12 34 03",
    organisation="Sociaal team De Boomgaard",
)
SETTLED_INCOME = replace(
    INCOME,
    sources=(
        IncomeLine(what="Loon, Thuiszorg De Linde", expected="€ 400,00", real="€ 480,00"),
        IncomeLine(what="Premie (telt niet mee)", expected="€ 200,00", real="€ 200,00"),
    ),
    settled=(
        SumLine(what="Wat de uitkering moet aanvullen", amount="€ 520,00"),
        SumLine(what="Wat al betaald is", amount="€ 600,00"),
        SumLine(what="Het verschil", amount="− € 80,00", result=True),
    ),
    outcome="Ik betaal € 80,00 terug.",
    balance="Met de andere maanden samen betaal ik € 30,00 terug.",
)
EMPTY_INCOME = IncomeSheet(name="Joyce", dated=date(2026, 9, 28), month=date(2026, 10, 1), concept=True)
_MANY = " ".join(["Loon bij een heel lang bedrijf met veel woorden"] * 5)
LONG_INCOME = replace(
    SETTLED_INCOME,
    concept=True,
    agreed="",
    sources=tuple(IncomeLine(what=_MANY, expected="€ 12.345,67", real="€ 12.345,67") for _n in range(14)),
    reports=_MANY,
)
PAPERS = PapersSheet(
    name="Farida El Amrani",
    dated=date(2026, 9, 28),
    lines=(
        PaperLine(
            what="Loonstrook, september 2026",
            when=date(2026, 10, 10),
            to_whom="Team inkomen",
            call="Marloes Dekker, 0300 – 12 34 03",
        ),
        PaperLine(what="Mutatieformulier, september 2026"),
        PaperLine(what="Arbeidscontract", when=date(2026, 9, 21), state="Binnen op 18 september 2026.", done=True),
    ),
    concept=True,
    call_name="Marloes Dekker",
    call_phone="0300 – 12 34 03",
    organisation="Sociaal team De Boomgaard",
)
LONG_PAPERS = replace(PAPERS, lines=tuple(PaperLine(what=_MANY, to_whom=_MANY, call=_MANY) for _n in range(9)))
CERTAINTY = CertaintySheet(
    name="Farida El Amrani",
    dated=date(2026, 9, 28),
    work="Thuiszorg De Linde, 16 uur",
    until=(
        "De gemeente houdt mijn uitkering aan tot en met zondag 28 maart 2027. "
        "Stopt het werk eerder? Dan loopt mijn uitkering gewoon door."
    ),
    when_it_ends=(
        "Een verkorte aanvraag kan tot en met 6 maanden nadat mijn uitkering stopte.",
        "Er is geen wachttijd.",
    ),
    advance=("Voor mij is dat nu € 933,41, en volgende maand € 103,71.",),
    source="Volgens de regels van Baanzicht.",
    call_name="Marloes Dekker",
    call_phone="0300 – 12 34 03",
    organisation="Sociaal team De Boomgaard",
)
EMPTY_CERTAINTY = CertaintySheet(name="Joyce", dated=date(2026, 9, 28), concept=True)
LONG_CERTAINTY = replace(CERTAINTY, work=_MANY, until=_MANY * 6, when_it_ends=(_MANY * 3,) * 6)
