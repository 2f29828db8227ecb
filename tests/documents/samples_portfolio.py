"""Sheets of the extended portfolio, the cv in two layouts, and an introduction with the longest name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

from intake_app.documents.portfolio_sheets import (
    CvLayout,
    CvLine,
    CvSection,
    CvSheet,
    Photo,
    Spoken,
    StoryBlock,
    TimeLine,
    WishGroup,
)
from intake_app.documents.sheet_parts import CardLine, StrengthLine
from tests.documents import samples


def _photo(width: int, height: int, title: str) -> Photo:
    from PIL import Image

    target = BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(target, "JPEG")
    return Photo(title=title, content=target.getvalue(), width=width, height=height)


EXTENDED = replace(
    samples.PORTFOLIO,
    skills=(StrengthLine(title="Kassa en geld tellen", evidence="Twaalf jaar in mijn winkel"),),
    learning=(StrengthLine(title="Met de computer", evidence="Elke week een les"),),
    experience=(
        TimeLine(title="Meekoken", when="Augustus 2026 tot nu", where="Buurthuis De Linde, vrijwilligerswerk"),
        TimeLine(title="Zorgen voor mijn moeder", when="2021 tot 2025", tasks="Koken.", learned="Plannen."),
    ),
    qualifications=(CardLine(title="Sociale hygiëne", detail="behaald, 2010"),),
    training=(CardLine(title="Jij bent in Beeld", detail="Ik durf weer te bellen."),),
    languages=(CardLine(title="Nederlands", detail="moedertaal"),),
    wishes=(WishGroup(title="Dit moet zo zijn", lines=("Werken met eten", "Overdag")),),
    references=(Spoken(words="Joyce is er altijd.", name="Wim de Boer", who="beheerder"),),
    pictures=(_photo(160, 110, "De soep van vrijdag"), _photo(90, 140, "Ik in de keuken")),
    reached=(CardLine(title="Ik kook mee op dinsdag."),),
    told=(StoryBlock(title="Mijn mogelijkheden", words="Ik houd overzicht.\n\nOok als het druk is."),),
    photo=_photo(120, 90, "Joyce"),
)
_TALENTS = CvSection(
    title="Hier ben ik goed in",
    lines=(CvLine(title="Koken voor een grote groep", notes=("Veertig borden soep.",)), CvLine(title="Volhouden")),
    talents=True,
)
_DONE = CvSection(
    title="Ervaring",
    lines=(
        CvLine(title="Eigen winkel", when="2009 tot 2021", where="Rijnveen, eigen onderneming", notes=("Inkopen.",)),
        CvLine(title="Meekoken", when="augustus 2026 tot nu"),
    ),
)
CV = CvSheet(
    overline="Curriculum vitae",
    title="Joyce Veldkamp",
    footer="Cv van Joyce Veldkamp",
    dated=date(2026, 9, 15),
    contact=("Rijnveen", "06 – 12 34 56 78"),
    intro="Ik kook graag voor veel mensen.",
    sections=(
        _DONE,
        _TALENTS,
        CvSection(title="Talen", lines=(CvLine(title="Nederlands", where="moedertaal"),)),
        CvSection(title="Praktisch", lines=(CvLine(notes=("12 tot 20 uur per week",)), CvLine(notes=("Rijbewijs B",)))),
    ),
)
CV_TALENTS = replace(CV, layout=CvLayout.TALENTS, sections=(_TALENTS, _DONE))
EMPTY_CV = CvSheet(overline="Curriculum vitae", title="Bo", footer="Cv van Bo", dated=date(2026, 9, 15))
_MANY = tuple(CvLine(title=f"Talent {n} met een lange naam", notes=("Dat blijkt uit veel. " * 6,)) for n in range(9))
INTRODUCTION = replace(
    CV_TALENTS,
    title="Maria-Magdalena Wilhelmina van den Bovenkamp-Schuitemakersdochter",
    sections=(replace(_TALENTS, lines=_MANY), _DONE),
    one_page=True,
)
