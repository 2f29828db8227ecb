"""The pads: one for each person who signs, the one in turn with the blue border (design 07)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from intake_app.domain.planning import InkPoint, Signature
from intake_app.domain.vocabulary import SignatureMethod, SignerRole
from intake_app.i18n import _, format_day, format_time, pgettext
from intake_app.services.signature_blocks import signer_words
from ui import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.layouts import column, held, keep_height, row
from ui.widgets.signature_pad import SignaturePad
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.services.signing import Signer

PADS_AT_ONCE = 3
Strokes = tuple[tuple[InkPoint, ...], ...]


class PadCard(QWidget):
    """Name and role of one person, "Opnieuw", and the pad. Ink is told after every stroke."""

    signed = Signal(object)
    """Strokes of InkPoint, when there is enough ink to be a signature."""
    again = Signal()
    """The signature, or the reason why there is none, is to be wiped."""

    def __init__(self, signer: Signer) -> None:
        super().__init__()
        self.signer = signer
        self._stored: Strokes = ()
        self.pad = SignaturePad(name=f"field_signature_{signer.role.value}")
        self.pad.strokes_changed.connect(self._drawn)
        self._name = Text(signer.name, "table.label", elide=True, name="signer_name")
        self._role = Text("", "table.min", color="text.2", elide=True)
        self._again = Button(
            pgettext("signature", "Again"), kind=Kind.LINK, icon="undo-2", name=f"button_again_{signer.role.value}"
        )
        self._again.clicked.connect(self._wipe)
        line = row(column(self._name, self._role, gap=0), self._again, gap=8)
        line.setStretch(0, 1)
        head = held(line)
        keep_height(head)
        head.setMinimumHeight(theme.current().size(46))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 0, 4, 4)  # room for the focus ring of the pad
        layout.setSpacing(theme.current().size(8))
        layout.addWidget(head)
        layout.addWidget(self.pad, 1)
        self._name.set_strong(signer.name)

    def show_signer(self, signer: Signer, *, current: bool, place: str, today: date) -> None:
        """Show whether this person signed, and how."""
        self.signer = signer
        signature = signer.signature
        self._role.setText(signer_words(signer))
        ink = signature.strokes if signature is not None else ()
        if ink != self._stored:
            self._stored = ink
            self.pad.set_strokes([tuple((p.x, p.y, p.pressure) for p in stroke) for stroke in ink])
        otherwise = signature is not None and signature.method is not SignatureMethod.SCREEN_PEN
        self.pad.set_locked(otherwise)
        self.pad.set_current(current)
        self.pad.set_caption(caption(signature, place, today))
        self._again.setVisible(signature is not None)
        self.pad.describe(
            _("Signature of {name}").format(name=signer.name),
            caption(signature, place, today) if signature is not None else _("Draw here, or choose pen on paper"),
        )

    def _drawn(self, strokes: Sequence[Sequence[tuple[float, float, float]]]) -> None:
        if not strokes:
            if self.signer.signature is not None:
                self.again.emit()
            return
        if self.pad.signed:
            ink = tuple(tuple(InkPoint(x=x, y=y, pressure=p) for x, y, p in stroke) for stroke in strokes)
            self._stored = ink
            self.signed.emit(ink)

    def _wipe(self) -> None:
        self._stored = ()
        self.pad.blockSignals(True)
        self.pad.clear()
        self.pad.blockSignals(False)
        self.again.emit()
        self.pad.setFocus(Qt.FocusReason.OtherFocusReason)


class PadsPanel(QWidget):
    """At most three pads side by side; with more people, two buttons go through them."""

    signed = Signal(str, object, object)
    """Name, role and strokes."""
    again = Signal(str, object)
    """Name and role whose signature is to be wiped."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[PadCard] = []
        self._first = 0
        self._asked = False
        self._row = row(gap=12)
        self._back = Button("", icon="chevron-left", tip=_("Earlier people"), name="button_pads_back")
        self._on = Button("", icon="chevron-right", tip=_("More people"), name="button_pads_on")
        self._where = Text("", "table.min", color="text.2", wrap=False)
        self._back.clicked.connect(lambda: self._turn(-1))
        self._on.clicked.connect(lambda: self._turn(1))
        self._pager = held(row(None, self._where, self._back, self._on, gap=8))
        self.setLayout(column(self._row, self._pager, gap=6))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_signers(self, signers: Sequence[Signer], *, place: str, today: date) -> None:
        """Show everybody who signs; the first who did not is in turn."""
        self._match_cards(signers)
        turn = next((number for number, one in enumerate(signers) if not one.settled), -1)
        for number, (card, signer) in enumerate(zip(self.cards, signers, strict=True)):
            card.show_signer(signer, current=number == turn, place=place, today=today)
        if turn >= 0 and not self._asked and not self._first <= turn < self._first + PADS_AT_ONCE:
            self._first = min(turn, max(0, len(signers) - PADS_AT_ONCE))
        self._asked = False
        self._place()

    def focus_turn(self) -> bool:
        """Stand in the pad that is in turn; False when everybody is settled."""
        for card in self.cards:
            if not card.signer.settled:
                card.pad.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _match_cards(self, signers: Sequence[Signer]) -> None:
        wanted = [(one.name, one.role) for one in signers]
        if [(card.signer.name, card.signer.role) for card in self.cards] == wanted:
            return
        for card in self.cards:
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [self._new_card(one) for one in signers]
        self._first = 0

    def _new_card(self, signer: Signer) -> PadCard:
        card = PadCard(signer)
        name, role = signer.name, signer.role
        card.signed.connect(lambda strokes: self.signed.emit(name, role, strokes))
        card.again.connect(lambda: self.again.emit(name, role))
        self._row.addWidget(card, 1)
        return card

    def _turn(self, by: int) -> None:
        self._first = max(0, min(len(self.cards) - PADS_AT_ONCE, self._first + by))
        self._asked = True
        self._place()

    def _place(self) -> None:
        last = self._first + PADS_AT_ONCE
        for number, card in enumerate(self.cards):
            card.setVisible(self._first <= number < last)
        self._pager.setVisible(len(self.cards) > PADS_AT_ONCE)
        shown = _("{first} to {last} of {all}").format(
            first=self._first + 1, last=min(last, len(self.cards)), all=len(self.cards)
        )
        self._where.setText(shown)
        self._back.setEnabled(self._first > 0)
        self._on.setEnabled(last < len(self.cards))


def caption(signature: Signature | None, place: str, today: date) -> str:
    """Quiet words under the line: place and day, when it was signed, or why not."""
    if signature is None:
        return ", ".join(part for part in (place, format_day(today, weekday=False, year=True)) if part)
    day = signature.signed_at.astimezone().date()
    words = {
        SignatureMethod.SCREEN_PEN: _signed_words(signature.signed_at, today),
        SignatureMethod.INK_SEEN: _("Signed on paper, {day}").format(day=format_day(day, weekday=False, year=True)),
        SignatureMethod.INK_SCANNED: _("Signed on paper, {day}").format(day=format_day(day, weekday=False, year=True)),
        SignatureMethod.LATER: _("Signs later: {reason}").format(reason=signature.reason),
        SignatureMethod.REFUSED: _("Does not want to sign: {reason}").format(reason=signature.reason),
        SignatureMethod.NOT_REQUIRED: _("Does not have to sign"),
    }
    return words[signature.method]


def _signed_words(moment: datetime, today: date) -> str:
    day = moment.astimezone().date()
    if day == today:
        return _("Signed at {time}").format(time=format_time(moment))
    return _("Signed on {day}").format(day=format_day(day, weekday=False, year=True))


def key_of(signer: Signer) -> tuple[str, SignerRole]:
    """What tells one signer from another."""
    return signer.name, signer.role
