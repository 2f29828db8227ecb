"""The card that says what can be said about a file, in an icon, a word and a sentence; never by colour alone."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent

from intake_app.i18n import _
from intake_app.services.document_check import Finding, Verdict
from ui.widgets.buttons import Button
from ui.widgets.card import Card, Icon
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text

_ICONS = {
    Verdict.UNTOUCHED: ("circle-check", "accent"),
    Verdict.ALTERED: ("triangle-alert", "attention"),
    Verdict.UNKNOWN: ("info", "text.2"),
}


class FindingCard(Card):
    """Empty and hidden until something was looked over. A screen reader hears the verdict when it comes."""

    opened = Signal(object)
    """The id of the dossier to open."""

    def __init__(self) -> None:
        super().__init__(padding=20, gap=12, name="card_finding")
        self._case_id: UUID | None = None
        self._icon = Icon("info", size=32)
        self.verdict = Text("", "h2", name="finding_verdict")
        self.sentence = Text("", name="finding_sentence")
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self._remarks = column(gap=4)
        self._sha = Text("", "small", codes=True, color="text.2", name="finding_sha256")
        self.open = Button(_("To the dossier"), icon="folder-open", name="button_open_dossier")
        self.open.clicked.connect(lambda: self.opened.emit(self._case_id))
        words = held(column(self.verdict, self.sentence, self._remarks, self._sha, row(self.open, None), gap=8))
        line = row(held(column(self._icon, None, gap=0)), words, gap=16)
        line.setStretch(1, 1)
        self.add(line)
        self.hide()

    def clear(self) -> None:
        """Nothing was looked over yet."""
        self.hide()

    def show_busy(self) -> None:
        """Say that a file is being read."""
        self._fill("clock", "text.2", _("Busy: reading the file."), "", (), "", None)

    def show_finding(self, found: Finding) -> None:
        """Show the verdict with its reasons."""
        icon, colour = _ICONS[found.verdict]
        sha = _("SHA-256 of the file: {code}").format(code=in_fours(found.sha256))
        self._fill(icon, colour, verdict_words(found.verdict), found.sentence, found.remarks, sha, found.case_id)
        self._tell()

    def show_words(self, words: str, case_id: UUID | None = None) -> None:
        """Show a sentence without a verdict."""
        icon = ("file-text", "accent") if case_id is not None else _ICONS[Verdict.UNKNOWN]
        title = _("Found") if case_id is not None else _("Not found")
        self._fill(*icon, title, words, (), "", case_id)
        self._tell()

    def _tell(self) -> None:
        """A screen reader says the verdict at once; the keyboard goes on where something can be done."""
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        if self.open.isVisibleTo(self):
            self.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(
        self,
        icon: str,
        colour: str,
        title: str,
        sentence: str,
        remarks: tuple[str, ...],
        sha: str,
        case_id: UUID | None,
    ) -> None:
        self._case_id = case_id
        self._icon.set_icon(icon, colour)
        self.verdict.setText(title)
        self.sentence.setText(sentence)
        self.setAccessibleName(f"{title}. {sentence}")
        clear(self._remarks)
        for remark in remarks:
            self._remarks.addWidget(Text(remark, color="text.2"))
        self._sha.setText(sha)
        for part, filled in ((self.sentence, sentence), (self._sha, sha), (self.open, case_id is not None)):
            part.setVisible(bool(filled))
        self.show()


def verdict_words(verdict: Verdict) -> str:
    """The verdict in one word."""
    return {
        Verdict.UNTOUCHED: _("Untouched"),
        Verdict.ALTERED: _("Altered"),
        Verdict.UNKNOWN: _("Unknown"),
    }[verdict]


def in_fours(code: str) -> str:
    """A code in groups of four, so that two people can compare it."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))
