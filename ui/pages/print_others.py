"""A print as another file than a PDF (Word, text, CSV), and what a profile for outside left out (G03, G06)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from intake_app.domain import print_ids
from intake_app.i18n import _
from intake_app.services import outward, portfolio_prints
from ui import theme
from ui.pages.print_actions import file_name
from ui.session import Session
from ui.widgets.buttons import Button

_MOST_TOLD = 6


class OtherFiles(QWidget):
    """A button per kind of file that the print in front can be; hidden when it is a PDF only."""

    saved = Signal(bytes, str)
    """The bytes and a name for the file."""
    refused = Signal(str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._kind = ""
        words = {"docx": _("Keep as Word file"), "txt": _("Keep as text"), "csv": _("Keep as CSV")}
        self.buttons = {
            suffix: Button(label, icon="file-down", name=f"button_save_{suffix}") for suffix, label in words.items()
        }
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.current().size(12))
        for suffix, button in self.buttons.items():
            line.addWidget(button)
            button.clicked.connect(lambda _on=False, wanted=suffix: self._save(wanted))
            button.hide()
        self.hide()

    def show_kind(self, kind: str, *, ready: bool) -> None:
        """Offer what this print can be."""
        self._kind = kind
        offered = portfolio_prints.suffixes(kind)
        for suffix, button in self.buttons.items():
            button.setVisible(suffix in offered)
            button.setEnabled(ready)
        self.setVisible(len(offered) > 1)

    def _save(self, suffix: str) -> None:
        case_id, kind = self._session.case_id, self._kind
        if case_id is None:
            return
        name = file_name(kind, suffix=suffix)
        self._session.run(
            lambda desk: portfolio_prints.as_file(desk, case_id, kind, suffix),
            lambda content: self.saved.emit(content, name),
            on_refused=lambda error: self.refused.emit(str(error)),
            owner=self,
        )


def left_out_words(kind: str, found: tuple[str, ...]) -> str:
    """What is not on a profile for outside, and which sentences were left out because of their words."""
    lines = []
    if kind == print_ids.NAMELESS:
        lines.append(_("Never on it: {things}.").format(things="; ".join(outward.never_along())))
    else:
        lines.append(_("Never on it: benefit, schemes, health, care, debts, scores and names of others."))
    if found:
        more = len(found) - _MOST_TOLD
        told = [*found[:_MOST_TOLD], *([_("and {n} more").format(n=more)] if more > 0 else [])]
        lines.append(
            _("Left out because of these words: {words}. Word it differently to let it come along.").format(
                words="; ".join(told)
            )
        )
    else:
        lines.append(_("Nothing had to be left out of the sentences."))
    return " ".join(lines)
