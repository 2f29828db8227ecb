"""The rules of one dossier: which profile and version it uses, and what another one would change first (L04)."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.errors import KeukentafelError
from intake_app.i18n import _, format_day
from intake_app.services import case_rules
from intake_app.services.case_rules import VAULT, CaseDifferences, Standing
from intake_app.services.desk import Desk
from ui.dialogs.dialog import CalmDialog
from ui.dialogs.setting_words import setting_words, value_words
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import DropDown
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import clear, column
from ui.widgets.text import Text

MOST = 12  # lines of differences that show


class CaseRulesDialog(CalmDialog):
    """Takes another profile over for this dossier alone, or goes back to the vault's. One step of undo."""

    def __init__(self, session: Session, dossier: Dossier, parent: QWidget | None) -> None:
        super().__init__(_("Rules of this dossier"), parent, name="case_rules", width=640)
        self._session, self._dossier = session, dossier
        entries = [(VAULT, _("As everybody in this vault"))]
        entries += [(one.id, str(one.name)) for one in session.forms.profiles.values()]
        self._profile = DropDown(entries, name="field_case_profile")
        self._profile.set_value(dossier.case.rule_profile)
        self._profile.value_changed.connect(self._compare)
        self._standing = Text("", "body", name="text_standing")
        self._differences = column(gap=4)
        self._error = ErrorLine()
        self._take = Button(
            _("Work by these rules"), kind=Kind.PRIMARY, name="button_take_rules", on_click=self._choose
        )
        self.add(self._standing, FormRow(_("Rule profile"), self._profile), self._differences, self._error)
        close = Button(_("Close"), kind=Kind.QUIET, name="button_close", on_click=self.reject)
        self.set_buttons(self._take, close)
        session.run(partial(case_rules.standing, dossier=dossier), self._show, owner=self)
        self._compare(dossier.case.rule_profile)

    def _show(self, found: Standing) -> None:
        profile, day = str(found.held.profile.name), found.version
        whose = (
            _("This dossier goes by the rules of {profile}, version {version}.")
            if found.own
            else _("This dossier goes by the rules of the vault: {profile}, version {version}.")
        )
        words = [whose.format(profile=profile, version=day)]
        if found.newer:
            words.append(_("These rules changed since: version {version}.").format(version=found.newer))
        self._standing.setText(" ".join(words))
        self.fit()

    def _compare(self, profile_id: str) -> None:
        self._error.set_sentence("")
        ask = partial(case_rules.differences, dossier=self._dossier, profile_id=profile_id)
        self._session.run(ask, partial(self._show_differences, profile_id), owner=self, latest="case_differences")

    def _show_differences(self, profile_id: str, found: CaseDifferences) -> None:
        clear(self._differences)
        lines = [*_term_lines(found), *_setting_lines(found)]
        for words in lines[:MOST]:
            self._differences.addWidget(Text(words, "small"))
        if len(lines) > MOST:
            self._differences.addWidget(Text(_("And {n} more.").format(n=len(lines) - MOST), "small", color="text.2"))
        same = profile_id == self._dossier.case.rule_profile
        if not lines and not same:
            self._differences.addWidget(Text(_("Nothing would change for this dossier."), "small", color="text.2"))
        why = _("These rules hold already.") if same else ""
        if why:
            self._differences.addWidget(Text(why, "small", color="text.2", name="take_reason"))
        self._take.set_reason(why)
        self.fit()

    def _choose(self) -> None:
        work = partial(_take_over, case_id=self._dossier.case.id, profile_id=self._profile.value() or VAULT)
        self._session.change(work, lambda _changes: self.accept(), on_refused=self._refused, owner=self)

    def _refused(self, error: KeukentafelError) -> None:
        self._error.set_sentence(str(error))
        self._profile.setFocus()


def _term_lines(found: CaseDifferences) -> list[str]:
    days = [
        (one.title, *(format_day(day, weekday=False, year=True) if day else "" for day in (one.before, one.after)))
        for one in found.terms
    ]
    words, none = _("{term}: {before} becomes {after}"), _("not there")
    return [words.format(term=title, before=was or none, after=is_ or none) for title, was, is_ in days]


def _setting_lines(found: CaseDifferences) -> list[str]:
    return [
        _("{setting}: {before} becomes {after}").format(
            setting=setting_words(one.name), before=value_words(one.before), after=value_words(one.after)
        )
        for one in found.settings
    ]


def _take_over(desk: Desk, case_id: UUID, profile_id: str) -> Changes:
    return case_rules.take_over(desk, case_id, profile_id)
