"""The unlocked side of the window: top bar, messages and pages of one session. Locking destroys it as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.i18n import _
from ui.models.moments import lower_first, said_at
from ui.navigation import PageStack
from ui.notices import Notices
from ui.own_words import OwnWordsStrip
from ui.route import HOME, Route
from ui.session import Session
from ui.shell import TopBar
from ui.theme import Theme
from ui.widgets.banner import Tone
from ui.widgets.long_work import LongWork

if TYPE_CHECKING:
    from intake_app.services.backups import Status
    from intake_app.services.opening_words import Warning
    from ui.backup_watch import BackupWatch
    from ui.pages.page import Page


class DeskSide(QWidget):
    """Shows the pages of `session` by route and says what happens to what was typed."""

    lock_requested = Signal()
    bar_made = Signal(object)
    """A TopBar whose menu is still empty."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._text_scale = theme.text_scale
        self._watch: BackupWatch | None = None
        self._read_along: QObject | None = None
        self._theme = theme
        self.notices = Notices()
        self.work = LongWork(margin=24)
        self.own_words = OwnWordsStrip(session)
        self.pages = PageStack(theme)
        self.bar = TopBar()
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(self.notices)
        self._body.addWidget(self.work)
        self._body.addWidget(self.own_words)
        self._body.addWidget(self.pages, 1)
        self.pages.page_shown.connect(self._show_page)
        self._connect_session()

    def _connect_session(self) -> None:
        session = self.session
        session.navigate_requested.connect(self.travel)
        session.failed.connect(self.refuse)
        session.told.connect(lambda words: self.notices.show_notice("told", words))
        session.changes.save_failed.connect(self._not_saved)
        session.changes.saved.connect(lambda _moment: self.notices.withdraw("storage"))
        session.profile_changed.connect(self._show_profile)
        session.turned.connect(self._tell_turned)
        session.changes.saving.connect(lambda: self.notices.withdraw("turned"))
        session.long_work.connect(self.work.follow)

    def begin(self) -> None:
        """Make the bar and take up the session; then `go` may be called."""
        self._make_bar()
        self.pages.attach(self.session)
        if not self.session.may_change:
            words = _("You read along in this vault. You can see everything and change nothing.")
            self.notices.show_notice("reader", words, closable=False)
            if self._read_along is None:
                from ui.read_along import read_along

                self._read_along = read_along(self)

    # -- pages -------------------------------------------------------------------------------------------------------

    @property
    def page(self) -> Page | None:
        """The page in front."""
        return self.pages.page

    def go(self, route: str) -> bool:
        """Show a place (see `ui.route`) at once. False when the page in front may not be left yet."""
        return self.pages.go(Route.parse(route))

    def travel(self, route: str) -> bool:
        """Go to a place as a person does: the window stays awake while its page is made."""
        return self.pages.travel(Route.parse(route))

    def back(self) -> None:
        """To where the back link leads."""
        if self.page is not None and self.page.back_route:
            self.travel(self.page.back_route)

    def place(self) -> str:
        """The route that leads back to exactly here, or to where somebody is on the way to."""
        if self.pages.destination is not None:
            return str(self.pages.destination)
        return self.page.place() if self.page is not None else HOME

    def build_again(self) -> None:
        """Another text size or language: make everything anew, in the same place. What was typed is committed first."""
        place = self.place()
        self.pages.commit()
        self.bar.hide()
        self.bar.deleteLater()
        self.bar = TopBar()
        self.begin()
        self.go(place)

    def fit_text(self) -> None:
        """The look changed: another text size changes every distance, colours alone do not."""
        if self._theme.text_scale != self._text_scale:
            self._text_scale = self._theme.text_scale
            self.build_again()

    def _show_page(self, page: Page) -> None:
        self.bar.setVisible(not page.full_screen)
        self.bar.set_back(page.back_words())
        if not self.notices.quiet:
            self.notices.withdraw("refusal")
        self.own_words.show_page(page)
        self.notices.set_room(quiet=page.own_messages, single=page.full_screen)
        if not page.needs_dossier:
            self.bar.save_state.show_nothing_to_save()

    # -- the bar -----------------------------------------------------------------------------------------------------

    def _make_bar(self) -> None:
        bar, state, session = self.bar, self.bar.save_state, self.session
        bar.back_requested.connect(self.back)
        bar.lock_requested.connect(self.lock_requested)
        session.changes.saving.connect(state.show_saving)
        session.changes.saved.connect(state.show_saved)
        session.changes.refused.connect(state.show_as_before)
        session.changes.save_failed.connect(state.show_failed)
        state.retry_requested.connect(session.changes.retry)
        self._body.insertWidget(0, bar)
        self._show_profile()
        if self._watch is not None and self._watch.status is not None:
            self._show_backups(self._watch.status)
        self.bar_made.emit(bar)

    def _show_profile(self) -> None:
        self.bar.set_profile(self.session.profile.consultant, self.session.profile.organisation)

    # -- messages ----------------------------------------------------------------------------------------------------

    def refuse(self, sentence: str) -> None:
        """Say what cannot be done and what to do instead."""
        self.notices.show_notice("refusal", sentence, tone=Tone.ERROR, take_focus=True)

    def _tell_turned(self, words: str) -> None:
        """What undo did: in the bar, or above the page where that has no room; not while the resident looks."""
        if self.bar.isVisibleTo(self) and not self.bar.save_state.compact:
            self.bar.save_state.show_turned(words)
        elif not self.notices.quiet:
            self.notices.show_notice("turned", words)

    def warn(self, found: tuple[Warning, ...]) -> None:
        """Say what somebody should know right after opening."""
        for one in found:
            tone = Tone.ERROR if one.grave else Tone.ATTENTION
            movable = one.matter == "place" and self.session.may_change
            actions = (("move_vault", _("Move the vault…"), self.move_vault),) if movable else ()
            self.notices.show_notice(one.matter, one.sentence, tone=tone, actions=actions)

    def move_vault(self) -> None:
        """Ask where the vault is to lie."""
        from ui.dialogs.move_vault import MoveVaultDialog

        MoveVaultDialog(self.session, self.window()).open()

    def keep_backups(self) -> None:
        """Have copies made by themselves, and say how that stands."""
        from ui.backup_watch import BackupWatch

        self._watch = BackupWatch(self.session)
        self._watch.status_changed.connect(self._show_backups)
        self._watch.damage_found.connect(self._damage)
        self._watch.failed.connect(self._not_copied)

    def _not_copied(self, sentence: str) -> None:
        actions = (("backups", _("Backups"), lambda: self.travel("reservekopieen")),)
        self.notices.show_notice("backup", sentence, tone=Tone.ATTENTION, actions=actions)

    def _show_backups(self, status: Status) -> None:
        newest = status.newest
        words = said_at(newest.at, self.session.today()) if newest is not None else ""
        self.bar.save_state.show_backup(_("Last backup: {moment}").format(moment=lower_first(words)) if words else "")

    def _damage(self, sentence: str) -> None:
        """Found beside the work: what is in the vault is damaged, the copies made before are whole."""
        actions = (("restore", _("Put a backup back"), lambda: self.session.restore_requested.emit(None)),)
        self.notices.show_notice("damage", sentence, tone=Tone.ERROR, actions=actions, closable=False)

    def _not_saved(self, sentence: str) -> None:
        again = (("save_again", _("Save again"), self.session.changes.retry),)
        self.notices.show_notice("storage", sentence, tone=Tone.ERROR, actions=again, closable=False)
