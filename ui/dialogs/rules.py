"""The rules of the municipality: which profile holds here, what another would change, and what is filled in oneself."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.errors import KeukentafelError
from intake_app.i18n import _, format_day
from intake_app.instruments.rule_profiles import ELSEWHERE, SETTINGS, TERM_SETTINGS, Setting
from intake_app.services import rules
from intake_app.services.desk import Desk
from intake_app.services.rules import Rules, SettingDifference
from ui.dialogs.dialog import CalmDialog
from ui.dialogs.setting_field import NotAValue, SettingField
from ui.dialogs.setting_words import setting_words, value_words
from ui.dialogs.term_lengths import TermLengthsDialog
from ui.listing_terms import list_terms_anew
from ui.session import Session
from ui.widgets.buttons import Button, Kind, ReasonedButton
from ui.widgets.fields import DropDown
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import clear, column, row
from ui.widgets.text import Text


class RulesDialog(CalmDialog):
    """Shows the differences before a profile is chosen. Own values win from the profile."""

    changed = Signal()
    """Other rules hold from now on."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(_("Rules of the municipality"), parent, name="rules", width=640)
        self._session = session
        self._may_change = session.may_change
        self._held: Rules | None = None
        profiles = session.forms.profiles
        self._profile = DropDown([(one.id, str(one.name)) for one in profiles.values()], name="field_profile")
        self._profile.value_changed.connect(self._compare)
        self._about = Text("", "small", color="text.2", name="text_profile")
        self._differences = column(gap=4)
        take = Button(_("Work by this profile"), name="button_take_profile", on_click=self._choose)
        self._take = ReasonedButton(take, before=False)
        names = [(name, setting_words(name)) for name in SETTINGS if name not in ELSEWHERE]
        self._setting = DropDown(sorted(names, key=lambda one: one[1].casefold()), name="field_setting")
        self._setting.value_changed.connect(lambda _name: self._show_value())
        self._value = SettingField(
            [(one.id, str(one.title)) for one in session.forms.instruments.values() if session.offered.has(one.id)]
        )
        self._value_row = FormRow(_("Value"), self._value)
        self._error = ErrorLine()
        self._keep_own = Button(_("Keep this"), name="button_keep_setting", on_click=self._keep)
        self._back = Button(_("As the profile says"), kind="quiet", name="button_drop_setting", on_click=self._drop)
        lengths = Button(
            _("Length of the terms…"),
            kind="quiet",
            icon="hourglass",
            name="button_term_lengths",
            on_click=self._open_lengths,
        )
        self.add(
            Text(_("These rules hold for everybody in this vault. Check them with your municipality."), "body"),
            FormRow(_("Rule profile"), self._profile),
            self._about,
            self._differences,
            self._take,
            FormRow(_("Fill in yourself"), self._setting),
            self._value_row,
            self._error,
            row(self._keep_own, self._back, None),
            row(lengths, None),
        )
        if not self._may_change:
            self._value.setEnabled(False)
            for part in (self._keep_own, self._back, self._take, lengths):
                part.hide()
        self.set_buttons(Button(_("Close"), kind=Kind.PRIMARY, name="button_close", on_click=self.accept))
        session.run(rules.rules, self._show, owner=self)

    def _show(self, held: Rules) -> None:
        self._held = held
        self._profile.set_value(held.profile.id)
        if self._setting.value() is None:
            self._setting.set_value(next(iter(TERM_SETTINGS)))
        self._show_value()
        self._compare(held.profile.id)

    def _compare(self, profile_id: str) -> None:
        profile = self._session.forms.profiles[profile_id]
        checked = format_day(profile.checked_on, weekday=False, year=True)
        words = _("Source: {source}").format(source=profile.source)
        looked = _("Last looked at on {day}.").format(day=checked)
        self._about.setText(f"{words} {looked}")
        self._session.run(
            partial(rules.differences, profile_id=profile_id), self._show_differences, owner=self, latest="differences"
        )

    def _show_differences(self, found: tuple[SettingDifference, ...]) -> None:
        clear(self._differences)
        for one in found:
            change = _("{setting}: {before} becomes {after}").format(
                setting=setting_words(one.name), before=value_words(one.before), after=value_words(one.after)
            )
            self._differences.addWidget(Text(change, "small"))
        held = self._held is not None and self._held.profile.id == self._profile.value()
        self._take.set_reason(_("This profile holds already.") if held else "")
        self.fit()

    def _choose(self) -> None:
        self._change(partial(_choose, profile_id=self._profile.value()))

    def _show_value(self) -> None:
        self._error.set_sentence("")
        if self._held is not None:
            name = self._setting.value() or next(iter(TERM_SETTINGS))
            self._value.show_setting(name, self._held.settings.get(name))
            self._value_row.label.setText(self._value.label())
            unknown = self._held.settings.get(name) is None
            self._value_row.set_help(_("Not known: then nothing is counted with it.") if unknown else "")
            self._back.setVisible(name in self._held.own and self._may_change)
            self.fit()

    def _keep(self) -> None:
        try:
            value = self._value.read()
        except NotAValue as problem:
            self._error.set_sentence(str(problem))
            self._value.focus_value()
            return
        self._change(partial(_set_own, name=self._setting.value(), value=value))

    def _drop(self) -> None:
        self._change(partial(_set_own, name=self._setting.value(), value=None))

    def _open_lengths(self) -> None:
        dialog = TermLengthsDialog(self._session, self)
        dialog.changed.connect(self.changed)
        dialog.open()

    def _change(self, work: partial[Rules]) -> None:
        self._session.change(work, self._changed, on_refused=self._refused, owner=self)

    def _changed(self, held: Rules) -> None:
        self._show(held)
        self.changed.emit()
        self._session.words_changed.emit()
        list_terms_anew(self._session, lambda: None)

    def _refused(self, error: KeukentafelError) -> None:
        self._error.set_sentence(str(error))
        self._value.focus_value()


def _choose(desk: Desk, profile_id: str) -> Rules:
    return rules.choose_profile(desk, profile_id)


def _set_own(desk: Desk, name: str, value: Setting | None) -> Rules:
    return rules.set_own(desk, name, value)
