"""Cards of dated records under each other: the newest first, one open at a time, every field kept at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import CaseEntity
from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.services import data_choices, diagnosis, editing
from intake_app.services.desk import Desk
from intake_app.services.diagnosis_rules import Remark
from ui import theme
from ui.pages.record_fields import Field, RecordFields
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.form_row import ErrorLine
from ui.widgets.layouts import column, held, row
from ui.widgets.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """One kind of record: what it is called, its fields, its headline, and what is said about it.

    `name` makes object names: `button_add_<name>`, `field_<name>_<number>_<field>`.
    """

    kind: type[CaseEntity]
    name: str
    title: str
    icon: str
    intro: str
    add: str
    fields: Callable[[Session], Sequence[Sequence[Field]]]
    of: Callable[[Dossier], Sequence[CaseEntity]]
    headline: Callable[[Any, Session], str]
    remarks: Callable[[Any, Dossier, Session], Sequence[Remark]] = lambda _one, _dossier, _session: ()
    first: str = ""
    """The field to stand in when a record was begun."""
    make: Callable[[Desk, UUID], CaseEntity] | None = None
    """What begins a record, where that is more than a fresh one of today."""
    keep: Callable[..., Changes] | None = None
    """What keeps a change, given the desk, the id and the values; without one the records of diagnosis do."""


class RecordsCard(Card):
    """Every record of one kind, the newest first. A new one keeps the older."""

    def __init__(self, session: Session, records: Records) -> None:
        super().__init__(records.title, icon=records.icon, gap=12, name=f"card_{records.name}")
        self.session, self.records = session, records
        self.parts: dict[UUID, RecordPart] = {}
        self._number = 0
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.current().size(8))
        self.more = Button(records.add, icon="plus", name=f"button_add_{records.name}", on_click=self.begin)
        self.more.setAccessibleDescription(records.title)
        self.add(Text(records.intro, color="text.2"), self._list, row(self.more, None))

    def show_dossier(self, dossier: Dossier) -> None:
        """Show them as they are now; rows stay, so that typing goes on."""
        found = list(self.records.of(dossier))
        for gone in set(self.parts) - {one.id for one in found}:
            part = self.parts.pop(gone)
            self._list.removeWidget(part)
            part.hide()
            part.deleteLater()
        for place, one in enumerate(found):
            if one.id not in self.parts:
                self._number += 1
                self.parts[one.id] = self.new_part(self._number, one.id)
                self.parts[one.id].set_open(len(found) == 1)
            part = self.parts[one.id]
            if self._list.indexOf(part) != place:
                self._list.insertWidget(place, part)
                part.show()
            part.show_record(one, dossier)

    def new_part(self, number: int, record_id: UUID) -> RecordPart:
        """The row of one record."""
        part = RecordPart(self.session, self.records, number, record_id)
        part.opened.connect(lambda: self._only(part))
        return part

    def begin(self) -> None:
        """Make a record of today and stand in its first field."""
        case_id, kind = self.session.case_id, self.records.kind
        if case_id is not None:
            self.commit()
            make = self.records.make or (lambda desk, case: diagnosis.begin(desk, case, kind))
            self.session.change(lambda desk: make(desk, case_id), self._begun, owner=self)

    def commit(self) -> None:
        """Keep what is typed now."""
        for part in self.parts.values():
            part.fields.commit()

    def _begun(self, made: CaseEntity) -> None:
        part = self.parts.get(made.id)
        if part is not None:
            part.set_open(True)
            self._only(part)
            part.focus_first()

    def _only(self, part: RecordPart) -> None:
        for other in self.parts.values():
            if other is not part:
                other.set_open(False)


class RecordPart(QWidget):
    """One record: a line that opens and closes it, its fields, and what is said about it."""

    opened = Signal()

    def __init__(self, session: Session, records: Records, number: int, record_id: UUID) -> None:
        super().__init__()
        self.session, self.records, self.record_id = session, records, record_id
        prefix = f"{records.name}_{number}"
        self.toggle = Button("", kind=Kind.LINK, icon="chevron-right", name=f"button_open_{prefix}")
        self.toggle.clicked.connect(self._toggled)
        self.away = Button("", kind=Kind.QUIET, icon="x", tip=_("Remove"), name=f"button_remove_{prefix}")
        self.away.clicked.connect(self._remove)
        self.fields = RecordFields(records.fields(session), session.today, prefix=prefix)
        self.fields.edited.connect(self._keep)
        self.said = Text("", color="attention", name=f"text_{prefix}")
        self.error = ErrorLine()
        self.body = held(column(self.fields, self.error, self.said, gap=10))
        self.more = QVBoxLayout()
        self.more.setContentsMargins(0, 0, 0, 0)
        self.body.layout().addLayout(self.more)  # type: ignore[union-attr]  # a column was given to it
        head = row(self.toggle, None, self.away, gap=8)
        whole = column(Rule(), head, self.body, gap=6)
        self.setLayout(whole)

    def show_record(self, record: CaseEntity, dossier: Dossier) -> None:
        """Show what is stored, and what is to be said about it."""
        words = self.records.headline(data_choices.without(record, self.session.fields_off), self.session)
        self.toggle.setText(words)
        tip = _("Remove: {what}").format(what=words)
        self.away.setToolTip(tip)
        self.away.setAccessibleName(tip)
        values = {name: getattr(record, name) for name in self.fields.controls}
        self.fields.show_values(values, read_only=False)
        self.fields.show_choices(self.session, self.records.kind, values)
        self.error.set_sentence("")
        remarks = self.records.remarks(record, dossier, self.session)
        self.said.setText("\n".join(one.sentence for one in remarks))
        self.said.setVisible(bool(remarks))

    def set_open(self, on: bool) -> None:
        """Show its fields, or only its line."""
        self.body.setVisible(on)
        self.toggle.set_icon("chevron-down" if on else "chevron-right")
        self.toggle.setAccessibleDescription(_("open") if on else _("closed"))

    def focus_first(self) -> None:
        """Stand where filling in begins."""
        name = self.records.first or next(iter(self.fields.controls))
        self.fields.controls[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggled(self) -> None:
        on = not self.body.isVisibleTo(self)
        self.set_open(on)
        if on:
            self.opened.emit()

    def _keep(self, values: dict[str, object]) -> None:
        kind, record_id = self.records.kind, self.record_id
        keep = self.records.keep or (lambda desk, one, **given: diagnosis.change(desk, kind, one, **given))
        self.session.change(lambda desk: keep(desk, record_id, **values), on_refused=self._refused, owner=self)

    def _refused(self, error: KeukentafelError) -> None:
        """What was typed stays, with the sentence under it; the next change shows what is stored."""
        self.error.set_sentence(str(error))

    def _remove(self) -> None:
        kind, record_id = self.records.kind, self.record_id
        parent = self.parentWidget()
        if isinstance(parent, RecordsCard):
            parent.more.setFocus(Qt.FocusReason.OtherFocusReason)
        self.session.change(lambda desk: editing.remove(desk, kind, record_id, self.records.title))
