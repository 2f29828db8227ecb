"""What both say at a look-back: the resident's answers to the questions of the form, the consultant's, what is next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal

from intake_app.domain.follow_up_words import StillFits
from intake_app.domain.reviewing import Review
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.services import look_back_words, reviews
from ui.pages.folding import EqualColumns, RunningRow
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.checks import CheckBox
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.date_field import DateField
from ui.widgets.fields import LineField, TextArea
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import column, held, row
from ui.widgets.text import Text
from ui.widgets.typed_dates import Direction


class AnswersCard(Card):
    """The open questions of the form, in the resident's words. Nothing wanting to say is an answer too."""

    answered = Signal(str, str)
    """The question and the words."""
    review_changed = Signal(object)

    def __init__(self, forms: FormLibrary) -> None:
        super().__init__(_("What the resident says"), icon="quote", gap=12, name="field_resident_says")
        self._areas: dict[str, TextArea] = {}
        rows = []
        for item in reviews.questions(forms):
            area = TextArea(name=f"answer_{item.id}", lines=2, max_length=2000)
            area.text_committed.connect(lambda text, key=item.id: self.answered.emit(key, text))
            self._areas[item.id] = area
            rows.append(FormRow(str(item.question or item.label), area, help=" ".join(item.prompts)))
        pairs = [rows[at : at + 2] for at in range(0, len(rows), 2)]
        self.declined = CheckBox(_("The resident did not want to say more about it"), name="field_declined")
        self.declined.value_changed.connect(lambda on: self.review_changed.emit({"declined": on}))
        self.add(held(column(*(held(EqualColumns(*pair, at_least=280)) for pair in pairs), gap=14)), self.declined)

    def show_review(self, review: Review) -> None:
        """Show what is stored."""
        for key, area in self._areas.items():
            area.set_text(review.answer(key))
        self.declined.set_value(review.declined)

    def commit(self) -> None:
        """Keep what is typed now."""
        for area in self._areas.values():
            area.commit()


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
        self.add(first, second)
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
