"""A consultant's own reading of one instrument: items on the left, one of them in the middle, help on the right."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain.dossier import Dossier
from intake_app.domain.vocabulary import RaterRole, Special
from intake_app.i18n import _, ngettext
from ui.answers.voice_reading import VoiceReading
from ui.models.reading_items import ReadingItemsModel
from ui.pages.hidden_answer import HiddenAnswerCard, other_voice
from ui.pages.page import Page
from ui.pages.page_header import PageHeader
from ui.pages.plan_columns import Room, ThreeColumns
from ui.pages.reading_list import ReadingList
from ui.session import Session
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.fields import DropDown
from ui.widgets.layouts import row
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import Text


class ReadingPage(Page):
    """Base of the matrix and of the consultant's web. Subclasses fill `centre` and `right` and show one item."""

    instrument_id: ClassVar[str] = ""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self.instrument = session.forms.instrument(self.instrument_id)
        self.reading = VoiceReading(session, self.instrument, RaterRole.CONSULTANT, self)
        self.item = self.instrument.items[0].id
        self.dossier: Dossier | None = None
        self._placed = False
        self.banner = Banner(name="banner_open_items")
        self.count = Text("", color="text.2", wrap=False, name="count")
        self.ready = Button("", name="button_ready", on_click=self._press_ready)
        self.both = Button(_("See both voices"), kind=Kind.PRIMARY, icon="users", name="button_together")
        self.help = Button(_("Help with choosing"), checkable=True, name="button_help_column")
        self.header = PageHeader("", "", self.count, self.help, self.ready, self.both)
        self._model = ReadingItemsModel(self.instrument, self.reading.answer, self)
        self.list = ReadingList(self._model, name="list_items", accessible_name=_("Parts"))
        self.picker = DropDown(name="field_item")
        self.left = ScrollColumn(name="column_items", width=284)
        self.centre = ScrollColumn(name="column_answer", gap=8)
        self.right = _FootedColumn(name="column_help", width=320)
        self.hidden = HiddenAnswerCard(session, self.instrument)
        self.columns_in_view = ThreeColumns(self.left, self.centre, self.right, wide=(284, 320), narrow=(218, 284))
        self._build()
        self._connect()

    # -- for subclasses ----------------------------------------------------------------------------------------------

    def show_item(self) -> None:
        """Show the answer to `self.item` in the centre, and its help on the right."""
        raise NotImplementedError

    def commit(self) -> None:
        """Give what was typed but not yet told."""
        raise NotImplementedError

    def count_words(self, done: int, total: int) -> str:
        """How many items have an answer, in words."""
        return _("{done} of {total} parts").format(done=done, total=total)

    # -- Page --------------------------------------------------------------------------------------------------------

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        if self.dossier is not None and dossier.case.id != self.dossier.case.id:
            self._placed = False
        self.dossier = dossier
        self.reading.show(dossier)
        if not self._placed:
            self._placed = True
            self.go_to(next(iter(self.reading.open_items), self.instrument.items[0].id))
        self.refresh()

    @override
    def leave(self) -> bool:
        self.commit()
        return True

    @override
    def place(self) -> str:
        return f"{self.page_id}#{self.item}"

    @override
    def focus_field(self, name: str) -> None:
        if any(item.id == name for item in self.instrument.items):
            self.go_to(name)
            self.focus_start()
        else:
            super().focus_field(name)

    @override
    def table_route(self) -> str:
        return f"tafel/{self.instrument_id}"

    @override
    def next_missing(self, backward: bool = False) -> bool:
        items = [item.id for item in self.instrument.items]
        here = items.index(self.item)
        ring = items[here + 1 :] + items[:here]
        for item in reversed(ring) if backward else ring:
            if not self.reading.scored(item):
                self.go_to(item)
                self.focus_start()
                return True
        return False

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        return ((_("Ctrl ↓, Ctrl ↑"), _("Next, previous part")),)

    # -- moving ------------------------------------------------------------------------------------------------------

    def go_to(self, item: str) -> None:
        """Show another item."""
        if item != self.item:
            self.commit()
            self.item = item
            self.centre.verticalScrollBar().setValue(0)
        self.list.show_item(item)
        self.picker.set_value(item)
        self._place_steps()
        self.refresh()

    def step(self, by: int) -> None:
        """To the next item (1) or the one before (-1); stays at the ends."""
        items = [item.id for item in self.instrument.items]
        target = items.index(self.item) + by
        if 0 <= target < len(items):
            focused = self.focusWidget()
            inside = focused is not None and self.centre.isAncestorOf(focused)
            self.go_to(items[target])
            if inside:
                self.focus_start()

    def refresh(self) -> None:
        """Show everything as it is now."""
        if self.dossier is None:
            return
        done, total = len(self.reading.scored_items), len(self.instrument.items)
        _theirs, both_in = other_voice(self.dossier, self.instrument_id, self.reading.measurement)
        self.count.setText(self.count_words(done, total))
        self.ready.setText(_("Change something after all") if self.reading.ready else _("Ready for now"))
        self.both.setVisible(both_in)
        self.hidden.show_item(self.dossier, self.item, self.reading.measurement)
        self.picker.set_entries([(item.id, self._entry(item.id)) for item in self.instrument.items])
        self.show_item()

    def _entry(self, item: str) -> str:
        """An item in the drop-down, with its answer."""
        return str(self._model.data(self._model.index(self._model.row_of(item)), Qt.ItemDataRole.AccessibleTextRole))

    def _answer_changed(self, item: str) -> None:
        self._model.refresh(item)
        self.refresh()

    # -- ready -------------------------------------------------------------------------------------------------------

    def _press_ready(self) -> None:
        self.commit()
        left = len(self.reading.open_items)
        if self.reading.ready:
            self.reading.set_ready(False)
        elif left:
            words = ngettext("{n} part is still open. Not discussed?", "{n} parts are still open. Not discussed?", left)
            self.banner.show_message(
                words.format(n=left),
                buttons=(("leave_open", _("Leave open")), ("not_discussed", _("Set to not discussed"))),
            )
        else:
            self._say_ready()

    def _answer_open(self, chosen: str) -> None:
        self.banner.hide_message()
        if chosen == "to_table":
            self.session.navigate(self.table_route())
            return
        if chosen == "not_discussed":
            for item in self.reading.open_items:
                self.reading.record(item, special=Special.NOT_DISCUSSED)
        self._say_ready()

    def _say_ready(self) -> None:
        self.reading.set_ready()
        if self.dossier is None:
            return
        theirs, _both_in = other_voice(self.dossier, self.instrument_id, self.reading.measurement)
        if theirs is None or not theirs.ready:
            words = _("Your part is ready. Now {name}.").format(name=self.dossier.person.first_name)
            self.banner.show_message(words, buttons=(("to_table", _("At the table")),))

    # -- making ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        size = self.theme.size
        self.steps = _Steps()
        card = Card(padding=(0, 8), gap=0)
        card.add(self.list)
        self.left.add(card)
        self.picker.hide()
        self.help.hide()
        self.both.hide()
        self.both.clicked.connect(lambda: self.session.navigate(f"twee-stemmen/{self.instrument_id}"))
        self._foot = QHBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(size(24), size(20), size(24) - 4, size(16))
        layout.setSpacing(size(12))
        layout.addWidget(self.header)
        layout.addWidget(self.banner)
        layout.addWidget(self.picker)
        layout.addWidget(self.columns_in_view, 1)
        layout.addLayout(self._foot)
        self.right.set_foot(self.steps)
        self._make_room(self.columns_in_view.room)

    def _connect(self) -> None:
        self.list.item_chosen.connect(self.go_to)
        self.picker.value_changed.connect(self.go_to)
        self.steps.before.clicked.connect(lambda: self.step(-1))
        self.steps.after.clicked.connect(lambda: self.step(1))
        self.banner.chosen.connect(self._answer_open)
        self.help.toggled.connect(self.columns_in_view.open_right)
        self.columns_in_view.room_changed.connect(self._make_room)
        self.reading.answer_changed.connect(self._answer_changed)
        self.reading.ready_changed.connect(lambda _ready: self.refresh())
        for keys, by in (("Ctrl+Down", 1), ("Ctrl+Up", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self.step(by))

    def _place_steps(self) -> None:
        items = [item.id for item in self.instrument.items]
        self.steps.before.setVisible(self.item != items[0])
        self.steps.after.setVisible(self.item != items[-1])

    def _make_room(self, room: Room) -> None:
        single = room is Room.SINGLE
        self.picker.setVisible(single)
        self.help.setVisible(single)
        if single:
            self.right.take_foot()
            self._foot.addWidget(self.steps)
        else:
            self._foot.removeWidget(self.steps)
            self.right.set_foot(self.steps)
        self.steps.show()


class _Steps(QWidget):
    """To the item before and the next one."""

    def __init__(self) -> None:
        super().__init__()
        self.before = Button(_("Previous one"), icon="arrow-up", name="button_previous")
        self.after = Button(_("Next"), kind=Kind.PRIMARY, trailing_icon="arrow-down", name="button_next")
        line = row(self.before, self.after, gap=8)
        line.setStretch(1, 1)
        self.after.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setLayout(line)


class _FootedColumn(ScrollColumn):
    """A column whose last line stays in view while the rest scrolls."""

    _foot: QWidget | None = None

    def set_foot(self, foot: QWidget) -> None:
        """Keep `foot` at the lower end."""
        self._foot = foot
        foot.setParent(self)
        foot.show()
        self._place_foot()

    def take_foot(self) -> None:
        """Have no such line."""
        self._foot = None
        self.setViewportMargins(0, 0, 0, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_foot()

    def _place_foot(self) -> None:
        if self._foot is not None:
            high = self._foot.sizeHint().height()
            self.setViewportMargins(0, 0, 0, high + 12)
            self._foot.setGeometry(4, self.height() - high - 4, self.width() - 8, high)
