"""The report of the team on paper and as a spreadsheet: `teamrapport`, or `teamrapport/2026-1` of a half-year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake_app.domain.team_report import HalfYear, TeamReport
from intake_app.errors import WrongCall
from intake_app.i18n import _, speaking
from intake_app.services import team_report
from intake_app.services import team_report_words as words
from intake_app.services.desk import Desk

if TYPE_CHECKING:
    from intake_app.documents.team_report import TeamReportSheet

KIND = "teamrapport"
XLSX = ".xlsx"


def is_team_report(kind: str) -> bool:
    """Whether a print is the report of the team."""
    return kind.partition("/")[0] == KIND


def make(desk: Desk, kind: str, suffix: str = ".pdf", *, language: str = "nl", large: bool = False) -> bytes:
    """The report in the kind of file that a suffix names. Raises WrongCall for a half-year that is none."""
    _family, slash, wanted = kind.partition("/")
    period = HalfYear.parse(wanted) if slash else HalfYear.of(desk.today())
    if period is None or period > HalfYear.of(desk.today()):
        raise WrongCall(_("Write a half-year as teamrapport/2026-1, not one that is still to come."))
    with speaking(language):
        report = team_report.make(desk, period)
    if suffix == XLSX:
        return spreadsheet(desk, report, language=language)
    return paper(desk, report, language=language, large=large)


def paper(desk: Desk, report: TeamReport, *, language: str = "nl", large: bool = False) -> bytes:
    """The PDF of a report that was made."""
    from intake_app.documents.team_report import team_report_pdf

    with speaking(language):
        return team_report_pdf(sheet(desk, report), language=language, large=large)


def spreadsheet(desk: Desk, report: TeamReport, *, language: str = "nl") -> bytes:
    """The XLSX of a report that was made."""
    from intake_app.exchange.team_report_file import to_xlsx

    with speaking(language):
        return to_xlsx(
            report, desk.profile.organisation, words.period_words(report.period), notes(report), words.nothing_words()
        )


def sheet(desk: Desk, report: TeamReport) -> TeamReportSheet:
    """What the print says."""
    from intake_app.documents.team_report import TeamReportSheet

    return TeamReportSheet(
        report=report,
        organisation=desk.profile.organisation,
        period=words.period_words(report.period),
        notes=notes(report),
        nothing=words.nothing_words(),
    )


def notes(report: TeamReport) -> tuple[str, ...]:
    """The sentences before the tables."""
    found = [words.hiding_words(report.least), *words.never_words()]
    if report.running:
        found.insert(0, words.running_words())
    if report.incomplete:
        found.insert(0, words.incomplete_words())
    return tuple(found)
