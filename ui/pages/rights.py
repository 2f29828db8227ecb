"""Rechten en gegevens: all that is kept, on paper and as a file; own words beside it; requests; how long (M04)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain import print_ids
from intake_app.domain.dossier import Dossier
from intake_app.domain.privacy import RequestKind, ResidentNote
from intake_app.errors import KeukentafelError
from intake_app.i18n import _, format_day
from intake_app.services import destruction, everything, privacy, retention
from intake_app.services.desk import Desk
from ui.pages.give_card import GIVE, GiveCard
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.print_actions import PrintActions
from ui.pages.rights_requests import RequestsCard
from ui.pages.two_columns import TwoColumns
from ui.session import Session
from ui.theme import Theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.fields import DropDown, TextArea
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text


class RightsPage(Page):
    """What the resident may ask about the own data, and what is done with it."""

    page_id = "rechten"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._actions = PrintActions(session, self)
        self._actions.said.connect(self._say)
        self._actions.refused.connect(lambda sentence, _again: self._say(sentence))
        self._paper = Button(_("All on paper"), kind=Kind.PRIMARY, icon="printer", name="button_all_on_paper")
        self._paper.clicked.connect(lambda: session.navigate("afdruk/alles-van-u"))
        self._file = Button(_("As a file"), icon="file-down", name="button_all_as_file", on_click=self._save)
        line = _("What somebody may ask about the own data.")
        who = Button(_("Who looked"), icon="eye", name="button_who_looked")
        who.clicked.connect(lambda: session.navigate(f"afdruk/{print_ids.ACCESS}"))
        decided = Button(_("Who decided what"), icon="list-checks", name="button_who_decided")
        decided.clicked.connect(lambda: session.navigate("wie-besliste"))
        header = PageHeader(_("Rights and data"), line, decided, who, self._file, self._paper)
        self._said = Text("", "body", name="said")
        self._said.hide()
        self._notes, self._requests, self._kept = NotesCard(session), RequestsCard(session), KeptCard(session)
        self._give = GiveCard(session)
        self._give.said.connect(self._say)
        columns = TwoColumns(("notes", (self._notes, self._give)), ("requests", (self._requests, self._kept)))
        frame(self, header, held(column(self._said, columns, gap=8)))

    @override
    def title(self) -> str:
        return _("Rights and data")

    @override
    def print_route(self) -> str:
        return "afdruk/alles-van-u"

    @override
    def focus_start(self) -> None:
        self._paper.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        for card in (self._notes, self._requests, self._kept):
            card.show_dossier(dossier)

    @override
    def focus_field(self, name: str) -> None:
        if name == GIVE:
            self._give.give_sections()
        else:
            super().focus_field(name)

    def _save(self) -> None:
        case_id = self.session.case_id
        if case_id is not None:
            self.session.run(
                lambda desk: everything.own_file(desk, case_id),
                lambda data: self._actions.save_other(data, _("All-that-we-have-of-you") + ".json"),
                owner=self,
            )

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))


class NotesCard(Card):
    """The resident's own words beside something that is recorded. The original stays as it is."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Words of the resident beside it"), icon="message-circle", gap=10, name="field_own_notes")
        self._session = session
        self._about = DropDown((), name="field_note_subject")
        self._words = TextArea(name="field_own_words", lines=3, max_length=4000)
        self._error = ErrorLine()
        self._lines = column(gap=6)
        add = Button(_("Put it beside"), name="button_add_own_words", on_click=self._add)
        self.add(
            Text(_("What is recorded stays. These words stand beside it for good, also on paper."), color="text.2"),
            FormRow(_("What it is about"), self._about),
            FormRow(_("In the resident's words"), self._words),
            self._error,
            held(row(add, None)),
            self._lines,
        )

    def show_dossier(self, dossier: Dossier) -> None:
        """What it can be about, and every note, newest first."""
        chosen = self._about.value()
        entries = [(None, _("The dossier as a whole")), *((one.id, one.words) for one in privacy.subjects(dossier))]
        self._about.set_entries(entries)
        self._about.set_value(chosen if chosen in {one for one, _words in entries} else None)
        clear(self._lines)
        for number, note in enumerate(sorted(dossier.resident_notes, key=lambda one: one.id, reverse=True)):
            self._lines.addWidget(Rule())
            self._lines.addWidget(Text(f"“{note.words}”", name=f"own_words_{number}"))
            day = format_day(note.said_on, weekday=False, year=True)
            self._lines.addWidget(Text(f"{privacy.note_subject(dossier, note)} · {day}", "small", color="text.2"))
            remove = Button(_("Remove"), kind=Kind.QUIET, name=f"button_remove_own_words_{number}")
            remove.clicked.connect(partial(self._remove, note))
            self._lines.addLayout(row(remove, None))

    def _add(self) -> None:
        case_id = self._session.case_id
        if case_id is not None:
            work = partial(
                privacy.add_note, case_id=case_id, words=self._words.toPlainText(), about=self._about.value()
            )
            self._session.change(work, lambda _made: self._added(), on_refused=self._refused, owner=self)

    def _added(self) -> None:
        self._words.clear()
        self._error.set_sentence("")

    def _remove(self, note: ResidentNote, _checked: bool = False) -> None:
        self._session.change(lambda desk: privacy.remove_note(desk, note.id))

    def _refused(self, error: KeukentafelError) -> None:
        self._error.set_sentence(str(error))
        self._words.setFocus()


class KeptCard(Card):
    """How long this dossier is kept and by which law; the way to the destruction list."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("How long it is kept"), icon="calendar-days", gap=8, name="field_kept")
        self._session = session
        self._lines = column(gap=6)
        self._said = Text("", "body", name="text_kept_said")
        self._said.hide()
        self._erase = Button(_("Put on the destruction list"), name="button_propose_erasing", on_click=self._propose)
        to_list = Button(_("Destruction list"), kind=Kind.QUIET, name="button_destruction_list")
        to_list.clicked.connect(lambda: session.navigate("bewaren"))
        self.add(self._lines, self._said, held(row(self._erase, to_list, None)))

    def show_dossier(self, dossier: Dossier) -> None:
        """One sentence per ground."""
        asked = any(one.kind is RequestKind.ERASURE and one.answered_on is None for one in dossier.privacy_requests)
        self._erase.setVisible(asked)
        self._session.run(partial(_sentences, dossier=dossier), self._show, owner=self, latest="kept")

    def _show(self, sentences: tuple[str, ...]) -> None:
        clear(self._lines)
        for words in sentences:
            self._lines.addWidget(Text(words))

    def _propose(self) -> None:
        case_id = self._session.case_id
        if case_id is not None:
            self._session.change(
                lambda desk: destruction.propose_on_request(desk, case_id),
                lambda _line: self._say(_("It stands on the destruction list. A colleague has to look at it too.")),
                on_refused=lambda error: self._say(str(error)),
                owner=self,
            )

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()


def _sentences(desk: Desk, dossier: Dossier) -> tuple[str, ...]:
    return tuple(retention.sentences(desk, dossier))
