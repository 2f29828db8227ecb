"""What is compared: a resident who looks for a place (seeker) and a place, vacancy or offer (opening). H02, H04.

Everywhere None, and a missing entry, means "not known". It is never the same as no. Nothing in here is a score, a level
of an instrument, benefit, care or health, and no instrument's value plays a part in the comparison.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from intake_app.domain.matching_travel import Spot
from intake_app.domain.matching_words import (
    Arrange,
    Consent,
    Criterion,
    MatchVerdict,
    MatchWeight,
    Means,
    PaperState,
    Side,
    Standing,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Something the resident wishes, in own words, and how much it counts."""

    words: str
    weight: MatchWeight = MatchWeight.NICE


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A diploma, certificate or licence of the resident, and how it stands."""

    name: str
    state: PaperState = PaperState.UNSURE


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A language of the resident. `level` is A0 = 0 to C2 = 6; None: not known. A mother tongue is 6."""

    language: str
    level: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursRange:
    """Hours a week. `grows`: whether it can be built up (of a resident: wants to; of a place: is possible)."""

    least: int | None = None
    most: int | None = None
    grows: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Where the resident lives and how far the way may be."""

    town: str = ""
    spot: Spot | None = None
    minutes: int | None = None
    km: int | None = None
    means: frozenset[Means] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeker:
    """One resident as a match sees them. `days` and `times` hold the ids of catalogue and portfolio."""

    id: UUID
    skills: tuple[str, ...] = ()
    """What the resident can or did, in words: skills, tasks, experience."""
    papers: tuple[Paper, ...] = ()
    languages: tuple[Spoken, ...] = ()
    work: tuple[Wish, ...] = ()
    """Wishes about the work itself: kinds of work, occupations, tasks."""
    setting: tuple[Wish, ...] = ()
    """Wishes about how it is there: surroundings, pace, contract, learning."""
    hours: HoursRange | None = None
    days: frozenset[str] | None = None
    times: frozenset[str] | None = None
    reach: Reach = field(default_factory=Reach)
    start_from: date | None = None
    consent: Consent = Consent.NOT_ASKED
    spoken_on: date | None = None
    """The last day on which somebody spoke with the resident."""
    consultant: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What a place asks, in words: a skill, an experience or a paper. `hard`: it cannot do without."""

    words: str
    hard: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageNeed:
    """A language that is needed, from a level on (A0 = 0 to C2 = 6; None: any)."""

    language: str
    level: int | None = None
    hard: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A place as a match sees it: what there is to do, when, where, and what it asks."""

    id: UUID
    title: str = ""
    organisation: str = ""
    tasks: tuple[str, ...] = ()
    setting: tuple[str, ...] = ()
    """How it is there, in the place's own words; its qualities are read from them and from title and tasks."""
    needs: tuple[Need, ...] = ()
    languages: tuple[LanguageNeed, ...] = ()
    hours: HoursRange | None = None
    days: frozenset[str] | None = None
    all_days: bool | None = None
    """Whether it is every one of these days; None: not known."""
    times: frozenset[str] | None = None
    town: str = ""
    spot: Spot | None = None
    last_start: date | None = None
    adaptable: str = ""
    """What the organisation will adapt."""

    @property
    def work_texts(self) -> tuple[str, ...]:
        """The texts that tell what there is to do."""
        return (self.title, *self.tasks)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchLine:
    """One thing compared. `mine` and `theirs` are the words on both sides that led to it."""

    criterion: Criterion
    verdict: MatchVerdict
    weight: MatchWeight = MatchWeight.NICE
    side: Side = Side.RESIDENT
    mine: str = ""
    theirs: str = ""
    arrange: Arrange | None = None

    @property
    def blocks(self) -> bool:
        """Whether it is why this does not fit now: a must that is known not to be met, or something rather not."""
        return self.verdict is MatchVerdict.DOES_NOT_FIT and self.weight is not MatchWeight.NICE

    @property
    def own_must(self) -> bool:
        """A must of the resident that is met."""
        return self._met and self.weight is MatchWeight.MUST

    @property
    def own_wish(self) -> bool:
        """A wish of the resident that is met."""
        return self._met and self.weight is MatchWeight.NICE

    @property
    def _met(self) -> bool:
        return self.verdict is MatchVerdict.FITS and self.side is Side.RESIDENT and self.criterion in OWN_CRITERIA


OWN_CRITERIA = frozenset(
    {
        Criterion.WORK,
        Criterion.HOURS,
        Criterion.DAYS,
        Criterion.TIMES,
        Criterion.DISTANCE,
        Criterion.TRAVEL,
        Criterion.SETTING,
    }
)
"""What the resident says of the work; only these order the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A resident and a place laid side by side: line by line, never a sum."""

    seeker: UUID
    opening: UUID
    lines: tuple[MatchLine, ...]

    @property
    def standing(self) -> Standing:
        """The part of the list it stands in."""
        if any(line.blocks for line in self.lines):
            return Standing.NOT_NOW
        fitting = {line.criterion for line in self.lines if line.verdict is MatchVerdict.FITS}
        if Criterion.WORK in fitting:
            return Standing.WANTED
        return Standing.ABLE if Criterion.SKILLS in fitting else Standing.TO_DISCUSS

    def of(self, verdict: MatchVerdict) -> tuple[MatchLine, ...]:
        """The lines with one verdict, in order."""
        return tuple(line for line in self.lines if line.verdict is verdict)

    @property
    def order(self) -> tuple[int, int, int]:
        """Sorts by part of the list, then by the resident's own musts that are met, then by wishes."""
        musts = sum(line.own_must for line in self.lines)
        wishes = sum(line.own_wish for line in self.lines)
        return tuple(Standing).index(self.standing), -musts, -wishes
