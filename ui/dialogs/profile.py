"""Who works at this desk, as plans and prints name them; and after how long Keukentafel locks."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from intake_app.i18n import _, ngettext
from ui.dialogs.dialog import CalmDialog
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown, LineField
from ui.widgets.form_row import FormRow
from ui.widgets.typed_dates import Direction

LOCK_MINUTES = (2, 5, 10, 15)


class ProfileDialog(CalmDialog):
    """Fields that save themselves."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(_("About you"), parent, name="profile", width=560)
        self._session = session
        self._line("consultant", _("Your name"))
        self._line("role", _("Your role"), help=_("As residents know you, for instance “consulent”."))
        self._line("organisation", _("Your team or organisation"))
        self._line("municipality", _("Municipality"))
        self._line("place", _("Where you work"))
        self._line(
            "phone", _("Your telephone number"), help=_("It stands on the plan, so that residents can reach you.")
        )
        self._line("hours", _("When you can be reached"))
        self._trained()
        self._lock()
        self.set_buttons(Button(_("Close"), kind=Kind.PRIMARY, name="button_close", on_click=self.accept))

    def done(self, result: int) -> None:
        """Commit what is still being typed, however the dialog closes."""
        for field in self.findChildren(LineField):
            field.commit()
        super().done(result)

    def _line(self, name: str, label: str, help: str = "") -> None:
        field = LineField(name=f"field_{name}", max_length=120)
        field.set_text(getattr(self._session.profile, name))
        field.text_committed.connect(lambda text: self._session.change_profile(**{name: text.strip()}))
        self.add(FormRow(label, field, help=help))

    def _trained(self) -> None:
        field = DateField(
            name="field_zrm_trained_on",
            today=self._session.today,
            direction=Direction.BACK,
            latest=self._session.today(),
        )
        field.set_value(self._session.profile.zrm_trained_on)
        field.date_committed.connect(self._keep_training)
        self.add(
            FormRow(
                _("Day of your training in the ZRM"),
                field,
                note=_("may be left out"),
                help=_("Without it the plan says that the ZRM was scored without training."),
            )
        )

    def _lock(self) -> None:
        own = self._session.rules.number("auto_lock_minutes") or LOCK_MINUTES[1]
        usual = ngettext("as agreed here: after {n} minute", "as agreed here: after {n} minutes", own).format(n=own)
        entries = [(0, usual)]
        entries += [(n, ngettext("after {n} minute", "after {n} minutes", n).format(n=n)) for n in LOCK_MINUTES]
        field = DropDown(entries, name="field_lock_after_minutes")
        field.set_value(self._session.profile.lock_after_minutes)
        field.value_changed.connect(lambda minutes: self._session.change_profile(lock_after_minutes=minutes))
        self.add(FormRow(_("Lock when nobody works"), field))

    def _keep_training(self, day: date | None) -> None:
        self._session.change_profile(zrm_trained_on=day)
