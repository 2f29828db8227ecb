"""Mensen van deze kluis: who may open it, each with a passphrase of their own and a role (M01)."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from intake_app.domain.vault_people import Role, VaultPerson
from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.services import people
from intake_app.services.people import People
from ui.dialogs.dialog import CalmDialog
from ui.pages.passphrase_form import PassphraseForm
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Rule
from ui.widgets.fields import DropDown, LineField
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import clear, column, row
from ui.widgets.text import Text


class PeopleDialog(CalmDialog):
    """The people, and a form to let one more in. The colleague types the own passphrase at this desk."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(_("People of this vault"), parent, name="people", width=640)
        self._session = session
        self._lines = column(gap=8)
        self._name = LineField(name="field_person_name", max_length=80)
        self._role = DropDown([(one, people.role_words(one)) for one in Role], name="field_person_role")
        self._role.set_value(Role.CONSULTANT)
        self._role.value_changed.connect(lambda _role: self._explain())
        self._help = Text("", "small", color="text.2", name="text_role")
        self._proof = LineField(name="field_passphrase_now", secret=True)
        self._form = PassphraseForm()
        self._form.submitted.connect(self._add)
        self._error = ErrorLine()
        self._let_in = Button(_("Let in"), name="button_let_in", on_click=self._add)
        self._new: tuple[QWidget, ...] = (
            Text(_("Let somebody in"), "h3"),
            FormRow(_("Name"), self._name),
            FormRow(_("What may this person do"), self._role),
            self._help,
            Text(_("The colleague chooses a passphrase here."), color="text.2"),
            self._form,
            FormRow(_("Your own passphrase"), self._proof),
            self._let_in,
        )
        warning = _(
            "Who is let out cannot open this file any more. An older copy of it still opens with that passphrase."
        )
        self.add(self._lines, self._error, *self._new, Text(warning, "small", color="text.2"))
        self.set_buttons(Button(_("Close"), kind=Kind.PRIMARY, name="button_close", on_click=self.accept))
        self._explain()
        self._ask()

    def _ask(self) -> None:
        self._session.run(people.people, self._show, owner=self)

    def _show(self, found: People) -> None:
        clear(self._lines)
        if not found.members:
            self._lines.addWidget(Text(_("You are the only one who opens this vault."), color="text.2"))
        for number, one in enumerate(found.members):
            mine = found.me is not None and one.id == found.me.id
            self._add_person(number, one, mine=mine, manages=found.may_manage)
        for part in self._new:
            part.setVisible(found.may_manage)
        self._form.setMinimumHeight(self._form.sizeHint().height())  # the body scrolls rather than pressing it together
        self.fit()

    def _add_person(self, number: int, one: VaultPerson, *, mine: bool, manages: bool) -> None:
        if number:
            self._lines.addWidget(Rule())
        words = _("{name} (you)").format(name=one.name) if mine else one.name
        name = Text(words, "strong", name=f"person_{number}")
        role = DropDown([(kind, people.role_words(kind)) for kind in Role], name=f"field_role_{number}")
        role.setAccessibleName(_("What {name} may do").format(name=one.name))
        role.set_value(one.role)
        role.setEnabled(manages)
        role.value_changed.connect(partial(self._change_role, one.id))
        out = Button(_("Let out"), kind=Kind.QUIET, name=f"button_let_out_{number}")
        out.setAccessibleName(_("Let {name} out").format(name=one.name))
        out.clicked.connect(partial(self._let_out, one.id))
        self._lines.addLayout(row(name, None, role, out, gap=12))
        out.setVisible(manages and not mine)  # only now that it has a parent

    def _explain(self) -> None:
        self._help.setText(people.role_help(self._role.value()))

    def _change_role(self, person: UUID, role: Role) -> None:
        self._session.run(
            lambda desk: people.change_role(desk, person, role),
            lambda _none: self._done(),
            on_refused=self._refused,
            owner=self,
        )

    def _let_out(self, person: UUID, _checked: bool = False) -> None:
        self._session.run(
            lambda desk: people.remove(desk, person),
            lambda _none: self._done(),
            on_refused=self._refused,
            owner=self,
        )

    def _add(self) -> None:
        passphrase = self._form.passphrase()
        if not passphrase:
            return
        work = partial(
            people.add, proof=self._proof.text(), name=self._name.text(), role=self._role.value(), passphrase=passphrase
        )
        self._session.run(work, lambda _made: self._added(), on_refused=self._refused, owner=self)

    def _added(self) -> None:
        self._name.clear()
        self._proof.clear()
        self._form.empty()
        self._done()
        self._session.profile_changed.emit()

    def _done(self) -> None:
        self._error.set_sentence("")
        self._ask()

    def _refused(self, error: KeukentafelError) -> None:
        self._error.set_sentence(str(error))
        self._ask()
