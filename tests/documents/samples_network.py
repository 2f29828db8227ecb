"""A household plan, and the papers of working with others, as sheets for the tests of prints. All are made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from intake_app.documents.network_sheets import (
    ConferenceSheet,
    ConsentLine,
    ConsentSheet,
    DecisionLine,
    HandoverSheet,
    TravelPart,
)
from intake_app.documents.sheet_parts import Said, SignatureBlock, SignState
from tests.documents import samples

DATED = date(2026, 9, 15)
_SIGNS = tuple(
    SignatureBlock(name=name, role=role, place="Rijnveen", state=SignState.WET_INK)
    for name, role in (("Joyce Veldkamp", "inwoner"), ("Marloes Dekker", "consulent"))
)
CONFERENCE = ConferenceSheet(
    dated=DATED,
    anonymous=False,
    name="Joyce Veldkamp",
    facts=("Besproken op 15 september 2026", "Aan tafel: Marloes Dekker, consulent; Bo de Wit, schuldhulpverlener"),
    receivers=("Schuldhulp Rijnveen",),
    not_for=("GGZ Kompas",),
    question="Hoe houdt Joyce overzicht over de post?",
    resident=(Said(words="Ik doe de post niet meer open.", name="Joyce"),),
    perspectives=(Said(words="De regeling loopt.", name="Bo de Wit, schuldhulpverlener"),),
    approach="Wij openen de post samen.",
    decisions=(
        DecisionLine(what="De post samen openen", who="Bo de Wit", when="1 oktober 2026"),
        DecisionLine(what="Een map kopen"),
    ),
)
ANONYMOUS = ConferenceSheet(
    dated=DATED,
    anonymous=True,
    facts=("De inwoner was erbij",),
    question="Hoe houdt de inwoner overzicht over de post?",
    perspectives=(Said(words="De regeling loopt.", name="Schuldhulpverlener"),),
    decisions=(DecisionLine(what="De post samen openen", who="Schuldhulpverlener", when="binnen 3 weken"),),
    left_out=("4 namen van mensen of organisaties", "1 dag of jaartal"),
)
HANDOVER = HandoverSheet(
    dated=DATED,
    name="Joyce Veldkamp",
    born=date(1983, 4, 2),
    facts=(
        Said(name="Van wie", words="Marloes Dekker"),
        Said(name="Aan wie", words="Kim Jansen, Buurtteam Oost"),
        Said(name="Waarom", words=""),
    ),
    note="Beste Joyce, Kim belt je volgende week.",
    parts=(
        TravelPart(title="Wat de inwoner wil", said=(Said(words="Weer onder de mensen zijn.", name="Joyce"),)),
        TravelPart(title="Zo gaat het nu", pictures=samples.PLAN.pictures[:1]),
        TravelPart(title="Doelen en stappen", lines=("Doel: weer koken.", "Kijken bij het buurthuis (Joyce)")),
        TravelPart(title="Mensen die gebeld mogen worden"),
    ),
    remaining="De huurtoeslag is nog niet aangepast.",
    withheld=("gezondheid psychisch",),
    signatures=_SIGNS,
)
_LINE = ConsentLine(
    party="Schuldhulp Rijnveen",
    purpose="om mee te denken in een casusoverleg",
    level="een samenvatting",
    areas="geld en schulden",
    facts=("Ik zei dit op 15 september 2026, in het gesprek.", "Het telt tot en met 15 maart 2027."),
)
CONSENT = ConsentSheet(
    dated=DATED,
    name="Joyce Veldkamp",
    called="Joyce",
    lines=(_LINE, replace(_LINE, party="Buurtteam Oost", level="nog te vragen", areas="", facts=())),
    refused=(replace(_LINE, party="GGZ Kompas", level="niets"),),
    without=(replace(_LINE, party="Huisarts", facts=("Omdat: er direct gevaar was",)),),
    ended=(replace(_LINE, party="School", facts=("Teruggenomen op 1 mei 2026.",)),),
    contact="Ik bel Marloes Dekker, 0300 – 12 34 56.",
    signatures=_SIGNS,
)
HOUSEHOLD_PLAN = replace(
    samples.PLAN,
    together=("Joyce Veldkamp", "Rita Bos"),
    strengths=(),
    pictures=(),
    differences=(),
    take_along=(),
    perspective="",
    passed_on=("Wonen: Ans Visser, De Haard pakt dit op. Wij kijken op 20 oktober 2026 hoe het gaat.",),
)
OWN_SHEET = replace(samples.PLAN, personal=True, signatures=(), involved=(), teach_back="")
