"""What the pages of offers, places and organisations have in common: a list to search, and one of it beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget
from typing_extensions import override

from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.services import catalogue_export
from intake_app.services.import_fields import ImportKind
from ui import printing, theme, undoing
from ui.models.lines_model import Line, LinesModel
from ui.pages.folding import RunningRow
from ui.pages.lines_table import LinesTable
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.plan_columns import Room, room_for
from ui.session import Session
from ui.theme import Theme
from ui.turns import Pieces
from ui.widgets.banner import Banner, Tone
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.fields import DropDown, LineField
from ui.widgets.layouts import column, held, row
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import Text

AT_ONCE = 200
_WAIT = 60  # milliseconds after a key before the vault is asked
SIDE = 430  # px of the design


class Detail(QWidget):
    """What shows one line of a list, and lets it be changed."""

    def make_parts(self) -> Pieces:
        """What takes long to make, in pieces."""
        yield from ()


class SharedListPage(Page):
    """Search and filters above a table on the left, the chosen one on the right; in a narrow window one of both."""

    needs_dossier = False
    back_route = "caseload"
    kind: ClassVar[ImportKind]

    def __init__(self, session: Session, theme_: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme_, parent)
        self.chosen: UUID | None = None
        self._open = self._single = self._again = False
        self.model = LinesModel(self.headers(), self)
        self.table = LinesTable(
            self.model, self.shares(), name=f"table_{self.kind.value}", accessible_name=self.title()
        )
        self.search = LineField(name="field_search", placeholder=self.search_words(), icon="search", key_hint="Ctrl F")
        self.search.setAccessibleName(self.search_words())
        self.filters = self.make_filters()
        self._usual = [one.value() for one in self.filters]
        self.said = Banner(name="banner_list")
        self._acts: dict[str, Callable[[], None]] = {}
        self._count = Text("", "small", color="text.2", name="count")
        self._empty = Text("", "body", name="empty")
        self._wait = QTimer(self, singleShot=True, interval=_WAIT)
        self._build()

    @override
    def make_parts(self) -> Pieces:
        self.detail = self.make_detail()
        self._side.add(self.detail)
        yield
        yield from self.detail.make_parts()
        self._connect()
        yield

    # -- what each page says -----------------------------------------------------------------------------------------

    def headers(self) -> tuple[str, ...]:
        """Names of the columns."""
        raise NotImplementedError

    def shares(self) -> tuple[int, ...]:
        """How the columns share the room."""
        raise NotImplementedError

    def search_words(self) -> str:
        """What can be searched for."""
        raise NotImplementedError

    def explanation(self) -> str:
        """One line under the title."""
        raise NotImplementedError

    def make_filters(self) -> Sequence[DropDown]:
        """The lists above the table; another choice asks again."""
        raise NotImplementedError

    def make_detail(self) -> Detail:
        """What shows one of the list."""
        raise NotImplementedError

    def ask(self, offset: int) -> None:
        """Ask the desk for lines from here on; the answer goes to `show_lines`."""
        raise NotImplementedError

    def ask_one(self, wanted: UUID) -> None:
        """Ask the desk for the one that is to be shown."""
        raise NotImplementedError

    def empty_words(self) -> str:
        """What stands where nothing answers."""
        raise NotImplementedError

    def none_words(self) -> str:
        """What stands there while there is none at all, though nothing was asked."""
        raise NotImplementedError

    def make_new(self) -> None:
        """Make a new one and show it."""
        raise NotImplementedError

    def more_actions(self) -> tuple[Button, ...]:
        """Buttons at the head besides the usual ones."""
        return ()

    # -- what pages use ----------------------------------------------------------------------------------------------

    def show_lines(self, lines: Sequence[Line], total: int, offset: int, foot: str) -> None:
        """Lines that were asked for."""
        if offset:
            self.model.append_lines(lines)
        else:
            self._show_first(lines, total)
        self._count.setText(foot)
        self._make_room()
        self._empty.setText("" if total else self.empty_words() if self._asks_less() else self.none_words())
        self._empty.setVisible(not total)
        if not total:
            self._show_detail(False)

    def _show_first(self, lines: Sequence[Line], total: int) -> None:
        """The first lines; asked again after a change, the list stays where it was and so does the chosen one."""
        bar = self.table.verticalScrollBar()
        again, place = self._again, bar.value()
        self._again = False
        self.model.set_lines(lines, total)
        if not again or self.chosen is None or self.model.row_of(self.chosen) >= 0:
            self.table.choose(self.chosen)
        if again:
            bar.setValue(place)

    @property
    def wanted_lines(self) -> int:
        """How many lines to ask for: after a change as many as were there."""
        return max(AT_ONCE, self.model.rowCount() if self._again else 0)

    def reload(self) -> None:
        """Ask again, and stay at the same one."""
        self._again = True
        self.ask(0)
        if self.chosen is not None:
            self.ask_one(self.chosen)

    def show_fresh(self, wanted: UUID) -> None:
        """Stand in something that was just made."""
        self.chosen = wanted
        self.search.set_text("")
        self.ask(0)
        self.ask_one(wanted)
        self._show_detail(True)

    def change(self, work: Callable[..., object], done: Callable[..., None] | None = None) -> None:
        """Change something of what all share, and show it as it became."""

        def stored(result: object) -> None:
            self.reload()
            if done is not None:
                done(result)

        self.session.change(work, stored, on_refused=self._refused, owner=self)

    def say_with_undo(self, words: str) -> None:
        """Say what happened, with a way back."""
        self._acts = {"undo": lambda: undoing.undo_shared(self.session)}
        self.said.show_message(words, tone=Tone.INFO, buttons=(("undo", _("Undo")),))

    def say(self, words: str, tone: Tone = Tone.INFO) -> None:
        """Say what happened."""
        self._acts = {}
        self.said.show_message(words, tone=tone)

    def open_detail(self) -> None:
        """Go to the chosen one: in a narrow window it takes the place of the list."""
        self._show_detail(True)
        for control in self.detail.findChildren(QWidget):
            if control.objectName().startswith("field_") and control.isVisible():
                control.setFocus()
                return

    # -- what the window asks ----------------------------------------------------------------------------------------

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        self.said.hide_message()
        try:
            self.chosen = UUID(argument) if argument else self.chosen
        except ValueError:
            self.chosen = None
        self._show_detail(bool(argument) and self.chosen is not None)
        self.reload()

    @override
    def focus_start(self) -> None:
        self.search.setFocus()

    @override
    def undoes_shared(self) -> bool:
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        window = self.window()
        self._single = room_for(window.width(), window.height(), theme.current().text_scale) is Room.SINGLE
        self._side.set_width(0 if self._single else SIDE)
        self._header.set_words(self.title(), "" if self._single else self.explanation())
        self._make_room()
        self._show_detail(self._open)

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        return ((_("Enter"), _("open the chosen one")), ("Ctrl F", _("search")))

    # -- inside ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        new = Button(_("New"), icon="plus", kind=Kind.PRIMARY, name="button_new", on_click=self.make_new)
        read = Button(_("Read in a list"), icon="file-up", name="button_import", on_click=self._go_read)
        write = Button(_("Write out"), icon="file-down", name="button_export", on_click=self._ask_where)
        self._header = PageHeader(self.title(), self.explanation(), *self.more_actions(), write, read, new)
        self._list = Card(padding=0, gap=0, name="card_list")
        self._choices = held(RunningRow(*self.filters, gap=8, line_gap=8))
        self._more = Button(_("Filters"), icon="filter", name="button_filters", checkable=True)
        line = row(self.search, self._more, gap=8)
        line.setStretch(0, 1)
        self._list.add(column(line, self._choices, gap=8, margins=(16, 14, 16, 10)), Rule())
        self._list.body.addWidget(self.table, 1)
        self._empty.setContentsMargins(*(theme.current().size(16),) * 4)
        self._list.body.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        self._foot = held(row(self._count, None, margins=(16, 8, 16, 8)))
        self._list.add(Rule(), self._foot)
        self._back = Button(_("Back to the list"), kind=Kind.LINK, icon="arrow-left", name="button_list")
        self._side = ScrollColumn(name="column_detail", width=SIDE)
        self._side.add(self._back)
        body = QWidget()
        inside = QHBoxLayout(body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.current().size(16) - 8)
        self._left = held(column(self._list, gap=0))
        self._left.setContentsMargins(4, 4, 4, 4)  # as the column beside it
        inside.addWidget(self._left, 1)
        inside.addWidget(self._side, 1)
        whole = column(self.said, body, gap=8)
        whole.setStretch(1, 1)
        self._empty.hide()
        self._list.setObjectName("column_list")
        frame(self, self._header, held(whole))

    def _connect(self) -> None:
        self.search.textEdited.connect(lambda _text: self._wait.start())
        self._wait.timeout.connect(self._ask_anew)
        for one in self.filters:
            one.value_changed.connect(lambda _value: self._ask_anew())
        self.model.more_requested.connect(self.ask)
        self.table.line_chosen.connect(self._choose)
        self.table.opened.connect(lambda _line: self.open_detail())
        self.table.typed.connect(self._type_on)
        self._back.clicked.connect(self._to_list)
        self._more.toggled.connect(lambda _on: self._make_room())
        self.said.chosen.connect(self._answer)
        self.session.shared_changed.connect(self.reload)
        self.add_key("Ctrl+F", self.search.setFocus)

    def add_key(self, keys: str, act: Callable[[], None]) -> None:
        """A key of this page."""
        QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _asks_less(self) -> bool:
        """Whether words or a filter keep lines away."""
        return bool(self.search.text().strip()) or [one.value() for one in self.filters] != self._usual

    def _ask_anew(self) -> None:
        self._again = False
        self.ask(0)

    def _choose(self, line: Line | None) -> None:
        if line is not None and (line.id != self.chosen or not self._side.isVisible()):
            self.chosen = line.id
            self.ask_one(line.id)
            self._show_detail(self._open)

    def _type_on(self, letter: str) -> None:
        self.search.setFocus()
        self.search.insert(letter)
        self._wait.start()

    def _show_detail(self, opened: bool) -> None:
        self._open = opened
        any_line = self.chosen is not None and bool(self.model.total or opened)
        self._back.setVisible(self._single)
        self._left.setVisible(not (self._single and opened and any_line))
        self._side.setVisible(any_line and (opened or not self._single))

    def _make_room(self) -> None:
        """In a narrow window the filters take the place of the table while they are asked for."""
        asked = self._more.isChecked()
        self._more.setVisible(self._single)
        self._choices.setVisible(not self._single or asked)
        for part in (self.table, self._foot):
            part.setVisible(not (self._single and asked) and (part is self._foot or bool(self.model.total)))

    def _to_list(self) -> None:
        self._show_detail(False)
        self.table.setFocus()

    def _answer(self, name: str) -> None:
        act = self._acts.pop(name, None)
        self.said.hide_message()
        if act is not None:
            act()

    def _refused(self, error: KeukentafelError) -> None:
        self.say(str(error), Tone.ERROR)
        self.reload()

    def _go_read(self) -> None:
        self.session.navigate(f"lijst-inlezen/{self.kind.value}")

    def _ask_where(self) -> None:
        kinds = _("Table (*.csv);;Workbook (*.xlsx);;JSON (*.json)")
        chosen, _kind = QFileDialog.getSaveFileName(self.window(), self.title(), f"{self.kind.value}.csv", kinds)
        if chosen:
            self.write_out(Path(chosen))

    def write_out(self, path: Path) -> None:
        """Write the whole list to a file, of the kind that its name says; CSV when it says none."""
        place = path if path.suffix else path.with_name(f"{path.name}.csv")
        kind = self.kind

        self.session.run(
            lambda desk: catalogue_export.export(desk, kind, place.suffix),
            lambda content: self.keep(content, place, _("The list is kept as {name}.")),
            on_refused=self._refused,
            owner=self,
        )

    def keep(self, content: bytes, place: Path, said: str) -> None:
        """Write a file and say so, with its {name}."""
        try:
            printing.write_file(content, place)
        except printing.PaperError:
            self.say(_("The file cannot be kept there. Choose another folder, or make room."), Tone.ERROR)
            return
        self.say(said.format(name=place.name))
