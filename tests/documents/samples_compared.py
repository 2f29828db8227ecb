"""Then and now, to print: Joyce after half a year, and a form with long names, many rows and long words."""

from __future__ import annotations

from datetime import date

from intake_app.documents.comparison_sheets import (
    ComparedAs,
    ComparedBlock,
    ComparedCell,
    ComparedForm,
    ComparedRow,
    ComparisonSheet,
    MomentLine,
)
from intake_app.documents.picture_sheets import Voice
from tests.documents.samples import AXES, DOMAINS, LEVELS

THEN = MomentLine(
    letter="A",
    voice=Voice.EARLIER,
    day=date(2026, 3, 17),
    kind="nulmeting",
    place="thuis",
    present="Fatma (familie)",
    context="Net een brief van de deurwaarder, slecht geslapen.",
)
NOW = MomentLine(letter="B", voice=Voice.CONSULTANT, day=date(2026, 9, 15), kind="eindmeting", place="thuis")
OWN = MomentLine(letter="B", voice=Voice.RESIDENT, day=date(2026, 9, 15), kind="eindmeting")


def _level(place: int | None, said: str = "", notes: tuple[str, ...] = ()) -> ComparedCell:
    return ComparedCell(words="niet besproken" if place is None else LEVELS[place], place=place, said=said, notes=notes)


def _row(name: str, then: int | None, now: int | None, **facts: str | int) -> ComparedRow:
    first, last = _level(then), _level(now)
    if then is None or now is None:
        direction, end = "niet te vergelijken", "niet te vergelijken."
    else:
        direction = "gelijk" if then == now else "hoger" if now > then else "lager"
        end = "nu lager; wat is er gebeurd?" if now < then else f"{direction}."
    told = f"{name}: eerst ‘{first.words}’, nu ‘{last.words}’: {end}"
    return ComparedRow(name=name, cells=(first, last), sentence=told, direction=direction, **facts)  # type: ignore[arg-type]


_MONEY = _row(DOMAINS[0], 1, 2, goal="voldoende zelfredzaam, voor 15 maart 2027", goal_place=3)
_WORK = ComparedRow(
    name=DOMAINS[1],
    cells=(
        _level(1, notes=("Was: acute problematiek. Verbeterd op 17 september 2026: Verkeerde regel.",)),
        _level(1, said="Ik help nu in de keuken van De Linde."),
    ),
    sentence=f"{DOMAINS[1]}: nog steeds ‘{LEVELS[1]}’.",
    direction="gelijk",
)
MATRIX = ComparedForm(
    title="Zelfredzaamheid-Matrix 2017",
    who="de kijk van Marloes (consulent)",
    moments=(THEN, NOW),
    blocks=(
        ComparedBlock(
            kind=ComparedAs.LEVELS,
            title="Dertien domeinen",
            scale=LEVELS,
            rows=(
                _MONEY,
                _WORK,
                _row(DOMAINS[2], 3, 2),
                *(
                    _row(name, number % 5, None if number == 3 else (number + 1) % 5)
                    for number, name in enumerate(DOMAINS[3:])
                ),
            ),
        ),
    ),
    summary="8 hoger, 1 gelijk, 3 lager, 1 niet te vergelijken.",
    remarks=("Gescoord zonder ZRM-training.",),
)
WEB = ComparedForm(
    title="Spinnenweb zes dimensies",
    who="de kijk van Joyce (inwoner)",
    moments=(THEN, OWN),
    blocks=(
        ComparedBlock(
            kind=ComparedAs.WEB,
            title="Mijn web",
            caption="Dit is een gespreksbeeld, geen meting.",
            rows=tuple(
                ComparedRow(
                    name=name,
                    cells=(
                        ComparedCell(words=str(then), place=then),
                        ComparedCell(words=str(now), place=now, said="Ik zie soms dagen niemand." if now == 4 else ""),
                    ),
                    goal="Elke week naar het koor" if name == AXES[4] else "",
                )
                for name, then, now in zip(AXES, (4, 5, 6, 3, 2, 7), (6, 5, 7, 5, 4, 7), strict=True)
            ),
        ),
    ),
    remarks=("Meer dan één consulent vulde in: Ria en Marloes.",),
)
COMPARISON = ComparisonSheet(name="Joyce Veldkamp", dated=date(2026, 9, 15), forms=(MATRIX, WEB))
LONG_COMPARISON = ComparisonSheet(
    name="Maria-Magdalena van der Heijden-Oosterwijk tot Nijenhuis",
    dated=date(2026, 9, 15),
    forms=(
        ComparedForm(
            title="Vragenlijst met heel veel vragen",
            who="de kijk van Maria-Magdalena (inwoner)",
            moments=(THEN, MomentLine(letter="B", voice=Voice.BEFORE_THAT, day=date(2026, 6, 1)), OWN),
            blocks=(
                ComparedBlock(
                    kind=ComparedAs.LEVELS,
                    scale=("helemaal niet zoals ik het graag zou willen", "een beetje", "helemaal wel"),
                    rows=tuple(
                        ComparedRow(
                            name=f"Vraag {number} over iets dat vandaag in het dagelijks leven erg belangrijk is",
                            cells=tuple(
                                ComparedCell(words="een beetje", place=(number + moment) % 3, said="Zo is het. " * 12)
                                for moment in range(3)
                            ),
                            goal_place=2,
                            goal="helemaal wel",
                        )
                        for number in range(40)
                    ),
                ),
            ),
        ),
    ),
)
