"""For whom a print or file is, asked when not everybody who is meant to get it may have it (M02, CC16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.domain.network_words import ShareBasis
from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.services import sharing
from intake_app.services.consents import Ruling
from ui.dialogs.dialog import CalmDialog
from ui.widgets.banner import Banner, Tone
from ui.widgets.buttons import Button, Kind
from ui.widgets.choices import Option, RadioList
from ui.widgets.fields import LineField
from ui.widgets.form_row import FormRow

if TYPE_CHECKING:
    from intake_app.services.consents import Verdict
    from ui.session import Session

OWN, OTHER = "own", "other"


class ForWhomDialog(CalmDialog):
    """Nothing is chosen beforehand. What may not go there does not go; what may with a reason asks for it."""

    let_go = Signal(str)
    """It may leave now, to this party ("": the resident or our own file); a reason is kept."""
    nameless_asked = Signal(str)
    """The kind of print that says the same without a name."""
    consent_asked = Signal()

    def __init__(self, session: Session, found: sharing.Leaving, kind: str, parent: QWidget | None) -> None:
        super().__init__(_("Who gets this?"), parent, name="for_whom", width=600)
        self._session, self._found, self._kind = session, found, kind
        self._who = RadioList(self._options(), name="field_for_whom")
        self._who.setAccessibleName(_("Who gets this?"))
        self._name = LineField(name="field_recipient", max_length=120)
        self._name_row = FormRow(_("Name of who gets it"), self._name)
        self._said = Banner(name="verdict")
        self._basis = RadioList(_reasons(), name="field_share_basis")
        self._basis_row = FormRow(_("Why may it go all the same?"), self._basis)
        self._reason = LineField(name="field_share_reason", max_length=400)
        self._reason_row = FormRow(_("In one line, for who reads it later"), self._reason)
        self._go = Button(_("Go on"), kind=Kind.PRIMARY, name="button_go_on", on_click=self._go_on)
        self._nameless = Button(_("Without a name"), name="button_nameless", on_click=self._without_a_name)
        self._consent = Button(_("Ask for consent"), name="button_consent", on_click=self._to_consent)
        self._build()

    def _options(self) -> tuple[Option, ...]:
        names = tuple(Option(value=one.recipient, label=one.recipient) for one in self._found.verdicts)
        if self._found.one_party:
            return names
        own = (Option(value=OWN, label=_("The resident, or our own file")),) if self._found.own else ()
        return (*own, *names, Option(value=OTHER, label=_("Somebody else")))

    def _build(self) -> None:
        self._who.value_changed.connect(lambda _value: self._look())
        self._name.textChanged.connect(lambda _text: self._look())
        self._basis.value_changed.connect(lambda _value: self._look())
        self.add(self._who, self._name_row, self._said, self._basis_row, self._reason_row)
        back = Button(_("Go back"), kind=Kind.QUIET, name="button_back", on_click=self.reject)
        self.set_buttons(self._go, self._nameless, self._consent, back)
        self._nameless.setVisible(bool(self._found.nameless))
        if self._found.one_party:  # who gets it was written down before
            self._who.set_value(self._found.verdicts[0].recipient)
        self._look()
        self._who.setFocus()

    def _recipient(self) -> str:
        chosen = self._who.value()
        return self._name.text().strip() if chosen == OTHER else "" if chosen in (None, OWN) else str(chosen)

    def _verdict(self) -> Verdict | None:
        """What the check says of who is chosen; None for the resident, our own file, or nobody yet."""
        dossier, name = self._session.dossier, self._recipient()
        if dossier is None or not name:
            return None
        return sharing.check(dossier, self._session.forms, self._kind, name, self._session.today())

    def _look(self) -> None:
        """Show what goes with who is chosen."""
        verdict = self._verdict()
        warned = verdict is not None and verdict.ruling is Ruling.WARN
        blocked = verdict is not None and verdict.ruling is Ruling.BLOCK
        for row in (self._name_row, self._basis_row, self._reason_row):
            row.set_error("")
        self._name_row.setVisible(self._who.value() == OTHER)
        if verdict is None:
            self._said.hide_message()
        else:
            tone = Tone.ERROR if blocked else Tone.ATTENTION if warned else Tone.INFO
            self._said.show_message(verdict.sentence, tone=tone, closable=False, take_focus=False)
            self.reveal(self._said)
        self._basis_row.setVisible(warned)
        self._reason_row.setVisible(warned and self._basis.value() not in (None, ShareBasis.CONSENT))
        self._consent.setVisible(warned or blocked)
        self._go.setEnabled(not blocked and self._who.value() is not None)
        self.fit()

    def _go_on(self) -> None:
        verdict, chosen = self._verdict(), self._who.value()
        if chosen == OTHER and not self._recipient():
            self._name_row.set_error(_("Fill in who gets it."))
            self._name.setFocus()
        elif verdict is None or verdict.ruling is Ruling.ALLOWED:
            self._leave()
        elif verdict.ruling is Ruling.WARN:
            self._keep_reason(verdict.recipient)

    def _keep_reason(self, recipient: str) -> None:
        dossier, basis = self._session.dossier, self._basis.value()
        if dossier is None:
            return
        if basis is None:
            self._basis_row.set_error(_("Choose why it may go, or go back."))
            self._basis.setFocus()
            self.reveal(self._basis_row)
            return
        case_id, kind, reason = dossier.case.id, self._kind, self._reason.text()

        def refused(error: KeukentafelError) -> None:
            self._reason_row.set_error(str(error))
            self._reason.setFocus()
            self.reveal(self._reason_row)

        self._session.change(
            lambda desk: sharing.go_on(desk, case_id, kind, recipient, reason, basis),
            lambda _made: self._leave(),
            on_refused=refused,
            owner=self,
        )

    def _leave(self) -> None:
        self.accept()
        self.let_go.emit(self._recipient())

    def _without_a_name(self) -> None:
        self.reject()
        self.nameless_asked.emit(self._found.nameless)

    def _to_consent(self) -> None:
        self.reject()
        self.consent_asked.emit()


def _reasons() -> tuple[Option, ...]:
    return (
        Option(value=ShareBasis.CONSENT, label=_("The resident agreed just now, aloud")),
        Option(value=ShareBasis.OWN_TASK, label=_("It belongs to our own task by law")),
        Option(value=ShareBasis.EMERGENCY, label=_("Somebody is in danger")),
    )
