"""A resident as a match sees them, as text beside the dossier."""

from __future__ import annotations

from datetime import date

from intake_app.domain.ids import new_id
from intake_app.domain.matching import HoursRange, Paper, Reach, Seeker, Spoken, Wish
from intake_app.domain.matching_travel import Spot
from intake_app.domain.matching_words import Consent, MatchWeight, Means, PaperState
from intake_app.services import match_texts


def test_that_all_that_is_known_of_a_resident_comes_back_from_text() -> None:
    known = Seeker(
        id=new_id(),
        skills=("lassen", 'de "grote" oven'),
        papers=(Paper(name="VCA", state=PaperState.EXPIRED),),
        languages=(Spoken(language="Nederlands", level=3), Spoken(language="Tigrinya")),
        work=(Wish(words="buiten", weight=MatchWeight.MUST),),
        setting=(Wish(words="rustig", weight=MatchWeight.NO),),
        hours=HoursRange(least=8, most=16, grows=True),
        days=frozenset({"ma", "wo"}),
        times=frozenset(),
        reach=Reach(town="Rijnveen", spot=Spot(52.1, 4.5), minutes=30, km=10, means=frozenset({Means.BICYCLE})),
        start_from=date(2026, 10, 1),
        consent=Consent.YES,
        spoken_on=date(2026, 9, 1),
        consultant="Marloes Dekker",
    )
    assert match_texts.read(match_texts.written(known)) == known
    short = Seeker(id=known.id, consultant="Marloes Dekker")
    assert match_texts.read(f'{{"id": "{known.id}", "consultant": "Marloes Dekker"}}') == short, "a text of before"
