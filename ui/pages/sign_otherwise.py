"""Signing without a pad: with pen on paper, later, or not; each is as good as ink on the screen (K04, rules 6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from intake_app.domain.vocabulary import SignatureMethod, SignerRole
from intake_app.i18n import _
from intake_app.services.signature_blocks import signer_words
from intake_app.services.signing import NO_INK
from ui import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.checks import CheckTile
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.date_field import DateField
from ui.widgets.fields import LineField
from ui.widgets.form_row import ErrorLine
from ui.widgets.layouts import column, held, row
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import Text
from ui.widgets.typed_dates import Direction

if TYPE_CHECKING:
    from intake_app.services.signing import Signer


class _SignerLine(QWidget):
    """One person with what can be told about the signature."""

    told = Signal(object, str, object)
    """The SignatureMethod, the reason, and the day on paper (None: today)."""
    taken_back = Signal()

    def __init__(self, signer: Signer) -> None:
        super().__init__()
        self.signer = signer
        self._name = Text(signer.name, "table.label", elide=True)
        self._name.set_strong(signer.name)
        self._role = Text(signer_words(signer), "table.min", color="text.2", elide=True)
        self._who = QWidget()
        self._who.setLayout(column(self._name, self._role, gap=0))
        self._who.setFixedWidth(theme.current().size(210))

    def show_signer(self, signer: Signer, today: date) -> None:
        """Show what is kept of this person."""
        self.signer = signer


class PaperLine(_SignerLine):
    """ "Getekend op papier", seen by the consultant or with a scan, with the day that stands beside the ink."""

    scan_requested = Signal()
    look_requested = Signal()

    def __init__(self, signer: Signer, today: Callable[[], date]) -> None:
        super().__init__(signer)
        self.seen = CheckTile(_("Signed on paper"), name=f"field_seen_{signer.role.value}", table=True)
        self.seen.setAccessibleName(_("{name} signed on paper, I saw it").format(name=signer.name))
        self.seen.value_changed.connect(self._tick)
        self.day = DateField(
            name=f"field_seen_on_{signer.role.value}", today=today, direction=Direction.BACK, latest=today()
        )
        self.day.setAccessibleName(_("Day on the paper"))
        self.day.date_committed.connect(lambda _day: self._tick(self.seen.isChecked()))
        self.day.setFixedWidth(theme.current().size(190))
        self.error = ErrorLine()
        self.day.error_changed.connect(self.error.set_sentence)
        self.scan = Button(_("Add a scan"), kind=Kind.LINK, icon="file-up", name=f"button_scan_{signer.role.value}")
        self.scan.setAccessibleName(_("Add a scan of the page that {name} signed").format(name=signer.name))
        self.scan.clicked.connect(self.scan_requested)
        self.look = Button(_("Look at the scan"), kind=Kind.LINK, icon="eye", name=f"button_look_{signer.role.value}")
        self.look.clicked.connect(self.look_requested)
        self.look.hide()
        line = row(self._who, self.seen, self.day, gap=12)
        line.setStretch(1, 1)
        self._scans = held(row(self._gap(), self.scan, self.look, None, gap=12))
        self.setLayout(column(line, self._scans, self.error, gap=2))

    def _gap(self) -> QWidget:
        """As wide as the name, so that what is about the scan stands under the tick."""
        gap = QWidget()
        gap.setFixedWidth(theme.current().size(210))
        return gap

    def show_signer(self, signer: Signer, today: date) -> None:
        """Show whether ink on paper was seen."""
        super().show_signer(signer, today)
        signature = signer.signature
        seen = signature is not None and signature.method in (SignatureMethod.INK_SEEN, SignatureMethod.INK_SCANNED)
        scanned = signature is not None and signature.method is SignatureMethod.INK_SCANNED
        self.scan.setText(_("Another scan") if scanned else _("Add a scan"))
        self.look.setVisible(scanned)
        self.seen.set_value(seen)
        self.day.set_value(signature.signed_at.astimezone().date() if seen and signature is not None else today)

    def _tick(self, ticked: bool) -> None:
        signature = self.signer.signature
        scanned = signature is not None and signature.method is SignatureMethod.INK_SCANNED
        if ticked:
            method = SignatureMethod.INK_SCANNED if scanned else SignatureMethod.INK_SEEN
            self.told.emit(method, "", self.day.value())
        elif signature is not None and (scanned or signature.method is SignatureMethod.INK_SEEN):
            self.taken_back.emit()


class ReasonLine(_SignerLine):
    """ "Tekent later" or "wil niet tekenen", with the reason in own words. Neither stops the plan."""

    def __init__(self, signer: Signer, *, represented: bool = False) -> None:
        super().__init__(signer)
        options = [
            Option(value=SignatureMethod.LATER, label=_("Signs later")),
            Option(value=SignatureMethod.REFUSED, label=_("Does not want to sign")),
        ]
        if represented and signer.role is SignerRole.RESIDENT:
            options.append(Option(value=SignatureMethod.NOT_REQUIRED, label=_("Representative signs")))
        self.choice = SegmentedChoice(
            options,
            name=f"answer_not_signed_{signer.role.value}",
            accessible_name=_("Why {name} does not sign now").format(name=signer.name),
            clearable=True,
        )
        self.choice.value_changed.connect(self._chosen)
        self.reason = LineField(name=f"field_reason_{signer.role.value}", placeholder=_("Because …"), max_length=200)
        self.reason.setAccessibleName(_("Reason"))
        self.reason.text_committed.connect(lambda _text: self._tell())
        self.error = ErrorLine()
        line = row(self._who, self.choice, self.reason, gap=12)
        line.setStretch(2, 1)
        self.setLayout(column(line, self.error, gap=2))

    def show_signer(self, signer: Signer, today: date) -> None:
        """Show which reason is kept."""
        super().show_signer(signer, today)
        signature = signer.signature
        kept = signature is not None and signature.method in (*NO_INK, SignatureMethod.NOT_REQUIRED)
        if signature is not None and kept:
            self.choice.set_value(signature.method)
            self.reason.set_text(signature.reason)
            self.error.set_sentence("")
        elif signature is not None:
            self.choice.set_value(None)
            self.reason.set_text("")

    def _chosen(self, method: SignatureMethod | None) -> None:
        if method is None:
            self.error.set_sentence("")
            self.taken_back.emit()
            return
        self._tell()
        if method in NO_INK and not self.reason.text().strip():
            self.error.set_sentence(_("Write in a few words why."))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        reason = self.reason.text().strip()
        if self.choice.value() is SignatureMethod.NOT_REQUIRED or (self.choice.value() is not None and reason):
            self.error.set_sentence("")
            self.told.emit(self.choice.value(), reason, None)
        elif reason:
            self.error.set_sentence(_("Choose first: signs later, or does not want to."))


class OtherwisePanel(QWidget):
    """A line for every person; subclasses say which."""

    told = Signal(str, object, object, str, object)
    """Name, role, SignatureMethod, reason, day on paper."""
    taken_back = Signal(str, object)

    def __init__(self, explanation: str, *before: QWidget) -> None:
        super().__init__()
        self.lines: list[_SignerLine] = []
        self._represented = False
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.current().size(10))
        self._words = Text(explanation, "table.min", color="text.2")
        area = ScrollColumn(gap=10)
        area.add(self._words, *before, self._list)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_signers(self, signers: Sequence[Signer], *, today: date) -> None:
        """Show everybody who signs."""
        wanted = [(one.name, one.role) for one in signers]
        self._represented = any(one.role is SignerRole.REPRESENTATIVE for one in signers)
        if [(line.signer.name, line.signer.role) for line in self.lines] != wanted:
            for old in self.lines:
                self._list.removeWidget(old)
                old.hide()
                old.deleteLater()
            self.lines = [self._connected(one) for one in signers]
        for line, signer in zip(self.lines, signers, strict=True):
            line.show_signer(signer, today)

    def focus_first(self) -> None:
        """Stand in the first line."""

    def commit(self) -> None:
        """Give what is typed now."""

    def _new_line(self, signer: Signer) -> _SignerLine:
        raise NotImplementedError

    def _connected(self, signer: Signer) -> _SignerLine:
        line = self._new_line(signer)
        name, role = signer.name, signer.role
        line.told.connect(lambda method, reason, day: self._pass_on(name, role, method, reason, day))
        line.taken_back.connect(lambda: self.taken_back.emit(name, role))
        self._list.addWidget(line)
        return line

    def _pass_on(self, name: str, role: SignerRole, method: SignatureMethod, reason: str, day: date | None) -> None:
        self.told.emit(name, role, method, reason, day)


class PaperPanel(OtherwisePanel):
    """The whole way with pen on paper: print, sign, and say here that the ink was seen."""

    print_requested = Signal()
    scan_requested = Signal(str, object, object)
    """Name and role of who signed, and the day on the paper."""
    look_requested = Signal(str, object)

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today
        self.print = Button(_("Print the plan"), icon="printer", name="button_print_plan")
        self.print.clicked.connect(lambda: self.print_requested.emit())
        self._print_line = QWidget()
        self._print_line.setLayout(row(self.print, None))
        words = _("Print the plan and sign it with a pen. Tick below who signed, and keep the paper with the dossier.")
        super().__init__(words, self._print_line)

    def focus_first(self) -> None:
        """Stand on the print button."""
        self.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def _new_line(self, signer: Signer) -> PaperLine:
        line = PaperLine(signer, self._today)
        name, role = signer.name, signer.role
        line.scan_requested.connect(lambda: self.scan_requested.emit(name, role, line.day.value()))
        line.look_requested.connect(lambda: self.look_requested.emit(name, role))
        return line


class LaterPanel(OtherwisePanel):
    """Who signs later or does not want to, and why. The law asks no signature."""

    def __init__(self) -> None:
        super().__init__(_("Signing is an agreement, the law does not ask it. The plan goes on without it too."))

    def focus_first(self) -> None:
        """Stand in the first choice."""
        if self.lines and isinstance(self.lines[0], ReasonLine):
            self.lines[0].choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Give the reasons that are typed now."""
        for line in self.lines:
            if isinstance(line, ReasonLine):
                line.reason.commit()

    def _new_line(self, signer: Signer) -> ReasonLine:
        return ReasonLine(signer, represented=self._represented)
