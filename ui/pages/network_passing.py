"""Passing a question on, and handing the guidance over (F02, F04, F06)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.changes import Changes
from intake_app.domain.collaboration import Handover, Referral
from intake_app.domain.dossier import Dossier
from intake_app.errors import KeukentafelError
from intake_app.i18n import _, format_day
from intake_app.services import directors, handovers, referrals, sharing
from intake_app.services.consents import NotAgreed
from intake_app.services.desk import Desk
from intake_app.services.network_words import area_words, areas, known_words, section_words, status_words
from ui import theme
from ui.dialogs.for_whom import ForWhomDialog
from ui.pages.bound import grid
from ui.pages.record_card import RecordCard, RecordPart, Rows
from ui.pages.record_fields import Field, FieldKind
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.date_field import DateField
from ui.widgets.fields import LineField, TextArea
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text


class ReferralsCard(RecordCard):
    """What another takes up: asked on a day, answered on a day, and somebody who has it in hand."""

    kind = Referral
    prefix = "referral"

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            _("Who takes this up further?"),
            icon="arrow-right",
            words=_("What lies with another has a name and a day to look again. It stands in the plan as a line."),
            add=_("Pass a question on"),
            empty=_("Nothing is passed on."),
        )

    def records(self, dossier: Dossier) -> Sequence[Referral]:
        return dossier.referrals

    def rows(self) -> Rows:
        choice, day, line = FieldKind.CHOICE, FieldKind.DAY, FieldKind.LINE
        life = (("", _("Not chosen")), *areas(self.session.forms))
        return (
            (
                Field(name="to_organisation", label=_("To which organisation"), kind=line),
                Field(name="to_person", label=_("Name of the person"), kind=line),
            ),
            (Field(name="area", label=_("About what"), kind=choice, options=life),),
            (Field(name="question", label=_("What we ask"), kind=FieldKind.WORDS),),
            (
                Field(name="sent_on", label=_("Asked on"), kind=day),
                Field(name="expected_on", label=_("Answer expected before"), kind=day),
            ),
            (
                Field(name="holder", label=_("Who has it in hand"), kind=line),
                Field(name="next_check_on", label=_("We look again on"), kind=day),
            ),
            (
                Field(name="status", label=_("How it stands"), kind=choice, options=status_words()),
                Field(name="answered_on", label=_("Answered on"), kind=day),
            ),
            (Field(name="result", label=_("What came of it"), kind=FieldKind.WORDS),),
        )

    def title_of(self, record: Referral) -> str:
        what = area_words(self.session.forms, record.area) if record.area else record.question.strip()[:60]
        return ", ".join(part for part in (record.to_organisation.strip() or _("No name yet"), what) if part)

    def summary_of(self, record: Referral) -> str:
        return dict(status_words())[record.status]

    def remarks_of(self, dossier: Dossier, record: Referral) -> Sequence[str]:
        return referrals.remarks(dossier, self.session.forms, record, self.session.today())

    def warning_of(self, dossier: Dossier) -> str:
        open_ones = referrals.homeless_areas(dossier)
        names = ", ".join(area_words(self.session.forms, one) for one in open_ones)
        words = _("Lies with another, but nobody is written down: {areas}.")
        return words.format(areas=names) if open_ones else ""

    def make(self, desk: Desk, case_id: UUID) -> Referral:
        left = referrals.homeless_areas(desk.dossier(case_id))
        return referrals.add(desk, case_id, area=left[0] if left else "")

    def change(self, desk: Desk, record_id: UUID, **values: Any) -> Changes:
        return referrals.change(desk, record_id, **values)

    def refused(self, record_id: UUID, error: KeukentafelError, work: Callable[[Desk], object]) -> None:
        """To who may not know of it: ask, or go on with a reason, as with everything that leaves."""
        super().refused(record_id, error, work)
        dossier = self.session.dossier
        if not isinstance(error, NotAgreed) or dossier is None:
            return
        recipient, day = error.verdict.recipient, self.session.today()
        found = sharing.going_to(dossier, self.session.forms, error.kind, recipient, day)
        dialog = ForWhomDialog(self.session, found, error.kind, self.window())
        dialog.let_go.connect(lambda _recipient: self.keep(record_id, work))
        dialog.consent_asked.connect(lambda: self.session.navigate("mensen/toestemming"))
        dialog.open()


class HandoversCard(RecordCard):
    """With a talk of everybody, chosen parts, and a receiver who confirms. The plan stays open."""

    kind = Handover
    prefix = "handover"

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            _("Warm hand-over"),
            icon="handshake",
            words=_("The plan goes on. Somebody here keeps the lines together until the receiver confirms."),
            add=_("Begin a hand-over"),
            empty=_("Nothing is handed over."),
        )

    def records(self, dossier: Dossier) -> Sequence[Handover]:
        return dossier.handovers

    def rows(self) -> Rows:
        day, line = FieldKind.DAY, FieldKind.LINE
        return (
            (
                Field(name="to_organisation", label=_("To which organisation"), kind=line),
                Field(name="to_person", label=_("Name of the person"), kind=line),
                Field(name="to_phone", label=_("Phone"), kind=line),
            ),
            (
                Field(name="from_name", label=_("From whom"), kind=line),
                Field(name="trigger", label=_("Why"), kind=line),
            ),
            (
                Field(name="sections", label=_("What travels along"), kind=FieldKind.CHIPS, options=section_words()),
            ),
            (Field(name="remaining", label=_("What still has to be done"), kind=FieldKind.WORDS),),
            (Field(name="note", label=_("A few words to the resident"), kind=FieldKind.WORDS),),
            (
                Field(name="met", label=_("Talked with everybody together"), kind=FieldKind.CHOICE,
                      options=known_words()),
                Field(name="met_on", label=_("On which day"), kind=day),
            ),
            (
                Field(name="last_active_on", label=_("Last step here"), kind=day),
                Field(name="first_active_on", label=_("First step there"), kind=day),
            ),
            (
                Field(name="handed_on", label=_("Handed over on"), kind=day),
                Field(name="takes_direction", label=_("The receiver keeps the lines together after that"),
                      kind=FieldKind.TICK),
            ),
        )  # fmt: skip

    def title_of(self, record: Handover) -> str:
        to = record.to_organisation.strip() or record.to_person.strip() or _("No name yet")
        if record.handed_on is None:
            return to
        return f"{to}, {format_day(record.handed_on, weekday=False, year=True)}"

    def summary_of(self, record: Handover) -> str:
        if record.confirmed_on is not None:
            day = format_day(record.confirmed_on, weekday=False, year=True)
            return _("Confirmed by {by} on {day}.").format(by=record.confirmed_by, day=day)
        today = self.session.today()
        return "" if record.gap_on(today) else handovers.gap_words(record, today)  # a gap stands in the remarks

    def remarks_of(self, dossier: Dossier, record: Handover) -> Sequence[str]:
        if record.confirmed_on is not None:
            return ()
        return handovers.remarks(dossier, self.session.forms, record, self.session.today())

    def make(self, desk: Desk, case_id: UUID) -> Handover:
        return handovers.start(desk, case_id)

    def change(self, desk: Desk, record_id: UUID, **values: Any) -> Changes:
        return handovers.change(desk, record_id, **values)

    def more_of(self, record_id: UUID, prefix: str) -> tuple[QWidget, ...]:
        return (_Confirm(self, record_id, prefix),)

    def show_more(self, part: RecordPart, dossier: Dossier, record: Handover) -> None:
        (confirm,) = part.more
        assert isinstance(confirm, _Confirm)
        confirm.show_handover(record)


class _Confirm(QWidget):
    """The receiver says that it was received; and the paper of it."""

    def __init__(self, owner: HandoversCard, handover_id: UUID, prefix: str) -> None:
        super().__init__()
        self._owner, self._id = owner, handover_id
        self._by = LineField(name=f"field_{prefix}_confirmed_by", max_length=120)
        self._confirm = Button(_("The receiver confirms"), icon="check", name=f"button_confirm_{prefix}")
        self._confirm.clicked.connect(self._confirmed)
        paper = Button(_("Look at the paper"), icon="file-text", name=f"button_print_{prefix}")
        paper.clicked.connect(lambda: owner.session.navigate("afdruk/overdracht"))
        file = Button(_("Make a locked file"), icon="file-lock", name=f"button_give_{prefix}")
        file.clicked.connect(lambda: owner.session.navigate("rechten#give_sections"))
        self._asked = held(row(FormRow(_("Who confirms that it was received"), self._by), None))
        self._buttons = held(row(self._confirm, paper, file, None, gap=8))
        self.setLayout(column(self._asked, self._buttons, gap=8))

    def show_handover(self, handover: Handover) -> None:
        """Ask for the confirmation once it was handed over."""
        waits = handover.waits
        self._asked.setVisible(waits)
        self._confirm.setVisible(waits)

    def _confirmed(self) -> None:
        by = self._by.text().strip()
        self._owner.keep(self._id, lambda desk: handovers.confirm(desk, self._id, by))


class DirectorCard(Card):
    """The director on the page of people and organisations."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Who keeps the lines together"), icon="user-check", gap=12, name="card_director")
        self.part = DirectorPart(session)
        self.add(self.part)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show who does now and who did before."""
        self.part.show_dossier(dossier)


class DirectorPart(QWidget):
    """Exactly one keeps the lines together; who did before stays visible, so that nobody tells everything again."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._now = Text("", "strong", name="text_director")
        self._history = QVBoxLayout()
        self._history.setSpacing(theme.current().size(6))
        self._to = LineField(name="field_director_to", max_length=120)
        self._on = DateField(name="field_director_on", today=session.today)
        self._reason = LineField(name="field_director_reason", max_length=200)
        self._note = TextArea(name="field_director_note", lines=2, max_length=1000)
        self._error = ErrorLine()
        hand = Button(_("Hand over"), icon="arrow-right", name="button_hand_over_direction", on_click=self._hand)
        hand.set_kind(Kind.SECONDARY)
        layout = column(
            self._now,
            self._history,
            Rule(),
            grid((FormRow(_("Who from now on"), self._to), FormRow(_("From which day"), self._on))),
            FormRow(_("Why"), self._reason),
            FormRow(_("A few words to the resident"), self._note),
            self._error,
            held(row(hand, None)),
            gap=12,
        )
        self.setLayout(layout)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show who does now and who did before."""
        plan = dossier.current_plan
        resident = plan is not None and plan.regisseur_is_resident
        name = dossier.person.full_name if resident else directors.current(dossier)
        self._now.setText(name or _("Nobody yet. Write it in the plan."))
        clear(self._history)
        for one in directors.history(dossier):
            day = format_day(one.changed_on, weekday=False, year=True)
            words = _("{name}, until {day}").format(name=one.from_name or _("Nobody"), day=day)
            self._history.addWidget(Text(words))
            for said in (one.reason, one.note):
                if said.strip():
                    self._history.addWidget(Text(said, "small", color="text.2"))

    def _hand(self) -> None:
        case_id = self._session.case_id
        if case_id is None:
            return
        self._on.commit()
        to, reason, note, on = self._to.text(), self._reason.text(), self._note.text(), self._on.value()
        self._session.change(
            lambda desk: directors.hand_over(desk, case_id, to, reason=reason, note=note, on=on),
            lambda _none: self._handed(),
            on_refused=self._refused,
            owner=self,
        )

    def _handed(self) -> None:
        self._error.set_sentence("")
        for field in (self._to, self._reason, self._note):
            field.clear()
        self._on.set_value(None)

    def _refused(self, error: KeukentafelError) -> None:
        self._error.set_sentence(str(error))
        self._to.setFocus()
