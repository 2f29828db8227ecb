"""One team whole: its name, area and telephone, and everybody in it, each folding open (F07)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.teams import TeamMember
from intake_app.i18n import _, format_day
from intake_app.services import teams
from intake_app.services.teams import WholeTeam
from intake_app.services.wording import professional_roles
from ui import theme
from ui.pages.record_card import RecordPart
from ui.pages.record_fields import Field, FieldKind, RecordFields
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.fields import LineField
from ui.widgets.layouts import clear, held, row
from ui.widgets.suggesting import suggest
from ui.widgets.text import Text


class TeamDetail(QWidget):
    """Says what a service should do; the page has it done and shows the team again."""

    asked = Signal(object)
    """Something for a service to do: called with the Desk, off the GUI thread."""
    removed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._whole: WholeTeam | None = None
        self.parts: dict[UUID, RecordPart] = {}
        self._made = 0
        self._title = Text("", "h2", name="team_title")
        self.fields = RecordFields(_team_rows(), session.today, prefix="team")
        self.fields.edited.connect(self._edit_team)
        self._remove = Button(_("Remove"), icon="trash-2", kind=Kind.QUIET, name="button_remove_team")
        self._remove.setAccessibleDescription(_("Team"))
        self._remove.clicked.connect(self.removed)
        self._empty = Text(_("Nobody stands in this team yet."), "body", color="text.2", name="empty_members")
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.current().size(6))
        self.more = Button(
            _("Somebody more"), kind=Kind.LINK, icon="plus", name="button_add_member", on_click=self._add
        )
        head, people = Card(name="card_team"), Card(_("Who is in it"), icon="users", gap=10, name="card_members")
        head.add(self._title, self.fields, held(row(self._remove, None)))
        people.add(self._empty, self._list, held(row(self.more, None)))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.current().size(16))
        outer.addWidget(head)
        outer.addWidget(people)

    def show_team(self, whole: WholeTeam) -> None:
        """Show this team; parts of the same people stay, so that typing goes on."""
        if self._whole is None or self._whole.team.id != whole.team.id:
            clear(self._list)
            self.parts = {}
        self._whole = whole
        self._title.setText(whole.team.name)
        self.fields.show_values({name: getattr(whole.team, name) for name in self.fields.controls}, read_only=False)
        for gone in set(self.parts) - {one.id for one in whole.members}:
            part = self.parts.pop(gone)
            self._list.removeWidget(part)
            part.hide()
            part.deleteLater()
        for place, one in enumerate(whole.members):
            part = self.parts.get(one.id) or self._new_part(one.id)
            if self._list.indexOf(part) != place:
                self._list.insertWidget(place, part)
                part.show()
            values = {name: getattr(one, name) for name in part.fields.controls}
            part.show_record(values, one.name.strip() or _("No name yet"), self._summary(one), ())
        self._empty.setVisible(not whole.members)

    def open_member(self, member_id: UUID) -> None:
        """Stand in the name of somebody who was just added."""
        part = self.parts.get(member_id)
        if part is not None:
            part.open()
            part.focus_first()

    def focus_name(self) -> None:
        """Stand in the name of the team."""
        name = self.fields.controls["name"]
        name.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(name, LineField):
            name.selectAll()

    def commit(self) -> None:
        """Give what is typed now."""
        self.fields.commit()
        for part in self.parts.values():
            part.fields.commit()

    def _new_part(self, member_id: UUID) -> RecordPart:
        self._made += 1
        part = self.parts[member_id] = RecordPart(self._session, _member_rows(), f"member_{self._made}")
        discipline = part.fields.controls["discipline"]
        if isinstance(discipline, LineField):
            suggest(discipline, professional_roles(), anywhere=True)
        part.fields.edited.connect(partial(self._edit_member, member_id))
        part.away.clicked.connect(lambda: self.asked.emit(lambda desk: teams.remove_member(desk, member_id)))
        return part

    def _summary(self, one: TeamMember) -> str:
        left = ""
        if one.until is not None:
            left = _("until {day}").format(day=format_day(one.until, weekday=False, year=True))
        may = _("may allocate help") if one.may_allocate else ""
        return " · ".join(part for part in (one.discipline, may, left) if part)

    def _edit_team(self, values: Mapping[str, Any]) -> None:
        if self._whole is not None:
            team_id = self._whole.team.id
            self.asked.emit(lambda desk: teams.edit_team(desk, team_id, **values))

    def _edit_member(self, member_id: UUID, values: Mapping[str, Any]) -> None:
        self.asked.emit(lambda desk: teams.edit_member(desk, member_id, **values))

    def _add(self) -> None:
        if self._whole is not None:
            self.commit()
            team_id = self._whole.team.id
            self.asked.emit(lambda desk: teams.add_member(desk, team_id))


def _team_rows() -> tuple[tuple[Field, ...], ...]:
    return (
        (Field(name="name", label=_("Name of the team")), Field(name="phone", label=_("Phone"))),
        (Field(name="area", label=_("Area"), help=_("Neighbourhoods or districts, with commas between.")),),
        (Field(name="note", label=_("When and how to reach it"), kind=FieldKind.WORDS),),
    )


def _member_rows() -> tuple[tuple[Field, ...], ...]:
    return (
        (Field(name="name", label=_("Name")), Field(name="discipline", label=_("Discipline"))),
        (Field(name="phone", label=_("Phone")), Field(name="until", label=_("In the team until"), kind=FieldKind.DAY)),
        (Field(name="may_allocate", label=_("May allocate help"), kind=FieldKind.TICK),),
    )
