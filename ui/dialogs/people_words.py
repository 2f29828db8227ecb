"""What this organisation calls the resident and the consultant, on every screen and every print (N01)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.people_words import SUGGESTED_CONSULTANT, SUGGESTED_RESIDENT, Name
from intake_app.services import rules
from intake_app.services.desk import Desk
from intake_app.services.rules import Rules
from ui.dialogs.dialog import CalmDialog
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import DropDown, LineField
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import column, held
from ui.widgets.text import Text

_OWN = "\0own"


class PeopleWordsDialog(CalmDialog):
    """Two words with their plurals. "Keep" uses them everywhere at once; the ordinary ones are one key away."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(_("Words for people"), parent, name="people_words", width=600)
        self._session = session
        self.resident = _Word("person", _("Word for the resident"), SUGGESTED_RESIDENT)
        self.consultant = _Word("professional", _("Word for the consultant"), SUGGESTED_CONSULTANT)
        self._error = ErrorLine()
        keep = Button(_("Use these words"), kind=Kind.PRIMARY, name="button_keep_words", on_click=self._keep)
        back = Button(_("The ordinary words"), kind=Kind.QUIET, name="button_ordinary_words", on_click=self._ordinary)
        self.add(
            Text(_("These words stand on every screen and print of this vault. What people wrote stays as it is.")),
            self.resident,
            self.consultant,
            self._error,
        )
        self.set_buttons(keep, Button(_("Close"), name="button_close", on_click=self.reject), back)
        session.run(rules.rules, self._show, owner=self)

    def _show(self, held: Rules) -> None:
        self.resident.show_name(held.words("person_term"), held.words("person_term_plural"))
        self.consultant.show_name(held.words("professional_term"), held.words("professional_term_plural"))
        self.fit()

    def _keep(self) -> None:
        words = {**self.resident.values(), **self.consultant.values()}
        self._session.change(partial(_set_all, words=words), self._done, on_refused=self._refused, owner=self)

    def _ordinary(self) -> None:
        words = dict.fromkeys((*self.resident.values(), *self.consultant.values()))
        self._session.change(partial(_set_all, words=words), self._done, owner=self)

    def _done(self, _held: Rules) -> None:
        self.accept()
        self._session.words_changed.emit()

    def _refused(self, error: KeukentafelError) -> None:
        self._error.set_sentence(str(error))


class _Word(QWidget):
    """A word from the list, or an own one with its plural."""

    def __init__(self, key: str, label: str, suggested: tuple[str, ...]) -> None:
        super().__init__()
        self._key, self._suggested = key, suggested
        entries = [*((one, one) for one in suggested), (_OWN, _("an own word"))]
        self.choice = DropDown(entries, name=f"field_{key}_term")
        self.choice.value_changed.connect(lambda value: self._open(value == _OWN))
        self.one = LineField(name=f"field_{key}_own", max_length=30)
        self.many = LineField(name=f"field_{key}_plural", max_length=30)
        self._own = held(
            column(
                FormRow(_("One"), self.one, help=_("With “het” before it where that belongs: het gezinslid.")),
                FormRow(_("More than one"), self.many),
                gap=8,
            )
        )
        self.setLayout(column(FormRow(label, self.choice), self._own, gap=8))
        self._open(False)

    def show_name(self, one: str, many: str) -> None:
        """What holds now."""
        own = one not in self._suggested
        self.choice.set_value(_OWN if own else one)
        self.one.set_text(one if own else "")
        self.many.set_text((many or Name.of(one).many) if own else "")
        self._open(own)

    def values(self) -> dict[str, str | None]:
        """The settings; None goes back to what the profile says."""
        chosen = self.choice.value()
        own = chosen == _OWN
        one = self.one.text().strip() if own else str(chosen or "")
        many = self.many.text().strip() if own else ""
        return {f"{self._key}_term": one or None, f"{self._key}_term_plural": many or None}

    def _open(self, own: bool) -> None:
        self._own.setVisible(own)


def _set_all(desk: Desk, words: dict[str, str | None]) -> Rules:
    return rules.set_words(desk, words)
