"""After fixing: the kept page, its fingerprint, and the ways to take it along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from intake_app.i18n import _, format_day, format_time
from ui import theme
from ui.pages.document_finding import in_fours
from ui.pages.table_screen import TableScreen
from ui.tasks import TaskRunner
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Icon, Rule
from ui.widgets.layouts import column, held, row
from ui.widgets.pdf_view import PdfPageView
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.domain.planning import Plan, StoredDocument
    from intake_app.services.signing import Signer


class FixedScreen(TableScreen):
    """The plan as it was signed. Nothing on it can be changed any more."""

    done_requested = Signal()

    def __init__(self, runner: TaskRunner) -> None:
        super().__init__("screen_fixed")
        self.preview = PdfPageView(runner, name="preview_fixed")
        self.band = Banner(name="band_fixed")
        self.print = Button(_("Print"), kind=Kind.PRIMARY, icon="printer", table=True, name="button_print")
        self.save = Button(_("Keep as PDF"), icon="file-down", table=True, name="button_save")
        self.open = Button(_("Open in another program"), icon="external-link", table=True, name="button_open")
        self.carry = Button(_("Take the data along in the PDF"), icon="file-lock", table=True, name="button_carry_data")
        self.sign_later = Button(_("Sign after all"), icon="pen-line", table=True, name="button_sign_later")
        self._absent = Text("", "table.min", color="text.2", name="absent")
        self.done = Button(_("To the dossier"), kind=Kind.LINK, table=True, name="button_done")
        self.done.clicked.connect(lambda: self.done_requested.emit())
        self._when = Text("", "table.prompt", color="text.2", name="fixed_when")
        self._short = Text("", "table.prompt", codes=True, wrap=False, name="hash_short")
        self._full = Text("", "table.min", codes=True, name="hash_full")
        self._full.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self._full.hide()
        self._more = Button(_("The whole fingerprint"), kind=Kind.LINK, name="button_hash", checkable=False)
        self._more.clicked.connect(self._show_full)
        self._lay_out()

    def show_fixed(self, plan: Plan, document: StoredDocument | None) -> None:
        """Show which version was fixed, when, and the fingerprint of the kept bytes."""
        self._title.setText(_("The plan is fixed"))
        self._full.hide()
        self._more.show()
        if document is None:
            self._when.setText(_("Version {n}").format(n=plan.version))
            self._print_card.hide()
            return
        moment = document.made_at.astimezone()
        day = format_day(moment.date(), weekday=True, year=True)
        self._when.setText(
            _("Version {n}, {day} at {time}. It stays as it is.").format(
                n=plan.version, day=day, time=format_time(document.made_at)
            )
        )
        self._print_card.show()
        self._short.setText(in_fours(document.sha256[:16]))
        self._full.setText(in_fours(document.sha256))
        self._full.setAccessibleName(_("SHA-256: {code}").format(code=document.sha256))

    def show_absent(self, signers: Sequence[Signer]) -> None:
        """Offer to sign after all, to who did not sign yet."""
        names = ", ".join(one.name for one in signers)
        self._absent.setText(_("Not signed yet: {names}.").format(names=names) if names else "")
        self._absent.setVisible(bool(names))
        self.sign_later.setVisible(bool(names))

    @override
    def focus_start(self) -> None:
        self.print.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def space(self) -> None:
        super().space()
        size = theme.current().size
        self.middle.setContentsMargins(size(24), size(14), size(32), size(14))
        self.bar.setContentsMargins(0, 0, 0, 0)

    def _show_full(self) -> None:
        self._full.show()
        self._more.hide()
        self._full.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._title = Text(_("The plan is fixed"), "h1", wrap=False, name="page_title")
        head = row(Icon("lock", size=28), self._title, None, gap=12, margins=(32, 18))
        self.top.addWidget(held(column(head, Rule(), gap=0), plane="paper"))
        explain = _(
            "This is the fingerprint (SHA-256) of the file. A seal is on it: one other letter, and everybody sees it. "
            "A seal proves that nothing was altered, not who somebody is."
        )
        self._print_card = Card(padding=20, gap=10, tone="sunken", name="card_hash")
        self._print_card.add(Text(explain, "table.min", color="text.2"), self._short, row(self._more, None), self._full)
        right = QWidget()
        right.setLayout(
            column(
                self.band,
                self._when,
                self._print_card,
                8,
                row(self.print, self.save, None, gap=12),
                row(self.open, None),
                row(self.carry, None),
                self._absent,
                row(self.sign_later, None),
                None,
                gap=14,
            )
        )
        self.band.hide()
        self.show_absent(())
        across = QHBoxLayout()
        across.setSpacing(theme.current().size(32))
        across.addWidget(self.preview, 45)
        across.addWidget(right, 55)
        self.middle.addLayout(across, 1)
        foot = row(None, self.done, gap=16, margins=(32, 8))
        self.bar.addWidget(held(column(Rule(), foot, gap=0), plane="paper"))
        self.space()
