"""Reservekopieën: what there is, making one now, the second place, looking one over and putting one back (M01)."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.services import backup_words, backups, vault_places
from intake_app.services.desk import Desk
from ui.backup_watch import BackupWatch
from ui.models.moments import said_at
from ui.pages.backup_list import BackupList
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.session import Session
from ui.tasks import Job
from ui.theme import Theme
from ui.widgets.banner import Banner, Tone
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.layouts import held
from ui.widgets.long_work import LongWork
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import Text

_MOST_SAID = 5
"""Problems of a vault that the page names; the command line names them all."""


class BackupsPage(Page):
    """Copies are made beside the vault, so that work goes on; putting one back locks first."""

    page_id: ClassVar[str] = "reservekopieen"
    needs_dossier: ClassVar[bool] = False
    back_route: ClassVar[str] = "caseload"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self.watch = session.findChild(BackupWatch) or BackupWatch(session)
        self.banner = Banner(name="banner_backups")
        self.now = Button(_("Make a backup now"), kind=Kind.PRIMARY, icon="hard-drive", name="button_backup_now")
        self.now.clicked.connect(self.make)
        self._newest = Text("", "strong", name="backup_newest")
        self.work = LongWork(after_ms=0, margin=0)
        self.work.stopped.connect(lambda: self._say(_("Stopped. The backups that there are stay as they are.")))
        self.list = BackupList()
        self._place = Text("", name="backup_place")
        self._place_state = Text("", color="text.2", name="backup_place_state")
        self.choose = Button(_("Choose a place"), icon="folder-open", name="button_choose_place")
        self._vault = Text(str(session.vault.parent), name="vault_place")
        self._vault_state = Text("", color="text.2", name="vault_place_state")
        self.move_button = Button(_("Move the vault…"), icon="folder-open", name="button_move_vault")
        self.check = Button(_("Look the vault over"), icon="shield-check", name="button_check_vault")
        self.check.clicked.connect(self.look_vault_over)
        self.forget = Button(_("No second place any more"), kind=Kind.QUIET, name="button_forget_place")
        self._build()
        self.watch.status_changed.connect(self._show)
        self.watch.failed.connect(self._say_error)  # methods: they are let go with the page, the watch stays
        self.watch.damage_found.connect(self._say_error)

    def _build(self) -> None:
        from ui.pages.folding import RunningRow

        newest = Card(_("The newest backup"), icon="hard-drive", gap=8, name="card_newest")
        newest.add(self._newest, self.work)
        place = Card(_("A second place"), icon="folder-open", gap=8, name="card_place")
        place.add(self._place, self._place_state, held(RunningRow(self.choose, self.forget, gap=8)))
        lies = Card(_("Where the vault lies"), icon="lock", gap=8, name="card_vault")
        lies.add(self._vault, self._vault_state, held(RunningRow(self.check, self.move_button, gap=8)))
        self.move_button.clicked.connect(self._move)
        for button in (self.move_button, self.choose):
            button.setVisible(self.session.may_change)
        self.choose.clicked.connect(self._ask_place)
        self.forget.clicked.connect(lambda: self.take_place(None))
        self.list.verify_requested.connect(self._verify)
        self.list.restore_requested.connect(self.session.restore_requested)
        whole = ScrollColumn(name="column_backups")
        whole.add(self.banner, newest, place, lies, self.list)
        line = _("A backup is made by itself while you work. It is locked with your passphrase, as the vault is.")
        frame(self, PageHeader(self.title(), line, self.now), whole)

    @override
    def title(self) -> str:
        return _("Backups")

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        self.banner.hide_message()
        self.watch.refresh()

    @override
    def focus_start(self) -> None:
        self.now.setFocus()

    def make(self) -> None:
        """Make one now and say how far it is."""
        job = self.watch.make()
        if job is not None:
            self.banner.hide_message()
            self.work.follow(job, _("Busy: making the backup. You can go on working."))

    def look_vault_over(self) -> None:
        """Look the whole vault over beside the work, say how far it is, and what was found."""

        def done(problems: list[str]) -> None:
            if problems:
                self._say("\n".join([*problems[:-1][:_MOST_SAID], problems[-1]]), tone=Tone.ERROR)
            else:
                self._say(_("The vault is whole: everything in it fits, and so does the log of all changes."))

        def work(desk: Desk, job: Job) -> list[str]:
            return backups.check(desk, job.checkpoint, beside=True)

        self.banner.hide_message()
        job = self.session.beside(work, done, self._not_done, owner=self)
        self.work.follow(job, _("Busy: looking the vault over. You can go on working."))

    def _not_done(self, error: BaseException) -> None:
        if isinstance(error, KeukentafelError):
            self._say(str(error), tone=Tone.ERROR)
        elif backups.was_stopped(error):
            self._say(_("It stopped, because something else could not wait. Try again in a moment."))
        else:
            self.session.broke.emit(error)

    def take_place(self, folder: Path | None) -> None:
        """Choose the second place; a copy goes there at once."""

        def chosen(_none: None) -> None:
            self.banner.hide_message()
            self.watch.refresh()
            self.watch.look()

        self.session.run(
            lambda desk: backups.choose_place(desk, folder),
            chosen,
            on_refused=lambda error: self._say(str(error), tone=Tone.ERROR),
            owner=self,
        )

    def _ask_place(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self.window(), _("Choose a place"), "")
        if chosen:
            self.take_place(Path(chosen))

    def _move(self) -> None:
        from ui.dialogs.move_vault import MoveVaultDialog

        MoveVaultDialog(self.session, self.window()).open()

    def _show(self, status: backups.Status) -> None:
        danger = vault_places.warning_of(self.session.vault)
        self._vault_state.setText(danger.sentence if danger is not None else _("Nothing is known against this place."))
        newest, today = status.newest, self.session.today()
        self._newest.setText(
            said_at(newest.at, today)
            if newest is not None
            else _("There is no backup yet. The first comes by itself, within a minute.")
        )
        self._place.setText(str(status.place) if status.place is not None else "")
        self._place.setVisible(status.place is not None)
        self._place_state.setText(backup_words.place_words(status.place_state))
        self.choose.setText(_("Choose another place") if status.place is not None else _("Choose a place"))
        self.forget.setVisible(status.place is not None and self.session.may_change)
        self.list.show_copies(status.copies, today)

    def _verify(self, copy: backups.Copy) -> None:
        from ui.dialogs.passphrase_once import PassphraseOnceDialog

        dialog = PassphraseOnceDialog(_("Look this backup over"), self.window())
        dialog.given.connect(lambda words: self._look_over(copy, words))
        dialog.open()

    def _look_over(self, copy: backups.Copy, words: str) -> None:
        def done(_none: object) -> None:
            moment = said_at(copy.at, self.session.today())
            self._say(_("This backup is whole: it opens, and everything in it fits. ({moment})").format(moment=moment))

        def work(_desk: Desk, job: Job) -> None:
            backups.verify(copy.path, words, job.checkpoint)

        job = self.session.beside(work, done, self._not_done, owner=self)
        self.work.follow(job, _("Busy: looking the backup over. You can go on working."))

    def _say_error(self, words: str) -> None:
        self._say(words, tone=Tone.ERROR)

    def _say(self, words: str, tone: Tone = Tone.INFO) -> None:
        self.banner.show_message(words, tone=tone)
