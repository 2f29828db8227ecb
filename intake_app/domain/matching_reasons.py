"""What a line says in plain words: why it fits or not, what is unknown, and what would have to be arranged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from intake_app.domain.matching import MatchLine
from intake_app.domain.matching_words import Arrange, Consent, Criterion, MatchVerdict, MatchWeight
from intake_app.i18n import _, format_day

_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_DAY_ORDER = (*_DAYS, "ochtend", "middag", "avond", "nacht")


def reason(line: MatchLine) -> str:
    """One sentence about a line, with the words of both sides."""
    return _REASONS[line.criterion](line)


def to_arrange(line: MatchLine) -> str:
    """What would have to be arranged or asked because of a line; empty when nothing."""
    if line.arrange is None:
        return ""
    about = line.theirs or line.mine
    sentences = {
        Arrange.ASK_RESIDENT: lambda: _ask_resident(line),
        Arrange.ASK_PLACE: lambda: _ask_place(line),
        Arrange.CONSENT: lambda: _("Ask the resident whether this place may be approached."),
        Arrange.BUILD_UP: lambda: _("Agree with the place to begin with fewer hours and build up."),
        Arrange.LANGUAGE_HELP: lambda: _(
            "Look at language lessons, a colleague who explains, or instructions in pictures."
        ),
        Arrange.GET_PAPER: lambda: _("See how “{paper}” can be obtained, and who pays.").format(paper=about),
        Arrange.FINISH_PAPER: lambda: _("Agree when “{paper}” is ready, and whether the place can wait.").format(
            paper=line.mine
        ),
        Arrange.RENEW_PAPER: lambda: _("Have “{paper}” renewed.").format(paper=line.mine),
        Arrange.RECOGNITION: lambda: _(
            "Have the diploma “{paper}” valued, and ask what the place itself accepts."
        ).format(paper=line.mine),
        Arrange.LOOK_UP_TRAVEL: lambda: _("Look up the journey together."),
        Arrange.ADAPT: lambda: _("Ask the place what can be different about “{wish}”.").format(wish=line.mine),
        Arrange.SHOW_SKILL: lambda: _("Talk about “{skill}”: can it be shown, tried or learned?").format(
            skill=line.theirs
        ),
    }
    return sentences[line.arrange]()


def arrangements(lines: Iterable[MatchLine]) -> tuple[str, ...]:
    """All there is to arrange, each once, in order."""
    return tuple(dict.fromkeys(sentence for line in lines if (sentence := to_arrange(line))))


def criterion_name(criterion: Criterion) -> str:
    """What was compared, in a word or two."""
    return {
        Criterion.WORK: lambda: _("Wish about the work"),
        Criterion.SKILLS: lambda: _("What somebody can do"),
        Criterion.PAPERS: lambda: _("Diploma or certificate"),
        Criterion.LANGUAGE: lambda: _("Language"),
        Criterion.HOURS: lambda: _("Hours"),
        Criterion.DAYS: lambda: _("Days"),
        Criterion.TIMES: lambda: _("Parts of the day"),
        Criterion.DISTANCE: lambda: _("Distance"),
        Criterion.TRAVEL: lambda: _("Travel time"),
        Criterion.SETTING: lambda: _("Surroundings"),
        Criterion.START: lambda: _("Start"),
        Criterion.CONDITIONS: lambda: _("What the place asks"),
        Criterion.CONSENT: lambda: _("Consent"),
    }[criterion]()


def _pick(line: MatchLine, fits: str, does_not: str, unknown: str) -> str:
    chosen = {MatchVerdict.FITS: fits, MatchVerdict.DOES_NOT_FIT: does_not, MatchVerdict.UNKNOWN: unknown}[line.verdict]
    return chosen.format(mine=line.mine, theirs=line.theirs)


def _work(line: MatchLine) -> str:
    if not line.theirs:
        return _("The place does not say yet what the work is.")
    if line.weight is MatchWeight.NO:
        return _("Rather not “{mine}”, and here it is “{theirs}”.").format(mine=line.mine, theirs=line.theirs)
    return _pick(
        line,
        _("Wish “{mine}” fits “{theirs}”."),
        _("Wish “{mine}”; this is other work: “{theirs}”."),
        _("It is not known whether “{theirs}” fits the wish “{mine}”."),
    )


def _skills(line: MatchLine) -> str:
    if line.verdict is MatchVerdict.FITS:
        return _("“{mine}” helps with “{theirs}”.").format(mine=line.mine, theirs=line.theirs)
    if not line.theirs:
        return _("The place does not say yet what the work is.")
    words = _(
        "It is not written down yet whether somebody did something like “{theirs}” before. It can also be learned."
    )
    return words.format(theirs=line.theirs)


def _papers(line: MatchLine) -> str:
    if line.verdict is MatchVerdict.UNKNOWN and line.mine:
        return _("The place asks “{theirs}”; “{mine}” may count for that.").format(theirs=line.theirs, mine=line.mine)
    return _pick(
        line,
        _("“{theirs}” is there: {mine}."),
        _("The place asks “{theirs}”, and it does not count now: {mine}."),
        _("The place asks “{theirs}”; it is not written down whether it is there."),
    )


def _language(line: MatchLine) -> str:
    if line.verdict is MatchVerdict.UNKNOWN:
        return _("The place asks {theirs}; the level is not known yet.").format(theirs=line.theirs)
    return _pick(
        line,
        _("The place asks {theirs}; that is there: {mine}."),
        _("The place asks {theirs}; now it is {mine}."),
        "",
    )


def _hours(line: MatchLine) -> str:
    if line.verdict is MatchVerdict.FITS and line.arrange is Arrange.BUILD_UP:
        return _("{theirs} hours a week is more than {mine}, but both sides can build up.").format(
            theirs=line.theirs, mine=line.mine
        )
    if not line.mine:
        return _("It is not known yet how many hours a week somebody can and wants to.")
    if not line.theirs:
        return _("The place does not say how many hours a week it is.")
    return _pick(
        line,
        _("The hours agree: {mine} wished, {theirs} there."),
        _("The hours do not agree: {mine} wished, {theirs} there."),
        _("It is not certain whether the hours agree: {mine} wished, {theirs} there."),
    )


def _days(line: MatchLine) -> str:
    if not line.mine:
        return _("It is not known yet on which days and at what times somebody can.")
    if not line.theirs:
        return _("The place does not say which days and times it is.")
    mine, theirs = _in_order(line.mine), _in_order(line.theirs)
    return _pick(
        replace(line, mine=mine, theirs=theirs),
        _("Days and times agree: {theirs}."),
        _("It is {theirs}, and somebody can on {mine}."),
        _("It is {theirs}; somebody can on {mine}. Perhaps a part is enough."),
    )


def _in_order(days: str) -> str:
    return ", ".join(sorted(days.split(", "), key=lambda day: _DAY_ORDER.index(day) if day in _DAY_ORDER else 99))


def _distance(line: MatchLine) -> str:
    if not line.theirs:
        return _("The place does not say where it is.")
    if not line.mine:
        return _("It is in {theirs}; it is not known yet how far somebody can travel.").format(theirs=line.theirs)
    return _pick(
        line,
        _("{theirs} is within {mine} kilometres."),
        _("{theirs} is further than {mine} kilometres."),
        _("It is not certain whether {theirs} is within {mine} kilometres."),
    )


def _travel(line: MatchLine) -> str:
    if not line.theirs:
        return _("The place does not say where it is.")
    return _pick(
        line,
        _("{theirs} can be reached within {mine} minutes (estimated)."),
        _("{theirs} takes longer than {mine} minutes (estimated)."),
        _("It is not certain whether {theirs} can be reached within {mine} minutes."),
    )


def _setting(line: MatchLine) -> str:
    if line.weight is MatchWeight.NO:
        return _pick(
            line,
            _("Rather not “{mine}”, and that is not so here."),
            _("Rather not “{mine}”, and that is so here."),
            _("Rather not “{mine}”; the place does not say how that is."),
        )
    return _pick(
        line,
        _("Wish “{mine}”: that is so here."),
        _("Wish “{mine}”: that is different here."),
        _("Wish “{mine}”: the place does not say how that is."),
    )


def _start(line: MatchLine) -> str:
    mine, theirs = (format_day(date.fromisoformat(day), weekday=False) for day in (line.mine, line.theirs))
    if line.verdict is MatchVerdict.FITS:
        return _("Can begin from {mine}; that is in time.").format(mine=mine)
    return _("Can begin from {mine}; the place wants to begin by {theirs}.").format(mine=mine, theirs=theirs)


def _conditions(line: MatchLine) -> str:
    if line.verdict is MatchVerdict.FITS:
        return _("The place asks “{theirs}”; that is there: {mine}.").format(theirs=line.theirs, mine=line.mine)
    return _("The place asks “{theirs}”; it is not known yet.").format(theirs=line.theirs)


def _consent(line: MatchLine) -> str:
    return {
        Consent.YES: lambda: _("The resident agrees that places are approached."),
        Consent.NO: lambda: _("The resident does not want places to be approached in his or her name."),
        Consent.NOT_ASKED: lambda: _("The resident was not asked yet whether places may be approached."),
    }[Consent(line.mine)]()


_REASONS: dict[Criterion, Callable[[MatchLine], str]] = {
    Criterion.WORK: _work,
    Criterion.SKILLS: _skills,
    Criterion.PAPERS: _papers,
    Criterion.LANGUAGE: _language,
    Criterion.HOURS: _hours,
    Criterion.DAYS: _days,
    Criterion.TIMES: _days,
    Criterion.DISTANCE: _distance,
    Criterion.TRAVEL: _travel,
    Criterion.SETTING: _setting,
    Criterion.START: _start,
    Criterion.CONDITIONS: _conditions,
    Criterion.CONSENT: _consent,
}


def _ask_resident(line: MatchLine) -> str:
    return {
        Criterion.WORK: lambda: _("Ask the resident what he or she thinks of this work."),
        Criterion.SKILLS: lambda: _("Ask what the resident did before that looks like this."),
        Criterion.PAPERS: lambda: _("Ask whether the resident has “{paper}”.").format(paper=line.theirs),
        Criterion.LANGUAGE: lambda: _("Ask how well the resident speaks {language}.").format(language=line.theirs),
        Criterion.HOURS: lambda: _("Ask how many hours a week suit the resident."),
        Criterion.DAYS: lambda: _("Ask which days suit the resident."),
        Criterion.TIMES: lambda: _("Ask which parts of the day suit the resident."),
        Criterion.DISTANCE: lambda: _("Ask how far the resident can and wants to travel."),
        Criterion.CONDITIONS: lambda: _("Ask the resident about “{about}”.").format(about=line.theirs),
    }.get(line.criterion, lambda: _("Ask the resident."))()


def _ask_place(line: MatchLine) -> str:
    return {
        Criterion.HOURS: lambda: _("Ask the place about the hours."),
        Criterion.DAYS: lambda: _("Ask the place about the days."),
        Criterion.TIMES: lambda: _("Ask the place about the times."),
        Criterion.SETTING: lambda: _("Ask the place about “{wish}”.").format(wish=line.mine),
        Criterion.START: lambda: _("Ask the place whether a later start is possible."),
    }.get(line.criterion, lambda: _("Ask the place where it is exactly."))()
