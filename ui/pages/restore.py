"""Putting a backup back, while the vault is closed: the newest good one by itself, or one of a person's choice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog
from typing_extensions import override

from intake_app.i18n import _
from intake_app.services import backup_words, backups
from ui.models.moments import said_at
from ui.pages.entry_page import EntryPage
from ui.tasks import Job
from ui.widgets.buttons import Button, Kind
from ui.widgets.choices import Option, RadioList
from ui.widgets.fields import LineField
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import row
from ui.widgets.long_work import LongWork

NEWEST = "newest"
SHOWN = 4


class RestorePage(EntryPage):
    """What lies in the place of the vault now is kept beside it, whatever happens."""

    restore_requested = Signal(object, str)
    """Path of the copy (None: the newest that proves whole), and the passphrase."""

    def __init__(self, copies: tuple[backups.Copy, ...], today: date, chosen: Path | None = None) -> None:
        super().__init__(
            _("Put a backup back"),
            _("The backup takes the place of your vault. What is there now is kept beside it, so nothing goes away."),
            name="restore",
            width=600,
        )
        self._paths: dict[str, Path | None] = {NEWEST: None}
        options = [Option(value=NEWEST, label=_("The newest backup that is whole"))] if copies else []
        listed = list(copies[:SHOWN])
        listed += [copy for copy in copies[SHOWN:] if copy.path == chosen]
        for copy in listed:
            self._paths[copy.path.name] = copy.path
            words = f"{said_at(copy.at, today)} · {backup_words.why_words(copy.why)}"
            options.append(Option(value=copy.path.name, label=words))
        self._file = ""
        self._options = options
        self._choice = RadioList(tuple(options), name="field_copy")
        self._choice.setAccessibleName(_("Which backup"))
        if not options:
            self._choice.hide()
        value = chosen.name if chosen is not None and chosen.name in self._paths else NEWEST
        if options:
            self._choice.set_value(value)
        self._choice.value_changed.connect(lambda _value: self._forget_file())
        self._passphrase = LineField(name="field_passphrase", secret=True)
        self._passphrase.returnPressed.connect(self.submit)
        self._row = FormRow(
            _("Passphrase"),
            self._passphrase,
            help=_("A backup opens with the passphrase of the day on which it was made."),
        )
        self._passphrase.textEdited.connect(lambda _text: self._row.set_error(""))
        self._build()
        if chosen is not None and chosen.name not in self._paths:
            self.take_file(chosen)

    def _build(self) -> None:
        self._other = Button(_("Another file …"), kind=Kind.QUIET, icon="folder-open", name="button_other_file")
        self._other.clicked.connect(self._ask_file)
        self.card.add(self._choice, row(self._other, None), self._row)
        self.progress = LongWork(after_ms=0, margin=0)
        self.card.add(self.progress)
        back = Button(_("Go back"), kind=Kind.QUIET, name="button_back")
        back.clicked.connect(self.back_requested)
        self.finish(
            Button(_("Put back"), kind=Kind.PRIMARY, name="button_restore"),
            _("Busy: the backup is looked over first."),
            back,
        )

    def begin(self) -> None:
        """Put the cursor in the field."""
        self._passphrase.setFocus()

    def take_file(self, path: Path) -> None:
        """Use a file of the person's own choice."""
        self._file = str(path)
        self._other.setText(_("File: {name}").format(name=path.name))
        self._passphrase.setFocus()

    def submit(self) -> None:
        """Ask for it."""
        if self.working:
            return
        if not self._file and not self._options:
            self.show_error(_("Choose the file of the backup first."))
            return
        if not self._passphrase.text():
            self._row.set_error(_("Fill in your passphrase."))
            self._passphrase.setFocus()
            return
        self.work()
        path = Path(self._file) if self._file else self._paths[str(self._choice.value())]
        self.restore_requested.emit(path, self._passphrase.text())

    @override
    def follow(self, job: Job) -> None:
        self.progress.follow(job, _("Busy: the backup is looked over first."))

    def refuse(self, sentence: str) -> None:
        """Say at the field why it did not go."""
        super().refuse("")
        self._row.set_error(sentence)
        self._passphrase.setFocus()

    def _forget_file(self) -> None:
        self._file = ""
        self._other.setText(_("Another file …"))

    def _ask_file(self) -> None:
        kinds = _("Backup") + " (*.keukentafel *)"
        path, _kind = QFileDialog.getOpenFileName(self.window(), _("Put a backup back"), "", kinds)
        if path:
            self.take_file(Path(path))
