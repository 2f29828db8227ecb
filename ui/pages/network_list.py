"""The people around the resident: who they are, whether they may be called, and on which papers they stand."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from intake_app.domain.dossier import Dossier
from intake_app.domain.people import NetworkPerson
from intake_app.domain.vocabulary import PersonRole
from intake_app.i18n import _
from intake_app.services import editing, signing
from intake_app.services.desk import Desk
from intake_app.services.network_words import representation_words
from intake_app.services.wording import person_role_words
from ui.pages.bound import BoundForm, grid
from ui.pages.folding import RunningRow
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.card import Card, Rule
from ui.widgets.layouts import column, held
from ui.widgets.text import Text


class NetworkList(Card):
    """One block per person, and a button for one more. Removing can be undone."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("My people"), icon="users", name="field_network")
        self._session = session
        self._empty = Text(_("Nobody written down yet. Who is important to the resident?"), color="text.2")
        self._lines = column(gap=16)
        self._blocks: dict[UUID, _PersonBlock] = {}
        more = Button(_("Add somebody"), kind="quiet", icon="plus", name="button_add_person", on_click=self._add)
        self.setFocusProxy(more)
        self.add(self._empty, self._lines, more)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show everybody; blocks of the same people stay, so that typing goes on."""
        today = self._session.today()
        wanted = {person.id: person for person in dossier.network}
        for gone in set(self._blocks) - set(wanted):
            block = self._blocks.pop(gone)
            self._lines.removeWidget(block)
            block.hide()
            block.deleteLater()
        for person in dossier.network:
            if person.id not in self._blocks:
                block = _PersonBlock(self._session, person.id, first=not self._blocks)
                self._blocks[person.id] = block
                self._lines.addWidget(block)
            self._blocks[person.id].show_person(person, grown=signing.parent_signs_no_more(dossier, today))
        self._empty.setVisible(not wanted)

    def commit(self) -> None:
        """Keep what is typed now."""
        for block in self._blocks.values():
            block.form.commit()

    def _add(self) -> None:
        dossier = self._session.dossier
        if dossier is None:
            return
        person = NetworkPerson(case_id=dossier.case.id, position=len(dossier.network), name="")
        self._session.change(
            lambda desk: editing.add(desk, person, label=_("My people")),
            lambda _done: self._stand_in(person.id),
            owner=self,
        )

    def _stand_in(self, person_id: UUID) -> None:
        block = self._blocks.get(person_id)
        if block is not None:
            block.stand_in_name()


class _PersonBlock(QWidget):
    """One person."""

    def __init__(self, session: Session, person_id: UUID, *, first: bool) -> None:
        super().__init__()
        self._session, self._id = session, person_id
        self.form = BoundForm(session, NetworkPerson, label=_("My people"))
        roles = [(one, person_role_words(one)) for one in PersonRole if one is not PersonRole.RESIDENT]
        name = self.form.line("name", _("Name"))
        self._name = name.control
        called = Button(_("May be called"), icon="phone", checkable=True, name="field_contact_allowed_on")
        called.clicked.connect(self._allow)
        self._called = called
        remove = Button(
            "", kind="quiet", icon="trash-2", tip=_("Remove"), name="button_remove_person", on_click=self._remove
        )
        self._right = self.form.choose(
            "representation",
            _("By what right"),
            [(None, _("not known yet")), *representation_words()],
            help=_("Stands under the name where this person signs."),
        )
        words = _("From eighteen on a parent does not sign. Does this parent act by law? Then choose representative.")
        self._parent = Text(words, "small", color="attention", name="text_parent_signs")
        layout = column(
            grid((name, self.form.line("relation", _("Who is that"), placeholder=_("my sister")))),
            grid((self.form.choose("role", _("Role"), roles), self.form.line("phone", _("Phone")))),
            self._right,
            self.form.line("helps_with", _("What this person does")),
            held(
                RunningRow(
                    called,
                    self.form.tick("on_portfolio", _("On the portfolio")),
                    self.form.tick("on_fridge_sheet", _("On the fridge sheet")),
                    self.form.tick("signs", _("Signs too")),
                    remove,
                )
            ),
            self._parent,
            gap=10,
        )
        if not first:
            layout.insertWidget(0, Rule())
        self.setLayout(layout)

    def show_person(self, person: NetworkPerson, *, grown: bool) -> None:
        """Show what is stored of this person; `grown` says that a parent signs no more."""
        self.form.show(person)
        acts = person.role is PersonRole.REPRESENTATIVE
        self._right.setVisible(acts or person.representation is not None)
        self._parent.setVisible(grown and person.signs and person.role is PersonRole.PARENT)
        self._called.setChecked(person.contact_allowed_on is not None)

    def stand_in_name(self) -> None:
        """Put the cursor in the name."""
        self._name.setFocus()

    def _allow(self) -> None:
        self.form.keep("contact_allowed_on", self._session.today() if self._called.isChecked() else None)

    def _remove(self) -> None:
        person_id = self._id

        def work(desk: Desk) -> object:
            return editing.remove(desk, NetworkPerson, person_id, _("Remove from my people"))

        self._session.change(work)
