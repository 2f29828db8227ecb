"""Somebody who was absent signs a plan that is fixed; the plan stays as it is, the signature comes on a sheet (K04)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from intake_app.domain.planning import InkPoint
from intake_app.domain.vocabulary import SignatureMethod
from intake_app.i18n import _
from intake_app.services.signature_blocks import role_words
from ui import theme
from ui.dialogs.dialog import CalmDialog
from ui.widgets.buttons import Button, Kind
from ui.widgets.checks import CheckBox
from ui.widgets.choices import Option, RadioList
from ui.widgets.date_field import DateField
from ui.widgets.fields import LineField
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import held, row
from ui.widgets.signature_pad import SignaturePad
from ui.widgets.text import Text
from ui.widgets.typed_dates import Direction

if TYPE_CHECKING:
    from intake_app.services.signing import Signer


@dataclass(frozen=True, slots=True)
class LaterSignature:
    """Who signed, and how: ink on the screen, or a day on paper."""

    signer: Signer
    method: SignatureMethod
    strokes: tuple[tuple[InkPoint, ...], ...]
    place: str
    day: date | None
    scan: Path | None = None
    """The file with the signed page, when somebody chose one."""


class SignLaterDialog(CalmDialog):
    """Use `ask`. One person at a time."""

    def __init__(
        self, signers: Sequence[Signer], place: str, today: Callable[[], date], parent: QWidget | None
    ) -> None:
        super().__init__(_("Sign after all"), parent, name="sign_later", width=640)
        self.signature: LaterSignature | None = None
        self._signers = tuple(signers)
        options = [Option(value=str(n), label=_named(one)) for n, one in enumerate(signers)]
        self.who = RadioList(options, name="answer_who_signs", accessible_name=_("Who signs now?"))
        self.who.set_value("0")
        self.who.value_changed.connect(lambda _who: self._take_scan(None))
        self.pad = SignaturePad(name="field_later_signature")
        self.pad.describe(_("Signature"), _("Draw here, or tick that it was signed on paper"))
        self.pad.set_current(True)
        self.pad.setMinimumHeight(theme.current().size(200))
        self.on_paper = CheckBox(_("Signed on paper, I saw it"), name="field_on_paper")
        self.day = DateField(name="field_paper_day", today=today, direction=Direction.BACK, latest=today())
        self.day.set_value(today())
        self.day.setAccessibleName(_("Day on the paper"))
        self.scan = Button(_("Add a scan"), kind=Kind.LINK, icon="file-up", name="button_later_scan")
        self.scan.clicked.connect(self._ask_scan)
        self._scan: Path | None = None
        self.place = LineField(name="field_later_place", max_length=60)
        self.place.set_text(place)
        self._error = ErrorLine()
        self.on_paper.value_changed.connect(self._show_way)
        self._build()

    @classmethod
    def ask(
        cls, signers: Sequence[Signer], place: str, today: Callable[[], date], parent: QWidget
    ) -> LaterSignature | None:
        """The signature of one of these people, or None."""
        dialog = cls(signers, place, today, parent)
        dialog.exec()
        return dialog.signature

    def submit(self) -> None:
        """Take the signature when there is one."""
        paper = self.on_paper.value()
        if not paper and not self.pad.signed:
            self._error.set_sentence(_("There is no signature yet. Sign in the box, or choose pen on paper."))
            self.pad.setFocus()
            return
        ink = tuple(tuple(InkPoint(x=x, y=y, pressure=p) for x, y, p in stroke) for stroke in self.pad.strokes)
        self.signature = LaterSignature(
            self._signers[int(self.who.value())],
            _on_paper(self._scan) if paper else SignatureMethod.SCREEN_PEN,
            () if paper else ink,
            self.place.text().strip(),
            self.day.value() if paper else None,
            self._scan if paper else None,
        )
        self.accept()

    def _ask_scan(self) -> None:
        kinds = _("Scan or photo") + " (*.pdf *.jpg *.jpeg *.png)"
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Add a scan"), "", kinds)
        if chosen:
            self._take_scan(Path(chosen))

    def _take_scan(self, scan: Path | None) -> None:
        """The page of who is chosen now; of somebody else it is another page."""
        self._scan = scan
        self.scan.setText(_("Add a scan") if scan is None else _("Another scan"))
        self.scan.setToolTip("" if scan is None else scan.name)

    def _show_way(self, on_paper: bool) -> None:
        self.pad.setVisible(not on_paper)
        for part in (self.day, self.scan):
            part.setVisible(on_paper)
        self._error.set_sentence("")
        self.fit()

    def _build(self) -> None:
        self.add(
            Text(_("The plan stays as it was fixed. The signature comes on a sheet of its own, with the same code.")),
            FormRow(_("Who signs now?"), self.who),
            self.pad,
            self._error,
            row(self.on_paper, self.day, None, gap=12),
            held(row(self.scan, None)),
            FormRow(_("Place"), self.place),
        )
        self.day.hide()
        self.scan.hide()
        self.set_buttons(
            Button(_("Keep the signature"), kind=Kind.PRIMARY, icon="lock", name="button_keep", on_click=self.submit),
            Button(_("Not now"), kind=Kind.QUIET, name="button_cancel", on_click=self.reject),
        )


def _on_paper(scan: Path | None) -> SignatureMethod:
    return SignatureMethod.INK_SEEN if scan is None else SignatureMethod.INK_SCANNED


def _named(signer: Signer) -> str:
    role = role_words(signer.role)
    return f"{signer.name}, {role}" if role else signer.name
