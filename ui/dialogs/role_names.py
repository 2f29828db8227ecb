"""What this organisation calls the people at the table: every role has its ordinary word, or one of one's own (F07)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from intake_app.domain.vocabulary import PersonRole
from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.services import rules
from intake_app.services.rules import Rules
from intake_app.services.wording import ordinary_role_words
from ui.dialogs.dialog import CalmDialog
from ui.pages.folding import EqualColumns
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LineField
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.text import Text


class RoleNamesDialog(CalmDialog):
    """A field per role, with the ordinary word as a hint. Empty is the ordinary word."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(_("Names of roles"), parent, name="role_names", width=640)
        self._session = session
        self.fields = {
            one: LineField(name=f"field_role_{one.value}", placeholder=ordinary_role_words(one), max_length=30)
            for one in PersonRole
            if one is not PersonRole.RESIDENT
        }
        rows = [FormRow(ordinary_role_words(one), field) for one, field in self.fields.items()]
        if len(rows) % 2:
            rows.append(QWidget())  # type: ignore[arg-type]  # only to fill the last line
        self._error = ErrorLine()
        self.add(Text(_("At the table, with the people around somebody, and on paper. Leave empty what is right.")))
        for left, right in zip(rows[::2], rows[1::2], strict=True):
            self.add(EqualColumns(left, right, gap=12, at_least=180))
        self.add(self._error)
        keep = Button(_("Use these words"), kind=Kind.PRIMARY, name="button_keep_roles", on_click=self._keep)
        back = Button(_("The ordinary words"), kind=Kind.QUIET, name="button_ordinary_roles", on_click=self._ordinary)
        self.set_buttons(keep, Button(_("Close"), name="button_close", on_click=self.reject), back)
        session.run(rules.rules, self._show, owner=self)

    def _show(self, held: Rules) -> None:
        for role, field in self.fields.items():
            field.set_text(held.role_names.get(role.value, ""))
        self.fit()

    def _keep(self) -> None:
        self._set({role: field.text() for role, field in self.fields.items()})

    def _ordinary(self) -> None:
        self._set({})

    def _set(self, names: dict[PersonRole, str]) -> None:
        work = partial(rules.set_role_names, names=names)
        self._session.change(work, self._done, on_refused=self._refused, owner=self)

    def _done(self, _held: Rules) -> None:
        self.accept()
        self._session.words_changed.emit()

    def _refused(self, error: KeukentafelError) -> None:
        self._error.set_sentence(str(error))
