"""One dossier: the wish in front, the task list as a map, and what is missing as a list of doors (design 02)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.dossier import Dossier
from intake_app.domain.vocabulary import Phase
from intake_app.i18n import _
from intake_app.services import data_choices, tasks
from ui.pages.also_card import AlsoCard
from ui.pages.appointments_card import AppointmentsCard
from ui.pages.dossier_cards import ContactCard, MissingCard, StrengthsCard, TermCard, WishCard
from ui.pages.dossier_picture import PictureCard, TalkCard
from ui.pages.folding import EqualColumns, RunningRow
from ui.pages.found_places import FoundPlacesCard
from ui.pages.own_words_card import OwnWordsCard
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.places_card import PlacesCard
from ui.pages.plan_columns import Room, ThreeColumns
from ui.session import Session
from ui.theme import Theme
from ui.turns import Pieces, finish
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Icon
from ui.widgets.fields import DropDown
from ui.widgets.layouts import column, held, row
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.status import Status, TaskList, TaskRow
from ui.widgets.text import Text

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
                on_click=session.go_to_table,
            ),
            self._go_on,
            below=self._facts,
        )
        self._tasks = TaskList(name="list_tasks")
        self._tasks.chosen.connect(session.navigate)
        self._current = Phase.INTRODUCTION
        self._columns = ThreeColumns(
            ScrollColumn(name="column_tasks"),
            ScrollColumn(name="column_dossier"),
            ScrollColumn(name="column_missing"),
            wide=(236, 312),
            narrow=(218, 284),
        )
        any_order = Text(_("Any order is fine. You can always go back."), "small", color="text.2")
        self._columns.left.add(self._tasks, any_order)
        self._task = DropDown(name="field_task")
        self._task.setAccessibleName(_("Task"))
        self._task.value_changed.connect(session.navigate)
        self._door = Button("", icon="list-checks", checkable=True, name="button_missing", on_click=self._fold)
        self._small = held(row(self._task, None, self._door))
        self._small.setContentsMargins(4, 0, 4, 0)  # in line with the cards, which keep room for focus rings
        body = column(self._small, self._columns, gap=12)
        body.setStretch(1, 1)
        frame(self, self._header, held(body))
        self._columns.room_changed.connect(lambda _room: self._fold())
        self._fold()  # only now that everything has a parent: shown without one it would be a window

    @override
    def make_parts(self) -> Pieces:
        session = self.session
        self._wish = WishCard(session)
        self._picture, self._strengths, self._talk = PictureCard(session), StrengthsCard(session), TalkCard(session)
        can = held(column(self._strengths, self._talk, None, gap=16))
        self._columns.centre.add(self._wish, held(EqualColumns(self._picture, can, shares=(3, 2), at_least=220)))
        yield
        self._own_words, self._contact = OwnWordsCard(session), ContactCard(session)
        self._also, self._places = AlsoCard(session), FoundPlacesCard(session)
        self._also.place_wanted.connect(self._places.ask)
        self._columns.centre.add(self._own_words, self._contact, self._also, self._places)
        yield
        self._missing, self._term, self._appointments = (
            MissingCard(session),
            TermCard(session),
            AppointmentsCard(session),
        )
        self._begun = PlacesCard(session)
        self._who_words = Text("", "small", color="text.2")
        self._columns.right.add(self._missing, self._term, self._appointments, self._begun, self._who_card())

    @override
    def title(self) -> str:
        return _("Dossier")

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        finish(self.show_in_turns(dossier))

    @override
    def show_in_turns(self, dossier: Dossier) -> Pieces:
        person, case = dossier.person, dossier.case
        self._header.set_words(person.full_name)
        self._facts.show_dossier(dossier, self.session)
        found = tasks.task_list(dossier, self.session.fields_off)
        self._tasks.set_rows(
            [
                TaskRow(id=one.phase.value, title=one.title, note=one.status, status=STATUS_OF[one.state])
                for one in found
            ]
        )
        self._current = tasks.current_phase(dossier, self.session.fields_off)
        self._tasks.set_current(self._current.value)
        self._task.set_entries([(one.phase.value, f"{one.title}: {one.status}") for one in found])
        self._task.set_value(self._current.value)
        self._go_on.setText(_go_on_words(self._current))
        yield
        for card in (self._wish, self._picture, self._strengths, self._talk, self._own_words, self._contact):
            card.show_dossier(dossier)
        yield
        for other in (self._places, self._missing, self._term, self._appointments, self._also, self._begun):
            other.show_dossier(dossier)
        deputy = _("You and your deputy {name}.").format(name=case.deputy) if case.deputy else _("Only you.")
        self._who_words.setText(_("{who} {name} may read everything.").format(who=deputy, name=person.first_name))

        self._door.setText(_("What is still missing, {n}").format(n=self._missing.count))

    @override
    def next_missing(self, backward: bool = False) -> bool:
        if self._columns.room is Room.SINGLE and not self._door.isChecked():
            self._door.setChecked(True)
            self._fold()
        return self._missing.next_item(backward)

    @override
    def focus_start(self) -> None:
        self._go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self) -> None:
        """Where one column fits: tasks in a list above it, and what is missing behind a button."""
        single = self._columns.room is Room.SINGLE
        self._small.setVisible(single)
        self._columns.open_right(single and self._door.isChecked())

    def _open_current(self) -> None:
        self.session.navigate(self._current.value)

    def _who_card(self) -> Card:
        card = Card(_("Who can see this"), icon="eye", padding=16, gap=4)
        rights = Button(_("Rights and data"), kind=Kind.QUIET, icon="shield-check", name="button_rights")
        rights.clicked.connect(lambda: self.session.navigate("rechten"))
        decided = Button(_("Who decided what"), kind=Kind.QUIET, icon="list-checks", name="button_who_decided")
        decided.clicked.connect(lambda: self.session.navigate("wie-besliste"))
        card.add(self._who_words, held(column(row(rights, None), row(decided, None), gap=4)))
        return card


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
        for name, words in self._words.items():
            icon = [Icon(icons[name], size=16, color="text.2")] if name in icons else []
            self._parts[name] = held(row(*icon, words, gap=6))
        self.setLayout(RunningRow(*self._parts.values(), gap=18))

    def show_dossier(self, dossier: Dossier, session: Session) -> None:
        """Fill in what is known of the resident, but for what this organisation does not ask."""
        person = data_choices.without(dossier.person, session.fields_off)
        age = person.age_on(session.today())
        address = ", ".join(part for part in (person.street, person.town) if part)
        laws = ", ".join(str(session.forms.ground(one).title) for one in dossier.case.legal_grounds)
        asked = "Person.street" not in session.fields_off
        hidden = _("Address shielded") if person.address_shielded and asked else address
        values = {
            "age": _("{n} years old").format(n=age) if age is not None else "",
            "address": hidden,
            "phone": person.phone,
            "law": laws,
        }
        for name, words in values.items():
            self._words[name].setText(words)
            self._parts[name].setVisible(bool(words))
