"""What every screen of the window has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from intake_app.i18n import _
from ui.pages.page_header import PageHeader
from ui.reading_order import bring_into_view, first_stop, following

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from ui.session import Session
    from ui.theme import Theme
    from ui.turns import Pieces


class Page(QWidget):
    """A screen. Made with the session and the theme, given the dossier by the window, left through `leave`.

    Class facts: `page_id` is its name in routes. `needs_dossier` means that it cannot show without one.
    `full_screen` pages (at the table) get the whole window: no top bar, no banner with other people's affairs.
    `back_route` is where the back link leads ("" for none).
    """

    page_id: ClassVar[str] = ""
    needs_dossier: ClassVar[bool] = True
    full_screen: ClassVar[bool] = False
    own_messages: ClassVar[bool] = False
    """In front of the resident: says itself, in one calm line, that something is wrong (design 11)."""
    back_route: ClassVar[str] = "dossier"
    own_words_of: ClassVar[tuple[str, ...]] = ()
    """Parts of the dossier that it shows: what the resident said about those stands above it."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.theme = theme
        self.argument = ""
        self._answered = False
        self._arrived_at: QWidget | None = None
        self.setObjectName(f"page_{self.page_id}")
        self.setProperty("no_ring", True)  # a page where nothing can be chosen has the cursor itself

    def title(self) -> str:
        """Name of this screen for screen readers and F1. Never a person's name."""
        return ""

    def back_words(self) -> str:
        """What the back link says: the name of the resident when it leads to the dossier."""
        dossier = self.session.dossier
        if self.back_route == "dossier" and dossier is not None:
            return dossier.person.full_name
        return _("Dossiers") if self.back_route else ""

    def is_at_work(self) -> bool:
        """Whether something on it waits for its end or for somebody: then it is kept, whatever else is looked at."""
        return False

    def make_parts(self) -> Pieces:
        """Make what stands on the page, in pieces: between two of them the window hears what the person does.

        Runs once, right after the page itself was made and before anything is shown on it. What is made quickly can
        as well be made by the page itself.
        """
        yield from ()

    def enter(self, argument: str) -> None:
        """The window is about to show this page for `argument`, the part of the route after "/"."""
        self.argument = argument
        self._answered = False
        self._arrived_at = None

    def show_dossier(self, dossier: Dossier) -> None:
        """Show `dossier`. Called on entering and after every change; twice the same gives the same screen.

        What somebody is typing at this moment stays as it is.
        """

    def show_in_turns(self, dossier: Dossier) -> Pieces:
        """As `show_dossier`, in pieces, while the page does not show yet."""
        self.show_dossier(dossier)
        yield from ()

    @property
    def coming(self) -> bool:
        """Whether something on it is on its way, in several turns."""
        return False

    def zoom(self, step: int) -> bool:
        """Make the letters of this page alone larger (1), smaller (-1) or ordinary (0). False: the window's letters."""
        return False

    def focus_field(self, name: str) -> None:
        """Scroll to a field and put the cursor in it: the control named "field_<name>", "answer_<name>" or `name`."""
        for wanted in (f"field_{name}", f"answer_{name}", name):
            control = self.findChild(QWidget, wanted)
            if control is not None:
                part = control.focusProxy() or control
                bring_into_view(part)
                control.setFocus(Qt.FocusReason.ShortcutFocusReason)
                QTimer.singleShot(0, part, lambda part=part: bring_into_view(part))  # the page may still grow
                return

    def focus_start(self) -> None:
        """Put the cursor where work on this page begins: by default the first control below the title.

        A button beside the title only where there is nothing else; whoever types on arriving would press it.
        """
        first = control = first_stop(self)
        header = self.findChild(PageHeader)
        while control is not None and header is not None and header.isAncestorOf(control):
            control = following(self, control)
            if control is first:
                break
        if control is not None:
            control.setFocus(Qt.FocusReason.OtherFocusReason)

    def arrive(self, field: str = "") -> None:
        """The page has its size and shows: the cursor goes to `field`, or to where work begins."""
        if field:
            self.focus_field(field)
            return
        self.focus_start()
        if not self._answered:
            self._arrived_at = self.window().focusWidget()

    def answered(self) -> None:
        """What this page asked for on entering is on the screen.

        Answers come from another thread, before `arrive` or after it. Either way the cursor ends where work begins,
        unless the person went elsewhere in between. Later answers leave the cursor alone.
        """
        arrived_at, self._arrived_at = self._arrived_at, None
        self._answered = True
        if arrived_at is not None and self.window().focusWidget() is arrived_at:
            QTimer.singleShot(0, self, self.focus_start)  # once the lines have their place

    def place(self) -> str:
        """The route that brings somebody back to exactly here, with the field that has the focus."""
        path = f"{self.page_id}/{self.argument}" if self.argument else self.page_id
        focused = self.focusWidget()
        name = _field_name(focused, self) if focused is not None else ""
        return f"{path}#{name}" if name else path

    def leave(self) -> bool:
        """The window wants to show something else or to lock: give what was typed to the session now.

        Pages extend this; their answer says whether they may be left (False keeps the person here). It is not asked
        when the window locks.
        """
        return True

    def columns(self) -> tuple[QWidget, ...]:
        """The columns that F6 goes through, from left to right: children named "column_<name>"."""
        named = [child for child in self.findChildren(QWidget) if child.objectName().startswith("column_")]
        return tuple(child for child in named if child.isVisibleTo(self))

    def next_missing(self, backward: bool = False) -> bool:
        """Go to the next missing item on this page (F8). False lets the window go to it in the dossier."""
        return False

    def print_now(self) -> None:
        """Ctrl P: to the print that belongs to this page. A page that is itself on paper prints."""
        if route := self.print_route():
            self.session.navigate(route)

    def print_route(self) -> str:
        """The print that belongs to this page, "" without one."""
        return "afdruk/plan" if self.session.dossier is not None else ""

    def table_route(self) -> str:
        """Which screen Ctrl T shows to the resident."""
        picture = self.session.offered.first_picture() if self.session.dossier is not None else ""
        return f"tafel/{picture}" if picture else ""

    def undoes_shared(self) -> bool:
        """Whether Ctrl Z takes back changes in what all dossiers share, and not in a dossier."""
        return False

    def help_topics(self) -> tuple[tuple[str, str], ...]:
        """Keys of this page for F1, as (keys, what they do), beside those that work everywhere."""
        return ()


def _field_name(control: QWidget, page: QWidget) -> str:
    """Name of the field that `control` is, or is a part of."""
    one: QWidget | None = control
    while one is not None and one is not page:
        for prefix in ("field_", "answer_"):
            if one.objectName().startswith(prefix):
                return one.objectName().removeprefix(prefix)
        one = one.parentWidget()
    return ""
