"""The internal prints of the whole vault: `weeklijst` and `caseloadlijst` (L02). They need no dossier."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from intake_app.documents.working_sheets import (
    CaseloadListSheet,
    CaseloadPrintRow,
    WeekListSheet,
    WeekPrintDay,
    WeekPrintLine,
)
from intake_app.domain.caseload_words import URGENT, CaseloadListKind
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.print_ids import TEAM, WEEK_LIST, WORKING_LISTS
from intake_app.i18n import _, format_day, format_short_day, format_time, speaking
from intake_app.services import caseload, week
from intake_app.services.caseload import CaseloadFilter, CaseloadQuery, CaseloadRow
from intake_app.services.caseload_reasons import list_words, phase_words, reason_words, short_day
from intake_app.services.desk import Desk
from intake_app.services.print_kinds import no_such_print

MOST_ROWS = 500


def is_working_list(kind: str) -> bool:
    """Whether a print is of the whole vault and needs no dossier."""
    return kind.partition("/")[0] in WORKING_LISTS


def make(desk: Desk, kind: str, *, language: str = "nl", large: bool = False) -> bytes:
    """The PDF of a working list as it stands today. Raises WrongCall for another kind."""
    family, slash, rest = kind.partition("/")
    if family not in WORKING_LISTS or rest not in ("", TEAM) or (slash and not rest):
        raise no_such_print(kind)
    team = rest == TEAM
    if family == WEEK_LIST:
        consultant = None if team else desk.profile.consultant
        return week_list(desk, week.monday_of(desk.today()), consultant, language=language, large=large)
    query = CaseloadQuery(
        consultant=desk.profile.consultant,
        filter=CaseloadFilter.TEAM if team else CaseloadFilter.MINE,
        today=desk.today(),
    )
    return caseload_list(desk, query, language=language, large=large)


def week_list(desk: Desk, monday: date, consultant: str | None, *, language: str = "nl", large: bool = False) -> bytes:
    """Two weeks from a Monday on, of one consultant or of the team."""
    from intake_app.documents.working_lists import week_list_pdf

    with speaking(language):
        sheet = _week_sheet(desk, week.week(desk, monday, consultant))
    return week_list_pdf(sheet, language=language, large=large)


def caseload_list(desk: Desk, query: CaseloadQuery, *, language: str = "nl", large: bool = False) -> bytes:
    """The dossiers that a view of the caseload shows, in its order."""
    from intake_app.documents.working_lists import caseload_list_pdf

    page = caseload.caseload(desk, replace(query, limit=MOST_ROWS, offset=0))
    team = query.filter is CaseloadFilter.TEAM
    with speaking(language):
        sheet = CaseloadListSheet(
            dated=desk.today(),
            whose=query.narrowed.whose if team else query.consultant,
            about=_about(query),
            rows=tuple(_row(desk, row) for row in page.rows),
            more=page.total - len(page.rows),
        )
    return caseload_list_pdf(sheet, language=language, large=large)


def _week_sheet(desk: Desk, found: week.Week) -> WeekListSheet:
    days, hidden = [], _shielded(desk)
    if found.overdue:
        lines = tuple(_line(one, found, hidden, on=True) for one in found.overdue)
        days.append(WeekPrintDay(title=_("Was due before"), lines=lines))
    for day in found.days:
        lines = tuple(_line(one, found, hidden, on=False) for one in found.on(day))
        if lines:
            days.append(WeekPrintDay(title=format_day(day), lines=lines))
    return WeekListSheet(
        dated=desk.today(),
        first=found.monday,
        last=found.monday + timedelta(days=week.DAYS - 1),
        whose=found.consultant,
        days=tuple(days),
    )


def _line(one: week.WeekLine, found: week.Week, hidden: Collection[UUID], *, on: bool) -> WeekPrintLine:
    when = format_short_day(one.on) if on else format_time(one.at) if one.at is not None else ""
    return WeekPrintLine(
        when=when,
        name=one.name,
        what=one.what or week.kind_words(one.kind),
        where="" if one.case_id in hidden else one.place,
        whose="" if found.consultant else one.consultant,
    )


def _shielded(desk: Desk) -> frozenset[UUID]:
    """The dossiers of people whose address is shielded: a list on paper does not say where they are met."""
    with desk.vault.read() as reading:
        people = {one.id for one in reading.find(Person, address_shielded=True)}
        return frozenset(case.id for person in people for case in reading.find(CaseFile, person_id=person))


def _about(query: CaseloadQuery) -> str:
    wanted = query.narrowed
    said = [list_words(wanted.listed)] if wanted.listed is not None else []
    if wanted.phase is not None:
        said.append(phase_words(wanted.phase))
    if wanted.urgent:
        said.append(_("Urgent"))
    return " · ".join(said)


def _row(desk: Desk, row: CaseloadRow) -> CaseloadPrintRow:
    listed = [one for one in row.marks if one.kind in set(CaseloadListKind)]
    urgent = [_("Urgent")] if any(one.kind == URGENT for one in row.marks) else []
    return CaseloadPrintRow(
        name=row.name,
        number=row.number,
        stage=phase_words(row.phase),
        next_step=row.next_step,
        when=short_day(row.next_step_on, desk.today()) if row.next_step_on else "",
        last_contact=short_day(row.last_contact_on, desk.today()) if row.last_contact_on else _("not yet"),
        reasons=(*urgent, *(reason_words(one, desk.forms, desk.today()) for one in listed)),
    )
