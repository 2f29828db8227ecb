"""Vragenlijsten en pakketten: what a municipality adds itself, and the check for whoever makes it (B03)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QFileDialog
from typing_extensions import override

from intake_app import paths
from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.instruments.check import check_folder
from intake_app.instruments.problems import FormsRefused, Problem
from intake_app.services import packs
from ui.pages.form_check import FormCheck
from ui.pages.pack_list import PackList
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.session import Session
from ui.tasks import Job
from ui.theme import Theme
from ui.widgets.banner import Banner, Tone
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import Text


class PacksPage(Page):
    """Reading and checking happens beside the vault; taking over what changed happens at the desk."""

    page_id = "pakketten"
    needs_dossier = False
    back_route = "caseload"

    def __init__(self, session: Session, theme: Theme, parent: None = None) -> None:
        super().__init__(session, theme, parent)
        self.banner = Banner(name="banner_packs")
        self.list = PackList()
        self.check = FormCheck()
        self._busy = Text("", color="text.2", name="busy")
        self._busy.hide()
        self._answers: dict[str, Callable[[], None]] = {}
        self._whole = ScrollColumn(name="column_packs")
        self._whole.add(self.banner, self._busy, self.list, self.check)
        line = _(
            "What your organisation adds itself. Everything comes from a file that you choose, never from internet."
        )
        frame(self, PageHeader(self.title(), line), self._whole)
        self._connect()

    @override
    def title(self) -> str:
        return _("Forms and packs")

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        self._show()

    @override
    def focus_start(self) -> None:
        self.list.file.setFocus()

    def _connect(self) -> None:
        self.list.file_requested.connect(lambda: self._ask_file(self.install))
        self.list.folder_requested.connect(lambda: self._ask_folder(self.install))
        self.list.remove_requested.connect(self._ask_remove)
        self.check.folder_requested.connect(lambda: self._ask_folder(self.look_over))
        self.check.file_requested.connect(lambda: self._ask_file(self.look_over))
        self.check.seal_requested.connect(lambda: self._ask_folder(self.seal))
        self.check.shipped_requested.connect(lambda: self.look_over(paths.FORMS))
        self.banner.chosen.connect(self._answer)

    def _show(self) -> None:
        self.list.show_packs(packs.installed(self.session.forms), self.session.today())

    # -- choosing ----------------------------------------------------------------------------------------------------

    def _ask_file(self, then: Callable[[Path], None]) -> None:
        kinds = _("Pack") + " (*.ktpack *.zip)"
        chosen, _kind = QFileDialog.getOpenFileName(self.window(), self.title(), "", kinds)
        if chosen:
            then(Path(chosen))

    def _ask_folder(self, then: Callable[[Path], None]) -> None:
        chosen = QFileDialog.getExistingDirectory(self.window(), self.title(), "")
        if chosen:
            then(Path(chosen))

    # -- checking ----------------------------------------------------------------------------------------------------

    def look_over(self, path: Path) -> None:
        """Check a folder or a pack and show every fault."""

        def show(problems: list[Problem]) -> None:
            self._ready()
            self._show_faults(problems, path)

        self._work(lambda job: check_folder(path, job.checkpoint), show)

    def seal(self, path: Path) -> None:
        """Check a pack that is being made and write its list of checksums."""

        def done(count: int) -> None:
            self._ready()
            self.check.show_result((), path)
            self._say(_("Sealed: {n} files stand in checksums.txt. The pack is ready.").format(n=count))

        self._work(lambda _job: packs.seal(path), done, partial(self._refused, path, False))

    def _show_faults(self, problems: Sequence[Problem], path: Path, *, installing: bool = False) -> None:
        """Show them, from the line with their number down."""
        self.check.show_result(problems, path, installing=installing)
        QTimer.singleShot(0, self, self._scroll_to_result)

    def _scroll_to_result(self) -> None:
        inside = self._whole.widget()
        top = self.check.result.mapTo(inside, QPoint(0, 0)).y() if inside is not None else 0
        self._whole.verticalScrollBar().setValue(top - self.theme.size(24))

    def _refused(self, path: Path, installing: bool, error: KeukentafelError) -> None:
        if isinstance(error, FormsRefused):
            self._show_faults(error.faults, path, installing=installing)
        else:
            self._say(str(error), tone=Tone.ERROR)

    # -- installing --------------------------------------------------------------------------------------------------

    def install(self, path: Path) -> None:
        """Check a pack; when it is right install it, after a question when it takes the place of another version."""
        self._work(lambda _job: packs.look_at(path), self._arrived, partial(self._refused, path, True))

    def _arrived(self, arrival: packs.Arrival) -> None:
        self._ready()
        if not arrival.question:
            self._put(arrival)
            return
        buttons = (("leave", _("Leave it as it is")), ("replace", _("Replace")))
        self._ask(arrival.question, buttons, partial(self._put, arrival))

    def _put(self, arrival: packs.Arrival) -> None:
        words = _("Installed: {title}, version {version}.")
        said = words.format(title=arrival.pack.title, version=arrival.pack.version)
        self._change(lambda: packs.install(arrival, replace=True), f"{said} {packs.contents_words(arrival.pack)}.")

    # -- removing ----------------------------------------------------------------------------------------------------

    def _ask_remove(self, pack_id: str, title: str) -> None:
        question = _("Remove “{title}”? Answers given before stay readable; new ones cannot be given.")
        said = _("Removed: {title}. Answers given before stay readable.").format(title=title)
        buttons = (("leave", _("Leave it as it is")), ("replace", _("Remove")))
        self._ask(question.format(title=title), buttons, lambda: self._change(lambda: packs.remove(pack_id), said))

    # -- common ------------------------------------------------------------------------------------------------------

    def _ask(self, question: str, buttons: tuple[tuple[str, str], ...], yes: Callable[[], None]) -> None:
        self._answers = {"replace": yes}
        self.banner.show_message(question, tone=Tone.ATTENTION, buttons=buttons)

    def _answer(self, chosen: str) -> None:
        self.banner.hide_message()
        yes = self._answers.pop(chosen, None)
        self._answers = {}
        if yes is not None:
            yes()
        else:
            self.focus_start()

    def _change(self, work: Callable[[], object], said: str) -> None:
        """Change what is installed, have the desk take it over, and say so."""

        def taken_over() -> None:
            self._ready()
            self._show()
            self._say(said)

        self._work(lambda _job: work(), lambda _result: self.session.refresh_forms(taken_over, owner=self))

    def _work(
        self,
        work: Callable[[Job], object],
        done: Callable[..., None],
        refused: Callable[[KeukentafelError], None] | None = None,
    ) -> None:
        def not_done(error: BaseException) -> None:
            self._ready()
            if isinstance(error, KeukentafelError):
                (refused or (lambda known: self._say(str(known), tone=Tone.ERROR)))(error)
            else:
                self.session.broke.emit(error)

        self.banner.hide_message()
        self._tell(0, 0)
        job = self.session.tasks.compute(work, done, not_done, context=self)
        job.progress.connect(self._tell)

    def _tell(self, done: int, total: int) -> None:
        words = _("Busy: file {n} of {all}.").format(n=done, all=total) if total else _("Busy: reading the files.")
        self._busy.setText(words)
        self._busy.show()
        self._allow(_("Busy: reading the files."))

    def _ready(self) -> None:
        self._busy.hide()
        self._allow("")

    def _allow(self, reason: str) -> None:
        lists, checks = self.list, self.check
        for button in (lists.file, lists.folder, checks.file, checks.folder, checks.shipped, checks.seal):
            button.set_reason(reason)

    def _say(self, words: str, tone: Tone = Tone.INFO) -> None:
        self.banner.show_message(words, tone=tone)
