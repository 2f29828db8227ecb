"""An appointment is made, moved or taken away: a day and a time are enough (I03)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from intake_app.domain.conversations import Appointment
from intake_app.domain.vocabulary import ContactKind
from intake_app.i18n import _, format_time
from intake_app.services import drafts, meeting_day
from ui.dialogs.dialog import CalmDialog
from ui.pages.wording import contact_kind_words
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown, LineField
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import row
from ui.widgets.text import Text
from ui.widgets.typed_dates import Direction


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants with an appointment: to keep it like this, or to take it away."""

    appointment: Appointment
    remove: bool = False


class AppointmentDialog(CalmDialog):
    """Use `ask`. Words of an appointment that was not made are kept in the vault, also when Keukentafel locks."""

    def __init__(self, session: Session, case_id: UUID, known: Appointment | None, parent: QWidget | None) -> None:
        title = _("Make an appointment") if known is None else _("Move the appointment")
        super().__init__(title, parent, name="appointment", width=600)
        self.asked: Asked | None = None
        self._session, self._case_id, self._known = session, case_id, known
        today = session.today()
        self._day = DateField(name="field_day", today=session.today, direction=Direction.AHEAD, earliest=today)
        self._at = LineField(name="field_time", placeholder="10:00", max_length=8)
        self._subject = LineField(name="field_subject", placeholder=_("Look back together"), max_length=120)
        self._kind = DropDown([(one, contact_kind_words(one)) for one in ContactKind], name="field_appointment_kind")
        self._place = LineField(name="field_place", placeholder=_("street, room or number"), max_length=120)
        self._day_row, self._at_row = FormRow(_("Day"), self._day), FormRow(_("Time"), self._at)
        self._odd = Text("", "small", color="attention", name="text_odd_day")
        self._odd.hide()
        self._day.date_committed.connect(self._look_at)
        self._draft_line = Text(_("You wrote this earlier."), "small", color="text.2", name="draft")
        self._build()
        self._show(known)
        self._day.setFocus()

    @classmethod
    def ask(cls, session: Session, parent: QWidget, case_id: UUID, known: Appointment | None = None) -> Asked | None:
        """What is wanted, or None. `known` is the appointment to move; without one a fresh one is made."""
        dialog = cls(session, case_id, known, parent)
        dialog.exec()
        return dialog.asked

    def submit(self) -> None:
        """Take the appointment when its day and time can be; otherwise say what is asked."""
        self._day.commit()
        day, moment = self._day.value(), time_of(self._at.text())
        self._at_row.set_error("" if moment else _("Fill in a time, such as 10:00."))
        if day is None and not self._day.error:
            self._day_row.set_error(_("Choose a day."))
        if day is None or moment is None:
            (self._at if day is not None else self._day).setFocus()
            return
        self.asked = Asked(self._appointment(day, moment))
        self.accept()

    @override
    def done(self, result: int) -> None:
        """Keep what was typed unless it was taken."""
        if self._known is None:
            words = {} if result == QDialog.DialogCode.Accepted.value else self._words()
            self._session.run(partial(drafts.keep_draft, name=self._draft(), words=words))
        super().done(result)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        optional = _("may be left out")
        when = row(self._day_row, self._at_row, gap=16)
        when.setStretch(0, 3)
        when.setStretch(1, 2)
        where = row(FormRow(_("How"), self._kind), FormRow(_("Where"), self._place, note=optional), gap=16)
        where.setStretch(0, 2)
        where.setStretch(1, 3)
        self.add(when, self._odd, FormRow(_("What for"), self._subject), where, self._draft_line)
        self._draft_line.hide()
        self._at.returnPressed.connect(self.submit)
        words = _("Make the appointment") if self._known is None else _("Keep")
        buttons = [Button(words, kind=Kind.PRIMARY, name="button_make_appointment", on_click=self.submit)]
        if self._known is not None:
            take_away = Button(_("Take the appointment away"), icon="trash-2", name="button_remove_appointment")
            take_away.clicked.connect(self._take_away)
            buttons.append(take_away)
        buttons.append(Button(_("Not now"), kind=Kind.QUIET, name="button_cancel", on_click=self.reject))
        self.set_buttons(*buttons)

    def _show(self, known: Appointment | None) -> None:
        self._kind.set_value(known.kind if known else ContactKind.HOME)
        if known is None:
            self._session.run(partial(drafts.draft, name=self._draft()), self._show_draft, owner=self)
            return
        local = known.starts_at.astimezone()
        self._day.set_value(local.date())
        self._look_at(local.date())
        self._at.set_text(format_time(local))
        self._subject.set_text(known.subject)
        self._place.set_text(known.place)

    def _look_at(self, day: date | None) -> None:
        """Say when people may not want to meet on this day; it may be chosen."""
        words = meeting_day.remark(day) if day is not None else ""
        self._odd.setText(words)
        self._odd.setVisible(bool(words))

    def _appointment(self, day: date, moment: time) -> Appointment:
        values = {
            "starts_at": datetime.combine(day, moment).astimezone(),
            "subject": self._subject.text().strip() or self._subject.placeholderText(),
            "kind": self._kind.value(),
            "place": self._place.text().strip(),
        }
        known = self._known or Appointment(case_id=self._case_id, starts_at=values["starts_at"])
        return replace(known, **values)

    def _draft(self) -> str:
        return drafts.of_dossier(drafts.APPOINTMENT, self._case_id)

    def _take_away(self) -> None:
        if self._known is not None:
            self.asked = Asked(self._known, remove=True)
            self.accept()

    def _words(self) -> dict[str, str]:
        day = self._day.value()
        typed = {
            "day": day.isoformat() if day else "",
            "time": self._at.text(),
            "subject": self._subject.text(),
            "place": self._place.text(),
        }
        return {**typed, "case": str(self._case_id)} if any(typed.values()) else {}

    def _show_draft(self, words: dict[str, str]) -> None:
        if words.get("case") != str(self._case_id) or self._words():
            return
        self._day.set_value(date.fromisoformat(words["day"]) if "day" in words else None)
        for field, name in ((self._at, "time"), (self._subject, "subject"), (self._place, "place")):
            field.set_text(words.get(name, ""))
        self._draft_line.show()
        self.fit()


def time_of(text: str) -> time | None:
    """A time as people type it: "10", "10:30", "10.30", "1030", "9 uur"; None when it is none."""
    parts = text.lower().replace("uur", "").replace(".", ":").strip().split(":")
    if len(parts) == 1 and parts[0].isdecimal() and len(parts[0]) in (3, 4):
        parts = [parts[0][:-2], parts[0][-2:]]
    try:
        hour, minute = int(parts[0]), int(parts[1]) if len(parts) > 1 else 0
        return time(hour, minute)
    except ValueError:
        return None
