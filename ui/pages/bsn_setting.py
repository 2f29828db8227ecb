"""The setting of the citizen service number: what kind of body this is, what for, and on or off (rules 5.2)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt

from intake_app.errors import KeukentafelError
from intake_app.i18n import _, ngettext
from intake_app.services import bsn
from intake_app.services.bsn import BsnSetting, Switch
from intake_app.services.desk import Desk
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.fields import TextArea
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import held, row
from ui.widgets.text import Text


class BsnSettingCard(Card):
    """Switching off, and being no government body, take recorded numbers away: asked first, with how many."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Citizen service number (BSN)"), icon="id-card", gap=12, name="card_bsn_setting")
        self._session = session
        self._setting: BsnSetting | None = None
        self._asked: Callable[[Desk], int] | None = None
        self._state = Text("", "strong", name="text_bsn_state")
        kinds = [Option(value=True, label=_("Government")), Option(value=False, label=_("No government body"))]
        self._kind = SegmentedChoice(kinds, name="field_organisation_kind")
        self._kind.value_changed.connect(self._say_kind)
        self._purpose = TextArea(name="field_bsn_purpose", lines=2, max_length=bsn.LONGEST_PURPOSE)
        self._purpose_row = FormRow(
            _("What you need it for"),
            self._purpose,
            help=_("One sentence that a resident understands. The resident gets to read it too."),
        )
        self._error = ErrorLine()
        self._on = Button("", name="button_bsn_on", on_click=self._switch_on)
        self._off = Button(_("Switch off"), kind=Kind.QUIET, name="button_bsn_off", on_click=self._switch_off)
        self._acts = held(row(self._on, self._off, None))
        self._question = Text("", name="text_bsn_question")
        yes = Button(_("Take away for good"), name="button_bsn_off_now", on_click=self._carry_out)
        self._no = Button(_("Let it stand"), kind=Kind.QUIET, name="button_bsn_leave", on_click=self._leave)
        self._sure = Card(tone="sunken", padding=12, gap=8, name="card_bsn_off_sure")
        self._sure.add(self._question, held(row(yes, self._no, None)))
        self.add(
            self._state,
            Text(_("Switch it on only when you need it. Screens show three digits, and no print or file holds it.")),
            FormRow(
                _("Your organisation"),
                self._kind,
                help=_("Only a government body may use this number, for its own task. Consent does not change that."),
            ),
            self._purpose_row,
            self._error,
            self._acts,
            self._sure,
        )
        self._sure.hide()
        self._may = session.may_change
        for part in (self._kind, self._purpose, self._on, self._off):
            part.setEnabled(self._may)

    def ask(self) -> None:
        """Show how it is set now."""
        self._session.run(bsn.setting, self._show, owner=self, latest="bsn_setting")

    def _show(self, found: BsnSetting) -> None:
        self._setting = found
        government, on = found.switch is not Switch.NOT_ALLOWED, found.switch is Switch.ON
        self._kind.set_value(government)
        self._purpose.set_text(found.purpose)
        self._purpose_row.setVisible(government)
        self._state.setText(state_words(found))
        self._on.setText(_("Keep this purpose") if on else _("Switch on"))
        self._on.setVisible(government)
        self._off.setText(_("Switch off") if on else _("Take every number away"))
        self._off.setVisible(on or found.recorded > 0)
        self._acts.setVisible(government or found.recorded > 0)
        self._sure.hide()
        self._error.set_sentence("")

    def _switch_on(self) -> None:
        work = partial(bsn.switch_on, purpose=self._purpose.toPlainText())
        self._session.change(work, self._show, on_refused=self._refused, owner=self)

    def _switch_off(self) -> None:
        self._take_away_first(bsn.switch_off)

    def _say_kind(self, government: bool) -> None:
        self._take_away_first(partial(bsn.say_kind, government=government), harmless=government)

    def _take_away_first(self, work: Callable[[Desk], int], *, harmless: bool = False) -> None:
        """Do it at once when no number goes, and ask otherwise."""
        recorded = self._setting.recorded if self._setting is not None else 0
        self._asked = work
        if harmless or not recorded:
            self._carry_out()
            return
        words = ngettext(
            "{n} dossier has a number. It is taken away, and that cannot be undone.",
            "{n} dossiers have a number. They are taken away, and that cannot be undone.",
            recorded,
        )
        self._question.setText(words.format(n=recorded))
        self._acts.hide()
        self._sure.show()
        self._no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _carry_out(self) -> None:
        if self._asked is not None:
            self._session.change(self._asked, lambda _n: self.ask(), on_refused=self._refused, owner=self)
            self._asked = None

    def _leave(self) -> None:
        self._asked = None
        if self._setting is not None:
            self._show(self._setting)

    def _refused(self, error: KeukentafelError) -> None:
        self._error.set_sentence(str(error))
        self._purpose.setFocus(Qt.FocusReason.OtherFocusReason)


def state_words(found: BsnSetting) -> str:
    """On or off, and in how many dossiers."""
    if found.switch is not Switch.ON and found.recorded:
        words = ngettext("Off, but {n} dossier has a number.", "Off, but {n} dossiers have a number.", found.recorded)
    elif found.switch is not Switch.ON:
        words = _("Off.")
    else:
        words = ngettext("On. Recorded in {n} dossier.", "On. Recorded in {n} dossiers.", found.recorded)
    return words.format(n=found.recorded)
