"""Where a goal belongs (an axis of the web, a domain of the matrix, or own words), and from which level to which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake_app.domain.planning import Goal
from intake_app.domain.vocabulary import RaterRole
from intake_app.i18n import _
from intake_app.instruments.model import GoalRule, Instrument
from ui.widgets.fields import DropDown, LineField
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.instruments.library import FormLibrary

_WEB, _MATRIX = "spinnenweb", "zrm-2017"
_OTHER = "other"


def area_of(goal: Goal, forms: FormLibrary) -> tuple[Instrument, str] | None:
    """The instrument and item a goal belongs to, or None: it belongs to nothing yet, or to own words."""
    instrument_id, slash, item_id = goal.area.partition("/")
    if not slash or instrument_id not in forms.instruments:
        return None
    instrument = forms.instrument(instrument_id)
    return (instrument, item_id) if item_id in {item.id for item in instrument.items} else None


class AreaChoice(QWidget):
    """A list of the parts of the web, then those of the matrix once it was used, then "something else"."""

    chosen = Signal(object)
    """New values by field of Goal."""

    def __init__(self, forms: FormLibrary) -> None:
        super().__init__()
        self._forms = forms
        self._readings: dict[str, int] = {}
        self._matrix: bool | None = None  # whether the domains of the matrix are in the list
        self.list = DropDown(name="field_goal_area", placeholder=_("Choose"))
        self.list.value_changed.connect(self._choose)
        self.list.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.own = LineField(name="field_goal_area_words", placeholder=_("In own words"), max_length=80)
        self.own.setAccessibleName(_("Belongs to, in own words"))
        self.own.text_committed.connect(lambda text: self.chosen.emit({"area": text.strip()}))
        self.own.hide()
        self.setLayout(column(self.list, self.own, gap=8))
        self.setFocusProxy(self.list)

    def show_area(self, dossier: Dossier, goal: Goal) -> None:
        """Show where this goal belongs."""
        self._readings = _levels_now(dossier)
        found = area_of(goal, self._forms)
        matrix = bool(dossier.readings(_MATRIX)) or (found is not None and found[0].id == _MATRIX)
        if matrix is not self._matrix:
            self._matrix = matrix
            self.list.set_entries(_entries(self._forms, matrix))
        own = bool(goal.area) and found is None
        opened = self.list.value() == _OTHER and not goal.area
        self.list.set_value(_OTHER if own or opened else goal.area or None)
        self.list.setToolTip(self.list.currentText())
        self.own.set_text(goal.area if own else "")
        self.own.setVisible(own or opened)

    def forget(self) -> None:
        """Another goal comes here."""
        self.list.set_value(None)

    def commit(self) -> None:
        """Give what is typed now."""
        if self.own.isVisibleTo(self):
            self.own.commit()

    def _choose(self, value: str) -> None:
        if value == _OTHER:
            self.own.setVisible(True)
            self.own.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.own.hide()
        self.chosen.emit({"area": value, "from_value": self._readings.get(value), "to_value": None})


def _levels_now(dossier: Dossier) -> dict[str, int]:
    """The consultant's newest level of every domain, by area: where a goal starts from."""
    reading = dossier.latest_reading(_MATRIX, RaterRole.CONSULTANT) or dossier.latest_reading(
        _MATRIX, RaterRole.TOGETHER
    )
    answers = dossier.answers_of(reading) if reading is not None else {}
    return {f"{_MATRIX}/{item}": one.value for item, one in answers.items() if isinstance(one.value, int)}


def _entries(forms: FormLibrary, matrix: bool) -> tuple[tuple[Any, ...], ...]:
    entries: list[tuple[Any, ...]] = [
        (f"{_WEB}/{item.id}", str(item.name), item.icon) for item in forms.instrument(_WEB).items
    ]
    if matrix:
        entries += [(f"{_MATRIX}/{item.id}", str(item.label), item.icon) for item in forms.instrument(_MATRIX).items]
    return (*entries, (_OTHER, _("Something else"), "pencil"))


class LevelRow(QWidget):
    """From which level to which, in words; shown when the goal belongs to something with levels."""

    chosen = Signal(object)

    def __init__(self, forms: FormLibrary) -> None:
        super().__init__()
        self._forms = forms
        self._leveled = self._offered = False
        self._now = DropDown(name="field_goal_from_value", placeholder=_("Choose"))
        self._then = DropDown(name="field_goal_to_value", placeholder=_("Choose"))
        self._now_words = LineField(name="field_goal_from_words")
        self._then_words = LineField(name="field_goal_to_words")
        self._now.value_changed.connect(lambda value: self.chosen.emit({"from_value": value}))
        self._then.value_changed.connect(lambda value: self.chosen.emit({"to_value": value}))
        self._now_words.text_committed.connect(lambda text: self.chosen.emit({"from_words": text.strip()}))
        self._then_words.text_committed.connect(lambda text: self.chosen.emit({"to_words": text.strip()}))
        self._level_rows = (FormRow(_("How it is now"), self._now), FormRow(_("How it will be"), self._then))
        self._word_rows = (
            FormRow(_("How it is now"), self._now_words),
            FormRow(_("How it will be"), self._then_words),
        )
        layout = row(gap=12)
        for part in (*self._level_rows, *self._word_rows):
            layout.addWidget(part, 1)
        self.setLayout(layout)

    def show_levels(self, goal: Goal) -> None:
        """Show the levels of this goal; without an area there is nothing to show."""
        found = area_of(goal, self._forms)
        self._leveled = found is not None and found[0].rules.goal is GoalRule.TARGET_VALUE
        if found is not None and self._leveled:
            instrument, item = found
            levels = [(level.value, str(level.label)) for level in instrument.levels_on_screen(item)]
            for control, value in ((self._now, goal.from_value), (self._then, goal.to_value)):
                control.set_entries(levels)
                control.set_value(value)
        self._now_words.set_text(goal.from_words)
        self._then_words.set_text(goal.to_words)
        self._show_rows()

    def offer_words(self, offered: bool) -> None:
        """Show the lines for words also while they are empty (a web and own words have no levels)."""
        self._offered = offered
        self._show_rows()

    def _show_rows(self) -> None:
        worded = not self._leveled and (
            self._offered or bool(self._now_words.text().strip() or self._then_words.text().strip())
        )
        for part in self._level_rows:
            part.setVisible(self._leveled)
        for part in self._word_rows:
            part.setVisible(worded)
        self.setVisible(self._leveled or worded)

    def commit(self) -> None:
        """Give what is typed now."""
        self._now_words.commit()
        self._then_words.commit()
