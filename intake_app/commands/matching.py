"""`match`: places for a resident, residents for a place, or an answer to a question by phone; each with why."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from uuid import UUID

from intake_app.commands.desks import find_dossier, open_desk
from intake_app.commands.dossiers import write_out
from intake_app.commands.parsing import Call
from intake_app.domain.matching import Match
from intake_app.domain.matching_reasons import arrangements, reason
from intake_app.domain.matching_words import MatchVerdict
from intake_app.errors import WrongCall
from intake_app.i18n import _
from intake_app.services import matching, shortlists
from intake_app.services.desk import Desk
from intake_app.services.matching import Question, ResidentsFound, Source

_ALL = 10_000


def run_match(call: Call) -> int:
    """Print the list, or with `--out` keep the short list as PDF."""
    options = call.options
    asked = Question(work=options.work, papers=options.papers, hours=options.hours)
    by_phone = bool(options.work or options.papers or options.hours)
    if sum((options.dossier is not None, options.place is not None, by_phone)) != 1 or (options.out and not by_phone):
        raise WrongCall(_("Say one thing: a dossier, --place, or --work, --papers and --hours."))
    with open_desk(call) as desk:
        if options.dossier is not None:
            source = Source.OFFERS if options.offers else Source.PLACES
            rows = list(_places(desk, find_dossier(desk, options.dossier), source))
        else:
            while not matching.read_on(desk).ready:
                pass
            if options.out is not None:
                write_out(options.out, shortlists.shortlist(desk, asked))
                return 0
            found = matching.answer(desk, asked, limit=_ALL) if by_phone else _of_place(desk, options.place)
            rows = [_row(one.number, one.name, one.match) for one in found.shown]
    _write(rows, as_json=options.json)
    return 0


def _of_place(desk: Desk, wanted: str) -> ResidentsFound:
    try:
        return matching.residents_for(desk, UUID(wanted), limit=_ALL)
    except ValueError:
        raise WrongCall(_("Name a place by its id; see places list --json.")) from None


def _places(desk: Desk, case_id: UUID, source: Source) -> Iterator[dict[str, object]]:
    for one in matching.places_for(desk, case_id, source, limit=_ALL).shown:
        yield _row(one.opening.title, one.opening.organisation, one.match)


def _row(title: str, more: str, match: Match) -> dict[str, object]:
    return {
        "part": match.standing.value,
        "title": title,
        "more": more,
        "not_now": [reason(line) for line in match.of(MatchVerdict.DOES_NOT_FIT)],
        "fits": [reason(line) for line in match.of(MatchVerdict.FITS)],
        "unknown": [reason(line) for line in match.of(MatchVerdict.UNKNOWN)],
        "arrange": list(arrangements(match.lines)),
    }


def _write(rows: list[dict[str, object]], *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return
    for row in rows:
        words = (row["part"], row["title"], row["more"], _first(row))
        sys.stdout.write("\t".join(" ".join(str(one).split()) for one in words) + "\n")


def _first(row: dict[str, object]) -> str:
    for name in ("not_now", "fits", "unknown"):
        said = row[name]
        if isinstance(said, list) and said:
            return str(said[0])
    return ""
