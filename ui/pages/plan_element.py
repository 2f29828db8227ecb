"""One thing the law asks of a plan, filled in: words, a day, yes or no, a choice, or a text of the municipality."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from intake_app.domain.planning import PlanElement
from intake_app.i18n import _
from intake_app.instruments.grounds import ElementInput, GroundElement
from ui import theme
from ui.pages.plan_block import BlockChoice
from ui.pages.plan_hints import HintedArea
from ui.widgets.card import Card
from ui.widgets.checks import CheckBox
from ui.widgets.choices import ChoiceGroup, Option, RadioList, SegmentedChoice
from ui.widgets.date_field import DateField
from ui.widgets.fields import LineField
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import held, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.instruments.library import FormLibrary

_EMPTY: dict[str, object] = {"text": "", "on": None, "choice": "", "not_applicable": False, "reason": ""}


class ElementCard(Card):
    """Asks one element of a legal ground in the way the form says. Says what was changed; the page stores it."""

    edited = Signal(str, object)
    """Name of the element, and new values by field of PlanElement."""
    block_chosen = Signal(str, str, object)
    """Name of the element, id of the text block, and the ids of the chosen lines (None for the usual ones)."""

    def __init__(self, element: GroundElement, forms: FormLibrary, today: Callable[[], date], first_name: str) -> None:
        super().__init__(padding=20, gap=12, name=f"card_element_{element.element}")
        self.element = element
        self._main: list[QWidget] = []
        self._field = f"field_element:{element.element}"
        title = element.label_for(first_name)
        self.add(_head(title, element.article), Text(str(element.why), "body", color="text.2"))
        self.text: HintedArea | None = None
        self.choice: ChoiceGroup | None = None
        self.on: DateField | None = None
        self.block: BlockChoice | None = None
        self._build_input(title, forms, today)
        self.not_applicable = CheckBox(
            f"{str(element.not_applicable).rstrip(',… ')} …", name=f"field_not_applicable:{element.element}"
        )
        self.reason = LineField(name=f"field_reason:{element.element}", placeholder=_("Because …"))
        self._reason_row = FormRow(_("Because"), self.reason)
        if element.may_not_apply:
            self.not_applicable.value_changed.connect(lambda ticked: self._tell(not_applicable=ticked))
            self.reason.text_committed.connect(lambda text: self._tell(reason=text.strip()))
            self.add(self.not_applicable, self._reason_row)
        else:
            self.not_applicable.setParent(self)
            self._reason_row.setParent(self)
            self.not_applicable.hide()
        self._reason_row.hide()

    def show_element(self, stored: PlanElement | None, today: date, *, read_only: bool) -> None:
        """Show what is stored; None: nothing yet."""
        values = {name: getattr(stored, name) if stored is not None else empty for name, empty in _EMPTY.items()}
        off = bool(values["not_applicable"])
        if self.text is not None:
            self.text.set_text(str(values["text"]))
            self.text.set_read_only(read_only)
        if self.choice is not None:
            self.choice.set_value(values["choice"] or None)
        if self.on is not None:
            self.on.set_value(stored.on if stored is not None else None)
            self.on.setReadOnly(read_only)
        if self.block is not None:
            self.block.show_choice(stored, today, read_only=read_only)
        self.not_applicable.set_value(off)
        self.reason.set_text(str(values["reason"]))
        self.reason.setReadOnly(read_only)
        self._reason_row.setVisible(off and self.element.may_not_apply)
        for part in self._main:
            part.setEnabled(not off and not (read_only and part is self.choice))
        self.not_applicable.setEnabled(not read_only)
        self.set_tone("sunken" if read_only else "")

    def focus_field(self) -> None:
        """Stand where this element is filled in."""
        for control in (self.block, self.text, self.choice, self.on):
            if control is not None and control.isEnabled():
                control.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
        self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def commit(self) -> None:
        """Give what is typed now."""
        for field in (self.text, self.on, self.reason):
            if field is not None:
                field.commit()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _tell(self, **values: object) -> None:
        self.edited.emit(self.element.element, values)
        if values.get("not_applicable"):
            self._reason_row.show()
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_input(self, title: str, forms: FormLibrary, today: Callable[[], date]) -> None:
        kind = self.element.input
        if kind is ElementInput.BLOCK:
            self._add_block(forms)
        if kind is ElementInput.TEXT:
            self._add_text(title, forms)
        if kind in (ElementInput.CHOICE, ElementInput.YES_NO_DATE) or self.element.options:
            self._add_choice(title)
        if kind in (ElementInput.DATE, ElementInput.YES_NO_DATE) or self.element.with_date:
            self._add_day(today)

    def _add_block(self, forms: FormLibrary) -> None:
        self.block = BlockChoice(self.element, forms, name=self._field)
        self.block.chosen.connect(lambda block, lines: self.block_chosen.emit(self.element.element, block, lines))
        self._place(self.block)

    def _add_text(self, title: str, forms: FormLibrary) -> None:
        self.text = HintedArea(forms.words, name=self._field, label=title, placeholder=f"{self.element.do}.", lines=3)
        self.text.text_committed.connect(lambda text: self._tell(text=text.strip()))
        self._place(self.text)

    def _add_choice(self, title: str) -> None:
        quick = self.element.input is ElementInput.TEXT
        options = _options(self.element)
        short = len(options) <= 3 and all(len(option.label) < 26 for option in options)
        kind = SegmentedChoice if short else RadioList
        name = f"field_choice:{self.element.element}" if quick else self._field
        self.choice = kind(options, name=name, accessible_name=title, clearable=True)
        self.choice.value_changed.connect(lambda value: self._tell(choice=value or ""))
        self._place(held(row(self.choice, None)) if short else self.choice, self.choice)

    def _add_day(self, today: Callable[[], date]) -> None:
        name = self._field if self.element.input is ElementInput.DATE else f"field_day:{self.element.element}"
        self.on = DateField(name=name, today=today)
        self.on.date_committed.connect(lambda day: self._tell(on=day))
        self.on.setFixedWidth(theme.current().size(260))
        label = _("On which day") if self.element.input is not ElementInput.DATE else _("Day")
        day = FormRow(label, self.on)
        self._place(held(row(day, None)), self.on)

    def _place(self, part: QWidget, control: QWidget | None = None) -> None:
        self.add(part)
        self._main.append(control or part)


def _head(title: str, article: str) -> QBoxLayout:
    line = row(Text(title, "h3"), gap=12)
    line.setStretch(0, 1)
    if article:
        line.addWidget(Text(article, "small", color="text.2", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
    whole = QVBoxLayout()
    whole.addLayout(line)
    return whole


def _options(element: GroundElement) -> tuple[Option, ...]:
    if element.input is ElementInput.YES_NO_DATE:
        return (Option(value="ja", label=_("Yes")), Option(value="nee", label=_("No")))
    return tuple(Option(value=one.id, label=str(one.label)) for one in element.options)
