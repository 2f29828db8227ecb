"""Before the plan becomes final: one line why people go on without something that is asked with a reason (rules 2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from intake_app.i18n import _
from intake_app.services.completeness import MissingItem
from ui import theme
from ui.pages.table_screen import TableScreen
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.fields import LineField
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text


class ReasonsScreen(TableScreen):
    """One line each, kept with the name and the day; or a way to the field that mends it."""

    given = Signal(object)
    """A reason by the id of what was asked."""
    opened = Signal(str)
    """Route to the field."""
    back_requested = Signal()

    def __init__(self) -> None:
        super().__init__("screen_reasons")
        self.fields: dict[str, LineField] = {}
        self._rows: dict[str, FormRow] = {}
        self._asked: tuple[MissingItem, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.current().size(14))
        self.back = Button(_("To the plan"), icon="chevron-left", table=True, name="button_to_plan")
        self.back.clicked.connect(lambda: self.back_requested.emit())
        self.go_on = Button(_("Go on to signing"), kind=Kind.PRIMARY, table=True, name="button_give_reasons")
        self.go_on.clicked.connect(self._submit)
        head = row(Text(_("Signing together"), "h1", wrap=False, name="page_title"), None, margins=(32, 18))
        self.top.addWidget(held(column(head, Rule(), gap=0), plane="paper"))
        words = Text(
            _("This may stay open. Write in one line why, then everybody can follow it later."), "table.prompt"
        )
        card = Card(name="card_reasons")
        card.add(self._list)
        card.setMaximumWidth(theme.current().size(820))
        self.middle.addWidget(words)
        self.middle.addSpacing(theme.current().size(12))
        self.middle.addWidget(card)
        self.middle.addStretch(1)
        self.bar.addWidget(self.back)
        self.bar.addStretch(1)
        self.bar.addWidget(self.go_on)

    def show_asked(self, asked: Sequence[MissingItem]) -> None:
        """Ask these; what was typed stays while the same is asked."""
        if tuple(asked) == self._asked:
            return
        self._asked = tuple(asked)
        clear(self._list)
        self.fields, self._rows = {}, {}
        for number, one in enumerate(asked):
            field = LineField(name=f"field_reason:{one.id}", max_length=400, placeholder=_("Because …"))
            field.returnPressed.connect(self._submit)
            mend = Button(_("Fill it in"), kind=Kind.LINK, name=f"button_mend_{one.id}")
            mend.setAccessibleDescription(one.title)
            mend.clicked.connect(lambda _on=False, route=one.route: self.opened.emit(route))
            self.fields[one.id] = field
            self._rows[one.id] = FormRow(one.title, field, help=one.why)
            if number:
                self._list.addWidget(Rule())
            self._list.addLayout(column(self._rows[one.id], row(mend, None), gap=4))

    def reasons(self) -> Mapping[str, str]:
        """What was written, by the id of what was asked."""
        return {name: field.text().strip() for name, field in self.fields.items()}

    @override
    def focus_start(self) -> None:
        first = next(iter(self.fields.values()), None)
        (first or self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _submit(self) -> None:
        empty = [name for name, words in self.reasons().items() if not words]
        for name, row_ in self._rows.items():
            row_.set_error(_("Write in one line why, or fill it in.") if name in empty else "")
        if empty:
            self.fields[empty[0]].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.given.emit(dict(self.reasons()))
