"""One dossier: the wish in front, the task list as a map, and what is missing as a list of doors (design 02)."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain.dossier import Dossier
from intake_app.domain.vocabulary import Phase
from intake_app.i18n import _
from intake_app.services import tasks
from ui.pages.dossier_cards import ContactCard, MissingCard, PictureCard, StrengthsCard, TalkCard, TermCard, WishCard
from ui.pages.page import Page
from ui.pages.page_header import PageHeader
from ui.session import Session
from ui.theme import Theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Icon
from ui.widgets.layouts import column, row
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.status import Status, TaskList, TaskRow
from ui.widgets.text import Text

NARROW_UNDER = 1400  # px of the design
STATUS_OF = {
    tasks.TaskState.DONE: Status.DONE,
    tasks.TaskState.BUSY: Status.BUSY,
    tasks.TaskState.WAITING: Status.WAITING,
    tasks.TaskState.TO_DO: Status.NOT_YET,
}


class DossierPage(Page):
    """The dossier as a whole. Every task can be opened at any time."""

    page_id = "dossier"
    back_route = "caseload"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._facts = _Facts()
        self._go_on = Button("", kind=Kind.PRIMARY, icon="pencil", name="button_go_on", on_click=self._open_current)
        self._header = PageHeader(
            "",
            "",
            Button(_("Print"), icon="printer", name="button_print", on_click=lambda: session.navigate("afdruk/plan")),
            Button(
                _("At the table"),
                icon="users",
                name="button_table",
                on_click=lambda: session.navigate("tafel/spinnenweb"),
            ),
            self._go_on,
            below=self._facts,
        )
        self._tasks = TaskList(name="list_tasks")
        self._tasks.chosen.connect(session.navigate)
        self._wish = WishCard(session)
        self._picture, self._strengths, self._talk = PictureCard(session), StrengthsCard(session), TalkCard(session)
        self._contact, self._missing = ContactCard(session), MissingCard(session)
        self._term = TermCard(session)
        self._who = Card(_("Who can see this"), icon="eye", padding=16, gap=4)
        self._who_words = Text("", "small", color="text.2")
        self._who.add(self._who_words)
        self._left = ScrollColumn(name="column_tasks", width=236)
        self._centre = ScrollColumn(name="column_dossier")
        self._right = ScrollColumn(name="column_missing", width=312)
        self._build()

    @override
    def title(self) -> str:
        return _("Dossier")

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        person, case = dossier.person, dossier.case
        self._header.set_words(person.full_name)
        self._facts.show_dossier(dossier, self.session)
        found = tasks.task_list(dossier)
        self._tasks.set_rows(
            [
                TaskRow(id=one.phase.value, title=one.title, note=one.status, status=STATUS_OF[one.state])
                for one in found
            ]
        )
        self._current = tasks.current_phase(dossier)
        self._tasks.set_current(self._current.value)
        self._go_on.setText(_go_on_words(self._current))
        for card in (self._wish, self._picture, self._strengths, self._talk, self._contact, self._missing, self._term):
            card.show_dossier(dossier)
        deputy = _("You and your deputy {name}.").format(name=case.deputy) if case.deputy else _("Only you.")
        self._who_words.setText(_("{who} {name} may read everything.").format(who=deputy, name=person.first_name))

    @override
    def next_missing(self, backward: bool = False) -> bool:
        return self._missing.next_item(backward)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self.theme.size(NARROW_UNDER)
        self._left.set_width(218 if narrow else 236)
        self._right.set_width(284 if narrow else 312)

    def _open_current(self) -> None:
        self.session.navigate(self._current.value)

    def _build(self) -> None:
        self._current = Phase.INTRODUCTION
        size = self.theme.size
        any_order = Text(_("Any order is fine. You can always go back."), "small", color="text.2")
        self._left.add(self._tasks)
        self._left.body.addStretch(1)
        self._left.add(any_order)
        beside = QHBoxLayout()
        beside.setSpacing(size(16))
        beside.addWidget(self._picture, 3)
        beside.addLayout(column(self._strengths, self._talk, None, gap=16), 2)
        self._centre.add(self._wish, beside, self._contact)
        self._right.add(self._missing, self._term, self._who)
        columns = QHBoxLayout()
        columns.setSpacing(size(16))
        columns.addWidget(self._left)
        columns.addWidget(self._centre, 1)
        columns.addWidget(self._right)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(size(24), size(20), size(24), size(16))
        layout.setSpacing(size(16))
        layout.addWidget(self._header)
        layout.addLayout(columns, 1)


def _go_on_words(phase: Phase) -> str:
    return {
        Phase.INTRODUCTION: _("On with the introduction"),
        Phase.CONVERSATION: _("On with the conversation"),
        Phase.PICTURE: _("On with the picture"),
        Phase.PERSPECTIVE: _("On with the perspective"),
        Phase.PLAN: _("On with the plan"),
        Phase.SIGNING: _("On with signing"),
        Phase.PORTFOLIO: _("On with the portfolio"),
        Phase.FOLLOW_UP: _("To the follow-up"),
    }[phase]


class _Facts(QWidget):
    """Age, address, phone and law under the name, each with its icon; what is not known is not shown."""

    def __init__(self) -> None:
        super().__init__()
        self._words = {
            name: Text("", "body", color="text.2", elide=True) for name in ("age", "address", "phone", "law")
        }
        icons = {"address": "map-pin", "phone": "phone", "law": "landmark"}
        self._parts: dict[str, QWidget] = {}
        layout = row(gap=18)
        for name, words in self._words.items():
            part = QWidget()
            inner = row(*([Icon(icons[name], size=16, color="text.2")] if name in icons else []), words, gap=6)
            part.setLayout(inner)
            self._parts[name] = part
            layout.addWidget(part)
        layout.addStretch(1)
        self.setLayout(layout)

    def show_dossier(self, dossier: Dossier, session: Session) -> None:
        """Fill in what is known of the resident."""
        person = dossier.person
        age = person.age_on(session.today())
        address = ", ".join(part for part in (person.street, person.town) if part)
        laws = ", ".join(str(session.forms.ground(one).title) for one in dossier.case.legal_grounds)
        hidden = _("Address shielded") if person.address_shielded else address
        values = {
            "age": _("{n} years old").format(n=age) if age is not None else "",
            "address": hidden,
            "phone": person.phone,
            "law": laws,
        }
        for name, words in values.items():
            self._words[name].setText(words)
            self._parts[name].setVisible(bool(words))
