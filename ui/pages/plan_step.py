"""One step of a goal as a row: what, on which rung of the ladder, who and when; more about it opens under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain.planning import EARLIER, Step
from intake_app.domain.vocabulary import HelpGroup, HelpLevel, StepStatus, VoluntaryKind
from intake_app.i18n import _, ngettext
from intake_app.services import step_help
from intake_app.services.plan_wording import step_status_words
from ui import theme
from ui.field_history import Tie, tie
from ui.pages.plan_hints import HintedArea
from ui.pages.plan_short_line import ShortLine, ShortMoment
from ui.pages.plan_step_details import StepDetails
from ui.pages.plan_step_number import NUMBER, NumberButton
from ui.pages.plan_words import Moment
from ui.pages.step_context import StepContext
from ui.widgets.buttons import Button, Kind
from ui.widgets.form_row import ErrorLine
from ui.widgets.ladder import LadderRow
from ui.widgets.suggesting import suggest
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.instruments.library import FormLibrary

WHO, WHEN, GAP = 104, 146, 6  # widths in px of the design
STACKED_BELOW = 640
"""Narrower than this (times the text size) the ladder, who and when stand under the words."""
FIRST_RUNG = {
    HelpGroup.SELF: HelpLevel.OWN,
    HelpGroup.NETWORK: HelpLevel.NETWORK,
    HelpGroup.GENERAL: HelpLevel.GENERAL,
    HelpGroup.TAILORED: HelpLevel.TAILORED,
}
"""The rung that a column stands for until a finer one is chosen under "more about this step"."""


class StepRow(QWidget):
    """One step. Says what was changed; the page stores it and shows it again."""

    edited = Signal(object)
    """New values by field of Step."""
    asked = Signal(object)
    """Something for a service to do: called with the Desk, off the GUI thread."""
    offer_wanted = Signal(object)
    """The Step for which somebody wants to choose an offer of the catalogue."""
    route_wanted = Signal(str)
    """Where something about this step is filled in."""
    dragged = Signal(int, bool)
    """How far down the screen the number is held (global), and whether it was let go there."""
    remove_requested = Signal()
    move_requested = Signal(int)
    next_requested = Signal()
    """Ctrl Enter: another step after this one."""

    def __init__(self, forms: FormLibrary, today: Callable[[], date], first_name: str) -> None:
        super().__init__()
        self._forms, self._today = forms, today
        self._first_name = first_name
        self._step: Step | None = None
        self._context: StepContext | None = None
        self._current = self._stacked = self._read_only = False
        self._names: tuple[str, ...] = ()
        self.number = NumberButton()
        self.number.toggled.connect(self._open_details)
        self.number.dragged.connect(self._drag)
        self.what = HintedArea(forms.words, name="", label="", placeholder=_("What is going to happen?"), bare=True)
        self.what.text_committed.connect(lambda text: self.edited.emit({"what": text.strip()}))
        self.what.area.submitted.connect(self.next_requested)
        self.note = Text("", "small", color="text.2", name="step_note")
        self.ladder = LadderRow()
        self.ladder.value_changed.connect(self._rung_chosen)
        self.who = ShortLine(placeholder=_("Who"))
        self.who.text_committed.connect(lambda text: self.edited.emit({"owner_name": text.strip()}))
        self.who.textChanged.connect(self.who.setToolTip)
        self.when = ShortMoment(today=today)
        self.when.moment_committed.connect(lambda moment: self.edited.emit(moment.as_fields()))
        self.error = ErrorLine()
        self.when.error_changed.connect(self.error.set_sentence)
        for part in (self.number, *self.ladder.parts, self.what.area):
            part.installEventFilter(self)
        self.details: StepDetails | None = None
        self.why_not_sooner: Button | None = None
        """Asks for a word about each earlier rung; made when a facility is chosen first."""
        self._grid = QGridLayout()
        self._build()
        tie(self.what.area, lambda: Tie(self._step.id, ("what",), _("Step")) if self._step is not None else None)
        tie(self, lambda: Tie(self._step.id, (), _("Step")) if self._step is not None else None)

    @property
    def step(self) -> Step | None:
        """The step that shows."""
        return self._step

    def show_step(self, context: StepContext) -> None:
        """Show this step."""
        self._context = context
        step, read_only = context.step, context.read_only
        self._step = step
        self._read_only = read_only
        self._name_parts(context.number)
        self.what.set_text(step.what)
        self.what.set_read_only(read_only)
        self.ladder.set_value(HelpGroup.of(step.help_level) if step.help_level else None)
        self.ladder.setEnabled(not read_only)
        self.who.set_text(step.owner_name)
        self.who.setReadOnly(read_only)
        self.when.set_moment(Moment.of(step))
        self.when.setReadOnly(read_only)
        self._show_note(context)
        self._ask_why_not_sooner(context)
        if self.details is not None:
            self.details.show_step(context)

    def suggest_names(self, names: Sequence[str]) -> None:
        """Offer these names while somebody types who does it."""
        if tuple(names) != self._names:
            self._names = tuple(names)
            suggest(self.who, names, anywhere=True)

    def set_current(self, current: bool) -> None:
        """Tint the row in which the focus is."""
        if current != self._current:
            self._current = current
            self.update()

    def commit(self) -> None:
        """Give what is typed now."""
        self.what.commit()
        self.who.commit()
        self.when.commit()
        if self.details is not None:
            self.details.commit()

    def forget(self) -> None:
        """Another step comes into this row."""
        self._step = None
        self.number.setChecked(False)
        self.when.forget()
        self.set_current(False)

    def open_details(self, field: str = "") -> None:
        """Open what else is known of the step, and stand in one of its fields."""
        self.number.setChecked(True)
        if field and self.details is not None:
            self.details.focus_field(field)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Buttons keep arrows to themselves; with Alt they move the step."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._moved_by(event)
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._moved_by(event):
            return
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            self.next_requested.emit()
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self.width() < theme.current().size(STACKED_BELOW)
        if stacked != self._stacked:
            self._stacked = stacked
            self._place()

    @override
    def minimumSizeHint(self) -> QSize:
        size = theme.current().size
        return QSize(size(4 * 60 + NUMBER + 32) + size(WHO + WHEN) // 2, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._current:
            QPainter(self).fillRect(self.rect(), theme.current().color("accent.tint"))

    # -- inside ------------------------------------------------------------------------------------------------------

    def _moved_by(self, event: QKeyEvent) -> bool:
        """Whether this is Alt with an arrow; then the step moves."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if not alt or event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down) or self._read_only:
            return False
        self.move_requested.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        return True

    def _rung_chosen(self, group: HelpGroup) -> None:
        values: dict[str, object] = {"help_level": FIRST_RUNG[group]}
        if group is HelpGroup.SELF and not self.who.text().strip():
            values["owner_name"] = self._first_name
        self.edited.emit(values)

    def _open_details(self, opened: bool) -> None:
        if opened and self.details is None and self._context is not None:
            self.details = StepDetails(self._forms, self._today)
            self.details.edited.connect(self.edited)
            self.details.asked.connect(self.asked)
            self.details.offer_wanted.connect(self.offer_wanted)
            self.details.route_wanted.connect(self.route_wanted)
            self.details.remove_requested.connect(self.remove_requested)
            self.details.move_requested.connect(self.move_requested)
            self.details.show_step(self._context)
            self._outer.addWidget(self.details)
        if self.details is not None:
            if not opened:
                self.details.commit()
            self.details.setVisible(opened)

    def _drag(self, place: int, let_go: bool) -> None:
        if not self._read_only:
            self.dragged.emit(place, let_go)

    def _show_note(self, context: StepContext) -> None:
        step = context.step
        notes = list(context.waits)
        if step.status not in (StepStatus.PLANNED, StepStatus.WAITING_FOR):
            notes.append(step_status_words(step.status))
        if step.track:
            notes.append(_("track {name}").format(name=step.track))
        if context.offer is not None:
            notes.append(_("from the catalogue"))
        if step.own_found:
            notes.append(_("found without help"))
        if step.quick_win:
            notes.append(_("small step"))
        if step.voluntary is VoluntaryKind.VOLUNTARY:
            notes.append(_("voluntary"))
        if step.voluntary is VoluntaryKind.OBLIGATORY:
            notes.append(_("obligatory"))
        if step.help_level in (HelpLevel.HOUSEHOLD, HelpLevel.INFORMAL_CARE):
            level = self._forms.instrument("hulpladder").parts[0].values
            found = next((one for one in level.levels if one.id == step.help_level.value), None) if level else None
            notes.append(str(found.label) if found else "")
        if step.help_way is not None:
            notes.extend(step_help.tags(step))
        notes.append(step_help.granting_words(step))
        if step.on_fridge_sheet:
            notes.append(_("on the fridge sheet"))
        if context.gate is not None and not context.gate.passed:
            notes.append(_("a decision falls here"))
        self.note.setText(" · ".join(note for note in notes if note))
        self.note.setVisible(bool(notes))

    def _ask_why_not_sooner(self, context: StepContext) -> None:
        """A facility asks for a word about each earlier rung; the first one that lacks it is where it leads."""
        left = () if context.read_only else step_help.unsaid(context.step)
        if left and self.why_not_sooner is None:
            self.why_not_sooner = Button("", kind=Kind.LINK, icon="chevron-down")
            self.why_not_sooner.clicked.connect(self._say_why_not_sooner)
            self._outer.insertWidget(1, self.why_not_sooner, 0, Qt.AlignmentFlag.AlignRight)
        if self.why_not_sooner is None:
            return
        self.why_not_sooner.setVisible(bool(left))
        self.why_not_sooner.setObjectName(f"button_step_{context.number}_why_not_sooner")
        words = ngettext("Why not sooner on the ladder? {n} word", "Why not sooner on the ladder? {n} words", len(left))
        self.why_not_sooner.setText(words.format(n=len(left)))
        self.why_not_sooner.setAccessibleDescription(_("Step {number}, who carries it").format(number=context.number))

    def _say_why_not_sooner(self) -> None:
        left = step_help.unsaid(self._step) if self._step is not None else ()
        if left:
            self.open_details(EARLIER[left[0]])

    def _name_parts(self, number: int) -> None:
        self.setObjectName(f"step_{number}")
        self.number.set_number(number)
        names = {
            self.what.area: ("what", _("Step {number}, what")),
            self.ladder: ("help_level", _("Step {number}, who carries it")),
            self.who: ("owner_name", _("Step {number}, who")),
            self.when: ("when", _("Step {number}, when")),
        }
        for control, (field, label) in names.items():
            control.setObjectName(f"field_step_{number}_{field}")
            control.setAccessibleName(label.format(number=number))

    def _build(self) -> None:
        size = theme.current().size
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(size(10), size(3), size(14), size(3))
        self._outer.setSpacing(0)
        self._grid.setHorizontalSpacing(size(GAP))
        self._grid.setVerticalSpacing(0)
        self._outer.addLayout(self._grid)
        self.who.setMinimumWidth(size(60))
        self.when.setMinimumWidth(size(60))
        self.note.setContentsMargins(size(13), 0, 0, size(4))
        self._place()
        theme.current().changed.connect(self._place)

    def _place(self) -> None:
        """Put the parts side by side, or the answers under the words where there is no room."""
        size = theme.current().size
        for part in (self.number, self.what, self.note, self.ladder, self.who, self.when, self.error):
            self._grid.removeWidget(part)
        wide = 16_777_215
        self.who.setMaximumWidth(wide if self._stacked else size(WHO))
        self.when.setMaximumWidth(wide if self._stacked else size(WHEN))
        self.who.setMinimumWidth(size(60) if self._stacked else size(WHO))
        self.when.setMinimumWidth(size(60) if self._stacked else size(WHEN))
        top = Qt.AlignmentFlag.AlignTop
        middle = Qt.AlignmentFlag.AlignVCenter
        if self._stacked:
            self._grid.addWidget(self.number, 0, 0, top)
            self._grid.addWidget(self.what, 0, 1, 1, 3)
            self._grid.addWidget(self.note, 1, 1, 1, 3)
            self._grid.addWidget(self.ladder, 2, 1, middle)
            self._grid.addWidget(self.who, 2, 2, middle)
            self._grid.addWidget(self.when, 2, 3, middle)
            self._grid.addWidget(self.error, 3, 1, 1, 3)
            stretches = (0, 0, 2, 3, 0)
        else:
            self._grid.addWidget(self.number, 0, 0, middle)
            self._grid.addWidget(self.what, 0, 1, middle)
            self._grid.addWidget(self.note, 1, 1)
            self._grid.addWidget(self.ladder, 0, 2, 2, 1, middle)
            self._grid.addWidget(self.who, 0, 3, 2, 1, middle)
            self._grid.addWidget(self.when, 0, 4, 2, 1, middle)
            self._grid.addWidget(self.error, 2, 1, 1, 4, Qt.AlignmentFlag.AlignRight)
            stretches = (0, 1, 0, 0, 0)
        for number, stretch in enumerate(stretches):
            self._grid.setColumnStretch(number, stretch)
