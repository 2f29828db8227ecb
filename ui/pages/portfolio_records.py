"""A list of records of one kind: a line each, and the fields of the one that is open under its line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from intake_app.domain.entity import CaseEntity
from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.services import editing, portfolio
from ui.pages.portfolio_fields import as_shown, as_stored
from ui.pages.record_fields import Field, RecordFields
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.fields import DropDown
from ui.widgets.form_row import ErrorLine
from ui.widgets.layouts import column, held, row
from ui.widgets.text import Text

Summary = Callable[[Any], tuple[str, str]]
"""The line of a record: its name, and a few words about it."""


class RecordList(Card):
    """Add, change, order and remove records; every change is kept at once and can be undone."""

    def __init__(
        self,
        session: Session,
        kind: type[CaseEntity],
        rows: Sequence[Sequence[Field]],
        *,
        title: str,
        name: str,
        empty: str,
        make: Callable[[UUID], CaseEntity],
        summary: Summary,
        above: QWidget | None = None,
    ) -> None:
        super().__init__(title, gap=8, name=f"field_{name}")
        self._session, self._kind, self._title, self._name = session, kind, title, name
        self._make, self._summary, self._rows = make, summary, rows
        self._lines = column(gap=2)
        self._records: tuple[CaseEntity, ...] = ()
        self._buttons: dict[UUID, _RecordLine] = {}
        self._open: UUID | None = None
        self._empty = Text(empty, color="text.2")
        self.fields = RecordFields(rows, session.today, prefix=name)
        self.fields.edited.connect(self._keep)
        self._first = rows[0][0].name
        self._error = ErrorLine()
        remove = Button(_("Remove"), kind=Kind.QUIET, icon="trash-2", name=f"button_remove_{name}")
        remove.clicked.connect(self._remove)
        self._form = held(column(self.fields, self._error, row(None, remove), gap=8, margins=(12, 8, 4, 12)))
        self._form.hide()
        add = Button(_("Add something"), kind=Kind.QUIET, icon="plus", name=f"button_add_{name}", on_click=self.add_new)
        add.setAccessibleDescription(title)
        self._add = add
        self._kept = Text(_("is recorded, is off"), "small", color="text.2", name=f"text_off_{name}")
        self._kept.hide()
        self.setFocusProxy(add)
        self.add(
            *([above] if above is not None else []), self._empty, self._kept, self._lines, self._form, row(add, None)
        )

    def show_records(self, records: Sequence[CaseEntity]) -> None:
        """Show these records; the open one stays open and what somebody types stays.

        Of a kind that this organisation does not ask none shows; that there are any is said.
        """
        off = self._kind.__name__ in self._session.fields_off
        self._add.setVisible(not off)
        self._kept.setVisible(off and bool(records))
        records = () if off else records
        self._records = tuple(records)
        wanted = [one.id for one in records]
        for gone in set(self._buttons) - set(wanted):
            line = self._buttons.pop(gone)
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()
        for place, one in enumerate(records):
            if one.id not in self._buttons:
                self._buttons[one.id] = _RecordLine(self, one.id)
            line = self._buttons[one.id]
            if self._lines.indexOf(line) != place:
                self._lines.insertWidget(place, line)
            line.show_words(*self._summary(one), opened=one.id == self._open, first=place == 0)
        self._empty.setVisible(not records and not off)
        opened = next((one for one in records if one.id == self._open), None)
        self._form.setVisible(opened is not None)
        if opened is not None:
            self._fill(opened)

    def offer(self, field: str, entries: Sequence[tuple[Any, str]]) -> None:
        """Offer other entries in a list of the form."""
        control = self.fields.controls[field]
        self._rows = tuple(
            tuple(replace(one, options=tuple(entries)) if one.name == field else one for one in line)
            for line in self._rows
        )
        if isinstance(control, DropDown):
            control.set_entries(entries)

    def toggle(self, record_id: UUID) -> None:
        """Open a record, or close it when it is open."""
        self.fields.commit()
        self._open = None if self._open == record_id else record_id
        self._error.set_sentence("")
        self.show_records(self._records)
        if self._open is not None:
            self._stand_in_first()

    def add_new(self) -> None:
        """Make a record, open it, and put the cursor in its first field."""
        case_id = self._session.case_id
        if case_id is None:
            return
        self.fields.commit()
        made = self._make(case_id)

        def stand(_changes: object) -> None:
            self._open = made.id
            self.show_records(self._records)
            self._stand_in_first()

        self._session.change(lambda desk: portfolio.add_record(desk, made, self._title), stand, owner=self)

    def move_record(self, record_id: UUID, by: int) -> None:
        """Move a record one place up or down."""
        order = [one.id for one in self._records]
        place = order.index(record_id)
        if 0 <= place + by < len(order):
            order.insert(place + by, order.pop(place))
            self._session.change(lambda desk: editing.reorder(desk, self._kind, order, self._title))

    @property
    def ordered(self) -> bool:
        """Whether the resident chooses the order; a time line has its own."""
        return "position" in self._kind.__dataclass_fields__

    def commit(self) -> None:
        """Keep what is typed now."""
        self.fields.commit()

    def _stand_in_first(self) -> None:
        control = self.fields.controls[self._first]
        (control.focusProxy() or control).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, record: CaseEntity) -> None:
        values = {name: getattr(record, name) for name in self.fields.controls}
        self.fields.show_values(as_shown(self._rows, values), read_only=False)
        self.fields.show_choices(self._session, self._kind, values)

    def _keep(self, values: dict[str, object]) -> None:
        record_id = self._open
        if record_id is None:
            return
        stored = as_stored(self._rows, values)

        def done(_changes: object) -> None:
            self._error.set_sentence("")

        self._session.change(
            lambda desk: portfolio.keep_record(desk, self._kind, record_id, self._title, **stored),
            done,
            on_refused=self._refused,
            owner=self,
        )

    def _refused(self, error: KeukentafelError) -> None:
        self._error.set_sentence(str(error))

    def _remove(self) -> None:
        record_id, self._open = self._open, None
        if record_id is not None:
            self._session.change(lambda desk: editing.remove(desk, self._kind, record_id, self._title))


class _RecordLine(QWidget):
    """The name of a record, that opens it, and a button to move it up."""

    def __init__(self, owner: RecordList, record_id: UUID) -> None:
        super().__init__()
        self._button = Button("", kind=Kind.QUIET, icon="chevron-right", name=f"button_open_{record_id}")
        self._button.clicked.connect(lambda: owner.toggle(record_id))
        self._about = Text("", "small", color="text.2")
        self._up = Button("", kind=Kind.QUIET, icon="arrow-up", tip=_("Move up"), name="button_up")
        self._up.clicked.connect(lambda: owner.move_record(record_id, -1))
        self._movable = owner.ordered
        line = row(self._button, self._about, self._up, gap=8)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_words(self, name: str, about: str, *, opened: bool, first: bool) -> None:
        """Show a record in a line."""
        self._button.setText(name or _("(still empty)"))
        self._button.set_icon("chevron-down" if opened else "chevron-right")
        self._button.setAccessibleDescription(about)
        self._about.setText(about)
        self._up.setVisible(self._movable)
        self._up.setEnabled(not first)


class SingleFields(Card):
    """The fields of the one record of its kind (story, limits): kept at once through `keep`."""

    def __init__(
        self,
        session: Session,
        kind: type[CaseEntity],
        rows: Sequence[Sequence[Field]],
        *,
        title: str,
        name: str,
        keep: Callable[..., object],
        help: str = "",
    ) -> None:
        super().__init__(title, gap=10, name=f"field_{name}")
        self._session, self._kind, self._keep, self._rows = session, kind, keep, rows
        self.fields = RecordFields(rows, session.today, prefix=name)
        self.fields.edited.connect(self._edited)
        self._error = ErrorLine()
        first = next(iter(self.fields.controls.values()))
        self.setFocusProxy(first.focusProxy() or first)
        self.add(*([Text(help, color="text.2")] if help else []), self.fields, self._error)

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show what is stored; what somebody types now stays."""
        self.fields.show_values(as_shown(self._rows, values), read_only=False)
        self.fields.show_choices(self._session, self._kind, values)

    def commit(self) -> None:
        """Keep what is typed now."""
        self.fields.commit()

    def _edited(self, values: dict[str, object]) -> None:
        case_id = self._session.case_id
        if case_id is None:
            return
        stored = as_stored(self._rows, values)
        self._session.change(
            lambda desk: self._keep(desk, case_id, **stored),
            lambda _changes: self._error.set_sentence(""),
            on_refused=lambda error: self._error.set_sentence(str(error)),
            owner=self,
        )
