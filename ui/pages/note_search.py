"""Zoeken in notities: where something was noted down of a conversation or contact, newest first (L02)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.i18n import _, format_day, ngettext
from intake_app.services import note_search
from intake_app.services.note_search import FoundNote, NotesFound
from ui.models.lines_model import Line, LinesModel
from ui.pages.lines_table import LinesTable
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.session import Session
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.fields import LineField
from ui.widgets.layouts import column, held
from ui.widgets.text import Text


class NoteSearchPage(Page):
    """A field and a list. Nothing of a note stands on the screen before somebody asks for it."""

    page_id = "notities"
    needs_dossier = False
    back_route = "caseload"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self.search = LineField(name="field_note_search", placeholder=_("A word from the note"), icon="search")
        self.search.setAccessibleName(_("Search in notes"))
        self.search.returnPressed.connect(self._look)
        self._said = Text("", "body", color="text.2", name="said")
        self.model = LinesModel((_("Resident and day"), _("Note")), self)
        self.table = LinesTable(self.model, (3, 10), name="table_notes", accessible_name=_("Notes that were found"))
        self.table.opened.connect(self._open)
        self._list = Card(name="card_notes", padding=0)
        self._list.add(self.table)
        line = _("Notes of conversations and contacts, newest first.")
        whole = column(self.search, self._said, gap=12)
        whole.addWidget(self._list, 1)
        whole.addStretch()
        whole.setContentsMargins(4, 0, 4, 0)  # in line with the title
        frame(self, PageHeader(_("Search in notes"), line), held(whole))

    @override
    def title(self) -> str:
        return _("Search in notes")

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        if argument:
            self.search.set_text(argument)
            self._look()
        else:
            self._show("", NotesFound(()))

    @override
    def focus_start(self) -> None:
        """On what was found, or in the field: the answer may be there before the cursor or after it."""
        (self.table if self.model.rowCount() else self.search).setFocus()

    def _look(self) -> None:
        """Only when somebody asks: what is shown is read, and the resident can see by whom."""
        typed = self.search.text()
        find = partial(note_search.find, typed=typed)
        self.session.run(find, partial(self._show, typed.strip()), owner=self, latest="notes")

    def _show(self, typed: str, found: NotesFound) -> None:
        self.model.set_lines([_line(one) for one in found.hits], len(found.hits))
        self._list.setVisible(bool(found.hits))
        self._said.setText(_said(typed, found))
        if found.hits:
            self.table.setFocus()
            self.table.selectRow(0)

    def _open(self, line: Line) -> None:
        self.session.open_dossier(line.id, lambda _dossier: self.session.navigate("opvolging"))


def _line(one: FoundNote) -> Line:
    day = format_day(one.said_on, weekday=False, year=True)
    return Line(id=one.case_id, cells=((one.name, day), (one.words, "")))


def _said(typed: str, found: NotesFound) -> str:
    if found.more:
        return _("These are the {n} newest. Type one more word to find less.").format(n=len(found.hits))
    if found.hits:
        return ngettext("{n} note", "{n} notes", len(found.hits)).format(n=len(found.hits))
    if len(typed) < 2:
        return _("Type a word and press Enter. The resident can see that you read a note.")
    return _("No note has “{typed}” in it.").format(typed=typed)
