"""What else is known of a step: why, what if it does not work out, how free it is, its rung, picture and place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from intake_app.domain.planning import EARLIER
from intake_app.domain.vocabulary import HelpLevel, VoluntaryKind
from intake_app.i18n import _, pgettext
from ui import icons, theme
from ui.pages.picture_choice import PictureChoice
from ui.pages.plan_hints import HintedArea
from ui.pages.plan_step_after import AfterPart, after_summary
from ui.pages.plan_step_help import HelpPart, help_summary
from ui.pages.plan_step_hours import HoursPart, hours_summary
from ui.pages.plan_step_income import IncomePart, income_summary
from ui.pages.plan_step_offer import OfferPart, offer_summary
from ui.pages.plan_step_order import OrderPart, order_summary
from ui.pages.plan_step_part import Fold, StepPart
from ui.pages.plan_step_reasons import OriginPart, ReasonPart, origin_summary, reason_summary
from ui.pages.step_context import StepContext
from ui.widgets.buttons import Button, Kind
from ui.widgets.checks import CheckBox
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.fields import DropDown, LineField
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import column, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.instruments.library import FormLibrary

_SUMMARIES: dict[str, Callable[[StepContext], str]] = {
    "help": help_summary,
    "after": after_summary,
    "order": order_summary,
    "hours": hours_summary,
    "income": income_summary,
    "offer": offer_summary,
    "origin": origin_summary,
    "reasons": reason_summary,
}
FOLD_OF_FIELD = {
    **dict.fromkeys((*EARLIER.values(), "earlier_help", "help_way", "granted_on", "grant_needed"), "help"),
    "next_step": "after",
    "review_on": "after",
    "track": "order",
    "decision_reason": "reasons",
    "offer": "offer",
    "income": "income",
}
"""Fields that the guide leads to, by the fold in which they stand."""
FRIDGE_STEPS = 3
"""A fridge sheet has room for three steps."""


class StepDetails(QWidget):
    """Fields under a step; named by the number of the step."""

    edited = Signal(object)
    asked = Signal(object)
    """Something for a service to do: called with the Desk, off the GUI thread."""
    offer_wanted = Signal(object)
    """The Step for which somebody wants to choose an offer of the catalogue."""
    route_wanted = Signal(str)
    """Where something about this step is filled in."""
    remove_requested = Signal()
    move_requested = Signal(int)

    def __init__(self, forms: FormLibrary, today: Callable[[], date]) -> None:
        super().__init__()
        self._context: StepContext | None = None
        self.why = HintedArea(forms.words, name="", label=_("Why this step"))
        self.why.text_committed.connect(lambda text: self.edited.emit({"why": text.strip()}))
        self.fallback = HintedArea(forms.words, name="", label=_("Whom to call if it does not work out, and when"))
        self.fallback.text_committed.connect(lambda text: self.edited.emit({"fallback": text.strip()}))
        self.voluntary = SegmentedChoice(_voluntary_options(), fill=True)
        self.voluntary.value_changed.connect(self._freedom_chosen)
        self.reason = LineField(placeholder=_("Why it must, and on what ground"))
        self.reason.text_committed.connect(lambda text: self.edited.emit({"voluntary_reason": text.strip()}))
        self.reason.setAccessibleName(_("Reason and ground of the obligation"))
        self.rung = DropDown(_rungs(forms), placeholder=_("Choose"))
        self.rung.value_changed.connect(lambda value: self.edited.emit({"help_level": value}))
        self.picture = PictureChoice(name="", label=_("Choose a picture"))
        self.picture.chosen.connect(lambda picture: self.edited.emit({"icon": picture}))
        self.fridge = CheckBox(_("On the fridge sheet"))
        self.fridge.value_changed.connect(lambda ticked: self.edited.emit({"on_fridge_sheet": ticked}))
        self.up = Button(_("One place up"), kind=Kind.QUIET, icon="arrow-up", tip=_("Alt Up"))
        self.down = Button(_("One place down"), kind=Kind.QUIET, icon="arrow-down", tip=_("Alt Down"))
        self.away = Button(_("Remove step"), kind=Kind.QUIET, icon="trash-2")
        self.up.clicked.connect(lambda: self.move_requested.emit(-1))
        self.down.clicked.connect(lambda: self.move_requested.emit(1))
        self.away.clicked.connect(self.remove_requested)
        self.folds = self._folds(forms, today)
        self._lay_out()

    def show_step(self, context: StepContext) -> None:
        """Show the fields of this step."""
        self._context = context
        step, number, count, read_only = context.step, context.number, context.count, context.read_only
        fridge_full = context.fridge_full
        for field, control in self._fields().items():
            control.setObjectName(f"field_step_{number}_{field}")
        for verb, button in {"up": self.up, "down": self.down, "remove": self.away}.items():
            button.setObjectName(f"button_step_{number}_{verb}")
        self.why.set_text(step.why)
        self.fallback.set_text(step.fallback)
        self.voluntary.set_value(step.voluntary)
        self.reason.set_text(step.voluntary_reason)
        self.reason.setVisible(step.voluntary is VoluntaryKind.OBLIGATORY or bool(step.voluntary_reason))
        self.rung.set_value(step.help_level)
        self.picture.set_picture(step.icon)
        self.fridge.set_value(step.on_fridge_sheet)
        full = fridge_full and not step.on_fridge_sheet
        self._fridge_row.set_help(_("Three steps stand on the fridge sheet already.") if full else "")
        self.why.set_read_only(read_only)
        self.fallback.set_read_only(read_only)
        self.reason.setReadOnly(read_only)
        for control in (self.voluntary, self.rung, self.picture):
            control.setEnabled(not read_only)
        self.fridge.setEnabled(not read_only and not full)
        self.up.setEnabled(not read_only and number > 1)
        self.down.setEnabled(not read_only and number < count)
        self.away.setEnabled(not read_only)
        for fold in self.folds:
            self._show_fold(fold, context)

    def _show_fold(self, fold: Fold, context: StepContext) -> None:
        fold.opener.setObjectName(f"button_step_{context.number}_{fold.key}")
        fold.summary.setText(_SUMMARIES[fold.key](context))
        if fold.part is not None:
            fold.part.show_step(context)

    def focus_field(self, field: str) -> None:
        """Stand in one of the fields, by its name in Step."""
        control = self._fields().get(field) or self._folded(field)
        if control is not None:
            control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _folded(self, field: str) -> QWidget | None:
        """A field in one of the folds, which opens for it."""
        key = FOLD_OF_FIELD.get(field)
        fold = next((one for one in self.folds if one.key == key), None)
        if fold is None:
            return None
        fold.set_open(True)
        return fold.part.fields().get(field) if fold.part is not None else None

    def commit(self) -> None:
        """Give what is typed now."""
        for field in (self.why, self.fallback, self.reason):
            field.commit()
        for fold in self.folds:
            if fold.part is not None:
                fold.part.commit()

    def _folds(self, forms: FormLibrary, today: Callable[[], date]) -> tuple[Fold, ...]:
        """What more there is to say, the money last."""
        folds = (
            Fold(_("Who carries it, and why not sooner on the ladder"), lambda: HelpPart(forms, today), key="help"),
            Fold(_("From the catalogue"), lambda: OfferPart(today), key="offer"),
            Fold(_("What comes after it"), lambda: AfterPart(forms, today), key="after"),
            Fold(_("Order and decision"), lambda: OrderPart(forms, today), key="order"),
            Fold(_("Hours per week"), lambda: HoursPart(today), key="hours"),
            Fold(_("What it does to the money"), IncomePart, key="income"),
            Fold(_("Where this step comes from"), OriginPart, key="origin"),
            Fold(_("Why this help, and what it costs"), lambda: ReasonPart(forms, today), key="reasons"),
        )
        for fold in folds:
            fold.made.connect(self._part_made)
        return folds

    def _part_made(self, part: StepPart) -> None:
        part.edited.connect(self.edited)
        part.asked.connect(self.asked)
        if isinstance(part, OfferPart):
            part.offer_wanted.connect(self.offer_wanted)
        if isinstance(part, IncomePart):
            part.route_wanted.connect(self.route_wanted)
        if self._context is not None:
            part.show_step(self._context)

    def _freedom_chosen(self, kind: VoluntaryKind) -> None:
        self.reason.setVisible(kind is VoluntaryKind.OBLIGATORY or bool(self.reason.text()))
        self.edited.emit({"voluntary": kind})

    def _fields(self) -> dict[str, QWidget]:
        return {
            "why": self.why.area,
            "fallback": self.fallback.area,
            "voluntary": self.voluntary,
            "voluntary_reason": self.reason,
            "rung": self.rung,
            "icon": self.picture,
            "on_fridge_sheet": self.fridge,
        }

    def _lay_out(self) -> None:
        size = theme.current().size
        grid = QGridLayout()
        grid.setHorizontalSpacing(size(16))
        grid.setVerticalSpacing(size(12))
        self._fridge_row = FormRow(_("For on the fridge"), self.fridge)
        self.fridge.setAccessibleName(_("On the fridge sheet"))
        voluntary = QVBoxLayout()
        voluntary.setSpacing(size(8))
        voluntary.addWidget(FormRow(_("How free is it"), self.voluntary))
        voluntary.addWidget(self.reason)
        parts: tuple[tuple[Any, int, int], ...] = (
            (FormRow(_("Why this step"), self.why), 0, 0),
            (FormRow(_("If it does not work out"), self.fallback), 0, 1),
            (voluntary, 1, 0),
            (FormRow(_("Who carries it, more precisely"), self.rung), 1, 1),
            (_labelled(_("Picture of this step"), self.picture), 2, 0),
            (self._fridge_row, 2, 1),
        )
        for part, line, place in parts:
            if isinstance(part, QWidget):
                grid.addWidget(part, line, place, Qt.AlignmentFlag.AlignTop)
            else:
                grid.addLayout(part, line, place, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(size(42), size(10), size(4), size(10))
        outer.setSpacing(size(8))
        outer.addLayout(grid)
        outer.addLayout(column(*self.folds, gap=0))
        outer.addLayout(row(self.up, self.down, None, self.away, gap=4))


def _labelled(label: str, control: QWidget) -> QVBoxLayout:
    """Words above a control that names itself."""
    return column(Text(label, "strong"), row(control, None), gap=6)


def _voluntary_options() -> tuple[Option, ...]:
    return (
        Option(value=VoluntaryKind.VOLUNTARY, label=_("Voluntary")),
        Option(value=VoluntaryKind.AGREED, label=pgettext("step", "Agreed")),
        Option(value=VoluntaryKind.OBLIGATORY, label=_("Obligatory")),
    )


def _rungs(forms: FormLibrary) -> tuple[tuple[Any, ...], ...]:
    values = forms.instrument("hulpladder").parts[0].values
    levels = values.levels if values is not None else ()
    known = icons.names()
    return tuple(
        (HelpLevel(level.id), str(level.label), level.icon if level.icon in known else "users") for level in levels
    )
