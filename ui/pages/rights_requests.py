"""What the resident asked about the own data: the log with its clock, and the answer (M04)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from intake_app.domain.dossier import Dossier
from intake_app.domain.privacy import PrivacyRequest, RefusalGround, RequestKind, RequestOutcome
from intake_app.errors import KeukentafelError
from intake_app.i18n import _, format_day
from intake_app.services import privacy
from intake_app.services.privacy_words import outcome_words, refusal_words, request_words
from ui.dialogs.dialog import CalmDialog
from ui.pages.folding import EqualColumns
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.checks import CheckBox
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown, LineField, TextArea
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text


class RequestsCard(Card):
    """A line to write a request down, and every request with the day on which the answer is due."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("What the resident asked"), icon="notebook-pen", gap=10, name="field_requests")
        self._session = session
        self._kind = DropDown([(one, request_words(one)) for one in RequestKind], name="field_request_kind")
        self._kind.set_value(RequestKind.ACCESS)
        self._day = DateField(name="field_request_on", today=session.today)
        self._by = LineField(name="field_request_by", max_length=120)
        self._written = CheckBox(_("In writing"), name="field_request_written")
        self._error = ErrorLine()
        self._lines = column(gap=8)
        add = Button(_("Write down"), name="button_add_request", on_click=self._add)
        first = EqualColumns(
            FormRow(_("What is asked"), self._kind),
            FormRow(_("Received on"), self._day, help=_("Empty is today")),
            at_least=180,
        )
        second = EqualColumns(
            FormRow(_("Asked by"), self._by, help=_("Empty: the resident")),
            held(row(self._written, None)),
            at_least=180,
        )
        self.add(held(first), held(second), self._error, held(row(add, None)), self._lines)

    def show_dossier(self, dossier: Dossier) -> None:
        """Newest first; what waits for an answer has its button."""
        clear(self._lines)
        found = sorted(dossier.privacy_requests, key=lambda one: (one.received_on, one.id), reverse=True)
        if not found:
            self._lines.addWidget(Text(_("Nothing was asked yet."), "body", color="text.2"))
        for number, one in enumerate(found):
            self._lines.addWidget(Rule())
            self._lines.addWidget(Text(_head(one), "strong", name=f"request_{number}"))
            self._lines.addWidget(Text(self._state(one), "small", color="text.2"))
            if one.answered_on is None:
                button = Button(_("Answer this"), name=f"button_answer_{number}")
                button.setAccessibleName(_("Answer: {what}").format(what=_head(one)))
                button.clicked.connect(partial(self._answer, one))
                self._lines.addLayout(row(button, None))

    def _state(self, one: PrivacyRequest) -> str:
        if one.answered_on is not None and one.outcome is not None:
            day = format_day(one.answered_on, weekday=False, year=True)
            why = refusal_words(one.refusal) if one.refusal is not None else ""
            return ". ".join(part for part in (f"{outcome_words(one.outcome)}, {day}", why, one.answer) if part)
        due = privacy.due_on(one)
        day = format_day(due, weekday=False, year=True)
        if due < self._session.today():
            return _("The answer was due on {day}.").format(day=day)
        return _("Answer by {day}.").format(day=day)

    def _answer(self, one: PrivacyRequest, _checked: bool = False) -> None:
        AnswerDialog(self._session, one, self.window()).open()

    def _add(self) -> None:
        case_id = self._session.case_id
        self._day.commit()
        if case_id is None or self._day.error:
            return
        work = partial(
            privacy.receive,
            case_id=case_id,
            kind=self._kind.value(),
            on=self._day.value(),
            asked_by=self._by.text(),
            in_writing=self._written.value(),
        )
        self._session.change(work, lambda _made: self._added(), on_refused=self._refused, owner=self)

    def _added(self) -> None:
        self._error.set_sentence("")
        self._day.set_value(None)
        self._by.clear()
        self._written.set_value(False)

    def _refused(self, error: KeukentafelError) -> None:
        self._error.set_sentence(str(error))


def _head(one: PrivacyRequest) -> str:
    day = format_day(one.received_on, weekday=False, year=True)
    asked = _("{what}, received on {day}").format(what=request_words(one.kind), day=day)
    return asked if not one.asked_by else _("{asked}, by {name}").format(asked=asked, name=one.asked_by)


class AnswerDialog(CalmDialog):
    """Answer a request, refuse it with the ground of the law, or take two months longer."""

    def __init__(self, session: Session, request: PrivacyRequest, parent: QWidget | None) -> None:
        super().__init__(_("Answer a request"), parent, name="answer_request", width=600)
        self._session, self._request = session, request
        self._outcome = DropDown([(one, outcome_words(one)) for one in RequestOutcome], name="field_outcome")
        self._outcome.set_value(RequestOutcome.DONE)
        self._outcome.value_changed.connect(lambda _value: self._fold())
        self._refusal = DropDown([(one, refusal_words(one)) for one in RefusalGround], name="field_refusal")
        self._refusal_row = FormRow(_("Ground of the law"), self._refusal)
        self._words = TextArea(name="field_answer_words", lines=3, max_length=2000)
        self._error = ErrorLine()
        self.add(
            Text(_head(request)),
            FormRow(_("What became of it"), self._outcome),
            self._refusal_row,
            FormRow(_("In plain words"), self._words, help=_("The resident gets to read this.")),
            self._error,
        )
        longer = Button(_("Two months longer"), name="button_extend_request", on_click=self._longer)
        self.set_buttons(
            Button(_("Answer this"), kind=Kind.PRIMARY, name="button_give_answer", on_click=self._submit),
            longer,
            Button(_("Not now"), kind=Kind.QUIET, name="button_cancel", on_click=self.reject),
        )
        longer.setVisible(request.extended_on is None)
        self._fold()
        self._outcome.setFocus()

    def _fold(self) -> None:
        refused = self._outcome.value() in (RequestOutcome.REFUSED, RequestOutcome.PARTLY)
        self._refusal_row.setVisible(refused)
        self.fit()

    def _submit(self) -> None:
        work = partial(
            privacy.answer,
            case_id=self._request.case_id,
            request_id=self._request.id,
            outcome=self._outcome.value(),
            refusal=self._refusal.value(),
            words=self._words.toPlainText(),
        )
        self._session.change(work, lambda _done: self.accept(), on_refused=self._refused, owner=self)

    def _longer(self) -> None:
        work = partial(
            privacy.extend,
            case_id=self._request.case_id,
            request_id=self._request.id,
            because=self._words.toPlainText(),
        )
        self._session.change(work, lambda _done: self.accept(), on_refused=self._refused, owner=self)

    def _refused(self, error: KeukentafelError) -> None:
        self._error.set_sentence(str(error))
        self.fit()
