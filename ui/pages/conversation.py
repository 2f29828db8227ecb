"""Gesprek: the talk itself, the opening questions in the resident's own words, and the summary read back (A02, A03)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.conversations import Conversation
from intake_app.domain.dossier import Dossier
from intake_app.domain.vocabulary import ContactKind, ConversationKind, RaterRole, ReadBack
from intake_app.i18n import _, format_day, ngettext
from intake_app.services import conversations, measuring
from intake_app.services.desk import Desk
from intake_app.services.wording import person_role_words
from ui.pages.attendee_list import AttendeeList
from ui.pages.bound import BoundForm, grid
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.question_card import QuestionCard
from ui.pages.two_columns import TwoColumns
from ui.pages.wording import contact_kind_words, conversation_kind_words
from ui.session import Session
from ui.theme import Theme
from ui.turns import Pieces
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.choices import Option
from ui.widgets.layouts import clear, column
from ui.widgets.text import Text
from ui.widgets.typed_dates import Direction

_FORMS = ("openingsvragen", "welke-stap-nu")


class ConversationPage(Page):
    """One conversation at a time: the open one, or a new one of today. What is answered stays with the dossier."""

    page_id = "gesprek"
    own_words_of = ("conversations",)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._form = BoundForm(session, Conversation, label=_("Conversation"), make=self._conversation_id)
        self._case_id: UUID | None = None
        self._close = Button(_("Close the conversation"), icon="check", name="button_close", on_click=self._finish)
        self._table = Button(
            _("At the table"),
            kind="primary",
            icon="users",
            name="button_table",
            on_click=session.go_to_table,
        )
        self._header = PageHeader(_("Conversation"), "", self._close, self._table)
        self._questions: list[QuestionCard] = []
        self._columns = TwoColumns(("questions", ()), ("talk", ()), side=436)
        frame(self, self._header, self._columns)

    @override
    def make_parts(self) -> Pieces:
        for card in self._question_cards():
            self._questions.append(card)
            self._columns.add_left(card)
            yield
        self._attendees = AttendeeList(self.session, self._conversation_id)
        self._columns.add_right(self._talk_card(), self._attendees)
        yield
        self._columns.add_right(self._summary_card(), self._make_earlier_card())

    @override
    def title(self) -> str:
        return _("Conversation")

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        self._case_id = dossier.case.id
        running = conversations.open_conversation(dossier)
        self._form.show(running)
        agreed = running is not None and running.read_back is ReadBack.YES
        self._note.setVisible(running is not None and running.read_back is not None and not agreed)
        self._attendees.show_dossier(dossier)
        self._close.setVisible(running is not None)
        name = dossier.person.first_name
        if running is not None:
            line = _("With {name}, {day}. Everything is kept while you type.").format(
                name=name, day=format_day(running.held_on)
            )
        else:
            line = _("With {name}. The first answer starts a new conversation.").format(name=name)
        self._header.set_words(_("Conversation"), line)
        for card in self._questions:
            card.show_dossier(dossier)
        self._show_earlier(dossier)

    @override
    def leave(self) -> bool:
        self._form.commit()
        for card in self._questions:
            card.commit()
        return True

    def _show_earlier(self, dossier: Dossier) -> None:
        clear(self._earlier)
        closed = sorted(
            (one for one in dossier.conversations if one.closed_at is not None),
            key=lambda one: (one.held_on, one.id),
            reverse=True,
        )
        for one in closed:
            day = format_day(one.held_on, weekday=False)
            self._earlier.addWidget(Text(f"{day}, {conversation_kind_words(one.kind)}", "strong"))
            for words in told(one, dossier):
                self._earlier.addWidget(Text(words, color="text.2"))
        self._earlier_card.setVisible(bool(closed))

    def _conversation_id(self, desk: Desk) -> UUID:
        """On the vault thread, perhaps after the window locked: the conversation at work, or a fresh one of today."""
        assert self._case_id is not None
        return conversations.start_conversation(desk, self._case_id).id

    def _finish(self) -> None:
        self.leave()
        dossier = self.session.dossier
        running = conversations.open_conversation(dossier) if dossier else None
        if running is not None:
            self.session.change(lambda desk: conversations.close_conversation(desk, running.id))

    def _question_cards(self) -> Iterator[QuestionCard]:
        for form_id in _FORMS:
            instrument = self.session.forms.instrument(form_id)
            for part in instrument.parts:
                for item in part.items:
                    yield QuestionCard(self.session, instrument, item, self._reading)

    def _reading(self, desk: Desk, instrument: str) -> UUID:
        """The resident's reading that belongs to this conversation (made on the vault thread when needed)."""
        assert self._case_id is not None
        conversation = self._conversation_id(desk)
        reading = measuring.start_reading(
            desk, self._case_id, instrument, RaterRole.RESIDENT, conversation_id=conversation
        )
        return reading.id

    def _talk_card(self) -> Card:
        form = self._form
        kinds = [(one, conversation_kind_words(one)) for one in ConversationKind]
        places = [(one, contact_kind_words(one)) for one in ContactKind]
        card = Card(_("This talk"), icon="message-circle")
        card.add(
            grid((form.day("held_on", _("Day"), direction=Direction.BACK), form.choose("kind", _("What for"), kinds))),
            grid((form.choose("contact_kind", _("Where or how"), places), form.line("place", _("Place")))),
            grid((form.line("conductor", _("Held by")), form.number("minutes", _("How many minutes")))),
            form.line("interpreter_language", _("Interpreter for"), placeholder=_("no interpreter")),
        )
        return card

    def _summary_card(self) -> Card:
        form = self._form
        options = [
            Option(value=ReadBack.YES, label=_("Agreed")),
            Option(value=ReadBack.ADJUSTED, label=_("With a change")),
            Option(value=ReadBack.NO, label=_("Not agreed")),
        ]
        self._note = form.area("read_back_note", _("What had to change"), lines=1)
        card = Card(_("Summary"), icon="file-text")
        card.add(
            form.area("summary", _("What we talked about"), lines=4),
            form.segments("read_back", _("Read back to the resident"), options, clearable=True),
            self._note,
        )
        return card

    def _make_earlier_card(self) -> Card:
        self._earlier = column(gap=6)
        self._earlier_card = Card(_("Earlier conversations"), icon="history", name="card_earlier")
        self._earlier_card.add(self._earlier)
        return self._earlier_card


def told(conversation: Conversation, dossier: Dossier) -> Iterable[str]:
    """A closed conversation in a few lines: who was there, what about, and whether the summary was agreed."""
    present = [
        f"{one.name} ({person_role_words(one.role)})"
        for one in dossier.attendees
        if one.conversation_id == conversation.id
    ]
    if conversation.minutes:
        minutes = conversation.minutes
        yield ngettext("{n} minute.", "{n} minutes.", minutes).format(n=minutes)
    if present:
        yield _("Also there: {names}.").format(names=", ".join(present))
    if conversation.interpreter_language:
        yield _("Interpreter for {language}.").format(language=conversation.interpreter_language)
    if conversation.summary:
        yield conversation.summary
    outcome = {
        ReadBack.YES: _("Read back and agreed."),
        ReadBack.ADJUSTED: _("Read back, agreed with a change."),
        ReadBack.NO: _("Read back, not agreed."),
    }
    if conversation.read_back is not None:
        yield " ".join(part for part in (outcome[conversation.read_back], conversation.read_back_note) if part)
