"""The short list on paper: what was asked, and per resident why and what to ask; for the own desk only (H02)."""

from __future__ import annotations

from collections.abc import Iterator

from intake_app.documents.shortlist import ShortlistLine, ShortlistPart, ShortlistSheet, shortlist_pdf
from intake_app.domain.matching_reasons import arrangements, reason
from intake_app.domain.matching_words import Criterion, MatchVerdict, Standing
from intake_app.i18n import _, format_day, ngettext
from intake_app.services import matching
from intake_app.services.desk import Desk
from intake_app.services.matching import Question, ResidentMatch, ResidentsFound, standing_words

_MOST_REASONS, _MOST_TO_ASK = 3, 3
_PRINTED = (Standing.WANTED, Standing.ABLE, Standing.TO_DISCUSS)


def shortlist(desk: Desk, question: Question) -> bytes:
    """The list as PDF, of the first of each part."""
    return shortlist_pdf(sheet(desk, question, matching.answer(desk, question)))


def sheet(desk: Desk, question: Question, found: ResidentsFound) -> ShortlistSheet:
    """What the paper says. Who does not fit now stands on the screen, with why, and is counted here."""
    parts = []
    for standing in _PRINTED:
        lines = tuple(_line(one) for one in found.shown if one.match.standing is standing)
        if lines:
            parts.append(ShortlistPart(title=standing_words(standing), lines=lines))
    later = found.counts[Standing.NOT_NOW]
    return ShortlistSheet(
        dated=desk.today(),
        asked=tuple(_asked(question)),
        parts=tuple(parts),
        left_out=_("For {n} more it does not fit now; on the screen stands why.").format(n=later) if later else "",
    )


def _line(one: ResidentMatch) -> ShortlistLine:
    fitting = (line for line in one.match.of(MatchVerdict.FITS) if line.criterion is not Criterion.CONSENT)
    day = one.seeker.spoken_on
    spoken = _("not spoken yet")
    if day is not None:
        spoken = _("spoken last on {day}").format(day=format_day(day, weekday=False, year=True))
    return ShortlistLine(
        name=one.name,
        facts=f"{one.number} · {spoken}",
        reasons=tuple(reason(line) for line in fitting)[:_MOST_REASONS],
        to_ask=arrangements(one.match.lines)[:_MOST_TO_ASK],
    )


def _asked(question: Question) -> Iterator[str]:
    if question.work:
        yield _("Work: {words}").format(words=question.work)
    if question.papers:
        yield _("Certificates: {words}").format(words=question.papers)
    if question.hours:
        yield _("Hours a week: {n}").format(n=question.hours)
    if question.days:
        yield _("Days: {days}").format(days=", ".join(sorted(question.days)))
    if question.town:
        yield _("Town: {town}").format(town=question.town)
    if question.start_by is not None:
        yield _("Able to start by {day}").format(day=format_day(question.start_by, weekday=False, year=True))
    if question.not_spoken_weeks is not None:
        weeks = question.not_spoken_weeks
        yield ngettext("Not spoken for {n} week", "Not spoken for {n} weeks", weeks).format(n=weeks)
