"""Who was at the table in this conversation."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from intake_app.domain.conversations import Attendee
from intake_app.domain.dossier import Dossier
from intake_app.domain.vocabulary import PersonRole
from intake_app.i18n import _
from intake_app.services import conversations, editing, teams
from intake_app.services.desk import Desk
from intake_app.services.teams import Colleague
from intake_app.services.wording import person_role_words
from ui.pages.folding import EqualColumns
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.fields import DropDown, LineField
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.suggesting import suggest
from ui.widgets.text import Text


class AttendeeList(Card):
    """Names with their role; a line to add one."""

    def __init__(self, session: Session, conversation_id: Callable[[Desk], UUID]) -> None:
        super().__init__(_("At the table"), icon="users", gap=8, name="field_attendees")
        self._session, self._conversation_id = session, conversation_id
        self._lines = column(gap=6)
        self._name = LineField(name="field_attendee_name", placeholder=_("Name"), max_length=120)
        self._name.setAccessibleName(_("Name of who else is here"))
        self._role = DropDown(
            [(one, person_role_words(one)) for one in PersonRole if one is not PersonRole.RESIDENT],
            name="field_attendee_role",
        )
        self._role.setAccessibleName(_("Role"))
        self._role.set_value(PersonRole.RELATIVE)
        add = Button(_("Add"), name="button_add_attendee", on_click=self._add)
        self._name.returnPressed.connect(self._add)
        self._colleagues: dict[str, Colleague] = {}
        session.run(teams.colleagues, self._offer, owner=self)
        self.setFocusProxy(self._name)
        self.add(self._lines, held(EqualColumns(self._name, self._role, gap=8, at_least=130)), held(row(add, None)))

    def show_dossier(self, dossier: Dossier) -> None:
        """Show who is at the open conversation: the resident first."""
        clear(self._lines)
        self._lines.addWidget(Text(_("{name}, resident").format(name=dossier.person.full_name)))
        running = conversations.open_conversation(dossier)
        for attendee in dossier.attendees:
            if running is not None and attendee.conversation_id == running.id:
                self._lines.addWidget(self._line(attendee))

    def _offer(self, found: tuple[Colleague, ...]) -> None:
        """Names of colleagues to choose from while typing; choosing one says the role too."""
        self._colleagues = {one.member.name: one for one in found}
        suggest(self._name, self._colleagues, anywhere=True)
        completer = self._name.completer()
        if completer is not None:
            completer.activated.connect(lambda _name: self._role.set_value(PersonRole.COLLEAGUE))

    def _line(self, attendee: Attendee) -> Button:
        words = f"{attendee.name}, {person_role_words(attendee.role)}"
        return Button(
            words,
            kind="quiet",
            trailing_icon="x",
            tip=_("Remove"),
            name="button_remove_attendee",
            on_click=lambda: self._session.change(lambda desk: editing.remove(desk, Attendee, attendee.id)),
        )

    def _add(self) -> None:
        name, role, dossier = self._name.text().strip(), self._role.value(), self._session.dossier
        if not name or dossier is None:
            self._name.setFocus()
            return

        known = self._colleagues.get(name) if role is PersonRole.COLLEAGUE else None
        team = known.team.name if known is not None else ""

        def work(desk: Desk) -> object:
            attendee = Attendee(
                case_id=dossier.case.id,
                conversation_id=self._conversation_id(desk),
                name=name,
                role=role,
                organisation=team,
            )
            return editing.add(desk, attendee, label=_("At the table"))

        self._name.clear()
        self._session.change(work)
