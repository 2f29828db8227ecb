"""What stands around the pages: the top bar with the state of saving, who works here, and the lock."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.i18n import _, format_time
from ui import icons, theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Icon, Rule
from ui.widgets.layouts import lay_on
from ui.widgets.mark import Mark
from ui.widgets.text import Text

WHO_WIDTH, BACK_WIDTH = 280, 340  # px of the design, like the next
BESIDE_BACK = 420  # mark, saving, lock and menu, on a small screen
SLOW_SAVE = 1000  # milliseconds after which saving is worth a word


class SaveState(QWidget):
    """Says that what was typed is kept: "Bewaard om 10:42", "Bewaren…" when it takes a second, "Niet bewaard"."""

    retry_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("save_state")
        self._compact = self._trouble = False
        self._resting = True
        self._backup = self._before = ""
        self._icon = Icon("hard-drive", size=16, color="text.2")
        self._words = Text("", "small", color="text.2", wrap=False, name="save_words")
        self._again = Button(_("Save again"), kind=Kind.LINK, name="button_retry", on_click=self.retry_requested.emit)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().size(7))
        for part in (self._icon, self._words, self._again):
            layout.addWidget(part)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_SAVE)
        self._slow.timeout.connect(self._tell_slow)
        self.show_nothing_to_save()

    def set_compact(self, compact: bool) -> None:
        """Show only the icon while all is well; trouble is always said."""
        self._compact = compact
        self._words.setVisible(not compact or self._trouble)

    @property
    def compact(self) -> bool:
        """Whether there is room for the icon alone."""
        return self._compact

    @property
    def words(self) -> str:
        """What it says now."""
        return self._words.text()

    def show_nothing_to_save(self) -> None:
        """Nothing was typed yet: say where everything lies, or when the newest backup was made."""
        self._slow.stop()
        self._resting = True
        self._say(self._backup or _("Everything is on this laptop"))

    def show_backup(self, words: str) -> None:
        """When the newest backup was made, for as long as there is nothing else to say."""
        self._backup = words
        if self._resting:
            self.show_nothing_to_save()

    def show_saving(self) -> None:
        """A change is on its way; that is said only when it takes long."""
        self._resting = False
        if not self._slow.isActive() and not self._again.isVisibleTo(self):
            self._slow.start()

    def show_as_before(self) -> None:
        """What was on its way was refused: what was said before that still holds."""
        self._slow.stop()
        if self.words == _("Saving…"):
            self._say(self._before)

    def show_saved(self, at: datetime) -> None:
        """The newest answer is durable since `at`."""
        self._slow.stop()
        self._say(_("Saved at {time}").format(time=format_time(at)))

    def show_turned(self, words: str) -> None:
        """What undo or redo did, in the place where it says that it is kept."""
        self._slow.stop()
        self._say(words, icon="undo-2")
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def show_failed(self) -> None:
        """Storing does not work now."""
        self._slow.stop()
        self._say(_("Not saved"), error=True)

    def _tell_slow(self) -> None:
        self._before = self.words
        self._say(_("Saving…"))

    def _say(self, words: str, *, error: bool = False, icon: str = "") -> None:
        self._trouble = error
        colour = "error" if error else "text.2"
        self._icon.set_icon(icon or ("circle-alert" if error else "hard-drive"), colour)
        self._words.set_color(colour)
        self._words.setText(words)
        self._words.setVisible(error or not self._compact)
        self.setToolTip(words)
        self._again.setVisible(error)


class TopBar(QFrame):
    """The bar of 56 px above every consultant screen. Says nothing about residents except in the back link."""

    back_requested = Signal()
    lock_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        lay_on(self, "paper")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.save_state = SaveState()
        self.menu = QMenu(self)
        theme.current().dress(self.menu, "menu")
        self.menu.setObjectName("menu_main")
        self._icons: list[tuple[QAction | QMenu, str]] = []
        self._back_words = ""
        self._back = Button("", kind=Kind.QUIET, icon="chevron-left", name="button_back")
        self._back.clicked.connect(self.back_requested)
        self._back_rule = _upright()
        self._name = Text("", "strong", elide=True, align=Qt.AlignmentFlag.AlignRight, name="consultant_name")
        self._organisation = Text("", "small", color="text.2", elide=True, align=Qt.AlignmentFlag.AlignRight)
        self._lock = Button(_("Lock"), icon="lock", name="button_lock", tip=_("Lock now (Ctrl L)"))
        self._lock.setAccessibleName(_("Lock"))
        self._lock.clicked.connect(self.lock_requested)
        self._menu_button = Button("", icon="menu", name="button_menu", tip=_("Menu"))
        self._menu_button.clicked.connect(self._open_menu)
        self._build()
        self.set_back("")

    def _build(self) -> None:
        size = theme.current().size
        self._who = QWidget()
        self._who.setMaximumWidth(size(WHO_WIDTH))
        who = QVBoxLayout(self._who)
        who.setContentsMargins(0, 0, 0, 0)
        who.setSpacing(0)
        who.addStretch(1)
        who.addWidget(self._name)
        who.addWidget(self._organisation)
        who.addStretch(1)
        bar = QHBoxLayout()
        bar.setContentsMargins(size(24), size(5), size(24), size(6))
        bar.setSpacing(size(16))
        brand = QHBoxLayout()
        brand.setSpacing(size(10))
        brand.addWidget(Mark())
        self._word_mark = Text("Keukentafel", "h3", wrap=False)
        brand.addWidget(self._word_mark)
        bar.addLayout(brand)
        for part in (self._back_rule, self._back):
            bar.addWidget(part)
        bar.addStretch(1)
        bar.addWidget(self.save_state)
        self._who_rule = _upright()
        bar.addWidget(self._who_rule)
        bar.addWidget(self._who)
        bar.addWidget(self._lock)
        bar.addWidget(self._menu_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(bar)
        outer.addWidget(Rule())

    def set_back(self, words: str) -> None:
        """Where the back link leads, in words; "" takes it away."""
        self._back_words = words
        self._fit_back()
        self._back.setAccessibleName(_("Back to {place}").format(place=words) if words else "")
        self._back.setVisible(bool(words))
        self._back_rule.setVisible(bool(words))

    def set_profile(self, consultant: str, organisation: str) -> None:
        """Who works here."""
        self._name.setText(consultant)
        self._organisation.setText(organisation)
        self._organisation.setVisible(bool(organisation))

    def add_group(self, words: str, icon: str, name: str) -> QMenu:
        """A line in the menu that opens further ones."""
        group = QMenu(words, self.menu)
        group.setObjectName(name)
        self._icons.append((group, icon))  # not its menuAction(): Qt's own, whose Python side may go before it
        self.menu.addMenu(group)
        return group

    def add_action(self, words: str, icon: str, name: str, keys: str = "", group: QMenu | None = None) -> QAction:
        """A line in the menu, or in a group of it; `keys` are named beside it (the window listens to them)."""
        shown = f"{words}\t{keys}" if keys else words
        action = QAction(shown, self.menu)
        action.setObjectName(name)
        self._icons.append((action, icon))
        (group or self.menu).addAction(action)
        return action

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large text on a small screen: what is least needed here goes first."""
        super().resizeEvent(event)
        room = self.width() / theme.current().text_scale
        self._fit_back()
        self._who.setVisible(room >= 900)
        self._who_rule.setVisible(room >= 900)
        self.save_state.set_compact(room < 820)
        self._word_mark.setVisible(room >= 760)
        self._lock.setText(_("Lock") if room >= 620 else "")

    def _fit_back(self) -> None:
        """A long name ends in dots before it meets what stands beside it."""
        size = theme.current().size
        metrics = QFontMetricsF(theme.current().font("strong"))
        room = min(size(BACK_WIDTH), self.width() - size(BESIDE_BACK))
        self._back.setText(metrics.elidedText(self._back_words, Qt.TextElideMode.ElideRight, max(size(80), room)))

    def _open_menu(self) -> None:
        for line, name in self._icons:  # in the colours and the size of now
            line.setIcon(icons.icon(name, size=theme.current().size(20)))
        below = self._menu_button.mapToGlobal(self._menu_button.rect().bottomRight())
        below.setX(below.x() - self.menu.sizeHint().width())
        below.setY(below.y() + theme.current().size(4))
        self.menu.popup(below)


def _upright() -> Rule:
    rule = Rule(upright=True)
    rule.setFixedHeight(theme.current().size(32))
    return rule
