"""The keys that work everywhere in the window (design 12). Single letters belong to the pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from intake_app.domain.vocabulary import Phase
from intake_app.i18n import _
from ui import undoing
from ui.reading_order import first_stop
from ui.route import HOME

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class WindowKeys:
    """What the keys do. Keys that need an open desk or a dossier do nothing without one."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def bindings(self) -> tuple[tuple[tuple[str, ...], Callable[[], object]], ...]:
        """Every key with its action."""
        tasks = tuple(((f"Alt+{number}",), self._task(phase)) for number, phase in enumerate(Phase, start=1))
        return (
            (("Ctrl+K",), self.search),
            (("Ctrl+N",), self.new_dossier),
            (("Ctrl+L",), self._window.lock),
            (("Ctrl+Z",), self.undo),
            (("Ctrl+Y", "Ctrl+Shift+Z"), self.redo),
            (("Ctrl++", "Ctrl+="), self.larger),
            (("Ctrl+-",), self.smaller),
            (("Ctrl+0",), self.normal),
            (("Ctrl+P",), self.print_),
            (("Ctrl+T",), self.table),
            (("Ctrl+H",), self.history),
            (("F12",), self._window.cover),
            (("F1",), self.help),
            (("F6",), lambda: self.column(1)),
            (("Shift+F6",), lambda: self.column(-1)),
            (("F8",), lambda: self.missing(backward=False)),
            (("Shift+F8",), lambda: self.missing(backward=True)),
            *tasks,
        )

    def search(self) -> None:
        """To the search field of the caseload."""
        self._leave_for(f"{HOME}#search")

    def new_dossier(self) -> None:
        """Ask for a new dossier."""
        if self._may_change():
            self._leave_for(f"{HOME}/nieuw")

    def undo(self) -> None:
        """Take back the newest change."""
        session = self._window.session
        if session is not None:
            (undoing.undo_shared if self._shared() else undoing.undo)(session)

    def redo(self) -> None:
        """Do it again."""
        session = self._window.session
        if session is not None:
            (undoing.redo_shared if self._shared() else undoing.redo)(session)

    def _may_change(self) -> bool:
        return self._window.session is not None and self._window.session.may_change

    def _shared(self) -> bool:
        """Whether the page in front is about what all dossiers share."""
        return self._window.page is not None and self._window.page.undoes_shared()

    def larger(self) -> None:
        """Larger text."""
        if not self._of_page(1):
            self._window.choose_settings(self._window.settings.larger())

    def smaller(self) -> None:
        """Smaller text."""
        if not self._of_page(-1):
            self._window.choose_settings(self._window.settings.smaller())

    def normal(self) -> None:
        """Text of the ordinary size."""
        if not self._of_page(0):
            self._window.choose_settings(self._window.settings.ordinary())

    def _of_page(self, step: int) -> bool:
        """Whether the page in front has letters of its own: what a resident reads is no setting of the laptop."""
        return self._window.page is not None and self._window.page.zoom(step)

    def print_(self) -> None:
        """To the print that belongs to this page, or print what stands on it."""
        if self._window.page is not None:
            self._window.page.print_now()

    def table(self) -> None:
        """To the resident's screen that belongs to this page."""
        page = self._window.page
        if page is not None and not page.full_screen and self._may_change() and (route := page.table_route()):
            self._window.travel(route)

    def history(self) -> None:
        """Who wrote what in the field where somebody stands; not in front of the resident."""
        from ui.field_history import show_history

        window = self._window
        if window.session is not None and window.page is not None and not window.page.full_screen:
            show_history(window.focusWidget(), window.session)

    def help(self) -> None:
        """The keys of this screen."""
        from ui.dialogs.keys import KeysDialog

        KeysDialog(self._window.page, self._window).open()

    def column(self, step: int) -> None:
        """To the next or previous column of the page."""
        page = self._window.page
        columns = page.columns() if page is not None else ()
        if not columns:
            return
        focused = self._window.focusWidget()
        inside = [number for number, one in enumerate(columns) if focused is not None and one.isAncestorOf(focused)]
        following = (inside[0] + step) % len(columns) if inside else 0
        enter_column(columns[following])

    def missing(self, *, backward: bool) -> None:
        """To the next thing that is missing: on this page, or else in the dossier."""
        page = self._window.page
        if page is not None and not page.next_missing(backward) and page.needs_dossier and page.page_id != "dossier":
            self._leave_for("dossier")

    def _task(self, phase: Phase) -> Callable[[], None]:
        def go() -> None:
            session = self._window.session
            if session is not None and session.dossier is not None:
                self._leave_for(phase.value)

        return go

    def _leave_for(self, route: str) -> None:
        """Go to a consultant's page; in front of the resident these keys do nothing, only Esc twice leads back."""
        if self._window.page is None or not self._window.page.full_screen:
            self._window.travel(route)


def enter_column(column: QWidget) -> None:
    """Put the focus on the first control of a column."""
    control = first_stop(column)
    if control is not None:
        control.setFocus(Qt.FocusReason.TabFocusReason)


def install(window: MainWindow) -> WindowKeys:
    """Let the window listen to its keys."""
    keys = WindowKeys(window)
    for sequences, action in keys.bindings():
        for sequence in sequences:
            shortcut = QShortcut(QKeySequence(sequence), window)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(action)
    return keys


def key_list() -> tuple[tuple[str, str], ...]:
    """The keys in words, for F1."""
    return (
        ("Tab, Shift Tab", _("Next, previous control")),
        ("F6, Shift F6", _("Next, previous column")),
        ("Ctrl K", _("Search")),
        ("Ctrl N", _("New dossier")),
        ("Alt 1 – 8", _("Task 1 to 8 of the dossier")),
        ("F8, Shift F8", _("Next, previous missing item")),
        (_("Ctrl T, then twice Esc"), _("To the table screen, and back")),
        ("Ctrl P", _("Print")),
        ("Ctrl Z, Ctrl Y", _("Undo, redo")),
        ("Ctrl H", _("History of this field")),
        ("Ctrl L", _("Lock now")),
        ("F12", _("Cover the window, and show it again")),
        ("Ctrl +, Ctrl −, Ctrl 0", _("Text larger, smaller, normal")),
        ("F1", _("This list")),
        ("Esc", _("Close, or leave the field. Nothing gets lost.")),
    )
