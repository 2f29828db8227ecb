"""The labelled set: residents, places and what a person said of each pair. `python -m tests.matching.labelled`."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from intake_app.domain.matching import (
    HoursRange,
    LanguageNeed,
    Match,
    Need,
    Opening,
    Paper,
    Reach,
    Seeker,
    Spoken,
    Wish,
)
from intake_app.domain.matching_judging import judge
from intake_app.domain.matching_reasons import reason
from intake_app.domain.matching_words import Consent, MatchWeight, Means, PaperState, Standing
from intake_app.i18n import set_language
from intake_app.instruments.work_words import lexicon

HERE = Path(__file__).parent
FITS, NOT, DISCUSS = "past", "niet", "bespreken"
SAID = {Standing.WANTED: FITS, Standing.ABLE: FITS, Standing.TO_DISCUSS: DISCUSS, Standing.NOT_NOW: NOT}


@dataclass(frozen=True, slots=True)
class Pair:
    """A resident and a place, what a person said of them and why, and what the program found."""

    resident: str
    place: str
    label: str
    why: str
    found: Match

    @property
    def said(self) -> str:
        return SAID[self.found.standing]


@dataclass(frozen=True, slots=True)
class Score:
    """Of what the program said: how much a person said too (precision). Of what a person said: how much it found."""

    right: int
    said: int
    labelled: int

    @property
    def precision(self) -> float:
        return self.right / self.said

    @property
    def recall(self) -> float:
        return self.right / self.labelled


def pairs() -> tuple[Pair, ...]:
    """All labelled pairs, compared."""
    residents = {name: _seeker(name, one) for name, one in _tables("residents").items()}
    places = {name: _opening(name, one) for name, one in _tables("places").items()}
    return tuple(
        Pair(
            who, where, *(part.strip() for part in line.split(":", 1)), judge(residents[who], places[where], lexicon())
        )
        for who, labels in _tables("labels").items()
        for where, line in labels.items()
    )


def score(all_pairs: tuple[Pair, ...], label: str) -> Score:
    """Precision and recall of one label."""
    return Score(
        right=sum(one.said == one.label == label for one in all_pairs),
        said=sum(one.said == label for one in all_pairs),
        labelled=sum(one.label == label for one in all_pairs),
    )


def _tables(name: str) -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))


def _wishes(lines: list[str]) -> Iterator[Wish]:
    for line in lines:
        weight, words = line.split(": ", 1)
        yield Wish(words=words, weight=MatchWeight(weight))


def _seeker(name: str, one: Mapping[str, Any]) -> Seeker:
    return Seeker(
        id=uuid5(NAMESPACE_URL, name),
        skills=tuple(one["skills"]),
        papers=tuple(Paper(name=paper, state=PaperState(state)) for paper, state in one.get("papers", {}).items()),
        languages=tuple(Spoken(language=language, level=level) for language, level in one["languages"].items()),
        work=tuple(_wishes(one["work"])),
        setting=tuple(_wishes(one.get("setting", []))),
        hours=HoursRange(least=one["hours"][0], most=one["hours"][1]),
        days=frozenset(one["days"]) if "days" in one else None,
        times=frozenset(one["times"]) if "times" in one else None,
        reach=Reach(
            town=one.get("town", ""),
            minutes=one.get("minutes"),
            means=frozenset(map(Means, one["means"])) if "means" in one else None,
        ),
        consent=Consent.YES,
    )


def _opening(name: str, one: Mapping[str, Any]) -> Opening:
    language = one.get("language")
    return Opening(
        id=uuid5(NAMESPACE_URL, name),
        title=one["title"],
        tasks=tuple(one["tasks"]),
        setting=tuple(one["setting"]),
        needs=tuple(Need(words=line.lstrip("!"), hard=line.startswith("!")) for line in one.get("needs", [])),
        languages=(LanguageNeed(language=language[0], level=language[1]),) if language else (),
        hours=HoursRange(least=one["hours"][0], most=one["hours"][1]),
        days=frozenset(one["days"]) if "days" in one else None,
        all_days=one.get("all_days"),
        times=frozenset(one["times"]) if "times" in one else None,
        town=one["town"],
    )


def main() -> None:
    """Print the figures, and every pair on which a person and the program differ."""
    set_language("nl")
    found = pairs()
    print(f"{len(found)} pairs")
    for label in (FITS, NOT, DISCUSS):
        one = score(found, label)
        print(f"{label:10} precision {one.precision:.2f} recall {one.recall:.2f} ({one.labelled} labelled)")
    print(Counter((one.label, one.said) for one in found if one.label != one.said))
    for one in found:
        if one.said != one.label:
            print(f"\n{one.resident} {one.place}: {one.label} ({one.why}), found {one.said}")
            for line in one.found.lines:
                if line.blocks or (line.verdict == "voldoet" and line.criterion in ("werk", "kunnen")):
                    print(f"   {line.verdict}: {reason(line)}")


if __name__ == "__main__":
    main()
