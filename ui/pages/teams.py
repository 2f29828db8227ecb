"""Teams: which there are, in which area, who is in them and who may allocate help (F07)."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from intake_app.domain.teams import Team, TeamMember
from intake_app.errors import KeukentafelError
from intake_app.i18n import _, ngettext
from intake_app.services import team_files, teams
from intake_app.services.team_files import TeamsRead
from intake_app.services.teams import WholeTeam
from ui import printing, theme, undoing
from ui.models.lines_model import Line, LinesModel
from ui.pages.lines_table import LinesTable
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.plan_columns import Room, room_for
from ui.pages.team_detail import TeamDetail
from ui.pages.two_columns import TwoColumns
from ui.session import Session
from ui.theme import Theme
from ui.widgets.banner import Banner, Tone
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.layouts import column, held
from ui.widgets.text import Text

_KINDS = "CSV (*.csv);;Excel (*.xlsx);;JSON (*.json)"


class TeamsPage(Page):
    """The list on the left, the chosen team with everybody in it on the right."""

    page_id = "teams"
    needs_dossier = False
    back_route = "caseload"

    def __init__(self, session: Session, theme_: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme_, parent)
        self._chosen: UUID | None = None
        self._known: dict[UUID, WholeTeam] = {}
        self.said = Banner(name="banner_teams")
        self.said.chosen.connect(lambda _name: undoing.undo_shared(session))
        self.model = LinesModel((_("Team"), _("Who")), self)
        self.table = LinesTable(self.model, (6, 4), name="table_teams", accessible_name=_("Teams"))
        self.table.line_chosen.connect(self._choose)
        self._list = Card(padding=0, name="card_teams")
        self._list.add(self.table)
        none = _("There are no teams yet. Make the first one, or read in a list.")
        self._none = Text(none, color="text.2", name="empty_teams")
        self.detail = TeamDetail(session)
        self.detail.asked.connect(self._change)
        self.detail.removed.connect(self._remove)
        read = Button(_("Read in a list"), icon="file-up", name="button_import", on_click=self._ask_list)
        write = Button(_("Write out"), icon="file-down", name="button_export", on_click=self._ask_where)
        self._new = Button(_("New team"), kind=Kind.PRIMARY, icon="plus", name="button_new", on_click=self._make)
        line = _("Who works where, and who may allocate help. In a dossier you choose from it.")
        columns = TwoColumns(("teams", (self._none, self._list)), ("team", (self.detail,)))
        body = column(self.said, columns, gap=8)
        body.setStretch(1, 1)
        self._header = PageHeader(_("Teams"), line, write, read, self._new)
        frame(self, self._header, held(body))
        session.shared_changed.connect(self._ask)

    @override
    def title(self) -> str:
        return _("Teams")

    @override
    def undoes_shared(self) -> bool:
        return True

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        self.said.hide_message()
        self._ask()

    @override
    def leave(self) -> bool:
        self.detail.commit()
        return super().leave()

    @override
    def focus_start(self) -> None:
        (self.table if self._list.isVisible() else self._new).setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        window = self.window()
        room = room_for(window.width(), window.height(), theme.current().text_scale)
        self._header.line.setVisible(room is not Room.SINGLE)  # beside three buttons it would be a column of words

    def _ask(self) -> None:
        self.session.run(teams.teams, self._show, owner=self, latest="teams")

    def _show(self, found: tuple[WholeTeam, ...]) -> None:
        self._known = {one.team.id: one for one in found}
        self.model.set_lines([_line(one) for one in found], len(found))
        self.table.grow(10)
        self._list.setVisible(bool(found))
        self._none.setVisible(not found)
        self.detail.setVisible(bool(found))
        self.table.choose(self._chosen)

    def _choose(self, line: Line | None) -> None:
        whole = self._known.get(line.id) if line is not None else None
        self.detail.setVisible(whole is not None)
        if whole is not None:
            self._chosen = whole.team.id
            self.detail.show_team(whole)

    def _change(self, work: object) -> None:
        assert callable(work)
        self.session.change(work, self._done, on_refused=self._refused, owner=self)

    def _done(self, made: object) -> None:
        self.said.hide_message()
        self._ask_then(made.id if isinstance(made, TeamMember) else None)

    def _ask_then(self, member: UUID | None) -> None:
        def shown(found: tuple[WholeTeam, ...]) -> None:
            self._show(found)
            if member is not None:
                self.detail.open_member(member)

        self.session.run(teams.teams, shown, owner=self, latest="teams")

    def _make(self) -> None:
        self.session.change(teams.add_team, self._made, on_refused=self._refused, owner=self)

    def _made(self, made: Team) -> None:
        def shown(found: tuple[WholeTeam, ...]) -> None:
            self._show(found)
            self.detail.focus_name()

        self._chosen = made.id
        self.session.run(teams.teams, shown, owner=self, latest="teams")

    def _remove(self) -> None:
        wanted = self._chosen
        if wanted is not None:
            words = _("The team is removed. What stands in dossiers stays.")
            self.session.change(
                lambda desk: teams.remove_team(desk, wanted), lambda _done: self._told(words, undo=True), owner=self
            )

    def _told(self, words: str, *, undo: bool = False) -> None:
        self._ask()
        self.said.show_message(words, tone=Tone.INFO, buttons=(("undo", _("Undo")),) if undo else ())

    def _refused(self, error: KeukentafelError) -> None:
        self.said.show_message(str(error), tone=Tone.ATTENTION)
        self._ask()

    # -- files -------------------------------------------------------------------------------------------------------

    def _ask_list(self) -> None:
        kinds = f"{_('Lists')} (*.csv *.xlsx *.json)"
        chosen, _kind = QFileDialog.getOpenFileName(self.window(), _("Read in a list"), "", kinds)
        if chosen:
            self.read_in(Path(chosen))

    def read_in(self, path: Path) -> None:
        """Take a list over."""
        work = partial(team_files.read_in, path=path)
        self.session.change(work, self._taken, on_refused=self._refused, owner=self)

    def _taken(self, found: TeamsRead) -> None:
        words = ngettext("{n} team came in", "{n} teams came in", found.teams).format(n=found.teams)
        people = ngettext("{n} person", "{n} people", found.people).format(n=found.people)
        self._told(
            _("{teams} and {people}; {n} changed.").format(teams=words, people=people, n=found.updated), undo=True
        )

    def _ask_where(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(self.window(), _("Write out"), "teams.csv", _KINDS)
        if chosen:
            self.write_out(Path(chosen))

    def write_out(self, path: Path) -> None:
        """Write every team to a file."""
        place = path if path.suffix else path.with_name(f"{path.name}.csv")
        work = partial(team_files.export, suffix=place.suffix)
        self.session.run(work, lambda content: self._keep(content, place), on_refused=self._refused, owner=self)

    def _keep(self, content: bytes, place: Path) -> None:
        try:
            printing.write_file(content, place)
        except printing.PaperError:
            words = _("The file cannot be kept there. Choose another folder, or make room.")
            self.said.show_message(words, tone=Tone.ERROR)
            return
        self.said.show_message(_("The list is kept as {name}.").format(name=place.name), tone=Tone.INFO)


def _line(whole: WholeTeam) -> Line:
    people, may = teams.team_words(whole)
    return Line(id=whole.team.id, cells=((whole.team.name, whole.team.area), (people, may)))
