"""One voice's reading of a form: items on the left, one of them in the middle, help on the right (design 04)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from intake_app.domain.dossier import Dossier
from intake_app.domain.vocabulary import RaterRole, Special
from intake_app.i18n import _, format_day
from intake_app.instruments.conditions import READING
from intake_app.instruments.model import Instrument, Kind, Part, Status
from intake_app.instruments.why_not import Wish, why_not
from ui import theme
from ui.answers.field_controls import FieldContext
from ui.answers.special_buttons import KEYS
from ui.answers.voice_reading import VoiceReading
from ui.models.reading_items import ReadingItemsModel
from ui.pages.hidden_answer import other_voice
from ui.pages.item_head import ItemHead
from ui.pages.part_form import PartForm, ReadingForm, fields_of_reading
from ui.pages.plan_columns import Room, ThreeColumns
from ui.pages.reading_help import ReadingHelp
from ui.pages.reading_list import ReadingList
from ui.pages.reading_steps import FootedColumn, Steps
from ui.pages.voice_web import VoiceWeb
from ui.pages.zrm_training import TrainingCard
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import DropDown
from ui.widgets.layouts import column, held
from ui.widgets.scroll_column import ScrollColumn


class ReadingView(QWidget):
    """Made for one instrument and one voice. Everything in it follows from the kinds of the parts."""

    changed = Signal()
    """Another item, answer or readiness: who stands around the view looks again."""
    room_changed = Signal(object)
    table_requested = Signal()

    def __init__(self, session: Session, instrument: Instrument, rater: RaterRole) -> None:
        super().__init__()
        self._session, self.instrument = session, instrument
        self.reading = VoiceReading(session, instrument, rater, self)
        self.dossier: Dossier | None = None
        self._context = FieldContext(
            session.today, self._names, plain=rater is RaterRole.RESIDENT, most=session.number_of_case
        )
        self.items = [item.id for item in instrument.items]
        if fields_of_reading(self.reading):
            self.items.append(READING)
        self.item = self.items[0]
        self._placed = False
        self._forms: dict[str, PartForm] = {}
        self._reading_form: ReadingForm | None = None
        self._model = ReadingItemsModel(instrument, self.reading, self.items, plain=self._context.plain, parent=self)
        self.list = ReadingList(self._model, name="list_items", accessible_name=_("Parts"))
        self.picker = DropDown(name="field_item")
        self.picker.setAccessibleName(_("Parts"))
        self.head = ItemHead(session, instrument, plain=self._context.plain)
        self.left = ScrollColumn(name="column_items", width=284)
        self.centre = ScrollColumn(name="column_answer", gap=8)
        self.right = FootedColumn(name="column_help", width=320)
        self.columns_in_view = ThreeColumns(self.left, self.centre, self.right, wide=(284, 320), narrow=(218, 284))
        self.training = TrainingCard(session, self.reading)
        self.web = VoiceWeb(self.reading) if instrument.has_web() else None
        self.help = ReadingHelp(session, instrument, rater)
        self.steps = Steps()
        self.help_button = Button(_("Help with choosing"), checkable=True, name="button_help_column", parent=self)
        self._build()
        self._connect()

    # -- what it shows -----------------------------------------------------------------------------------------------

    def make_ready(self, dossier: Dossier) -> None:
        """Make the fields of the item at which it will begin."""
        self.reading.show(dossier)
        first = self._first
        if first != READING:
            self._form_of(self.instrument.part_of(first))

    @property
    def _first(self) -> str:
        """The first item that is open."""
        return next(iter(self.reading.open_items), self.items[0])

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what is stored of this voice; at first at the first item that is open."""
        if self.dossier is not None and dossier.case.id != self.dossier.case.id:
            self._placed = False
        self.dossier = dossier
        self.reading.show(dossier)
        if self.web is not None:
            self.web.set_name(self._voice_name(dossier))
        if not self._placed:
            self._placed = True
            self.go_to(self._first)
        else:
            self.refresh()

    def refresh(self) -> None:
        """Show everything as it is now."""
        dossier = self.dossier
        if dossier is None:
            return
        if self.columns_in_view.room is Room.SINGLE:
            self.picker.set_entries([(item, self._model.spoken(item)) for item in self.items])
            self.picker.set_value(self.item)
        self.training.show_reading(self.reading.measurement)
        self._switch.setCurrentIndex(1 if self.waits else 2 if self.closed else 0)
        self._show_ways()
        if self.item == READING:
            self._show_reading_fields()
        else:
            self._show_item(dossier)
        self.help.show_item(dossier, self.item, self.reading.measurement, self.reading.subject)
        self.changed.emit()

    @property
    def closed(self) -> bool:
        """Whether the form is out of use: then it is only typed over from paper, with its own day."""
        return self.instrument.status is Status.OLD

    @property
    def waits(self) -> bool:
        """Whether there is nothing to fill in yet: the consultant's marks come after the resident's own web."""
        if self.dossier is None or not waits_for_resident(self.instrument, self.reading.rater):
            return False
        theirs, _both = other_voice(self.dossier, self.instrument.id, self.reading.measurement, self.reading.subject)
        wait = self.reading.measurement is None and (theirs is None or not theirs.ready)
        if wait:
            self.empty.set_text(self._waiting_words(self.dossier, theirs is not None))
        return wait

    def _waiting_words(self, dossier: Dossier, begun: bool) -> str:
        """Why the consultant cannot score yet: nothing is there, it is being filled in, or the last one is done."""
        name = dossier.person.first_name
        if begun:
            return _("{name} is filling in the web. Your part comes after that.").format(name=name)
        last = dossier.latest_reading(self.instrument.id, RaterRole.RESIDENT, subject=self.reading.subject)
        if last is None:
            return _("No web yet. {name} fills it in, which takes about ten minutes.").format(name=name)
        day = format_day(last.measured_on, weekday=False)
        words = _("The web of {day} is done. A new moment begins with what {name} thinks now.")
        return words.format(day=day, name=name)

    # -- moving ------------------------------------------------------------------------------------------------------

    def go_to(self, item: str) -> None:
        """Show another item; of a row the item that its list stands at."""
        item = item if item in self.items else self._home_of(item)
        if item not in self.items:
            return
        if item != self.item:
            self.commit()
            self.item = item
            self.centre.verticalScrollBar().setValue(0)
        self.list.show_item(item)
        place = self.list.visualRect(self._model.index(self._model.row_of(item)))
        self.left.ensureVisible(0, place.center().y() + self.list.y(), 0, 80)
        self.steps.show_ends(first=item == self.items[0], last=item == self.items[-1])
        self.refresh()

    def step(self, by: int) -> None:
        """To the next item (1) or the one before (-1); stays at the ends."""
        target = self.items.index(self.item) + by
        if 0 <= target < len(self.items):
            focused = self.focusWidget()
            inside = focused is not None and self.centre.isAncestorOf(focused)
            self.go_to(self.items[target])
            if inside:
                self.focus_start()

    def next_open(self, backward: bool = False) -> bool:
        """To the next item without an answer; False when there is none."""
        here = self.items.index(self.item)
        ring = self.items[here + 1 :] + self.items[:here]
        for item in reversed(ring) if backward else ring:
            if not self.reading.scored(item):
                self.go_to(item)
                self.focus_start()
                return True
        return False

    def focus_start(self) -> None:
        """Put the cursor where the answer is given."""
        if self._switch.currentIndex() > 0:
            empty = self.empty if self._switch.currentIndex() == 1 else self.out_of_use
            empty.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        form = self._reading_form if self.item == READING else self._forms.get(self._part.id)
        if form is not None:
            form.focus_start()

    def commit(self) -> None:
        """Give what was typed but not yet told."""
        if self.item == READING and self._reading_form is not None:
            self._reading_form.commit()
        elif self.item != READING and self._part.id in self._forms:
            self._forms[self._part.id].commit()

    def count_words(self) -> str:
        """How many items have an answer, in words."""
        done, total = len(self.reading.scored_items), len(self.instrument.items)
        kinds = {part.kind for part in self.instrument.parts}
        if kinds == {Kind.LEVELS}:
            return _("{done} of {total} domains").format(done=done, total=total)
        if kinds == {Kind.OPEN}:
            return _("{done} of {total} questions").format(done=done, total=total)
        return _("{done} of {total} parts").format(done=done, total=total)

    # -- inside ------------------------------------------------------------------------------------------------------

    @property
    def _part(self) -> Part:
        return self.instrument.part_of(self.item)

    def _show_item(self, dossier: Dossier) -> None:
        item, part = self.instrument.item(self.item), self._part
        form = self._form_of(part)
        self.head.show_item(dossier, item, part)
        form.show_item(item, dossier)
        self._show_only(form)
        if self.web is not None and self._web_frame is not None:
            self._web_frame.setVisible(part.kind is Kind.WEB)
            self.web.set_active_item(item.id if part.kind is Kind.WEB else "")
            self.web.refresh()

    def _form_of(self, part: Part) -> PartForm:
        form = self._forms.get(part.id)
        if form is None:
            form = self._forms[part.id] = PartForm(self._session, self.reading, part, self._context)
            form.next_requested.connect(lambda: self.step(1))
            self._place.addWidget(form)
        return form

    def _show_reading_fields(self) -> None:
        if self._reading_form is None:
            self._reading_form = ReadingForm(self.reading, self._context)
            self._place.addWidget(self._reading_form)
        self.head.show_reading()
        self._reading_form.show_reading()
        self._show_only(self._reading_form)
        if self._web_frame is not None:
            self._web_frame.hide()

    def _show_only(self, wanted: QWidget) -> None:
        for form in (*self._forms.values(), self._reading_form):
            if form is not None:
                form.setVisible(form is wanted)

    def _answer_changed(self, item: str) -> None:
        self._model.refresh(self._home_of(item))
        self.refresh()

    def _home_of(self, key: str) -> str:
        """The item that a row stands at; the key itself when it is no row."""
        rows = self.instrument.row_list(key.partition("/")[0])
        return rows.item if "/" in key and rows is not None else key

    def _voice_name(self, dossier: Dossier) -> str:
        if self.reading.rater is RaterRole.CONSULTANT:
            return self._session.profile.consultant.split(" ")[0]
        return dossier.person.first_name

    def _names(self) -> list[str]:
        """Who is around: the resident, the people written down, and who works here."""
        dossier = self.dossier
        around = [dossier.person.full_name, *(one.name for one in dossier.network)] if dossier else []
        return [name for name in (*around, self._session.profile.consultant) if name]

    # -- making ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        card = Card(padding=(0, 8), gap=0)
        card.add(self.list)
        self.left.add(card)
        self._above = QVBoxLayout()
        self._above.setSpacing(theme.current().size(12))
        self.centre.add(self._above)
        self.centre.add(self.head)
        self._place = QVBoxLayout()
        self.centre.add(self._place)
        self._web_frame: Card | None = None
        if self.web is not None:
            self._web_frame = Card(padding=8)
            self._web_frame.add(self.web)
            self.web.setMinimumHeight(theme.current().size(250))
            self.centre.add(self._web_frame, stretch=1)
        self.right.add(*self.help.cards)
        self.empty = EmptyState("", buttons=(("table", _("At the table")),), name="empty_web")
        switch = QWidget()
        self._switch = QStackedLayout(switch)
        self._switch.addWidget(self.columns_in_view)
        self._switch.addWidget(held(column(self.empty, None)))
        self.out_of_use = EmptyState(
            why_not(self.instrument, Wish.NEW_READING), buttons=(("back", _("To the picture")),), name="empty_old"
        )
        self.out_of_use.chosen.connect(lambda _name: self._session.navigate("beeld"))
        self._switch.addWidget(held(column(self.out_of_use, None)))
        self._foot = QHBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().size(12))
        layout.addWidget(self.training)
        layout.addWidget(self.picker)
        layout.addWidget(switch, 1)
        layout.addLayout(self._foot)
        self.right.set_foot(self.steps)
        self._make_room(self.columns_in_view.room)

    def put_above(self, *widgets: QWidget) -> None:
        """Let these scroll with the answer, above it: where a small window has no room for them to stay."""
        for widget in widgets:
            self._above.addWidget(widget)

    def _connect(self) -> None:
        self.list.item_chosen.connect(self.go_to)
        self.picker.value_changed.connect(self.go_to)
        self.steps.before.clicked.connect(lambda: self.step(-1))
        self.steps.after.clicked.connect(lambda: self.step(1))
        self.help_button.toggled.connect(self.columns_in_view.open_right)
        self.columns_in_view.room_changed.connect(self._make_room)
        self.reading.answer_changed.connect(self._answer_changed)
        self.reading.ready_changed.connect(lambda _ready: self.refresh())
        self.empty.chosen.connect(lambda _name: self.table_requested.emit())
        self.help.criteria_shown_by(self.head.handbook)
        if self.web is not None:
            self.web.next_requested.connect(lambda: self.step(1))
            self.web.item_chosen.connect(self.go_to)
        self._on_key("Ctrl+Down", lambda: self.step(1))
        self._on_key("Ctrl+Up", lambda: self.step(-1))
        for special, keys in KEYS.items():
            self._on_key(keys, partial(self._choose, special))

    def _on_key(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)  # also with the cursor above the columns
        shortcut.activated.connect(act)

    def _choose(self, special: Special) -> None:
        form = self._forms.get(self._part.id) if self.item != READING else None
        if form is not None and not self.waits:
            form.choose_special(special)

    def _make_room(self, room: Room) -> None:
        single = room is Room.SINGLE
        if single:
            self.right.take_foot()
            self._foot.addWidget(self.steps)
            self._foot.addWidget(self.help_button)
        else:
            self._foot.removeWidget(self.steps)
            self.right.set_foot(self.steps)
        self._show_ways()
        self.refresh()
        self.room_changed.emit(room)

    @property
    def answers_here(self) -> bool:
        """Whether there is something to fill in now."""
        return self._switch.currentIndex() == 0

    def _show_ways(self) -> None:
        """The list and the buttons of a small window, while there is something to fill in."""
        single = self.columns_in_view.room is Room.SINGLE
        for widget in (self.picker, self.help_button):
            widget.setVisible(single and self.answers_here)
        self.steps.setVisible(self.answers_here)


def waits_for_resident(instrument: Instrument, rater: RaterRole) -> bool:
    """Whether this voice comes after the resident's: the consultant's on a web that hides the other voice."""
    first = instrument.parts[0].kind is Kind.WEB and instrument.rules.hide_other_voice
    return first and rater is RaterRole.CONSULTANT and RaterRole.RESIDENT in instrument.raters
