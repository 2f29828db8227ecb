"""Who only reads along sees what is recorded and nothing to change it with; the core refuses besides (M01).

Words can be read and copied, choices stand still, and buttons that change something are not there. What only looks
(another part of the page, another moment, a print) works as for everybody.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ui.overriding import override
from ui.pages.page import Page
from ui.widgets.banner import Banner

_MOMENTS = frozenset({QEvent.Type.Polish, QEvent.Type.EnabledChange, QEvent.Type.ReadOnlyChange, QEvent.Type.Show})
LOOKS = frozenset(
    {
        "answer_part",
        "field_part",
        "field_item",
        "field_task",
        "field_form",
        "field_voice",
        "field_subject",
        "field_source",
    }
)
"""Inputs that show another part of what is recorded."""
_ONLY_LOOKS = frozenset({"momenten", "wie-besliste", "afdruk", "beeld", "terugkomen"})
"""Pages on which every input does."""
_CHANGES = (
    "add",
    "again",
    "aftercare",
    "agree",
    "answer",
    "ask",
    "begin",
    "calendar",
    "change",
    "close",
    "come_back",
    "confirm",
    "declined",
    "end",
    "extend",
    "fill",
    "finish",
    "found",
    "give",
    "given",
    "goal_down",
    "goal_result",
    "goal_up",
    "hand_over",
    "household_plan",
    "incident",
    "into_plan",
    "keep",
    "link",
    "measure",
    "met",
    "import",
    "new",
    "next_version",
    "no_goal",
    "not_ahead",
    "not_discussed",
    "not_recorded",
    "part_down",
    "part_up",
    "pause",
    "plain_word",
    "portfolio_table",
    "prompt",
    "propose",
    "ready",
    "remove",
    "reopen",
    "resume",
    "sign",
    "start",
    "supporter_told",
    "suspend",
    "table",
    "take",
    "up",
    "waive",
    "write",
)
"""What buttons that change something are called, after "button_"."""
_OF_THE_CASELOAD = ("button_new", "button_new_here", "button_import")
_OF_ALL = frozenset({"aanbod", "plekken", "organisaties", "lijst-inlezen", "gegevens", "bewaren", "pakketten"})
"""Pages about no resident on which what all dossiers share is recorded."""
_SEARCHES = ("field_search", "field_filter")
"""What an input of such a page is called that only looks for something."""
_CHANGES_FOR_ALL = (
    "button_as_filed",
    "button_bring_back",
    "button_checked",
    "button_copy",
    "button_file",
    "button_install_file",
    "button_install_folder",
    "button_log",
    "button_seal",
    "button_template",
)
"""Buttons that change something on those pages alone."""
_LEFT = ("button_give_facts",)
"""Buttons that sound like one of those and only look."""


def read_along(parent: QObject) -> QObject:
    """Begin to watch; it ends with `parent`."""
    return _ReadAlong(parent)


class _ReadAlong(QObject):
    """Watches every control of the pages about a resident and about what all share, while somebody reads along."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a control stand still as soon as it shows, or whenever something would let it be used."""
        if event.type() in _MOMENTS and isinstance(watched, QWidget):
            hold(watched)
        return False


def hold(control: QWidget) -> None:
    """Let nothing be changed with this control, when it is one that could."""
    name = control.objectName()
    typed = isinstance(control, QLineEdit | QPlainTextEdit)
    page = _page_of(control) if typed or name.startswith(("field_", "answer_", "option_", "button_")) else None
    of_all = page is not None and page.page_id in _OF_ALL
    if page is None or not (page.needs_dossier or of_all or name in _OF_THE_CASELOAD):
        return
    if name.startswith("button_"):
        wanted = changes(name) or (of_all and name in _CHANGES_FOR_ALL)
        if isinstance(control, QAbstractButton) and wanted and not control.isHidden():
            control.hide()
        return
    if name in LOOKS or page.page_id in _ONLY_LOOKS or (of_all and name.startswith(_SEARCHES)):
        return
    if isinstance(control, QLineEdit | QPlainTextEdit):
        if not isinstance(control.parentWidget(), QComboBox | QAbstractSpinBox) and not control.isReadOnly():
            control.setReadOnly(True)
    elif _is_input(control) and control.isEnabled():
        control.setEnabled(False)


def changes(name: str) -> bool:
    """Whether a button with this name changes something."""
    if name in _LEFT:
        return False
    words = name.removeprefix("button_")
    return any(words == one or words.startswith(f"{one}_") for one in _CHANGES)


def _page_of(control: QWidget) -> Page | None:
    """The page on which it stands; a message that closes is no part of what is recorded."""
    found: QWidget | None = control
    while found is not None and not isinstance(found, Page | Banner):
        found = found.parentWidget()
    return found if isinstance(found, Page) else None


def _is_input(control: QWidget) -> bool:
    """Something to choose or tick; a card that is named after a field is none."""
    from ui.pages.perspective_topics import TopicItem
    from ui.pages.picture_choice import PictureChoice
    from ui.pages.voice_choice import VoiceChoice
    from ui.widgets.check_box import CheckBox
    from ui.widgets.chip_set import ChipSet
    from ui.widgets.choices import ChoiceGroup
    from ui.widgets.drop_down import DropDown
    from ui.widgets.level_scale import LevelScale
    from ui.widgets.score_keys import ScoreKeys
    from ui.widgets.tile_set import TileSet

    kinds = (PictureChoice, VoiceChoice, ChipSet, ChoiceGroup, DropDown, CheckBox, LevelScale, ScoreKeys, TileSet)
    ticks = isinstance(control, QAbstractButton) and control.isCheckable() and not isinstance(control, TopicItem)
    return ticks or isinstance(control, kinds)
