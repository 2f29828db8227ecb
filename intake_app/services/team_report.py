"""The report of the team: counts over the whole vault in one half-year, small cells hidden (L03).

Only what `safe_row` lets through leaves this module. Levels are counted as higher, the same or lower, never averaged.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from intake_app.domain.caseload_words import CaseloadListKind
from intake_app.domain.catalogue import Offer
from intake_app.domain.catalogue_words import OfferKind
from intake_app.domain.principles import Principle
from intake_app.domain.suppression import LEAST, Cell, safe_row
from intake_app.domain.team_report import (
    CHANGE_FORM,
    HIGHER,
    LOWER,
    SAME,
    HalfYear,
    LineKind,
    ReportRow,
    TeamReport,
    TeamTable,
)
from intake_app.domain.vocabulary import CaseStatus, RaterRole
from intake_app.i18n import _
from intake_app.services import catalogue, principle_report, principles, report_lines, room_at_places, rules, term_list
from intake_app.services import team_report_words as words
from intake_app.services.caseload_reasons import list_words, status_words
from intake_app.services.catalogue_words import kind_words as offer_words
from intake_app.services.desk import Desk
from intake_app.store.counting import Counting

_OF_PRINCIPLES = ("grondwaarden", "gelijke-gevallen")
_CODE_SIGNS = "23456789BCDFGHJKMNPQRSTVWXYZ"
_PLACES = "plekken"
_WAIT_DAYS = (14, 28, 56, 182)
_OPEN = tuple(one for one in CaseStatus if one is not CaseStatus.CLOSED)
_APART_LISTS = tuple(one for one in CaseloadListKind if one is not CaseloadListKind.WITHOUT_EXEMPTION)
"""A list that lies within another is left out: the difference of both would count the rest."""
PERIODS = 8
"""How many half-years there are to choose from, with the one that runs."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a table is counted from."""

    desk: Desk
    counting: Counting
    period: HalfYear
    today: date
    least: int = LEAST
    principles: tuple[Principle, ...] = ()
    offers: tuple[Offer, ...] = ()
    """The catalogue, where a table asks for it."""


def least(desk: Desk) -> int:
    """Fewer people than this are hidden; never fewer than five, more where the organisation says so."""
    return max(LEAST, rules.known_rules(desk).number("small_cell_limit") or LEAST)


def periods(today: date) -> tuple[HalfYear, ...]:
    """The half-years to choose from, newest first."""
    found = [HalfYear.of(today)]
    while len(found) < PERIODS:
        found.append(found[-1].before)
    return tuple(found)


def make(desk: Desk, period: HalfYear, progress: Callable[[int, int], None] | None = None) -> TeamReport:
    """The whole report. `progress(done, total)` may raise to stop it."""
    tables: list[TeamTable] = []
    for number, part in enumerate(PARTS):
        if progress is not None:
            progress(number, len(PARTS))
        tables.append(make_part(desk, period, part))
    return assemble(desk, period, tables)


def make_part(desk: Desk, period: HalfYear, part: str) -> TeamTable:
    """One table: so that a window can do other work between two."""
    known = principles.listed(desk) if part in _OF_PRINCIPLES else ()
    offers = catalogue.catalogue(desk).offers if part == _PLACES else ()
    with desk.vault.caseload.counting() as counting:
        return _MAKERS[part](_Asked(desk, counting, period, desk.today(), least(desk), known, offers))


def assemble(desk: Desk, period: HalfYear, tables: Iterable[TeamTable]) -> TeamReport:
    """The report of these tables, with a code of its own. A table of which nothing may be shown stays, empty."""
    today, made = desk.today(), tuple(tables)
    return TeamReport(
        period=period,
        month=today.replace(day=1),
        code=_code(repr((str(period), today.replace(day=1), made))),
        running=today <= period.last,
        incomplete=not term_list.is_caught_up(desk),
        tables=made,
        least=least(desk),
    )


def _code(shown: str) -> str:
    """By what is shown alone: the same counts always carry the same code, other counts another."""
    number = int.from_bytes(hashlib.sha256(shown.encode()).digest()[:8])
    signs = ""
    for _sign in range(8):
        number, place = divmod(number, len(_CODE_SIGNS))
        signs += _CODE_SIGNS[place]
    return f"TR-{signs}"


Row = tuple[str, list[Cell]]


def _rows(rows: Iterable[Row], *, apart: bool, least: int = LEAST) -> tuple[ReportRow, ...]:
    """The rows of which something may be shown. A row that is missing says no more than a row of nought would."""
    found = []
    for label, cells in rows:
        safe = safe_row(cells, apart=apart, least=least)
        if safe.total is not None:
            found.append(ReportRow(label=label, cells=safe.cells, total=safe.total))
    return tuple(found)


def _people(many: int) -> Cell:
    return Cell(many, many)


def _together(cells: Iterable[Cell], *, apart: bool) -> Cell:
    """Several cells as one. Where somebody may stand in two, the people of the largest are surely different."""
    held = list(cells)
    people = sum(one.people for one in held) if apart else max((one.people for one in held), default=0)
    return Cell(sum(one.count for one in held), people)


def _grid(
    found: Mapping[tuple[str, str], Cell],
    rows: Iterable[tuple[str, str]],
    columns: Iterable[tuple[str, ...]],
    *,
    apart: bool,
    least: int,
) -> tuple[ReportRow, ...]:
    """`rows` are (id, label); each column holds what counts in it."""
    groups = tuple(columns)
    made: list[Row] = []
    for about, label in rows:
        cells = [[found.get((about, said), Cell()) for said in group] for group in groups]
        made.append((label, [_together(one, apart=apart) for one in cells]))
    return _rows(made, apart=apart, least=least)


def _dossiers(asked: _Asked) -> TeamTable:
    return words.table("dossiers", tuple(status_words(one) for one in _OPEN), _statuses(asked))


def _statuses(asked: _Asked) -> tuple[ReportRow, ...]:
    """Open dossiers by status. How many closed is not in it: all of them less the open ones would give that away."""
    found = asked.counting.statuses()
    return _rows(
        [(_("Open dossiers"), [_people(found.get(one.value, 0)) for one in _OPEN])], apart=True, least=asked.least
    )


def _change(asked: _Asked, voice: RaterRole) -> TeamTable:
    found = asked.counting.newest(LineKind.CHANGE, asked.period.first, asked.period.last)
    items = asked.desk.forms.instrument(CHANGE_FORM).items
    rows: list[Row] = []
    for place, item in enumerate(items):
        counts = dict.fromkeys((HIGHER, SAME, LOWER), 0)
        for (about, signs), many in found.items():
            if about == voice.value and place < len(signs) and signs[place] in counts:
                counts[signs[place]] += many
        rows.append((str(item.label), [_people(many) for many in counts.values()]))
    return words.table(f"verandering-{voice.value}", words.change_columns(), _rows(rows, apart=True, least=asked.least))


def _review_steps(asked: _Asked) -> TeamTable:
    found = asked.counting.lines(LineKind.REVIEW, asked.period.first, asked.period.last)
    columns = words.result_columns()
    rows = [(report_lines.REST_OF_PLAN, _("Steps and agreements"))]
    return words.table(
        "terugblik-stappen",
        tuple(columns.values()),
        _grid(found, rows, _alone(columns), apart=False, least=asked.least),
    )


def _review_goals(asked: _Asked) -> TeamTable:
    found = asked.counting.lines(LineKind.REVIEW, asked.period.first, asked.period.last)
    columns = words.outcome_columns()
    rows = _grid(found, [(report_lines.GOAL, _("Goals"))], _alone(columns), apart=False, least=asked.least)
    return words.table("terugblik-doelen", tuple(columns.values()), rows)


def _alone(columns: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    return tuple((one,) for one in columns)


def _steps(asked: _Asked) -> TeamTable:
    found = asked.counting.lines(LineKind.STEP)
    columns = words.step_columns()
    rows = _grid(found, words.step_rows(), columns.values(), apart=False, least=asked.least)
    return words.table("stappen", tuple(columns), rows)


def _routes(asked: _Asked) -> TeamTable:
    running = asked.counting.lines(LineKind.ROUTE, date.min, date.min)
    ended = asked.counting.lines(LineKind.ROUTE, asked.period.first, asked.period.last)
    rows = [(one.id, str(one.name)) for one in asked.desk.forms.templates.values()]
    rows.append(("", _("Another route")))
    columns = ((report_lines.RUNS,), (report_lines.ENDED,))
    made = _grid({**running, **ended}, rows, columns, apart=False, least=asked.least)
    return words.table("trajecten", (_("Going on now"), _("Ended in this half-year")), made)


def _waiting(asked: _Asked) -> TeamTable:
    """How long, in classes; each class is counted by itself, so that nobody is taken for two people."""
    found: dict[tuple[str, str], Cell] = {}
    newest, bounds = asked.today, (*_WAIT_DAYS, None)
    for place, most in enumerate(bounds):
        oldest = date.min if most is None else asked.today - timedelta(days=most)
        for (about, _said), cell in asked.counting.lines(LineKind.WAITING, oldest, newest).items():
            found[about, str(place)] = cell
        newest = oldest - timedelta(days=1) if most is not None else oldest
    columns = tuple((str(place),) for place in range(len(bounds)))
    rows = _grid(found, _told(asked), columns, apart=True, least=asked.least)
    rows += _grid(found, words.waiting_step_rows(), columns, apart=False, least=asked.least)
    return words.table("wachten", words.waiting_columns(), rows)


def _told(asked: _Asked) -> list[tuple[str, str]]:
    """The statuses whose count is shown elsewhere in the report too; the total of another would give it away."""
    shown = {status.value for row in _statuses(asked) for status, many in zip(_OPEN, row.cells, strict=True) if many}
    return [(about, label) for about, label in words.waiting_rows() if about in shown]


def _forgotten(asked: _Asked) -> TeamTable:
    open_now = _open(asked)
    rows: list[Row] = []
    for kind in _APART_LISTS:
        on_it = asked.counting.marked(kind.value, asked.today)
        rows.append((list_words(kind), [_people(on_it), _people(max(0, open_now - on_it))]))
    return words.table("vergeten", (_("On the list"), _("Not on the list")), _rows(rows, apart=True, least=asked.least))


def _open(asked: _Asked) -> int:
    found = asked.counting.statuses()
    return sum(found.get(one.value, 0) for one in _OPEN)


def _terms(asked: _Asked) -> TeamTable:
    period, today = asked.period, asked.today
    found: dict[tuple[str, str], list[Cell]] = {}
    spans = (
        (period.first, min(period.last, today - timedelta(days=1)), report_lines.LATE),
        (max(period.first, today), period.last, report_lines.AHEAD),
    )
    for first, last, still_open in spans:
        if first <= last:
            for (about, said), cell in asked.counting.lines(LineKind.TERM, first, last).items():
                key = about, still_open if said == report_lines.AHEAD else said
                found.setdefault(key, []).append(cell)
    cells = {key: _together(some, apart=False) for key, some in found.items()}
    rows = [(one.id, str(one.title)) for one in asked.desk.forms.terms.terms]
    columns = words.term_columns()
    return words.table(
        "termijnen", tuple(columns.values()), _grid(cells, rows, _alone(columns), apart=False, least=asked.least)
    )


def _taking_part(asked: _Asked) -> TeamTable:
    found = asked.counting.lines(LineKind.TAKING_PART, asked.period.first, asked.period.last)
    columns = words.taking_part_columns()
    rows = _grid(found, words.direction_rows(), columns.values(), apart=True, least=asked.least)
    return words.table("meedoen", tuple(columns), rows)


def _barriers(asked: _Asked) -> TeamTable:
    found = asked.counting.lines(LineKind.BARRIER)
    rows = [(item.id, str(item.label)) for item in asked.desk.forms.instrument(report_lines.BARRIERS).items]
    columns = words.barrier_columns()
    made = _grid(found, rows, _alone(columns), apart=True, least=asked.least)
    return words.table("belemmeringen", tuple(columns.values()), made)


def _route_ends(asked: _Asked) -> TeamTable:
    """With what routes ended, as counts of how many; only of routes whose number of ended ones is shown already."""
    shown = {row.label for row in _routes(asked).rows if row.cells[1] is not None}
    found = asked.counting.lines(LineKind.ROUTE_END, asked.period.first, asked.period.last)
    rows: list[ReportRow] = []
    said: list[str] = []
    for one in asked.desk.forms.templates.values():
        if str(one.name) not in shown:
            continue
        labels = [*(str(way) for way in one.outcomes), _("not written down")]
        ids = [*(str(place) for place in range(len(one.outcomes))), ""]
        safe = safe_row([found.get((one.id, way), Cell()) for way in ids], apart=False, least=asked.least)
        for label, many in zip(labels, safe.cells, strict=True):
            if many is None or not safe.total:
                continue
            rows.append(ReportRow(label=f"{one.name}: {label}", cells=(many,), total=safe.total))
            said.append(words.share_words(f"{one.name}, {label}", many, safe.total))
    return words.table("uitkomst-routes", (_("With this outcome"),), tuple(rows), tuple(said))


def _offers(asked: _Asked) -> TeamTable:
    found = asked.counting.lines(LineKind.OFFER)
    columns = words.step_columns()
    rows = [(kind.value, offer_words(kind)) for kind in OfferKind]
    made = _grid(found, rows, columns.values(), apart=False, least=asked.least)
    return words.table("ingezet", tuple(columns), made)


def _marks(asked: _Asked) -> TeamTable:
    """Marks in classes, and their mean over enough people (L03); a mark is a number, a level never is."""
    rows: list[Row] = []
    said: list[str] = []
    for kind, label in ((LineKind.MARK_REVIEW, _("Look-backs")), (LineKind.MARK_ROUTE, _("Routes"))):
        found = asked.counting.lines(kind, asked.period.first, asked.period.last)
        marks = {
            mark: _together((c for (_a, s), c in found.items() if s == str(mark)), apart=False) for mark in range(1, 11)
        }
        classes = [_together((marks[mark] for mark in span), apart=False) for span in words.MARK_CLASSES]
        rows.append((label, classes))
        many = sum(one.count for one in marks.values())
        if max((one.people for one in classes), default=0) >= asked.least:
            mean = sum(mark * one.count for mark, one in marks.items()) / many
            said.append(words.mean_words(label, mean, many))
    return words.table("tevredenheid", words.mark_columns(), _rows(rows, apart=False, least=asked.least), tuple(said))


def _input(asked: _Asked) -> TeamTable:
    found = asked.counting.lines(LineKind.INPUT, asked.period.first, asked.period.last)
    talks, minutes = (found.get((about, ""), Cell()) for about in (report_lines.TALKS, report_lines.MINUTES))
    hours = Cell(round(minutes.count / 60), minutes.people)
    rows = [(_("Talks and contacts"), [talks]), (_("Hours"), [hours])]
    return words.table("inzet", (_("In this half-year"),), _rows(rows, apart=False, least=asked.least))


def _throughput(asked: _Asked) -> TeamTable:
    found = asked.counting.lines(LineKind.THROUGHPUT, asked.period.first, asked.period.last)
    columns = tuple((str(place),) for place in range(len(report_lines.THROUGH_DAYS) + 1))
    made = _grid(found, words.throughput_rows(), columns, apart=True, least=asked.least)
    return words.table("doorlooptijd", words.waiting_columns(), made)


def _principles(asked: _Asked) -> TeamTable:
    found, columns = asked.counting.lines(LineKind.PRINCIPLE), principle_report.served_columns()
    rows = principle_report.principle_rows(asked.principles)
    made = _grid(found, rows, _alone(columns), apart=False, least=asked.least)
    return words.table("grondwaarden", tuple(columns.values()), made)


def _equal_cases(asked: _Asked) -> TeamTable:
    """Whether equal cases were treated alike (E07). No total of a principle: its rows less one would give that away."""
    found = asked.counting.lines(LineKind.EQUAL_CASE, asked.period.first, asked.period.last)
    found |= asked.counting.lines(LineKind.DEVIATION, asked.period.first, asked.period.last)
    columns = principle_report.case_columns()
    rows = principle_report.case_rows(asked.principles, (about for about, _said in found))
    made = _grid(found, rows, _alone(columns), apart=False, least=asked.least)
    return words.table("gelijke-gevallen", tuple(columns.values()), made, principle_report.treatment(made))


def _helped(asked: _Asked) -> TeamTable:
    """What contributed and what did not, by the sort of help: never by name, for that could tell of one person."""
    found = asked.counting.lines(LineKind.EFFECT, asked.period.first, asked.period.last)
    columns = words.effect_columns()
    made = _grid(found, words.effect_rows(), _alone(columns), apart=False, least=asked.least)
    return words.table("bijdrage", tuple(columns.values()), made)


def _places(asked: _Asked) -> TeamTable:
    """Who asks for an offer, and what that means for its room: of an offer that few ask for nothing is said."""
    rooms = {one.offer.name: one for one in room_at_places.counted_rooms(asked.offers, asked.counting)}
    rows = _rows([(name, [_people(one.requested)]) for name, one in rooms.items()], apart=True, least=asked.least)
    said = [f"{one.label}: {room_at_places.room_words(rooms[one.label])}" for one in rows]
    coaches = room_at_places.counted_coaches(asked.desk, asked.counting)
    if coaches.workers >= asked.least:
        said.append(room_at_places.coach_words(coaches))
    return words.table(_PLACES, (_("Ask for it"),), rows, tuple(said))


_MAKERS: dict[str, Callable[[_Asked], TeamTable]] = {
    "dossiers": _dossiers,
    "inzet": _input,
    "verandering-inwoner": lambda asked: _change(asked, RaterRole.RESIDENT),
    "verandering-consulent": lambda asked: _change(asked, RaterRole.CONSULTANT),
    "terugblik-stappen": _review_steps,
    "terugblik-doelen": _review_goals,
    "stappen": _steps,
    "ingezet": _offers,
    "bijdrage": _helped,
    _PLACES: _places,
    "trajecten": _routes,
    "uitkomst-routes": _route_ends,
    "meedoen": _taking_part,
    "belemmeringen": _barriers,
    "tevredenheid": _marks,
    "doorlooptijd": _throughput,
    "wachten": _waiting,
    "vergeten": _forgotten,
    "termijnen": _terms,
    "grondwaarden": _principles,
    "gelijke-gevallen": _equal_cases,
}
PARTS = tuple(_MAKERS)
"""The tables in the order of the report."""
