"""What both say at a look-back: the resident's answers to the questions of the form, the consultant's, what is next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from intake_app.domain.follow_up_words import ReviewKind, StillFits
from intake_app.domain.reviewing import Review
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.services import look_back_words, reviews
from ui.pages.folding import EqualColumns, RunningRow
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.checks import CheckBox
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown, LineField, TextArea
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text
from ui.widgets.typed_dates import Direction


class AnswersCard(Card):
    """The open questions of the form, in the resident's words. Nothing wanting to say is an answer too."""

    answered = Signal(str, str)
    """The question and the words."""
    review_changed = Signal(object)
    kind_chosen = Signal(object)
    """The ReviewKind in which they look back."""
    mark_given = Signal(object)
    """A number from 1 to 10, or None."""

    def __init__(self, forms: FormLibrary) -> None:
        super().__init__(_("What the resident says"), icon="quote", gap=12, name="field_resident_says")
        self._forms = forms
        self._asked: ReviewKind | None = None
        self._areas: dict[str, TextArea] = {}
        self._kind = DropDown(reviews.kinds(forms), name="field_review_kind")
        self._kind.value_changed.connect(lambda kind: self.kind_chosen.emit(kind))
        self._about = Text("", "small", color="text.2", name="text_review_kind")
        self._questions = QVBoxLayout()
        self._mark = LineField(name="field_review_mark", max_length=2)
        self._mark.text_committed.connect(self._marked)
        self._mark_row = FormRow(_("How content is the resident, from 1 to 10?"), self._mark, help=_("May stay empty"))
        self.declined = CheckBox(_("The resident did not want to say more about it"), name="field_declined")
        self.declined.value_changed.connect(lambda on: self.review_changed.emit({"declined": on}))
        way = EqualColumns(FormRow(_("Way of looking back"), self._kind), self._mark_row, at_least=280)
        self.add(held(way), self._about, self._questions, self.declined)
        self._ask(ReviewKind.STANDARD)

    def show_review(self, review: Review) -> None:
        """Show what is stored, with the questions of its way of looking back."""
        self._ask(review.kind)
        self._kind.set_value(review.kind)
        self._mark.set_text("" if review.mark is None else str(review.mark))
        for key, area in self._areas.items():
            area.set_text(review.answer(key))
        self.declined.set_value(review.declined)

    def commit(self) -> None:
        """Keep what is typed now."""
        for area in self._areas.values():
            area.commit()
        self._mark.commit()

    def _ask(self, kind: ReviewKind) -> None:
        """The questions of a way of looking back; the same ones stay, so that typing goes on."""
        if kind is self._asked:
            return
        self._asked = kind
        clear(self._questions)
        self._areas = {}
        rows = []
        for item in reviews.questions(self._forms, kind):
            area = TextArea(name=f"answer_{item.id}", lines=2, max_length=2000)
            area.text_committed.connect(lambda text, key=item.id: self.answered.emit(key, text))
            self._areas[item.id] = area
            rows.append(FormRow(str(item.question or item.label), area, help=" ".join(item.prompts)))
        pairs = [rows[at : at + 2] for at in range(0, len(rows), 2)]
        for pair in pairs:
            self._questions.addWidget(held(EqualColumns(*pair, at_least=280)))
        method = reviews.method(self._forms, kind)
        self._about.setText(str(method.about) if method is not None else "")
        self._about.setVisible(method is not None)
        self._mark_row.setVisible(method is not None and method.mark)

    def _marked(self, text: str) -> None:
        words = text.strip()
        if words and not (words.isascii() and words.isdigit() and 1 <= int(words) <= 10):
            self._mark_row.set_error(_("Use a number from {low} to {high}.").format(low=1, high=10))
            return
        self._mark_row.set_error("")
        self.mark_given.emit(int(words) if words else None)


class ConsultantCard(Card):
    """What the consultant says, whether it still fits, and what grew."""

    review_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("What you say"), icon="message-circle", gap=14, name="field_consultant_says")
        self._answer = TextArea(name="field_answer_consultant", lines=2, max_length=2000)
        self._grown = TextArea(name="field_competence_grown", lines=2, max_length=2000)
        self._present = LineField(name="field_present", placeholder=_("for instance her sister"), max_length=200)
        self._why = LineField(name="field_fits_why", placeholder=_("Why?"), max_length=300)
        self._why.setAccessibleName(_("Why does it fit, or not?"))
        options = [Option(value=one, label=look_back_words.fits_words(one)) for one in StillFits]
        self._fits = SegmentedChoice(options, name="field_fits", clearable=True)
        fits = FormRow(_("Does the plan still fit?"), self._fits)
        first = held(
            EqualColumns(
                FormRow(_("How do you see it, and what did you do of what you promised?"), self._answer),
                FormRow(_("What can the resident do now that was not there before?"), self._grown),
                at_least=280,
            )
        )
        said = held(column(fits, self._why, gap=8))
        second = held(
            EqualColumns(said, held(column(FormRow(_("Who else is there?"), self._present), None)), at_least=280)
        )
        self.together = Button("", kind=Kind.LINK, icon="users", name="button_look_at_together")
        self.add(first, second, held(row(self.together, None)))
        self._fields: dict[str, TextArea | LineField] = {
            "answer_consultant": self._answer,
            "competence_grown": self._grown,
            "present": self._present,
            "fits_why": self._why,
        }
        for name, field in self._fields.items():
            field.text_committed.connect(lambda text, name=name: self.review_changed.emit({name: text.strip()}))
        self._fits.value_changed.connect(lambda value: self.review_changed.emit({"fits": value}))

    def show_review(self, review: Review) -> None:
        """Show what is stored."""
        for name, field in self._fields.items():
            field.set_text(getattr(review, name))
        self._fits.set_value(review.fits)

    def show_together(self, sentence: str) -> None:
        """Ask whether the way of working together still fits; it is looked at again at every look-back (C06)."""
        words = _("Does this still fit: “{sentence}”").format(sentence=sentence)
        self.together.setText(words if sentence else _("Speak about who takes the lead"))

    def commit(self) -> None:
        """Keep what is typed now."""
        for field in self._fields.values():
            field.commit()


class NextCard(Card):
    """When they look back again: the usual moments, or a day of one's own. More than a year away is warned about."""

    review_changed = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(_("We look back again"), icon="calendar-check", gap=10, name="card_next")
        self._review: Review | None = None
        self._day = DateField(name="field_next_review_on", today=today, direction=Direction.AHEAD)
        self._day.date_committed.connect(lambda day: self.review_changed.emit({"next_review_on": day}))
        names = [words for words, _day in reviews.presets(today())]
        self.presets = [Button(words, name=f"button_preset_{number}") for number, words in enumerate(names)]
        for number, button in enumerate(self.presets):
            button.clicked.connect(lambda _on=False, number=number: self._choose(number))
        self._far = Text(
            _("This is more than a year away. Is that what you mean?"), "small", color="text.2", name="far"
        )
        self._far.hide()
        day = FormRow(_("Day"), self._day)
        usual = Text(_("Usually after six months"), "small", color="text.2")
        choices = held(column(usual, held(RunningRow(*self.presets, gap=8)), gap=6))
        self.add(held(EqualColumns(day, choices, at_least=240, shares=(2, 3))), held(row(self._far, None)))

    def show_review(self, review: Review) -> None:
        """Show what is stored."""
        self._review = review
        self._day.set_value(review.next_review_on)
        self._far.setVisible(reviews.too_far(review.held_on, review.next_review_on))

    def commit(self) -> None:
        """Keep what is typed now."""
        self._day.commit()

    def _choose(self, number: int) -> None:
        if self._review is not None:
            self.review_changed.emit({"next_review_on": reviews.presets(self._review.held_on)[number][1]})
