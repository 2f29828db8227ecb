"""What others found, how far away work seems, who takes the lead, and trying out or earning (C05, C06, E09)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout

from intake_app.domain.diagnosis import DistanceNote, EarningRecord, ExternalFinding, RegieChoice
from intake_app.domain.diagnosis_words import EarningKind
from intake_app.domain.dossier import Dossier
from intake_app.i18n import _, format_day
from intake_app.services import contacts, diagnosis_rules, diagnosis_wording, earnings, regie
from ui.pages.record_cards import Records, RecordsCard
from ui.pages.record_fields import Field, FieldKind
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.card import Card, Rule
from ui.widgets.layouts import clear, held, row
from ui.widgets.text import Text


def findings_card(session: Session) -> RecordsCard:
    """What others found or decided, as it was given."""
    records = Records(
        kind=ExternalFinding,
        name="findings",
        title=_("Outcomes of others"),
        icon="file-text",
        intro=_(
            "Write down what somebody else found. The program computes nothing of it, and a plan needs none of it."
        ),
        add=_("Write an outcome down"),
        fields=_finding_fields,
        of=lambda dossier: sorted(dossier.findings, key=lambda one: (one.found_on or date.max, one.id), reverse=True),
        headline=finding_line,
        remarks=lambda one, _dossier, _session: diagnosis_rules.of_finding(one),
        first="kind",
    )
    return RecordsCard(session, records)


def finding_line(one: ExternalFinding, _session: Session) -> str:
    """ "Doelgroepregister, 3 maart 2026: nee"."""
    kind = dict(diagnosis_wording.finding_kinds())[one.kind]
    day = format_day(one.found_on, weekday=False, year=True) if one.found_on else ""
    decided = dict(diagnosis_wording.decisions())[one.decision].lower() if one.decision else ""
    value = f"{one.percentage} %" if one.percentage is not None else ""
    told = ", ".join(part for part in (decided, value) if part)
    head = ", ".join(part for part in (kind, day) if part)
    return f"{head}: {told}" if told else head


def _finding_fields(_session: Session) -> Sequence[Sequence[Field]]:
    return (
        (
            Field(name="kind", label=_("What it is"), kind=FieldKind.CHOICE, options=diagnosis_wording.finding_kinds()),
            Field(name="issuer", label=_("Who found it")),
        ),
        (
            Field(name="found_on", label=_("Day"), kind=FieldKind.DAY),
            Field(name="valid_until", label=_("Holds until"), kind=FieldKind.DAY),
        ),
        (
            Field(name="decision", label=_("Decided"), kind=FieldKind.CHOICE, options=diagnosis_wording.decisions()),
            Field(name="percentage", label=_("Percentage, as it was given"), kind=FieldKind.NUMBER),
        ),
        (Field(name="summary", label=_("What came out"), kind=FieldKind.WORDS),),
        (Field(name="own_words", label=_("What the resident thinks of it"), kind=FieldKind.WORDS),),
        (
            Field(name="alternative", label=_("Which other way is open")),
            Field(name="contact_on", label=_("Speak again on"), kind=FieldKind.DAY),
        ),
        (Field(name="paper_at", label=_("Where the paper is kept")),),
    )


def distance_card(session: Session) -> RecordsCard:
    """How far away work seems; only for the consultant."""
    records = Records(
        kind=DistanceNote,
        name="distance",
        title=_("Distance to work"),
        icon="map-pin",
        intro=_("Only for you. It closes no offer and stands on no paper."),
        add=_("Write something down"),
        fields=lambda inside: (
            (
                Field(
                    name="distance",
                    label=_("Distance now"),
                    kind=FieldKind.CHOICE,
                    options=diagnosis_wording.distances(inside.forms),
                ),
                Field(name="noted_on", label=_("Day"), kind=FieldKind.DAY),
            ),
            (
                Field(name="old_class", label=_("Old class, as text")),
                Field(name="old_class_on", label=_("Of which day"), kind=FieldKind.DAY),
            ),
            (Field(name="reason", label=_("Why"), kind=FieldKind.WORDS),),
            (Field(name="noted_by", label=_("Who says so")),),
        ),
        of=lambda dossier: sorted(dossier.distance_notes, key=lambda one: (one.noted_on, one.id), reverse=True),
        headline=_distance_line,
        first="distance",
    )
    return RecordsCard(session, records)


def _distance_line(one: DistanceNote, session: Session) -> str:
    day = format_day(one.noted_on, weekday=False, year=True)
    words = dict(diagnosis_wording.distances(session.forms))[one.distance] if one.distance else ""
    old = _("old class {name}").format(name=one.old_class.strip()) if one.old_class.strip() else ""
    told = ", ".join(part for part in (words, old) if part)
    return f"{day}: {told}" if told else day


def regie_card(session: Session) -> RecordsCard:
    """Who takes the lead, from day to day."""
    records = Records(
        kind=RegieChoice,
        name="regie",
        title=_("Choose who takes the lead"),
        icon="users",
        intro=_("It goes up and down. On paper it is one sentence about working together."),
        add=_("Choose anew"),
        fields=lambda inside: (
            (
                Field(
                    name="level",
                    label=_("Who takes the lead"),
                    kind=FieldKind.CHOICE,
                    options=diagnosis_wording.regie_levels(inside.forms),
                ),
                Field(name="chosen_on", label=_("From"), kind=FieldKind.DAY),
            ),
            (Field(name="reason", label=_("Why"), kind=FieldKind.WORDS),),
            (Field(name="chosen_by", label=_("Who says so")),),
        ),
        of=lambda dossier: sorted(dossier.regie_choices, key=lambda one: (one.chosen_on, one.id), reverse=True),
        headline=_regie_line,
        first="level",
    )
    return RecordsCard(session, records)


def _regie_line(one: RegieChoice, session: Session) -> str:
    day = format_day(one.chosen_on, weekday=False, year=True)
    return f"{day}: {dict(diagnosis_wording.regie_levels(session.forms))[one.level]}" if one.level else day


class TogetherCard(Card):
    """How we work together now: the sentence that prints, what it starts with, and how it was before."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("How we work together"), icon="hand-helping", name="card_together")
        self._session = session
        self._sentence = Text("", "name", name="text_together")
        self._starts = Text("", color="text.2", name="text_together_starts")
        self._weeks = 0
        self.agree = Button("", icon="calendar-check", name="button_agree_contact", on_click=self._agree)
        self._history = QVBoxLayout()
        self._history.setSpacing(2)
        form = Button(_("Ask both of you in the form"), name="button_regie_form")
        form.clicked.connect(lambda: session.navigate("vragen/regie-niveau"))
        self.add(self._sentence, self._starts, held(row(self.agree, form, None)), self._history)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what holds now."""
        found = regie.history(dossier)
        now = found[-1] if found else None
        unknown = _("Not spoken about yet. Who takes the lead may be chosen below.")
        self._sentence.setText(regie.working_together(now.level) if now else unknown)
        start = regie.STARTS[now.level] if now else None
        self._starts.setText(self._start_words(start) if start else "")
        self._starts.setVisible(start is not None)
        agreed = contacts.agreement(dossier)
        self._weeks = start.weeks if start is not None else 0
        self.agree.setText(_("Agree contact every {n} weeks").format(n=self._weeks))
        self.agree.setVisible(start is not None and (agreed is None or agreed.weeks != self._weeks))
        clear(self._history)
        words = dict(diagnosis_wording.regie_levels(self._session.forms))
        for one in reversed(found[:-1]):
            day = format_day(one.since, weekday=False, year=True)
            self._history.addWidget(Text(f"{day}: {words[one.level]}", "small", color="text.2"))

    def _start_words(self, start: regie.Start) -> str:
        owner = (
            _("New steps begin with the resident.")
            if start.owner_is_resident
            else _("New steps: choose together who begins.")
        )
        return f"{owner} " + _("Contact usually every {n} weeks.").format(n=start.weeks)

    def _agree(self) -> None:
        case_id, weeks = self._session.case_id, self._weeks
        if case_id is not None and weeks:
            self._session.change(lambda desk: contacts.agree(desk, case_id, weeks))


def earnings_card(session: Session) -> RecordsCard:
    """What is tried out or earned."""
    records = Records(
        kind=EarningRecord,
        name="earnings",
        title=_("Trying out and earning"),
        icon="piggy-bank",
        intro=_("Is something paid? Report it, then nobody is startled later. Nobody is checked with this."),
        add=_("Write something down"),
        fields=_earning_fields,
        of=earnings.in_order,
        headline=_earning_line,
        remarks=lambda one, _dossier, _session: diagnosis_rules.of_earning(one),
        first="what",
    )
    return RecordsCard(session, records)


def _earning_line(one: EarningRecord, _session: Session) -> str:
    what = one.what.strip() or earnings.kind_words(one.kind)
    amount = _("{amount} a month").format(amount=earnings.euros(one.amount)) if one.amount is not None else ""
    day = format_day(one.from_on, weekday=False, year=True) if one.from_on else ""
    return ", ".join(part for part in (what, amount, _("from {day}").format(day=day) if day else "") if part)


def _earning_fields(_session: Session) -> Sequence[Sequence[Field]]:
    kinds = tuple((one, earnings.kind_words(one)) for one in EarningKind)
    return (
        (
            Field(name="what", label=_("What it is")),
            Field(name="kind", label=_("Kind"), kind=FieldKind.CHOICE, options=kinds),
        ),
        (
            Field(name="from_on", label=_("First day"), kind=FieldKind.DAY),
            Field(name="until_on", label=_("Last day"), kind=FieldKind.DAY),
        ),
        (
            Field(name="hours_week", label=_("Hours a week"), kind=FieldKind.HOURS),
            Field(name="amount", label=_("Amount a month, in euros"), kind=FieldKind.MONEY),
        ),
        (Field(name="paid", label=_("It is paid"), kind=FieldKind.TICK),),
        (
            Field(name="reported_on", label=_("Reported on"), kind=FieldKind.DAY),
            Field(name="reported_how", label=_("How, and to whom")),
        ),
        (
            Field(name="explained_on", label=_("Explained on"), kind=FieldKind.DAY),
            Field(name="settled_by", label=_("Who sees to the benefit")),
        ),
        (Field(name="teach_back", label=_("How the resident said it back"), kind=FieldKind.WORDS),),
    )


class LimitsCard(Card):
    """Amounts that may count, each with where it comes from; and the page for the resident."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Amounts that may count"), icon="info", name="card_limits")
        self._session = session
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.print = Button(_("Page for the resident"), icon="printer", name="button_print_earnings")
        self.print.clicked.connect(lambda: session.navigate("afdruk/inkomsten-melden"))
        self.add(self._lines, held(row(self.print, None)))

    def show_dossier(self, dossier: Dossier) -> None:
        """Show them as they are in the table of amounts."""
        clear(self._lines)
        today = self._session.today()
        for number, one in enumerate(earnings.limits(self._session.forms)):
            if number:
                self._lines.addWidget(Rule())
            self._lines.addWidget(Text(f"{one.label}: {earnings.euros(one.cents)} {one.per}"))
            source = earnings.source_words(one)
            check = f"{source}. " + _("Check whether this still holds.") if one.needs_check(today) else source
            self._lines.addWidget(Text(check, "small", color="text.2"))
        self.print.setVisible(bool(dossier.earnings))
