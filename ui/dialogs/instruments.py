"""Which forms this organisation works with. Off is off everywhere; what was answered stays readable (G11)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from intake_app.i18n import _
from intake_app.instruments.model import Instrument, Status
from ui.dialogs.dialog import CalmDialog
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.check_box import CheckBox
from ui.widgets.layouts import column
from ui.widgets.text import Text


class InstrumentsDialog(CalmDialog):
    """A tick per form; every tick counts at once. Forms that are out of use are not offered."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(_("Choose forms"), parent, name="instruments", width=720)
        self._session = session
        self.add(
            Text(
                _("What is off is nowhere on the screen. What was filled in before can still be read."), color="text.2"
            )
        )
        forms = [one for one in session.forms.instruments.values() if one.status is not Status.OLD]
        for title, wanted in ((_("Usual"), Status.ACTIVE), (_("If you want them"), Status.OPTIONAL)):
            here = [form for form in forms if form.status is wanted]
            if here:
                self.add(column(Text(title, "h3"), *map(self._tick, here), gap=2))
        self.set_buttons(Button(_("Close"), kind=Kind.PRIMARY, name="button_close", on_click=self.accept))

    def _tick(self, form: Instrument) -> CheckBox:
        box = CheckBox(str(form.title), name=f"field_{form.id}")
        box.set_value(self._session.offered.has(form.id))
        box.setAccessibleDescription(str(form.about))
        box.value_changed.connect(lambda on: self._session.offered.switch(form.id, on))
        return box
