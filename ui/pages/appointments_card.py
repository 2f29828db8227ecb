"""What was agreed to meet: the appointments to come, each opening to move it, and a button for a new one (I03)."""

from __future__ import annotations

from intake_app.domain import print_ids
from intake_app.domain.conversations import Appointment
from intake_app.domain.dossier import Dossier
from intake_app.i18n import _, format_day, format_time
from intake_app.services import editing
from intake_app.services.desk import Desk
from ui.pages.folding import RunningRow
from ui.pages.wording import contact_kind_words
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.status import MissingItem
from ui.widgets.text import Text


class AppointmentsCard(Card):
    """The appointments of today and later, the soonest first."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            _("Appointments"), icon="calendar-check", divided=True, padding=0, gap=0, name="field_appointment"
        )
        self._session = session
        self.items: list[MissingItem] = []
        self._lines = column(gap=0)
        self._empty = Text(_("No appointment yet."), color="text.2", name="no_appointment")
        self._nothing = held(row(self._empty, margins=(16, 12, 16, 2)))
        self._make = Button(
            _("Make an appointment"), kind=Kind.QUIET, icon="plus", name="button_add_appointment", on_click=self.ask
        )
        self._invite = Button(
            _("Invitation letter"),
            kind=Kind.QUIET,
            icon="mail-open",
            name="button_invitation",
            on_click=lambda: session.navigate(f"afdruk/{print_ids.INVITATION}"),
        )
        self._invite.hide()
        doors = held(RunningRow(self._make, self._invite, gap=4, line_gap=0))  # under each other in a narrow column
        self.add(self._lines, self._nothing, held(column(doors, margins=(4, 4, 4, 6))))
        self.setFocusProxy(self._make)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what lies ahead."""
        clear(self._lines)
        self.items = []
        today = self._session.today()
        ahead = [one for one in dossier.appointments if one.starts_at.astimezone().date() >= today]
        for one in sorted(ahead, key=lambda one: (one.starts_at, one.id)):
            if self.items:
                self._lines.addWidget(Rule())
            self._lines.addWidget(self._line(one))
        self._nothing.setVisible(not ahead)
        self._invite.setVisible(bool(ahead))

    def ask(self, known: Appointment | None = None) -> None:
        """Ask for a new appointment, or what is to become of this one."""
        from ui.dialogs.appointment import AppointmentDialog

        session, case_id = self._session, self._session.case_id
        if case_id is None:
            return
        asked = AppointmentDialog.ask(session, self.window(), case_id, known)
        if asked is None or not session.alive:
            return
        wanted = asked.appointment

        def work(desk: Desk) -> object:
            if asked.remove:
                return editing.remove(desk, Appointment, wanted.id, _("Take the appointment away"))
            if known is None:
                return editing.add(desk, wanted, label=_("Appointment"))
            values = {name: getattr(wanted, name) for name in ("starts_at", "subject", "kind", "place")}
            return editing.edit(desk, Appointment, wanted.id, _("Move the appointment"), **values)

        session.change(work)

    def _line(self, one: Appointment) -> MissingItem:
        local = one.starts_at.astimezone()
        when = _("{day}, {time}").format(day=format_day(local.date()), time=format_time(local))
        words = ", ".join(part for part in (one.subject, one.place or contact_kind_words(one.kind)) if part)
        item = MissingItem(when, words, name=f"appointment_{len(self.items)}")
        item.clicked.connect(lambda: self.ask(one))
        self.items.append(item)
        return item
