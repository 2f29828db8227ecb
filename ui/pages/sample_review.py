"""The form for one drawn dossier: a judgement and a remark per question, and when it is finished (M05)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.domain.accountability import Judgement, Sample
from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.services import sample_reports, samples
from intake_app.services.desk import Desk
from intake_app.services.samples import Reviewed
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.fields import DropDown, LineField, TextArea
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import column, held, row
from ui.widgets.text import Text


class ReviewCard(Card):
    """Everything is kept at once; what was finished can be opened again."""

    changed = Signal()
    dossier_wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(name="card_review", gap=12)
        self._session = session
        self._shown: Reviewed | None = None
        self._choices: dict[str, DropDown] = {}
        self._remarks: dict[str, LineField] = {}
        self._title = Text("", "h2", name="review_title")
        self._by = Text("", color="text.2", name="review_by")
        self._open = Button(_("Open the dossier"), icon="folder-open", name="button_open_dossier")
        self._open.clicked.connect(self._wanted)
        self._words = TextArea(name="field_remarks", lines=2, max_length=4000)
        self._words.text_committed.connect(self._keep_words)
        self._error = ErrorLine("body")
        self._finish = Button(_("Finished"), kind=Kind.PRIMARY, icon="check", name="button_finish")
        self._finish.clicked.connect(lambda: self._end(done=True))
        self._again = Button(_("Go on with it"), name="button_again")
        self._again.clicked.connect(lambda: self._end(done=False))
        self._form: QWidget = held(column(*self._rows(), gap=12))
        self.add(
            self._title,
            self._by,
            held(row(self._open, None)),
            self._form,
            self._error,
            held(row(self._finish, self._again, None)),
        )

    def _rows(self) -> list[QWidget]:
        rows: list[QWidget] = []
        entries = [(None, _("Not looked at yet")), *((one, sample_reports.judgement_words(one)) for one in Judgement)]
        for one in self._session.forms.sample_check.questions:
            words = str(one.question)
            choice = DropDown(entries, name=f"answer_{one.id}")
            choice.value_changed.connect(partial(self._keep, one.id))
            remark = LineField(name=f"field_{one.id}", placeholder=_("What you saw"), max_length=500)
            remark.setAccessibleName(_("Remark: {question}").format(question=words))
            remark.text_committed.connect(partial(self._keep_remark, one.id))
            self._choices[one.id], self._remarks[one.id] = choice, remark
            rows += [FormRow(words, choice), remark, Rule()]
        return [*rows, FormRow(_("Remarks about the whole dossier"), self._words)]

    def show_review(self, sample: Sample, one: Reviewed) -> None:
        """Show what was found; what somebody is typing stays."""
        if self._shown is not None and self._shown.review.id != one.review.id:
            self.commit()
            self._error.set_sentence("")
        self._shown = one
        gone = one.review.dossier_id is None
        self._title.setText(sample_reports.title_words(sample, one))
        self._by.setText(sample_reports.by_words(one) or _("Nobody looked yet."))
        for question, choice in self._choices.items():
            finding = one.findings.get(question)
            choice.set_value(finding.judgement if finding is not None else None)
            self._remarks[question].set_text(finding.remark if finding is not None else "")
            self._remarks[question].setEnabled(finding is not None and not one.done)
            choice.setEnabled(not one.done)
        self._words.set_text(one.review.remarks)
        self._words.setEnabled(not one.done)
        self._form.setVisible(not gone)
        self._open.setVisible(not gone)
        self._finish.setVisible(not gone and not one.done)
        self._again.setVisible(not gone and one.done)

    def commit(self) -> None:
        """Keep what is typed now."""
        for remark in self._remarks.values():
            remark.commit()
        self._words.commit()

    def _keep(self, question: str, judgement: Judgement | None) -> None:
        if (review_id := self._review_id) is not None:
            self._do(partial(samples.judge, review_id=review_id, question=question, judgement=judgement))

    def _keep_remark(self, question: str, words: str) -> None:
        review_id, judgement = self._review_id, self._choices[question].value()
        if review_id is not None and judgement is not None:
            self._do(partial(samples.judge, review_id=review_id, question=question, judgement=judgement, remark=words))

    def _keep_words(self, words: str) -> None:
        if (review_id := self._review_id) is not None:
            self._do(partial(samples.remark, review_id=review_id, words=words))

    def _end(self, *, done: bool) -> None:
        self.commit()
        if (review_id := self._review_id) is not None:
            self._do(partial(samples.finish, review_id=review_id, done=done))

    def _do(self, work: Callable[[Desk], None]) -> None:
        self._session.change(work, lambda _none: self._done(), on_refused=self._refused, owner=self)

    def _done(self) -> None:
        self._error.set_sentence("")
        self.changed.emit()

    def _refused(self, error: KeukentafelError) -> None:
        self._error.set_sentence(str(error))

    @property
    def _review_id(self) -> UUID | None:
        return self._shown.review.id if self._shown is not None else None

    def _wanted(self) -> None:
        if self._shown is not None and self._shown.review.dossier_id is not None:
            self.dossier_wanted.emit(self._shown.review.dossier_id)
