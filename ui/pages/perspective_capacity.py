"""What somebody can do and carry, seen in practice beside what stands on paper (C02)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.diagnosis import LoadCapacity, WorkCapacity
from intake_app.domain.diagnosis_words import WorkCapacityCode
from intake_app.domain.dossier import Dossier
from intake_app.i18n import _, format_day
from intake_app.services import diagnosis, diagnosis_forms, diagnosis_wording
from ui.pages.folding import EqualColumns
from ui.pages.perspective_others import finding_line
from ui.pages.record_cards import Records, RecordsCard
from ui.pages.record_fields import Field, FieldKind
from ui.pages.typed_amounts import hours_words
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.layouts import clear, column, held
from ui.widgets.text import Text


class SideBySideCard(Card):
    """What was seen and what was read, beside each other. Neither wins."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Seen and on paper"), icon="scale", name="card_side_by_side")
        self._session = session
        self.wanted = False
        """Whether there is anything to lay side by side."""
        self._seen = _Side(_("Seen in practice"), "side_seen")
        self._read = _Side(_("On paper, or found by others"), "side_read")
        self.add(held(EqualColumns(self._seen, self._read, at_least=200)))

    def show_dossier(self, dossier: Dossier) -> None:
        """The newest of each, with the loads and outcomes that belong to it."""
        seen, read = diagnosis.seen_and_read(dossier)
        loads = [(one, one.source is not None and one.source.seen) for one in dossier.load_capacities]
        sides: dict[bool, list[str]] = {True: [], False: []}
        for estimate, practice in ((seen, True), (read, False)):
            if estimate is not None:
                sides[practice].append(capacity_line(estimate, self._session))
        for load, practice in loads:
            sides[practice].append(load_line(load, self._session))
        for finding in dossier.findings:
            words = finding.summary.strip()
            sides[False].append(". ".join(part for part in (finding_line(finding, self._session), words) if part))
        for practice, line in diagnosis_forms.lines(dossier, self._session.forms):
            sides[practice].append(line)
        for period in dossier.observation_periods:
            if period.development.strip():
                sides[True].append(period.development.strip())
        self._seen.show_lines(sides[True])
        self._read.show_lines(sides[False])
        self.wanted = any(sides.values())


class _Side(QWidget):
    def __init__(self, title: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.setLayout(column(Text(title, "strong"), self._lines, None, gap=6))

    def show_lines(self, lines: Sequence[str]) -> None:
        clear(self._lines)
        for line in lines or (_("Nothing yet"),):
            self._lines.addWidget(Text(line, color="text.1" if lines else "text.2"))


def capacity_line(one: WorkCapacity, session: Session) -> str:
    """ "15 september 2026: met hulp WML of hoger, 30 tot 80 %"."""
    day = format_day(one.estimated_on, weekday=False, year=True)
    code = dict(diagnosis_wording.codes(session.forms))[one.code]
    return f"{day}: " + ", ".join(part for part in (code, diagnosis_wording.band(one)) if part)


def load_line(one: LoadCapacity, _session: Session) -> str:
    """ "Lichaam: 4 uur per dag, 12 uur per week. Niet tillen."."""
    parts = []
    if one.hours_day is not None:
        parts.append(_("{n} hours a day").format(n=hours_words(one.hours_day)))
    if one.hours_week is not None:
        parts.append(_("{n} hours a week").format(n=hours_words(one.hours_week)))
    parts += [one.limits.strip()] if one.limits.strip() else []
    day = format_day(one.seen_on, weekday=False, year=True)
    return f"{dict(diagnosis_wording.load_kinds())[one.kind]}, {day}" + (": " + ", ".join(parts) if parts else "")


def _capacity_fields(session: Session) -> Sequence[Sequence[Field]]:
    return (
        (
            Field(
                name="source", label=_("Where it rests on"), kind=FieldKind.CHOICE, options=diagnosis_wording.sources()
            ),
            Field(name="estimated_on", label=_("Day"), kind=FieldKind.DAY),
        ),
        (Field(name="note", label=_("What you saw or read"), kind=FieldKind.WORDS),),
        (
            Field(
                name="code", label=_("Estimate"), kind=FieldKind.CHOICE, options=diagnosis_wording.codes(session.forms)
            ),
            Field(name="percentage", label=_("Percentage, 0 to 100"), kind=FieldKind.NUMBER, help=_("May stay empty")),
        ),
        (
            Field(name="estimated_by", label=_("Who says so")),
            Field(name="review_on", label=_("Look at it again on"), kind=FieldKind.DAY),
        ),
    )


def _load_fields(_session: Session) -> Sequence[Sequence[Field]]:
    return (
        (
            Field(
                name="kind", label=_("What it is about"), kind=FieldKind.CHOICE, options=diagnosis_wording.load_kinds()
            ),
            Field(
                name="source", label=_("Where it rests on"), kind=FieldKind.CHOICE, options=diagnosis_wording.sources()
            ),
            Field(name="seen_on", label=_("Day"), kind=FieldKind.DAY),
        ),
        (
            Field(name="hours_day", label=_("Hours a day"), kind=FieldKind.HOURS),
            Field(name="hours_week", label=_("Hours a week"), kind=FieldKind.HOURS),
        ),
        (Field(name="limits", label=_("What fits, and what does not"), kind=FieldKind.WORDS),),
        (
            Field(
                name="origin",
                label=_("Where it was seen or read"),
                help=_("For instance: examination of load capacity"),
            ),
        ),
    )


def capacity_card(session: Session) -> RecordsCard:
    """Every estimate of what somebody can do."""
    records = Records(
        kind=WorkCapacity,
        name="capacity",
        title=_("What somebody can do"),
        icon="briefcase",
        intro=_("An estimate of today, by a person. It starts at “not known yet” and closes no door."),
        add=_("New estimate"),
        fields=_capacity_fields,
        of=lambda dossier: sorted(dossier.work_capacities, key=lambda one: (one.estimated_on, one.id), reverse=True),
        headline=capacity_line,
        first="source",
    )
    return RecordsCard(session, records)


def load_card(session: Session) -> RecordsCard:
    """Everything about what somebody can carry."""
    records = Records(
        kind=LoadCapacity,
        name="load",
        title=_("What somebody can carry"),
        icon="weight",
        intro=_("Body, head, or home: how many hours, and what fits."),
        add=_("Write something down"),
        fields=_load_fields,
        of=lambda dossier: sorted(dossier.load_capacities, key=lambda one: (one.seen_on, one.id), reverse=True),
        headline=load_line,
        first="kind",
    )
    return RecordsCard(session, records)


def known_words(dossier: Dossier, session: Session) -> str:
    """What is known of it, for the list of topics; "not known yet" says nothing."""
    newest = max(dossier.work_capacities, key=lambda one: (one.estimated_on, one.id), default=None)
    if newest is None or not session.rules.on("classifications_enabled"):
        return ""
    if newest.code is WorkCapacityCode.UNKNOWN:
        return diagnosis_wording.band(newest)
    return dict(diagnosis_wording.codes(session.forms))[newest.code]
