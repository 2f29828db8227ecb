"""What has to be handed in and when, and a benefit that is kept open during work (J03, J05)."""

from __future__ import annotations

from collections.abc import Sequence

from intake_app.domain.dossier import Dossier
from intake_app.domain.income import BenefitHold, FormDue
from intake_app.i18n import _, format_day, ngettext
from intake_app.services import benefit_holds, papers_due
from intake_app.services.income_words import papers
from ui.pages.record_cards import Records, RecordsCard
from ui.pages.record_fields import Field, FieldKind
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import held, row
from ui.widgets.text import Text


def papers_card(session: Session) -> RecordsCard:
    """Every paper, what is open first."""
    records = Records(
        kind=FormDue,
        name="paper",
        title=_("Papers to hand in"),
        icon="calendar-check",
        intro=_("Nobody loses income by a form. Does something change? Call each other, and fill it in together."),
        add=_("Write down a paper"),
        fields=_paper_fields,
        of=papers_due.in_order,
        headline=lambda one, _session: _paper_line(one),
        remarks=lambda one, _dossier, session: papers_due.remarks(one, session.today()),
        first="kind",
        make=papers_due.begin,
        keep=papers_due.change,
    )
    return RecordsCard(session, records)


def hold_card(session: Session) -> RecordsCard:
    """Every benefit that is kept open, the newest first."""
    records = Records(
        kind=BenefitHold,
        name="hold",
        title=_("Benefit kept open"),
        icon="shield-check",
        intro=_("Work for a time need not cost the benefit. Write down until when it is kept, and what comes after."),
        add=_("Keep the benefit open"),
        fields=_hold_fields,
        of=benefit_holds.in_order,
        headline=lambda one, _session: _hold_line(one),
        remarks=lambda one, dossier, session: benefit_holds.remarks(
            one, session.rules_of(dossier.case), session.today()
        ),
        first="what",
        make=benefit_holds.begin,
        keep=benefit_holds.change,
    )
    return RecordsCard(session, records)


class ListedCard(Card):
    """What the rules and the months ask for, and the list on paper."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("What the rules ask for"), icon="list-checks", name="card_listed")
        self._session = session
        self.words = Text("", name="text_listed")
        self.take = Button(_("Put it in the list"), icon="plus", name="button_take_papers", on_click=self._take)
        self.print = Button(_("List for the resident"), icon="printer", name="button_print_papers")
        self.print.clicked.connect(lambda: session.navigate("afdruk/formulierenkalender"))
        self.add(self.words, held(row(self.take, self.print, None)))

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what is not in the list yet."""
        found = papers_due.missing(dossier, self._session.rules_of(dossier.case))
        nothing = _("All that the rules and the months ask for is in the list.")
        self.words.setText("\n".join(papers_due.name_of(one) for one in found) or nothing)
        self.take.setVisible(bool(found))
        self.print.setVisible(bool(dossier.forms_due))

    def _take(self) -> None:
        case_id = self._session.case_id
        if case_id is not None:
            self._session.change(lambda desk: papers_due.take_over(desk, case_id))


class CertaintyCard(Card):
    """The paper that tells the resident until when, what if it ends, and whom to call."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("For the resident"), icon="file-text", name="card_certainty")
        self.wanted = False
        button = Button(_("Certainty on paper"), icon="printer", name="button_print_certainty")
        button.clicked.connect(lambda: session.navigate("afdruk/inkomenszekerheid"))
        words = _("Until when the benefit is kept open, what if the work ends, and whom to call.")
        self.add(Text(words, color="text.2"), held(row(button, None)))

    def show_dossier(self, dossier: Dossier) -> None:
        """Only where there is something to print."""
        self.wanted = bool(dossier.benefit_holds)


def still_open(dossier: Dossier) -> str:
    """How much still has to come in."""
    count = len(papers_due.open_ones(dossier))
    return ngettext("{n} to come in", "{n} to come in", count).format(n=count) if count else ""


def _paper_line(one: FormDue) -> str:
    name = papers_due.name_of(one)
    if not one.open:
        return _("{what}: in").format(what=name)
    if one.due_on is None:
        return name
    return _("{what}: before {day}").format(what=name, day=format_day(one.due_on, weekday=False, year=True))


def _hold_line(one: BenefitHold) -> str:
    what = one.what.strip() or _("Benefit kept open")
    if one.until_on is None:
        return what
    return _("{what}: until {day}").format(what=what, day=format_day(one.until_on, weekday=False, year=True))


def _paper_fields(_session: Session) -> Sequence[Sequence[Field]]:
    return (
        (
            Field(name="kind", label=_("Kind"), kind=FieldKind.CHOICE, options=papers()),
            Field(name="what", label=_("Which one, or about what")),
        ),
        (
            Field(name="due_on", label=_("Before or on"), kind=FieldKind.DAY),
            Field(name="to_whom", label=_("To whom")),
        ),
        (
            Field(name="sent_on", label=_("Sent on"), kind=FieldKind.DAY),
            Field(name="received_on", label=_("Came in on"), kind=FieldKind.DAY),
        ),
        (
            Field(name="complete", label=_("It is complete"), kind=FieldKind.TICK),
            Field(name="urgent", label=_("Urgent: income is in danger"), kind=FieldKind.TICK),
        ),
        (
            Field(name="urgent_name", label=_("Whom the resident calls")),
            Field(name="urgent_phone", label=_("Telephone number")),
        ),
    )


def _hold_fields(session: Session) -> Sequence[Sequence[Field]]:
    ask = _("Empty: as in the rules, {value}")
    own = session.rules_of(session.dossier.case) if session.dossier is not None else session.rules

    def by_rule(name: str) -> str:
        number = own.number(name)
        return ask.format(value=number) if number is not None else _("Not in the rules. Ask, and fill it in.")

    return (
        (
            Field(name="what", label=_("Which work")),
            Field(name="norm", label=_("Norm: the whole benefit, in euros"), kind=FieldKind.MONEY),
        ),
        (
            Field(name="from_on", label=_("First day"), kind=FieldKind.DAY, help=benefit_holds.first_day_words(own)),
            Field(name="until_on", label=_("Kept open until"), kind=FieldKind.DAY),
        ),
        (
            Field(name="work_ended_on", label=_("Work ended on"), kind=FieldKind.DAY),
            Field(name="benefit_ended_on", label=_("Benefit ended on"), kind=FieldKind.DAY),
        ),
        (
            Field(
                name="window_months",
                label=_("Months for a short application"),
                kind=FieldKind.NUMBER,
                help=by_rule("short_application_window_months"),
            ),
            Field(
                name="wait_weeks",
                label=_("Waiting time, in weeks"),
                kind=FieldKind.NUMBER,
                help=by_rule("short_application_wait_weeks"),
            ),
            Field(
                name="handling_weeks",
                label=_("Answer within, in weeks"),
                kind=FieldKind.NUMBER,
                help=by_rule("short_application_handling_weeks"),
            ),
        ),
        (
            Field(name="applied_on", label=_("Applied on"), kind=FieldKind.DAY),
            Field(name="decided_on", label=_("Answer on"), kind=FieldKind.DAY),
        ),
        (
            Field(name="advance_on", label=_("Advance paid on"), kind=FieldKind.DAY),
            Field(name="rest_on", label=_("Rest paid on"), kind=FieldKind.DAY),
        ),
        (Field(name="rest_checked", label=_("We saw together that the rest came in"), kind=FieldKind.TICK),),
        (
            Field(name="call_name", label=_("Whom the resident calls")),
            Field(name="call_phone", label=_("Telephone number")),
        ),
    )
