"""What an expert found somebody's work to be worth in one job, and how that grew (C03)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout

from intake_app.domain.diagnosis import WageValue
from intake_app.domain.dossier import Dossier
from intake_app.i18n import _, format_day
from intake_app.services import diagnosis_rules
from intake_app.services.diagnosis_rules import Remark
from ui.pages.record_cards import Records, RecordsCard
from ui.pages.record_fields import Field, FieldKind
from ui.pages.twin import SeriesTwin
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.layouts import clear
from ui.widgets.series_view import SeriesDot
from ui.widgets.text import Text


class GrowthCard(Card):
    """A growth line per job, with the same in a table."""

    def __init__(self) -> None:
        super().__init__(_("Growth per job"), icon="trending-up", name="card_growth")
        self.wanted = False
        """Whether a job has more than one outcome."""
        self._jobs = QVBoxLayout()
        self.add(self._jobs)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show every job with more than one outcome."""
        clear(self._jobs)
        number = 0
        for job, found in by_job(dossier).items():
            if len(found) < 2:
                continue
            number += 1
            self._jobs.addWidget(Text(job, "strong"))
            twin = SeriesTwin(f"wage_{number}")
            dots = [
                SeriesDot(on=one.determined_on, value=one.percentage, words=f"{one.percentage} %")
                for one in found
                if one.determined_on is not None and one.percentage is not None
            ]
            twin.show_series(_("Wage value, {job}").format(job=job), dots, [one.expert for one in found], 100)
            self._jobs.addWidget(twin)
        self.wanted = number > 0


def by_job(dossier: Dossier) -> dict[str, list[WageValue]]:
    """The percentages of each job, oldest first. Another job begins a line of its own."""
    jobs: dict[str, list[WageValue]] = {}
    names: dict[str, str] = {}
    for one in sorted(dossier.wage_values, key=lambda each: (each.determined_on or date.min, each.id)):
        if one.percentage is not None and one.determined_on is not None:
            key = one.job.strip().casefold()
            jobs.setdefault(names.setdefault(key, one.job.strip()), []).append(one)
    return jobs


def wage_line(one: WageValue, _session: Session) -> str:
    """ "Kringloop, 24 juni 2026: 70 %"."""
    job = one.job.strip() or _("Which work?")
    day = format_day(one.determined_on, weekday=False, year=True) if one.determined_on else ""
    value = f"{one.percentage} %" if one.percentage is not None else ""
    value = value or (_("cannot be determined") if one.undeterminable.strip() else _("no outcome yet"))
    return f"{', '.join(part for part in (job, day) if part)}: {value}"


def _fields(_session: Session) -> Sequence[Sequence[Field]]:
    return (
        (
            Field(name="job", label=_("Which work, and where")),
            Field(name="determined_on", label=_("Found on"), kind=FieldKind.DAY),
        ),
        (
            Field(name="expert", label=_("Registered expert")),
            Field(name="method", label=_("Method")),
        ),
        (Field(name="adaptation", label=_("How the work was adapted"), help=_("Hours, pace, tasks, place")),),
        (
            Field(name="percentage", label=_("Wage value in per cent"), kind=FieldKind.NUMBER),
            Field(name="undeterminable", label=_("Or: cannot be determined, because")),
        ),
        (Field(name="sheltered", label=_("Sheltered work: every three years"), kind=FieldKind.TICK),),
    )


def _remarks(one: WageValue, dossier: Dossier, session: Session) -> Sequence[Remark]:
    threshold = session.rules.number("wage_value_candidate_threshold")
    found = list(diagnosis_rules.of_wage(one, dossier, threshold))
    again = diagnosis_rules.redetermine_on(one)
    if again is not None:
        day = format_day(again, weekday=False, year=True)
        found.append(Remark("determined_on", _("Find it again before {day}.").format(day=day)))
    return found


def wage_card(session: Session) -> RecordsCard:
    """Every wage value."""
    records = Records(
        kind=WageValue,
        name="wage",
        title=_("Wage value"),
        icon="scale",
        intro=_("Only what a registered expert found, for this work. It says nothing about other work."),
        add=_("Write an outcome down"),
        fields=_fields,
        of=lambda dossier: sorted(
            dossier.wage_values, key=lambda one: (one.determined_on or date.max, one.id), reverse=True
        ),
        headline=wage_line,
        remarks=_remarks,
        first="job",
    )
    return RecordsCard(session, records)
