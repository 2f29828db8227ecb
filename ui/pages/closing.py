"""Afsluiten: why, where to, what came of it, how it is kept, and when they speak again (I07)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.dossier import Dossier
from intake_app.domain.follow_up import Closing
from intake_app.domain.follow_up_words import OutcomeKind
from intake_app.domain.vocabulary import CaseStatus
from intake_app.errors import KeukentafelError
from intake_app.i18n import _, format_day
from intake_app.services import closing
from ui.pages.bound import grid
from ui.pages.closing_effects import EffectsCard
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.session import Session
from ui.theme import Theme
from ui.widgets.banner import Banner, Tone
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.checks import CheckBox
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown, LineField, TextArea
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import column, held, row
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import Text
from ui.widgets.typed_dates import Direction


class ClosingPage(Page):
    """The door stays ajar: a closed dossier comes back without a new file."""

    page_id: ClassVar[str] = "afsluiten"
    own_words_of = ("closings",)
    back_route: ClassVar[str] = "opvolging"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self.band = Banner(name="band_closing")
        self.form = ClosingForm(session)
        self.effects = EffectsCard(session)
        self.closed = ClosedCard(session)
        self.close_it = Button(_("Close the dossier"), kind=Kind.PRIMARY, icon="archive", name="button_close")
        self.close_it.clicked.connect(self._close)
        self.satisfied = Button(_("Ask how the resident looks back"), icon="smile", name="button_satisfaction")
        self.satisfied.clicked.connect(lambda: session.navigate("tafel/tevredenheid"))
        self.portfolio = Button(_("Print the portfolio"), icon="printer", name="button_portfolio")
        self.portfolio.clicked.connect(lambda: session.navigate("afdruk/portfolio"))
        self.header = PageHeader(
            _("Close the dossier"),
            _("The resident can always come back, without a new file."),
            self.satisfied,
            self.portfolio,
            self.close_it,
        )
        area = ScrollColumn(name="column_closing")
        area.add(self.closed, self.effects, self.form)
        self.band.chosen.connect(lambda _name: self.next_missing())
        frame(self, self.header, held(column(self.band, area, gap=12)))

    @override
    def title(self) -> str:
        return _("Close the dossier")

    @override
    def back_words(self) -> str:
        return _("Follow-up")

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        is_closed = dossier.case.status is CaseStatus.CLOSED
        self.form.setVisible(not is_closed)
        self.close_it.setVisible(not is_closed)
        self.closed.setVisible(is_closed)
        self.closed.show_dossier(dossier)
        self.effects.show_dossier(dossier)
        self.form.show_dossier(dossier)

    def _lacking(self) -> tuple[closing.Lacking, ...]:
        dossier = self.session.dossier
        return closing.lacking(dossier, self.form.closing(dossier)) if dossier is not None else ()

    def _close(self) -> None:
        dossier = self.session.dossier
        if dossier is not None:
            self.effects.commit()
            self.form.commit()
            work = partial(closing.close, closing=self.form.closing(dossier))
            self.session.change(work, lambda _changes: self._done(), on_refused=self._refused, owner=self)

    def _done(self) -> None:
        hints = [one.sentence for one in self._lacking() if not one.blocks]
        self.form.clear()
        if hints:
            self.band.show_message(" ".join(hints), tone=Tone.ATTENTION, take_focus=False)
        else:
            self.band.hide_message()
        QTimer.singleShot(0, self, self.focus_start)  # what had the cursor is gone

    def _refused(self, error: KeukentafelError) -> None:
        blocking = [one for one in self._lacking() if one.blocks]
        sentence = blocking[0].sentence if blocking else str(error)
        buttons = (("jump", _("Go there")),) if blocking else ()
        self.band.show_message(sentence, tone=Tone.ATTENTION, buttons=buttons)

    @override
    def next_missing(self, backward: bool = False) -> bool:
        dossier = self.session.dossier
        if dossier is None or dossier.case.status is CaseStatus.CLOSED:
            return False
        blocking = [one for one in self._lacking() if one.blocks]
        if blocking and blocking[0].field == "aftercare":
            self.session.navigate("opvolging#aftercare")
        elif blocking and blocking[0].field == "handover":
            self.session.navigate("mensen/overdragen")
        elif blocking:
            self.focus_field(blocking[-1 if backward else 0].field)
        return bool(blocking)


class ClosingForm(Card):
    """All that closing asks. Nothing is stored until the dossier closes."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("How it ends"), icon="archive", gap=14, name="card_closing")
        self._session = session
        self._reason = TextArea(name="field_reason", lines=2, max_length=2000)
        self._destination = LineField(name="field_destination", max_length=200)
        self._unknown = CheckBox(_("Not known"), name="field_destination_unknown")
        self._outcome = DropDown([(one, outcome_words(one)) for one in OutcomeKind], name="field_outcome")
        self._kept = TextArea(name="field_kept_by", lines=2, max_length=2000)
        self._aftercare = SegmentedChoice(
            [Option(value=True, label=_("Yes"), key="j"), Option(value=False, label=_("No"), key="n")],
            name="field_aftercare_asked",
            accessible_name=_("Is aftercare needed?"),
            clearable=True,
        )
        self._content = Text("", "body", name="text_satisfaction")
        self._portfolio = CheckBox(_("The portfolio was given along"), name="field_portfolio_given")
        self._next = DateField(name="field_next_contact_on", today=session.today, direction=Direction.AHEAD)
        self._no_contact = CheckBox(_("The resident wants no contact"), name="field_no_contact_wanted")
        where = held(column(FormRow(_("Where to now"), self._destination, required=True), self._unknown, gap=6))
        again = held(column(FormRow(_("We speak again on"), self._next, required=True), self._no_contact, gap=6))
        self.add(
            FormRow(_("Why it ends"), self._reason, required=True),
            grid((where, held(column(FormRow(_("What came of it"), self._outcome, required=True), None)))),
            FormRow(_("How we keep what was reached"), self._kept),
            grid((again, held(column(28, self._portfolio, None)))),  # beside the field of the day
            grid(
                (
                    FormRow(_("Is aftercare needed?"), held(row(self._aftercare, None))),
                    FormRow(_("How content the resident is"), self._content),
                )
            ),
        )

    def closing(self, dossier: Dossier) -> Closing:
        """What is filled in now."""
        return Closing(
            case_id=dossier.case.id,
            closed_on=self._session.today(),
            reason=self._reason.text().strip(),
            destination=self._destination.text().strip(),
            destination_unknown=self._unknown.value(),
            outcome=self._outcome.value(),
            kept_by=self._kept.text().strip(),
            portfolio_given=self._portfolio.value(),
            next_contact_on=self._next.value(),
            no_contact_wanted=self._no_contact.value(),
            aftercare=bool(self._aftercare.value()),
            aftercare_asked=self._aftercare.value() is not None,
        )

    def show_dossier(self, dossier: Dossier) -> None:
        """What is known already: aftercare that was given, and how content the resident said to be."""
        if dossier.aftercares and self._aftercare.value() is None:
            self._aftercare.set_value(True)
        day = closing.looked_back_on(dossier)
        asked = _("Not asked yet. The button at the top opens the questions.")
        told = _("Told on {day}.").format(day=format_day(day, weekday=False, year=True)) if day is not None else asked
        self._content.setText(told)

    def commit(self) -> None:
        """Take what is typed now."""
        self._next.commit()

    def clear(self) -> None:
        """An empty form again."""
        for words in (self._reason, self._destination, self._kept):
            words.clear()
        for tick in (self._unknown, self._portfolio, self._no_contact):
            tick.set_value(False)
        self._outcome.set_value(None)
        self._aftercare.set_value(None)
        self._next.set_value(None)


class ClosedCard(Card):
    """How it closed, and the ways on: finding out where somebody went, and coming back."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("This dossier is closed"), icon="archive", gap=10, name="card_closed")
        self._session = session
        self._words = Text("")
        self._found = LineField(name="field_found_out", max_length=200)
        self._keep = Button(_("Write down"), name="button_found_out", on_click=self._found_out)
        self._asked = held(row(FormRow(_("Where did the resident go?"), self._found), self._keep))
        back = Button(_("Come back"), kind=Kind.PRIMARY, icon="rotate-ccw", name="button_reopen")
        back.clicked.connect(lambda: session.navigate("terugkomen"))
        self.add(self._words, self._asked, held(row(back, None)))

    def show_dossier(self, dossier: Dossier) -> None:
        """The newest closing."""
        found = closing.current(dossier)
        self._asked.setVisible(found is not None and found.destination_unknown and found.found_out_on is None)
        if found is None:
            self._words.setText("")
            return
        parts = [_("Closed on {day}.").format(day=format_day(found.closed_on, year=True)), found.reason]
        if found.outcome is not None:
            parts.append(f"{outcome_words(found.outcome)}.")
        if found.destination:
            parts.append(_("To: {place}.").format(place=found.destination.rstrip(".")))
        if found.next_contact_on is not None:
            parts.append(_("We speak again on {day}.").format(day=format_day(found.next_contact_on, year=True)))
        self._words.setText(" ".join(parts))

    def _found_out(self) -> None:
        dossier = self._session.dossier
        found = closing.current(dossier) if dossier is not None else None
        if found is not None and self._found.text().strip():
            work = partial(closing.found_out, closing=replace(found), destination=self._found.text())
            self._session.change(work, lambda _changes: self._found.clear(), owner=self)
        else:
            self._found.setFocus()


def outcome_words(outcome: OutcomeKind) -> str:
    """With what a dossier closes."""
    return {
        OutcomeKind.PAID_WORK: _("Paid work"),
        OutcomeKind.PART_TIME_TOPPED_UP: _("Part-time work with a supplement"),
        OutcomeKind.OWN_BUSINESS: _("A business of one's own"),
        OutcomeKind.EDUCATION: _("Education"),
        OutcomeKind.PARTICIPATION_PLACE: _("A place to take part"),
        OutcomeKind.VOLUNTEERING: _("Volunteering"),
        OutcomeKind.GOAL_WITHOUT_WORK: _("Goal reached, without work"),
        OutcomeKind.HANDED_OVER: _("Handed over"),
        OutcomeKind.MOVED: _("Moved house"),
        OutcomeKind.STOPPED_REQUEST: _("Stopped on request"),
        OutcomeKind.STOPPED_HEALTH: _("Stopped because of health"),
        OutcomeKind.DECEASED: _("Deceased"),
        OutcomeKind.OTHER: _("Something else"),
    }[outcome]
