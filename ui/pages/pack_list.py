"""The card with what is installed: every pack with whose it is and until when, and a way to take it away."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from intake_app.i18n import _
from intake_app.instruments.pack_contents import Pack
from intake_app.services import packs
from ui.pages.folding import RunningRow
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Icon, Rule
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text


class PackList(Card):
    """Shows what the page gives it; says what the person asks for."""

    remove_requested = Signal(str, str)
    """Id and title of the pack to take away."""
    file_requested = Signal()
    folder_requested = Signal()

    def __init__(self) -> None:
        super().__init__(_("Installed packs"), icon="package", gap=12, name="card_packs")
        self._lines = column(gap=12)
        self._empty = EmptyState(
            _(
                "No pack is installed. The forms that come with Keukentafel are there. "
                "Does your municipality have texts or forms of its own? Install them here."
            )
        )
        self.file = Button(_("Install from a file"), icon="download", name="button_install_file")
        self.folder = Button(_("Install from a folder"), icon="folder-open", name="button_install_folder")
        self.file.clicked.connect(self.file_requested)
        self.folder.clicked.connect(self.folder_requested)
        self.add(self._empty, self._lines, held(RunningRow(self.file, self.folder, gap=8)))

    def show_packs(self, found: packs.Installed, today: date) -> None:
        """Show these, and the files on the shelf that cannot be read any more."""
        clear(self._lines)
        self._empty.setVisible(not found.packs and not found.damaged)
        entries = [self._pack(pack, today) for pack in found.packs]
        entries += [self._damaged(pack_id, found) for pack_id in found.damaged]
        for entry in entries:
            self._lines.addWidget(entry)
            self._lines.addWidget(Rule())

    def _pack(self, pack: Pack, today: date) -> QWidget:
        expired = pack.expired(today)
        title = Text(pack.title, "strong", name=f"pack_{pack.id}")
        facts = column(gap=2)
        for what, words in packs.facts(pack, today):
            shown = f"{words[:16]}…" if words == pack.checksum else words
            line = Text(f"{what}: {shown}", "small", color="text.2")
            line.set_strong(f"{what}:")
            facts.addWidget(line)
        icon = Icon("triangle-alert" if expired else "package", size=22, color="attention" if expired else "accent")
        return self._entry(icon, column(title, facts, gap=4), pack.id, pack.title)

    def _damaged(self, pack_id: str, found: packs.Installed) -> QWidget:
        said = [str(one.message) for one in found.problems if f"{pack_id}.ktpack" in one.file][:3]
        words = _("This pack cannot be read any more, and is not used. Install it again, or remove it.")
        lines = column(Text(pack_id, "strong", name=f"pack_{pack_id}"), Text(words, color="text.2"), gap=4)
        for one in dict.fromkeys(said):
            lines.addWidget(Text(one, "small", color="text.2"))
        return self._entry(Icon("triangle-alert", size=22, color="attention"), lines, pack_id, pack_id)

    def _entry(self, icon: QWidget, words: QLayout, pack_id: str, title: str) -> QWidget:
        remove = Button(_("Remove"), kind=Kind.QUIET, icon="trash-2", name=f"button_remove_{pack_id}")
        remove.setAccessibleName(_("Remove {title}").format(title=title))
        remove.clicked.connect(lambda: self.remove_requested.emit(pack_id, title))
        line = row(column(icon, None, gap=0), words, column(remove, None, gap=0), gap=14)
        line.setStretch(1, 1)
        return held(line)
