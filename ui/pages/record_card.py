"""A card that keeps records of one kind: each folds open under its own name, with what is to be said about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import CaseEntity
from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.services import data_choices, editing
from intake_app.services.desk import Desk
from ui import theme
from ui.pages.record_fields import Field, RecordFields
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.form_row import ErrorLine
from ui.widgets.layouts import column, held, row
from ui.widgets.text import Text

Rows = Sequence[Sequence[Field]]


class RecordPart(QWidget):
    """One record: a line with its name that folds it open, its fields, remarks, and more when a card gives that."""

    def __init__(self, session: Session, rows: Rows, prefix: str, *more: QWidget) -> None:
        super().__init__()
        self.more = more
        self._opened = False
        self.head = Button("", kind=Kind.QUIET, icon="chevron-right", name=f"button_open_{prefix}")
        self.head.clicked.connect(lambda: self.open(not self._opened))
        self.summary = Text("", "small", color="text.2", name=f"text_{prefix}_summary")
        self.away = Button("", kind=Kind.QUIET, icon="trash-2", tip=_("Remove"), name=f"button_remove_{prefix}")
        self.fields = RecordFields(rows, session.today, prefix=prefix)
        self.said = Text("", "body", color="attention", name=f"text_{prefix}")
        self.error = ErrorLine()
        top = row(self.head, None, self.away, gap=8)
        self._inside = held(column(self.error, self.fields, *more, gap=12, margins=(8, 4, 0, 8)))
        lines = held(column(self.summary, self.said, gap=4, margins=(8, 0, 0, 4)))
        self.setLayout(column(Rule(), held(top), lines, self._inside, gap=0))
        self.open(False)

    def show_record(self, values: Mapping[str, Any], title: str, summary: str, remarks: Sequence[str]) -> None:
        """Show what is stored and what is to be said about it."""
        self.fields.show_values(values, read_only=False)
        self.head.setText(title)
        self.head.setAccessibleName(title)
        self.away.setAccessibleName(_("Remove {what}").format(what=title))
        self.summary.setText(summary)
        self.summary.setVisible(bool(summary))
        self.said.setText("\n".join(remarks))
        self.said.setVisible(bool(remarks))

    def open(self, opened: bool = True) -> None:
        """Fold it open, or closed; what is to be said about it shows either way."""
        self._opened = opened
        self._inside.setVisible(opened)
        self.head.set_icon("chevron-down" if opened else "chevron-right")
        self.head.setAccessibleDescription(_("open") if opened else _("folded"))

    def focus_first(self) -> None:
        """Stand in its first field."""
        next(iter(self.fields.controls.values())).setFocus(Qt.FocusReason.OtherFocusReason)


class RecordCard(Card):
    """Keeps records of `kind`. Cards say which rows, names and rules; changes go to the services one by one."""

    kind: type[CaseEntity]
    prefix = ""
    """Of object names: "field_<prefix>_<number>_<field>"."""

    def __init__(self, session: Session, title: str, *, icon: str, words: str, add: str, empty: str = "") -> None:
        super().__init__(title, icon=icon, gap=12, name=f"card_{self.prefix}")
        self.session = session
        self.parts: dict[UUID, RecordPart] = {}
        self.warning = Text("", "body", color="attention", name=f"text_{self.prefix}_warning")
        self._empty = Text(empty, "body", color="text.2", name=f"text_no_{self.prefix}")
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.current().size(6))
        self.add_one = Button(add, kind=Kind.LINK, icon="plus", name=f"button_add_{self.prefix}")
        self.add_one.clicked.connect(self._add)
        self._foot = column(self.add_one, gap=0)
        self._foot.setAlignment(self.add_one, Qt.AlignmentFlag.AlignLeft)
        self.add(Text(words, "body", color="text.2"), self.warning, self._empty, self._list, self._foot)
        self.warning.hide()
        self._made = 0
        self._begin: UUID | None = None

    # -- what a card says of its records ----------------------------------------------------------------------------

    def records(self, dossier: Dossier) -> Sequence[CaseEntity]:
        """The records, in the order in which they show."""
        raise NotImplementedError

    def rows(self) -> Rows:
        """The fields of one record."""
        raise NotImplementedError

    def title_of(self, record: Any) -> str:
        """What a record is called in its line."""
        raise NotImplementedError

    def summary_of(self, record: Any) -> str:
        """A quiet line under the name."""
        return ""

    def remarks_of(self, dossier: Dossier, record: Any) -> Sequence[str]:
        """What is to be looked at in one record."""
        return ()

    def warning_of(self, dossier: Dossier) -> str:
        """What is to be looked at in all of them together."""
        return ""

    def make(self, desk: Desk, case_id: UUID) -> CaseEntity:
        """Put a fresh record into the dossier."""
        raise NotImplementedError

    def change(self, desk: Desk, record_id: UUID, **values: Any) -> Changes:
        """Give fields of a record new values."""
        return editing.edit(desk, self.kind, record_id, "", **values)

    def more_of(self, record_id: UUID, prefix: str) -> tuple[QWidget, ...]:
        """Controls under the fields of one record."""
        return ()

    def show_more(self, part: RecordPart, dossier: Dossier, record: Any) -> None:
        """Show what is under the fields."""

    # -- showing and keeping -----------------------------------------------------------------------------------------

    def show_dossier(self, dossier: Dossier) -> None:
        """Show every record; parts of the same records stay, so that typing goes on."""
        records = self.records(dossier)
        for gone in set(self.parts) - {one.id for one in records}:
            part = self.parts.pop(gone)
            self._list.removeWidget(part)
            part.hide()
            part.deleteLater()
        for place, record in enumerate(records):
            if record.id not in self.parts:
                self.parts[record.id] = self._new_part(record.id, alone=len(records) == 1)
                self._list.insertWidget(place, self.parts[record.id])
                self.parts[record.id].show()
            self._show_one(dossier, record)
        self._empty.setVisible(not records and bool(self._empty.text()))
        warning = self.warning_of(dossier)
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))
        if self._begin is not None and self._begin in self.parts:
            part, self._begin = self.parts[self._begin], None
            part.open()
            part.focus_first()

    def _show_one(self, dossier: Dossier, record: CaseEntity) -> None:
        part = self.parts[record.id]
        values = {name: getattr(record, name) for name in asdict(record)}
        remarks = self.remarks_of(dossier, record)
        off = self.session.fields_off
        shown = data_choices.without(record, off)
        part.show_record(values, self.title_of(shown), self.summary_of(shown), remarks)
        part.fields.show_choices(self.session, self.kind, values)
        self.show_more(part, dossier, record)

    def commit(self) -> None:
        """Give what is typed now."""
        for part in self.parts.values():
            part.fields.commit()

    def keep(self, record_id: UUID, work: Callable[[Desk], object]) -> None:
        """Have a service change something about one record; a refusal shows in it, and what was stored comes back."""
        self.session.change(
            work,
            lambda _done: self._kept(record_id),
            on_refused=lambda error: self.refused(record_id, error, work),
            owner=self,
        )

    def _new_part(self, record_id: UUID, *, alone: bool) -> RecordPart:
        self._made += 1
        prefix = f"{self.prefix}_{self._made}"
        part = RecordPart(self.session, self.rows(), prefix, *self.more_of(record_id, prefix))
        part.fields.edited.connect(
            lambda values: self.keep(record_id, lambda desk: self.change(desk, record_id, **values))
        )
        part.away.clicked.connect(
            lambda: self.session.change(lambda desk: editing.remove(desk, self.kind, record_id, _("Remove")))
        )
        part.open(alone)
        return part

    def _add(self) -> None:
        case_id = self.session.case_id
        if case_id is not None:
            self.session.change(lambda desk: self.make(desk, case_id), self._made_one, owner=self)

    def _made_one(self, made: CaseEntity) -> None:
        part = self.parts.get(made.id)
        if part is None:
            self._begin = made.id
            return
        part.open()
        part.focus_first()

    def _kept(self, record_id: UUID) -> None:
        if record_id in self.parts:
            self.parts[record_id].error.set_sentence("")

    def refused(self, record_id: UUID, error: KeukentafelError, work: Callable[[Desk], object]) -> None:
        """Show what was stored again, and why `work` changed nothing."""
        part, dossier = self.parts.get(record_id), self.session.dossier
        if part is None or dossier is None:
            return
        record = next((one for one in self.records(dossier) if one.id == record_id), None)
        if record is not None:
            self._show_one(dossier, record)
        part.error.set_sentence(str(error))
