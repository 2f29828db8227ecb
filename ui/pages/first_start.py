"""The very first start: who works here and a passphrase; the vault is made in the background."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from intake_app.i18n import _
from ui import theme
from ui.overriding import override
from ui.pages.entry_page import EntryPage
from ui.pages.passphrase_form import PassphraseForm
from ui.widgets.buttons import Button, Kind
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import column
from ui.widgets.line_field import LineField

SIDE_BY_SIDE = 860  # px of the design that two columns need


@dataclass(frozen=True, slots=True)
class NewVault:
    """What the first start asks."""

    passphrase: str
    consultant: str
    organisation: str
    phone: str


class FirstStartPage(EntryPage):
    """Few fields: name, team, telephone, and the passphrase twice."""

    create_requested = Signal(object)
    restore_requested = Signal()

    def __init__(self) -> None:
        super().__init__(
            _("Welcome to Keukentafel"),
            _("Everything you write down goes into one vault on this laptop. Only you can open it, with a passphrase."),
            name="first_start",
            width=940,
        )
        self._name = LineField(name="field_consultant", max_length=120)
        self._organisation = LineField(name="field_organisation", max_length=120)
        self._phone = LineField(name="field_phone", max_length=40)
        self._form = PassphraseForm()
        self._name_row = FormRow(_("Your name"), self._name)
        about = column(
            self._name_row,
            FormRow(_("Your team or organisation"), self._organisation, note=_("may be left out")),
            FormRow(
                _("Your telephone number"),
                self._phone,
                note=_("may be left out"),
                help=_("It stands on the plan, so that residents can reach you."),
            ),
            None,
            gap=16,
        )
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(theme.current().size(40))
        self._halves.addLayout(about, 1)
        self._halves.addLayout(column(self._form, None), 1)
        self.card.add(self._halves)
        for field, following in ((self._name, self._organisation), (self._organisation, self._phone)):
            field.returnPressed.connect(following.setFocus)
        self._phone.returnPressed.connect(self._form.first.setFocus)
        self._name.textEdited.connect(lambda _text: self._name_row.set_error(""))
        self._form.submitted.connect(self.submit)
        restore = Button(_("I have a backup"), kind=Kind.QUIET, name="button_restore")
        restore.clicked.connect(lambda: self.restore_requested.emit())
        self.finish(
            Button(_("Make my vault"), kind=Kind.PRIMARY, name="button_create"),
            _("One moment, your vault is made."),
            restore,
        )

    def begin(self) -> None:
        """Put the cursor in the first field."""
        self._name.setFocus()

    def submit(self) -> None:
        """Ask for the vault."""
        if self.working:
            return
        if not self._name.text().strip():
            self._name_row.set_error(_("Fill in your name. It stands on the plans that you make."))
            self._name.setFocus()
            return
        if passphrase := self._form.passphrase():
            self.work()
            wanted = (field.text().strip() for field in (self._name, self._organisation, self._phone))
            self.create_requested.emit(NewVault(passphrase, *wanted))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.current().size(SIDE_BY_SIDE)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._halves.direction() is not direction:
            self._halves.setDirection(direction)
