"""Ties the controls of a form to the fields of one stored part: shows what is stored, keeps what is given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from intake_app.domain.entity import Entity
from intake_app.i18n import _
from intake_app.services import data_choices, editing
from intake_app.services.desk import Desk
from ui.field_history import Tie, tie
from ui.session import Session
from ui.widgets.checks import CheckBox
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown, LineField, TextArea
from ui.widgets.form_row import FormRow
from ui.widgets.typed_dates import Direction

NARROWEST = 150  # px of the design below which fields stand under each other


class BoundForm:
    """A form on one entity of `kind`. Every committed field is kept at once; there is no Save button.

    `make` makes the entity on the vault thread when the first answer comes and there is none yet; it returns the id.
    `change(desk, id, **values)` keeps an answer where a service has rules for it.
    """

    def __init__(
        self,
        session: Session,
        kind: type[Entity],
        *,
        label: str = "",
        make: Callable[[Desk], UUID] | None = None,
        change: Callable[..., object] | None = None,
    ) -> None:
        self._session, self._kind, self._label, self._make = session, kind, label, make
        self._change = change
        self._id: UUID | None = None
        self._shows: dict[str, Callable[[Any], None]] = {}
        self._fields: list[LineField | TextArea] = []
        self._tails: dict[str, Any] = {}
        self._rows: dict[str, FormRow | CheckBox] = {}
        """Where each field is asked, to leave it out when this organisation does not ask it."""
        self._off: frozenset[str] = frozenset()
        self._purposes = session.purposes

    def line(self, field: str, label: str, *, help: str = "", placeholder: str = "", icon: str = "") -> FormRow:
        """A line of words."""
        control = LineField(name=f"field_{field}", placeholder=placeholder, icon=icon, max_length=200)
        control.text_committed.connect(lambda text: self.keep(field, text.strip()))
        self._fields.append(control)
        self._shows[field] = control.set_text
        self._tails[field] = ""
        self._tie(control, field, label)
        return self._asked(field, FormRow(label, control, help=help))

    def number(self, field: str, label: str, *, help: str = "", placeholder: str = "") -> FormRow:
        """A whole number, or nothing. What is no number is said, and stays as it was typed."""
        control = LineField(name=f"field_{field}", placeholder=placeholder, max_length=6)
        row = FormRow(label, control, help=help)

        def typed(text: str) -> None:
            digits = text.strip()
            wrong = bool(digits) and not (digits.isascii() and digits.isdigit())
            row.set_error(_("Write a whole number, or leave it empty.") if wrong else "")
            if not wrong:
                self.keep(field, int(digits) if digits else None)

        control.text_committed.connect(typed)
        self._fields.append(control)
        self._shows[field] = lambda value: control.set_text("" if value is None else str(value))
        self._tails[field] = None
        return self._asked(field, row)

    def area(self, field: str, label: str, *, help: str = "", placeholder: str = "", lines: int = 2) -> FormRow:
        """Several lines of words, kept literally."""
        control = TextArea(name=f"field_{field}", placeholder=placeholder, lines=lines, max_length=4000)
        control.text_committed.connect(lambda text: self.keep(field, text))
        self._fields.append(control)
        self._shows[field] = control.set_text
        self._tails[field] = ""
        self._tie(control, field, label)
        return self._asked(field, FormRow(label, control, help=help))

    def day(self, field: str, label: str, *, help: str = "", direction: Direction = Direction.NEAR) -> FormRow:
        """A day."""
        control = DateField(name=f"field_{field}", today=self._session.today, direction=direction)
        control.date_committed.connect(lambda day: self.keep(field, day))
        self._fields.append(control)
        self._shows[field] = control.set_value
        self._tails[field] = None
        self._tie(control, field, label)
        return self._asked(field, FormRow(label, control, help=help))

    def choose(self, field: str, label: str, entries: Sequence[tuple[Any, ...]], *, help: str = "") -> FormRow:
        """One of a list; entries are (value, words)."""
        control = DropDown(entries, name=f"field_{field}")
        control.value_changed.connect(lambda value: self.keep(field, value))
        self._shows[field] = control.set_value
        self._tails[field] = None
        self._tie(control, field, label)
        return self._asked(field, FormRow(label, control, help=help))

    def segments(self, field: str, label: str, options: Sequence[Option], *, clearable: bool = False) -> FormRow:
        """One of two to four options that all show."""
        control = SegmentedChoice(options, name=f"field_{field}", clearable=clearable)
        control.value_changed.connect(lambda value: self.keep(field, value))
        self._shows[field] = control.set_value
        self._tails[field] = None
        self._tie(control, field, label)
        return self._asked(field, FormRow(label, control))

    def tick(self, field: str, words: str) -> CheckBox:
        """Yes or no."""
        control = CheckBox(words, name=f"field_{field}")
        control.value_changed.connect(lambda on: self.keep(field, on))
        self._shows[field] = control.set_value
        self._tails[field] = False
        self._tie(control, field, words)
        self._rows[field] = control
        return control

    def _asked(self, field: str, row: FormRow) -> FormRow:
        self._rows[field] = row
        row.set_purpose(self._session.purpose_of(f"{self._kind.__name__}.{field}"))
        return row

    def _say_purposes(self) -> None:
        """What fields are for, again when the organisation words it otherwise."""
        if self._purposes is self._session.purposes:
            return
        self._purposes = self._session.purposes
        for field, row in self._rows.items():
            if isinstance(row, FormRow):
                row.set_purpose(self._session.purpose_of(f"{self._kind.__name__}.{field}"))

    def _tie(self, control: QWidget, field: str, label: str) -> None:
        tie(control, lambda: Tie(self._id, (field,), label) if self._id is not None else None)

    def show(self, entity: Entity | None) -> None:
        """Show what is stored, or an empty form. What somebody is typing stays."""
        self._id = entity.id if entity is not None else None
        self._leave_out(entity)
        self._say_purposes()
        for field, show in self._shows.items():
            show(getattr(entity, field) if entity is not None else self._tails[field])

    def _leave_out(self, entity: Entity | None) -> None:
        """Fields that are off are not asked; what stands in one is named, not shown."""
        off, known = self._session.fields_off, self._off
        self._off = off
        for field, row in self._rows.items():
            name = f"{self._kind.__name__}.{field}"
            if name not in off and name not in known:
                continue  # asked as always; a form may fold its rows itself
            kept = name in off and entity is not None and data_choices.stands_in(entity, field)
            words = _("is recorded, is off") if kept else ""
            if isinstance(row, FormRow):
                row.set_off(name in off, words)
            else:
                row.setVisible(name not in off or kept)
                row.setEnabled(name not in off)
                row.setToolTip(words)

    def keep(self, field: str, value: object) -> None:
        """Keep one answer."""
        known = self._id

        def work(desk: Desk) -> object:
            wanted = known or self._id or (self._make(desk) if self._make else None)
            if wanted is None:
                return None
            self._id = wanted
            if self._change is not None:
                return self._change(desk, wanted, **{field: value})
            return editing.edit(desk, self._kind, wanted, self._label, **{field: value})

        self._session.change(work)

    def commit(self) -> None:
        """Keep what is typed now, without waiting."""
        for control in self._fields:
            control.commit()


def grid(*rows: tuple[QWidget, ...], gap: int = 16) -> QWidget:
    """Form rows side by side in equal columns, row under row; where they get too narrow they stack."""
    from ui.pages.folding import EqualColumns
    from ui.widgets.layouts import column, held

    return held(column(*(held(EqualColumns(*items, gap=gap, at_least=NARROWEST)) for items in rows), gap=gap))
