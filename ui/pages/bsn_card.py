"""The citizen service number of one resident, three digits of it; why it is off where it is off (M03, rules 5.2)."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from typing_extensions import override

from intake_app.domain.bsn import IdentityDocument
from intake_app.domain.dossier import Dossier
from intake_app.errors import KeukentafelError
from intake_app.i18n import _, format_day
from intake_app.services import bsn
from intake_app.services.bsn import Standing, Switch
from ui.pages.bsn_form import BsnForm
from ui.reading_order import bring_into_view
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.form_row import ErrorLine
from ui.widgets.layouts import column, held, row
from ui.widgets.text import Text

SHOWN_FOR = 30_000  # milliseconds


class BsnCard(Card):
    """Masked until somebody asks for all of it, which is noted, and masked again by itself."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Citizen service number"), icon="id-card", gap=10, name="field_bsn")
        self._session = session
        self._standing: Standing | None = None
        self._focus_asked = False
        self._said = Text("", "body", color="text.2", name="text_bsn_said")
        self._number = Text("", "h3", codes=True, tabular=True, name="text_bsn")
        self._seen = Text("", "small", color="text.2", name="text_bsn_seen")
        self._error = ErrorLine()
        self._write = Button(_("Write the number down"), icon="pencil", name="button_write_bsn", on_click=self._begin)
        self._show_all = Button("", kind=Kind.QUIET, icon="eye", name="button_show_bsn", on_click=self._turn)
        self._change = Button(_("Change the number"), kind=Kind.QUIET, name="button_change_bsn", on_click=self._begin)
        self._remove = Button(
            _("Take the number away"), kind=Kind.QUIET, icon="trash-2", name="button_remove_bsn", on_click=self._ask
        )
        self._settings = Button(_("To the setting"), kind=Kind.QUIET, icon="settings", name="button_bsn_setting")
        self._settings.clicked.connect(lambda: session.navigate("gegevens"))
        self._acts = held(row(self._write, self._show_all, self._change, self._remove, self._settings, None, gap=4))
        self._form = BsnForm(session.today, self._keep, self._leave)
        self._sure = self._sure_line()
        self.add(self._said, self._number, self._seen, self._acts, self._sure, self._form, self._error)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._timer.timeout.connect(self.cover)
        for part in (self._said, self._number, self._seen, self._acts, self._sure, self._form):
            part.hide()

    def show_dossier(self, dossier: Dossier) -> None:
        """Ask how it stands; a number is in no dossier."""
        case_id = dossier.case.id
        self._session.run(partial(bsn.standing, case_id=case_id), self._show, owner=self, latest="bsn")

    def cover(self) -> None:
        """Three digits again."""
        self._timer.stop()
        if self._standing is not None:
            self._number.setText(self._standing.masked)
            self._show_all.setText(_("Show all of it"))
            self._show_all.set_icon("eye")

    def take_focus(self) -> None:
        """The cursor where this can be mended (taking away, writing down, the setting), once that is known."""
        buttons = (self._remove, self._write, self._settings)
        wanted = next((one for one in buttons if one.isVisibleTo(self)), None)
        self._focus_asked = wanted is None and self._standing is None
        if wanted is not None:
            bring_into_view(self)
            wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.cover()
        self._form.forget()
        self._fold(writing=False)

    def _sure_line(self) -> Card:
        sure = Card(tone="sunken", padding=12, gap=8, name="card_bsn_sure")
        yes = Button(_("Take away for good"), name="button_remove_bsn_now", on_click=self._take_away)
        no = Button(
            _("Let it stand"), kind=Kind.QUIET, name="button_let_bsn_stand", on_click=lambda: self._fold(writing=False)
        )
        words = Text(_("This cannot be undone. You can type the number again later."))
        sure.add(held(column(words, held(row(yes, no, None)), gap=8)))
        return sure

    def _show(self, standing: Standing) -> None:
        if standing == self._standing:
            return
        self._standing = standing
        self.cover()
        self._said.setText(said_words(standing))
        self._seen.setText(seen_words(standing))
        self._fold(writing=False)
        if self._focus_asked:
            self.take_focus()

    def _fold(self, *, writing: bool, sure: bool = False) -> None:
        standing = self._standing
        if standing is None:
            return
        recorded, on, may = standing.record is not None, standing.switch is Switch.ON, standing.may_change
        for part, shown in (
            (self._said, bool(self._said.text())),
            (self._number, bool(standing.masked)),
            (self._seen, bool(self._seen.text())),
            (self._write, on and may and not recorded),
            (self._show_all, bool(standing.masked)),
            (self._change, on and may and recorded),
            (self._remove, may and recorded),
            (self._settings, not on and may and not recorded),
            (self._form, writing),
            (self._sure, sure),
        ):
            part.setVisible(shown)
        self._acts.setVisible(may and not writing and not sure)
        self._error.set_sentence("")

    def _begin(self) -> None:
        if self._standing is not None:
            self.cover()
            self._fold(writing=True)
            self._form.begin(self._standing.record)

    def _leave(self) -> None:
        self._form.forget()
        self._fold(writing=False)
        self.take_focus()

    def _keep(self, typed: str, document: IdentityDocument | None, seen_on: date | None) -> None:
        if (case_id := self._session.case_id) is not None:
            work = partial(bsn.keep, case_id=case_id, typed=typed, document=document, seen_on=seen_on)
            self._session.change(
                work, lambda _done: self._kept(), on_refused=lambda error: self._form.refuse(str(error)), owner=self
            )

    def _kept(self) -> None:
        self._leave()

    def _ask(self) -> None:
        self._fold(writing=False, sure=True)
        leave = self._sure.findChild(Button, "button_let_bsn_stand")
        if leave is not None:
            leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_away(self) -> None:
        if (case_id := self._session.case_id) is not None:
            self._session.change(
                partial(bsn.remove, case_id=case_id),
                lambda _done: self.take_focus(),
                on_refused=self._refused,
                owner=self,
            )

    def _turn(self) -> None:
        if self._timer.isActive():
            self.cover()
        elif (case_id := self._session.case_id) is not None:
            self._session.run(
                partial(bsn.show, case_id=case_id), self._unmask, on_refused=self._refused, owner=self, latest="bsn_all"
            )

    def _unmask(self, digits: str) -> None:
        if self.isVisible():
            self._number.setText(digits)
            self._show_all.setText(_("Hide again"))
            self._show_all.set_icon("eye-off")
            self._timer.start()

    def _refused(self, error: KeukentafelError) -> None:
        self._error.set_sentence(str(error))


def said_words(standing: Standing) -> str:
    """Why it is off, what is wrong, or what it is for."""
    if standing.record is not None and standing.switch is not Switch.ON:
        return _("A number is recorded, but it is off here. Take it away.")
    if standing.switch is Switch.NOT_ALLOWED:
        return _("Off. Only the government may use this number, and your organisation is no government body.")
    if standing.switch is Switch.OFF:
        return _("Off. Your organisation does not record this number: no more data than is needed.")
    return _("What for: {purpose}").format(purpose=standing.purpose)


def seen_words(standing: Standing) -> str:
    """With which document it was compared, when, and by whom; that it is not there for who only reads along."""
    record = standing.record
    if record is None:
        return _("Not recorded.") if standing.switch is Switch.ON else ""
    day = format_day(record.seen_on, weekday=False, year=True)
    words = _("Seen: {document}, {day}.").format(document=bsn.document_words(record.document), day=day)
    if not standing.may_change:
        return " ".join((_("Recorded. Who reads along sees no digits."), words))
    by = _("Written down by {name}.").format(name=record.written_by) if record.written_by else ""
    return " ".join(part for part in (words, by, _("Looking at all digits is noted.")) if part)
