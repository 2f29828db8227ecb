"""Ties a control to the stored field that it shows, so that its history can be asked: Ctrl H, or its own menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from intake_app.i18n import _
from ui import theme
from ui.session import Session

KEY = "Ctrl+H"
_TIE = "keukentafel_history"


@dataclass(frozen=True, slots=True)
class Tie:
    """Where a control comes from: which stored part and which of its fields (none: all that was answered there)."""

    entity_id: UUID
    fields: tuple[str, ...] = ()
    label: str = ""


Tied = Callable[[], Tie | None]


def tie(control: QWidget, tied: Tied) -> None:
    """From now on the history of this control can be asked. `tied` gives None while nothing is stored yet."""
    control.setProperty(_TIE, _Holder(tied))
    if isinstance(control, QLineEdit | QPlainTextEdit):
        control.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        control.customContextMenuRequested.connect(lambda place: _open_menu(control, place))


def tie_of(control: QWidget | None) -> Tie | None:
    """What the control, or the nearest one around it, is tied to."""
    while control is not None:
        holder = control.property(_TIE)
        if isinstance(holder, _Holder):
            return holder.tied()
        control = control.parentWidget()
    return None


def show_history(control: QWidget | None, session: Session) -> bool:
    """Show the history of the field in which somebody stands. False when it has none."""
    found = tie_of(control)
    if found is None or control is None:
        return False
    from ui.dialogs.field_history import FieldHistoryDialog

    dialog = FieldHistoryDialog(session, found, control.window())
    dialog.open()
    return True


class _Holder:
    def __init__(self, tied: Tied) -> None:
        self.tied = tied


def _open_menu(control: QLineEdit | QPlainTextEdit, place: QPoint) -> None:
    menu = control.createStandardContextMenu()
    theme.current().dress(menu, "menu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addSeparator()
    action = menu.addAction(_("History of this field") + "\tCtrl H")
    action.setObjectName("action_history")
    session = getattr(control.window(), "session", None)
    action.setEnabled(tie_of(control) is not None and isinstance(session, Session))
    action.triggered.connect(lambda: show_history(control, session) if isinstance(session, Session) else None)
    menu.popup(control.mapToGlobal(place))
