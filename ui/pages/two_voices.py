"""Two voices, one drawing: shown only when both are in (design 05, B04)."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Answer
from intake_app.i18n import _
from intake_app.instruments.comparison import Reading, VoiceDifference, answer_words, differences
from intake_app.instruments.model import Instrument
from intake_app.instruments.model import Kind as PartKind
from intake_app.instruments.refusals import GuardRefused
from intake_app.services import measuring
from intake_app.services.measuring import Voices
from ui import theme
from ui.models.voices_model import Voice, VoicesModel
from ui.pages.page import Page
from ui.pages.page_header import PageHeader
from ui.pages.plan_columns import Room, room_for
from ui.pages.voice_difference import DifferenceBlock
from ui.pages.voices_shown import voices_to_show
from ui.pages.voices_table import VoicesTable
from ui.pages.voices_web import VoicesWeb
from ui.session import Session
from ui.theme import Theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import TextArea
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import column, held
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import Text

DEFAULT_FORM = "spinnenweb"
_MY_PART = {"spinnenweb": "web-consulent", "zrm-2017": "zrm"}


class TwoVoicesPage(Page):
    """The argument of the route names the instrument. Until both voices are in, it holds nothing of either."""

    page_id = "twee-stemmen"

    def __init__(self, session: Session, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        self.view: VoicesView | None = None
        on = partial(session.navigate, "perspectief")
        self._onward = Button(
            _("To the perspective"),
            kind=Kind.PRIMARY,
            trailing_icon="arrow-right",
            name="button_perspective",
            on_click=on,
        )
        self._moments = Button(
            _("See the moments"),
            kind=Kind.QUIET,
            name="button_moments",
            on_click=lambda: session.navigate(f"momenten/{self.argument}"),
        )
        self._header = PageHeader(_("Two voices, one drawing"), "", self._moments, self._onward)
        self.empty = EmptyState("", buttons=(("table", _("At the table")), ("mine", _("Fill in my part"))))
        self.empty.chosen.connect(self._fill_in)
        self._switch = QStackedLayout()
        layout = QVBoxLayout(self)
        size = look.size
        layout.setContentsMargins(size(24), size(20), size(24), size(16))
        layout.setSpacing(size(12))
        layout.addWidget(self._header)
        layout.addLayout(self._switch, 1)
        self._switch.addWidget(held(column(self.empty, None)))

    @override
    def title(self) -> str:
        return _("Two voices, one drawing")

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument or DEFAULT_FORM)
        if self.argument not in self.session.forms.instruments:
            self.argument = DEFAULT_FORM
        if self.view is None or self.view.instrument.id != self.argument:
            self._replace_view(self.session.forms.instrument(self.argument))

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        if self.view is None:
            return
        found = measuring.voices(dossier, self.argument)
        problem = ""
        if found is not None and found.open:
            try:
                self.view.show_voices(dossier, found)
            except GuardRefused as refused:
                problem = str(refused)
        shows = found is not None and found.open and not problem
        if not shows:
            self.view.clear()
            self._show_empty(dossier, found, problem)
        self._switch.setCurrentIndex(1 if shows else 0)
        self._onward.setVisible(shows)

    @override
    def focus_start(self) -> None:
        if self._onward.isVisible():
            self._onward.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_start()

    @override
    def leave(self) -> bool:
        if self.view is not None:
            self.view.commit()
        return True

    @override
    def table_route(self) -> str:
        return f"tafel/{self.argument}"

    def _show_empty(self, dossier: Dossier, found: Voices | None, problem: str) -> None:
        """Say whose voice is missing, and offer the way there."""
        name = dossier.person.first_name
        resident = found is not None and found.resident is not None and found.resident.ready
        consultant = found is not None and found.consultant is not None and found.consultant.ready
        if problem:
            words = problem
        elif resident:
            words = _("{name} is ready. Fill in your part, then you see it together.").format(name=name)
        elif consultant:
            words = _("Your part is ready. Now {name}.").format(name=name)
        else:
            words = _("No two voices yet. You each fill in your own part, then you see it together.")
        self.empty.set_text(words)
        table, mine = self.empty.buttons
        table.setVisible(not resident and not problem)
        mine.setVisible(not consultant and not problem)
        mine.set_kind(Kind.SECONDARY if resident else Kind.QUIET)

    def _fill_in(self, whose: str) -> None:
        self.session.navigate(f"tafel/{self.argument}" if whose == "table" else _MY_PART[self.argument])

    def _replace_view(self, instrument: Instrument) -> None:
        if self.view is not None:
            former = self.view
            self._switch.removeWidget(former)
            former.hide()
            former.setParent(None)
            former.deleteLater()
        self.view = VoicesView(self.session, instrument)
        self._switch.addWidget(self.view)
        self._header.set_words(_("Two voices, one drawing"), self.view.fixed_sentence)


class VoicesView(QWidget):
    """The drawing (or the levels in words), its table twin, and what the two say about their differences."""

    def __init__(self, session: Session, instrument: Instrument) -> None:
        super().__init__()
        self._session = session
        self.instrument = instrument
        self._dossier: Dossier | None = None
        self._found: Voices | None = None
        self._blocks: dict[str, DifferenceBlock] = {}
        self._single = False
        levels = not instrument.has_web()
        self.web = None if levels else VoicesWeb(instrument)
        self.model = VoicesModel(instrument)
        self.table = VoicesTable(
            self.model, levels=levels, name="table_voices", accessible_name=_("Both voices in words")
        )
        self.take_along = TextArea(name="field_take_along", lines=1)
        self._differ = Card(_("Here you see it differently"), divided=True, padding=0, gap=0, name="card_differences")
        self._block_column = QVBoxLayout()
        self._same = Text(_("You see this the same way, or nearly so."), color="text.2")
        self._left = QWidget()
        self._right = ScrollColumn(name="column_differences", margin=0)
        self._sides = QHBoxLayout(self)
        self._build()

    @property
    def fixed_sentence(self) -> str:
        """What stands under the title of this form's comparison."""
        return str(self.instrument.caption) or _("Two people, two views. There is no right or wrong here.")

    def show_voices(self, dossier: Dossier, found: Voices) -> None:
        """Show two voices that are both in. Raises GuardRefused when they are of different versions."""
        assert found.resident is not None and found.consultant is not None
        pair = (Reading.of(dossier, found.resident), Reading.of(dossier, found.consultant))
        differ = differences(self.instrument, pair)
        self._dossier, self._found = dossier, found
        voices = voices_to_show(self.instrument, dossier, found)
        self.model.set_voices(voices, differ)
        if self.web is not None:
            self.web.show_voices(voices, dossier.person.first_name)
        self._show_differences(differ, voices)
        note = next(
            (
                one
                for one in dossier.picture_notes
                if one.instrument == self.instrument.id and one.measured_on == found.measured_on
            ),
            None,
        )
        self.take_along.set_text(note.take_along if note is not None else "")

    def clear(self) -> None:
        """Hold nothing of anybody."""
        self._dossier = self._found = None
        self.model.set_voices((), ())
        if self.web is not None:
            self.web.clear()
        self._show_differences((), ())
        self.take_along.set_text("")

    def commit(self) -> None:
        """Give what was typed but not yet told."""
        self.take_along.commit()
        for block in self._blocks.values():
            block.commit()

    # -- differences -------------------------------------------------------------------------------------------------

    def _show_differences(self, differ: tuple[VoiceDifference, ...], voices: tuple[Voice, ...]) -> None:
        """A block per difference worth a conversation; those furthest apart stand first."""
        web = self.instrument.has_web()
        wanted = [one for one in differ if one.both and (one.talk if web else not one.same)]
        wanted.sort(key=lambda one: (not one.talk, -(one.points or 0)))
        for item in [item for item in self._blocks if item not in {one.item for one in wanted}]:
            block = self._blocks.pop(item)
            self._block_column.removeWidget(block)
            block.hide()
            block.deleteLater()
        left = {}
        if self._dossier is not None and self._found is not None:
            left = measuring.differences_left(self._dossier, self.instrument.id, self._found.measured_on)
        for place, one in enumerate(wanted):
            block = self._blocks.get(one.item) or self._new_block(one.item)
            self._block_column.removeWidget(block)
            self._block_column.insertWidget(place, block)
            resident, consultant = (self._sentence(voice, one.item) for voice in voices[:2])
            block.show_difference(self._title(one), resident, consultant, left.get(one.item), first=place == 0)
        self._same.setVisible(not wanted)

    def _title(self, one: VoiceDifference) -> str:
        item = self.instrument.item(one.item)
        if self.instrument.has_web():
            return _("{item}: {first} and {second}").format(item=item.name, first=one.first, second=one.second)
        return str(item.label)

    def _sentence(self, voice: Voice, item: str) -> str:
        """What one voice said: own words, and for levels the level in words first."""
        answer = voice.answers.get(item, None)
        if answer is None:
            return ""
        said = f"“{answer.text}”" if voice.plain and answer.text else answer.text
        if self.instrument.part_of(item).kind is PartKind.WEB:
            return said or _("No words with it.")
        return f"{self._level(voice, answer)}. {said}".strip()

    def _level(self, voice: Voice, answer: Answer) -> str:
        level = self.instrument.level(answer.item, answer.value) if answer.value is not None else None
        if level is None:
            return answer_words(self.instrument, answer.item, answer)
        words = str(level.plain if voice.plain else level.label)
        return words[:1].upper() + words[1:]

    def _new_block(self, item: str) -> DifferenceBlock:
        block = DifferenceBlock(item)
        block.state_chosen.connect(lambda state: self._note(item, state=state))
        block.because_given.connect(lambda because: self._note(item, because=because))
        self._blocks[item] = block
        return block

    def _note(self, item: str, **values: Any) -> None:
        if self._dossier is not None and self._found is not None:
            case_id, day = self._dossier.case.id, self._found.measured_on
            instrument = self.instrument.id
            self._session.change(
                lambda desk: measuring.note_difference(desk, case_id, instrument, day, item, **values), owner=self
            )

    def _keep_take_along(self, sentence: str) -> None:
        if self._dossier is not None and self._found is not None:
            case_id, day, instrument = self._dossier.case.id, self._found.measured_on, self.instrument.id
            self._session.change(
                lambda desk: measuring.take_along(desk, case_id, instrument, day, sentence), owner=self
            )

    # -- making ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        size = theme.current().size
        self._block_column.setContentsMargins(0, 0, 0, 0)
        self._block_column.setSpacing(0)
        self._same.setContentsMargins(size(20), size(12), size(20), size(12))
        row = FormRow(_("What do you take along to the plan?"), self.take_along)
        row.setContentsMargins(size(20), size(12), size(20), size(16))
        self._differ.add(self._block_column, self._same, Rule(), row)
        self.take_along.text_committed.connect(self._keep_take_along)
        twin = Card(padding=(0, 6), gap=0, name="card_table")
        twin.add(self.table)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        if self.web is not None:
            frame = Card(padding=(14, 14), name="card_web")
            frame.add(self.web)
            left.addWidget(frame, 1)
            self._right.add(twin, self._differ)
        else:
            scroll = ScrollColumn(name="column_levels", margin=0)
            scroll.add(twin)
            left.addWidget(scroll, 1)
            self._right.add(self._differ)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(size(20))
        self._sides.addWidget(self._left, 13)
        self._sides.addWidget(self._right, 14)

    @override
    def minimumSizeHint(self) -> QSize:
        """As narrow as one of the sides: they go under each other before a window is kept from getting smaller."""
        widest = max(self._left.minimumSizeHint().width(), self._right.minimumSizeHint().width())
        return QSize(widest, theme.current().size(200))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Under each other where there is room for one column only."""
        window = self.window()
        single = room_for(window.width(), window.height(), theme.current().text_scale) is Room.SINGLE
        if single == self._single:
            return
        self._single = single
        size = theme.current().size
        if single:
            self._sides.removeWidget(self._left)
            self._right.body.insertWidget(0, self._left)
            self._left.setMinimumHeight(
                size(460) if self.web is not None else self.table.sizeHint().height() + size(60)
            )
        else:
            self._right.body.removeWidget(self._left)
            self._left.setMinimumHeight(0)
            self._sides.insertWidget(0, self._left, 13)
        self._left.show()
