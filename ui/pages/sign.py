"""Signing together: the plan becomes final on entering, everything done is kept at once, fixing is for good (07)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget
from typing_extensions import override

from intake_app.domain.vocabulary import DocumentKind, PlanStatus, SignatureMethod, SignerRole
from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.services import completeness, kept_plans, plans, prints, signing, signing_later
from ui.dialogs.fix_plan import BackToConceptDialog, FixPlanDialog
from ui.pages.page import Page
from ui.pages.plan_saving import Saving
from ui.pages.print_actions import PrintActions, file_name
from ui.pages.sign_after import AfterFixing, ScanActions
from ui.pages.sign_fixed import FixedScreen
from ui.pages.sign_pads import Strokes
from ui.pages.sign_reasons import ReasonsScreen
from ui.pages.sign_refused import RefusedScreen
from ui.pages.sign_screen import SignScreen
from ui.pages.table_rest import pause_screen
from ui.pages.table_screen import BASE, TableScreen, fit
from ui.read_aloud import Voice, system_voice
from ui.widgets.banner import Banner, Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake_app.domain.dossier import Dossier
    from intake_app.domain.planning import Plan, StoredDocument
    from intake_app.services.desk import Desk
    from ui.session import Session
    from ui.theme import Theme
from ui.turns import Pieces

ESCAPE_TWICE_MS = 1500


class SignPage(Page):
    """Full screen, for two people. Esc twice goes back to the plan; what was signed stays."""

    page_id: ClassVar[str] = "tekenen"
    full_screen: ClassVar[bool] = True
    back_route: ClassVar[str] = "plan"

    def __init__(
        self, session: Session, theme: Theme, parent: QWidget | None = None, *, voice: Voice | None = None
    ) -> None:
        super().__init__(session, theme, parent)
        self._voice = voice or system_voice(self)
        self._saving = Saving(session, self)
        self._saving.settled.connect(self._show_newest)
        self._entering = False
        self._shown_plan: UUID | None = None
        self._document: StoredDocument | None = None
        self._bytes = b""
        self.prints = PrintActions(session, self)
        self.scans = ScanActions(session, self)
        self.after = AfterFixing(session, self, self.prints)
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(ESCAPE_TWICE_MS)
        self._stack = QStackedLayout(self)

    @override
    def make_parts(self) -> Pieces:
        self.sign_screen = SignScreen(self.session.tasks, self.session.today)
        self._stack.addWidget(self.sign_screen)
        yield
        self.fixed = FixedScreen(self.session.tasks)
        self._stack.addWidget(self.fixed)
        yield
        self.refused, self.reasons, self.pause = RefusedScreen(), ReasonsScreen(), pause_screen()
        for screen in (self.refused, self.reasons, self.pause):
            self._stack.addWidget(screen)
        self._connect()

    @override
    def title(self) -> str:
        return _("Signing")

    # -- what the window asks ----------------------------------------------------------------------------------------

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        self._entering = True
        self._shown_plan = None
        self.sign_screen.start_on_screen()

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        plan = dossier.current_plan
        if self._entering and (plan is None or plan.status is PlanStatus.DRAFT):
            self._entering = False
            self._make_final(dossier)
            return
        self._entering = False
        if self._saving.busy or plan is None:
            return
        if plan.status is PlanStatus.DRAFT and self._in_front() is self.reasons:
            return
        if plan.status is PlanStatus.DRAFT:
            self._show_missing(dossier, "")
        elif plan.status is PlanStatus.FINAL:
            self._show_signing(dossier, plan)
        else:
            self._show_fixed(dossier, plan)

    @override
    def focus_start(self) -> None:
        self._in_front().focus_start()

    @override
    def place(self) -> str:
        return self.page_id

    @override
    def leave(self) -> bool:
        self.sign_screen.commit()
        if self._voice is not None:
            self._voice.stop()
        return True

    @override
    def print_route(self) -> str:
        return ""

    @override
    def table_route(self) -> str:
        return ""

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        return (
            (_("Delete"), _("Wipe the signature in this box")),
            ("Page Up, Page Down", _("Other page")),
            ("+, −", _("Page larger, smaller")),
            (_("Esc, twice"), _("Back to the plan")),
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}.get(Qt.Key(event.key()), 0)
        if step and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            preview = self.fixed.preview if self._in_front() is self.fixed else self.sign_screen.preview
            preview.set_zoom(preview.zoom + step)
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._in_front() is self.pause:
            self._end_pause()
        elif self._leaving.isActive():
            self._go("plan")
        else:
            self._leaving.start()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    # -- showing -----------------------------------------------------------------------------------------------------

    def _show_newest(self) -> None:
        if self.session.dossier is not None:
            self.show_dossier(self.session.dossier)
            self._saving.follow()

    def _make_final(self, dossier: Dossier, given: Mapping[str, str] | None = None) -> None:
        """Both look at the same words while they sign; what is still asked is said in sentences.

        What may stay open for a reason is asked first, unless something else stands in the way.
        """
        case_id = dossier.case.id
        lines = completeness.checklist(self.session.forms, dossier, self.session.today(), self.session.rules)
        asked = completeness.reasons_to_ask(lines)
        blocked = dossier.current_plan is None or any(line.item.blocks and not line.done for line in lines)
        if asked and given is None and not blocked:
            self.reasons.show_asked(asked)
            self._front(self.reasons)
            return

        def refused(error: KeukentafelError) -> None:
            self._show_missing(self._dossier(), str(error))

        self.session.change(lambda desk: plans.finalise(desk, case_id, given), None, on_refused=refused, owner=self)

    def _show_missing(self, dossier: Dossier, sentence: str) -> None:
        asked = completeness.missing(self.session.forms, dossier, self.session.today(), self.session.rules)
        self.refused.show_missing([one for one in asked if one.blocks], sentence)
        self._front(self.refused)

    def _show_signing(self, dossier: Dossier, plan: Plan) -> None:
        if self._shown_plan != plan.id:
            self._shown_plan = plan.id
            self._document = None
            known = [one.place for one in dossier.signatures_of(plan) if one.place]
            self.sign_screen.place.set_text(next(iter(known), self.session.profile.place or dossier.person.town))
        self.sign_screen.show_plan(dossier, plan)
        if self._in_front() is not self.pause:
            self._front(self.sign_screen)
        self._refresh_preview()

    def _show_fixed(self, dossier: Dossier, plan: Plan) -> None:
        def kept(desk: Desk) -> StoredDocument | None:
            return kept_plans.kept_document(desk, plan)

        def show(document: StoredDocument | None) -> None:
            self._document = document
            self._bytes = document.content if document is not None else b""
            self.fixed.show_fixed(plan, document)
            self.fixed.show_absent(signing_later.absent(self._dossier(), plan))
            self.fixed.preview.set_document(self._bytes)
            self._front(self.fixed)

        self.fixed.show_absent(signing_later.absent(dossier, plan))
        if self._in_front() is not self.fixed or self._document is None or self._document.plan_id != plan.id:
            self.session.run(kept, show, owner=self, latest="sign_fixed")

    def _refresh_preview(self) -> None:
        """Draw the real page with everything that is on it by now; only the newest picture counts."""
        case_id = self._dossier().case.id

        def show(content: bytes) -> None:
            first = not self._bytes
            self._bytes = content
            self.sign_screen.preview.set_document(content)
            if first:
                self.sign_screen.preview.loaded.connect(self._to_last_page, Qt.ConnectionType.SingleShotConnection)

        self.session.run(
            lambda desk: prints.preview(desk, case_id, DocumentKind.PLAN), show, owner=self, latest="sign_preview"
        )

    def _to_last_page(self, pages: int) -> None:
        self.sign_screen.preview.go_to(pages - 1)

    def _front(self, screen: TableScreen) -> None:
        if self._stack.currentWidget() is not screen:
            self._stack.setCurrentWidget(screen)
            self._fit()  # how close its parts stand was told to the screen that was in front
            screen.focus_start()

    def _in_front(self) -> TableScreen:
        screen = self._stack.currentWidget()
        assert isinstance(screen, TableScreen)
        return screen

    def _fit(self) -> None:
        look = self.theme
        scale, close = fit(self.width(), self.height(), look.text_scale)
        look.fit_table(round(BASE[0] * scale), round(BASE[1] * scale))
        self._in_front().set_close(close)

    # -- doing -------------------------------------------------------------------------------------------------------

    def _make_sure(self, **values: str | bool) -> None:
        case_id = self._dossier().case.id
        self._saving.change(lambda desk: signing.make_sure(desk, case_id, **values))

    def _sign(self, name: str, role: SignerRole, strokes: Strokes) -> None:
        case_id, place = self._dossier().case.id, self.sign_screen.place.text().strip()
        method = SignatureMethod.SCREEN_PEN
        self._saving.change(lambda desk: signing.sign(desk, case_id, name, role, method, strokes=strokes, place=place))

    def _sign_otherwise(
        self, name: str, role: SignerRole, method: SignatureMethod, reason: str, day: date | None
    ) -> None:
        case_id, place = self._dossier().case.id, self.sign_screen.place.text().strip()
        self._saving.change(
            lambda desk: signing.sign(desk, case_id, name, role, method, place=place, reason=reason, signed_on=day)
        )

    def _again(self, name: str, role: SignerRole) -> None:
        case_id = self._dossier().case.id
        self._saving.change(lambda desk: signing.take_back(desk, case_id, name, role))

    def _fix(self) -> None:
        dossier = self._dossier()
        plan = dossier.current_plan
        if plan is None or not FixPlanDialog.ask(self.window(), plan.version):
            return
        case_id = dossier.case.id
        self.sign_screen.commit()
        self._saving.change(lambda desk: signing.fix_plan(desk, case_id))

    def _to_concept(self) -> None:
        dossier = self._dossier()
        plan = dossier.current_plan
        signed = plan is not None and bool(dossier.signatures_of(plan))
        if signed and not BackToConceptDialog.ask(self.window()):
            return
        case_id = dossier.case.id
        self.sign_screen.commit()
        self._saving.change(lambda desk: plans.back_to_draft(desk, case_id), lambda _changes: self._go("plan"))

    def _read_aloud(self) -> None:
        from ui.widgets import pdf_pages

        data = self._bytes
        if self._voice is None:
            self._tell(_("This laptop has no Dutch voice. Read the plan yourself."))
        elif data:
            voice = self._voice
            self.session.tasks.compute(
                lambda _job: "\n".join(pdf_pages.page_text(data, n) for n in range(len(pdf_pages.page_facts(data)))),
                voice.say,
                context=self,
            )

    def _pause(self) -> None:
        self.sign_screen.commit()
        if self._voice is not None:
            self._voice.stop()
        self._front(self.pause)

    def _end_pause(self) -> None:
        self._front(self.sign_screen)
        self._show_newest()

    def _go(self, route: str) -> None:
        self._leaving.stop()
        self.session.navigate(route)

    def _tell(self, words: str) -> None:
        self._band().show_message(words)

    def _trouble(self, words: str, again: bool) -> None:
        buttons = (("search_printer", _("Search again")), ("save", _("Keep as PDF"))) if again else ()
        self._band().show_message(words, tone=Tone.ATTENTION, buttons=buttons)

    def _band(self) -> Banner:
        return self.fixed.band if self._in_front() is self.fixed else self.sign_screen.band

    def _band_chosen(self, name: str) -> None:
        self._band().hide_message()
        if name == "save":
            self._save()
        else:
            self._print()

    def _print(self) -> None:
        if self._bytes:
            self.prints.print_out(self._bytes, _("Plan of action"), DocumentKind.PLAN)

    def _save(self) -> None:
        if self._bytes:
            self.prints.save(self._bytes, self._file_name(), DocumentKind.PLAN)

    def _open(self) -> None:
        if self._bytes:
            self.prints.open_elsewhere(self._bytes, self._file_name(), DocumentKind.PLAN)

    def _file_name(self) -> str:
        plan = self._dossier().current_plan
        return file_name(DocumentKind.PLAN, version=plan.version if plan is not None else 0)

    def _dossier(self) -> Dossier:
        dossier = self.session.dossier
        assert dossier is not None  # the page needs one; the window shows it only then
        return dossier

    def _connect(self) -> None:
        screen, fixed = self.sign_screen, self.fixed
        screen.teach_back_told.connect(lambda words: self._make_sure(teach_back=words))
        screen.ticked.connect(lambda field, on: self._make_sure(**{field: on}))
        screen.pads.signed.connect(self._sign)
        screen.pads.again.connect(self._again)
        for panel in (screen.paper, screen.later):
            panel.told.connect(self._sign_otherwise)
            panel.taken_back.connect(self._again)
        screen.paper.print_requested.connect(self._print)
        screen.paper.scan_requested.connect(
            lambda name, role, day: self.scans.take_in(name, role, day, screen.place.text().strip())
        )
        screen.paper.look_requested.connect(self.scans.show)
        self.scans.refused.connect(lambda words: self._trouble(words, False))
        self.after.said.connect(self._tell)
        self.after.refused.connect(lambda words: self._trouble(words, False))
        fixed.sign_later.clicked.connect(self.after.sign)
        fixed.carry.clicked.connect(lambda: self.after.carry(DocumentKind.PLAN, self._file_name()))
        screen.place.text_committed.connect(lambda _place: self._show_newest())
        screen.pause.clicked.connect(self._pause)
        screen.read_aloud.clicked.connect(self._read_aloud)
        screen.to_concept.clicked.connect(self._to_concept)
        screen.fix.button.clicked.connect(self._fix)
        self.pause.go_on_requested.connect(self._end_pause)
        self.refused.opened.connect(self.session.navigate)
        self.refused.back_requested.connect(lambda: self._go("plan"))
        self.reasons.opened.connect(self.session.navigate)
        self.reasons.back_requested.connect(lambda: self._go("plan"))
        self.reasons.given.connect(lambda given: self._make_final(self._dossier(), given))
        fixed.print.clicked.connect(self._print)
        fixed.save.clicked.connect(self._save)
        fixed.open.clicked.connect(self._open)
        fixed.done_requested.connect(lambda: self._go("dossier"))
        self.prints.said.connect(self._tell)
        self.prints.refused.connect(self._trouble)
        for band in (screen.band, fixed.band):
            band.chosen.connect(self._band_chosen)
