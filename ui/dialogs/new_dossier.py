"""A new dossier: a name is enough, the rest may wait (A01)."""

from __future__ import annotations

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from intake_app.domain.names import take_apart
from intake_app.domain.people import Person
from intake_app.domain.vocabulary import LegalGround
from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.services import caseload, dossiers, drafts
from intake_app.services.caseload import CaseloadQuery, CaseloadRow
from intake_app.services.desk import Desk
from ui.dialogs.dialog import CalmDialog
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown, LineField, TextArea
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import row
from ui.widgets.text import Text
from ui.widgets.typed_dates import Direction

DRAFT = "new_dossier"


class NewDossierDialog(CalmDialog):
    """What is typed here and not finished is kept as a draft in the vault, also when Keukentafel locks meanwhile."""

    made = Signal(object)
    """Id of the new dossier."""
    known_chosen = Signal(object)
    """Id of a dossier that was there already."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(_("New dossier"), parent, name="new_dossier", width=600)
        self._session = session
        self._name = LineField(name="field_name", max_length=200)
        self._born = DateField(
            name="field_birth_date", today=session.today, direction=Direction.BACK, latest=session.today()
        )
        self._town = LineField(name="field_town", max_length=120)
        self._phone = LineField(name="field_phone", max_length=40)
        self._ground = DropDown(_grounds(session), name="field_ground")
        self._reason = TextArea(name="field_reason", max_length=2000)
        self._name_row = FormRow(
            _("Name"), self._name, help=_("As the person is called. A first name is enough to begin.")
        )
        self._draft_line = Text("", "small", color="text.2", name="draft")
        self._empty = Button(_("Clear what I wrote"), kind=Kind.LINK, name="button_empty", on_click=self._clear)
        self._known = Text("", "small", color="text.2", name="known")
        self._open_known = Button(_("Open that dossier"), kind=Kind.LINK, name="button_open_known")
        self._known_id: UUID | None = None
        self._make = Button(_("Make dossier"), kind=Kind.PRIMARY, name="button_make", on_click=self.submit)
        self._build()
        self._session.run(partial(drafts.draft, name=DRAFT), self._show_draft, owner=self)
        self._name.setFocus()

    def _build(self) -> None:
        optional = _("may be left out")
        self._ground.set_value("")
        self._open_known.clicked.connect(self._open_that)
        self._name.text_committed.connect(self._look_for_namesake)
        self._name.textEdited.connect(lambda _text: self._name_row.set_error(""))
        self.add(
            self._name_row,
            row(self._known, self._open_known),
            row(
                FormRow(_("Date of birth"), self._born, note=optional),
                FormRow(_("Telephone"), self._phone, note=optional),
                gap=16,
            ),
            FormRow(_("Town or village"), self._town, note=optional),
            FormRow(_("Which law"), self._ground, note=optional),
            FormRow(_("Why now, in one line"), self._reason, note=optional),
            row(self._draft_line, self._empty),
        )
        cancel = Button(_("Not now"), kind=Kind.QUIET, name="button_cancel", on_click=self.reject)
        self.set_buttons(self._make, cancel)
        for part in (self._draft_line, self._empty, self._known, self._open_known):
            part.hide()

    # -- making ------------------------------------------------------------------------------------------------------

    def submit(self) -> None:
        """Make the dossier, when there is a name and the day of birth exists."""
        if not self._make.isEnabled():
            return
        if not self._name.text().strip():
            self._name_row.set_error(_("A dossier needs a name. Fill in the first name."))
            self._name.setFocus()
            return
        self._born.commit()
        if self._born.error:
            self._born.setFocus()
            return
        self._make.setEnabled(False)
        self._session.change(
            partial(_make, person=self._person(), reason=self._reason.text().strip(), ground=self._ground.value()),
            self._made,
            on_refused=self._refused,
            owner=self,
        )

    def _person(self) -> Person:
        parts = take_apart(self._name.text())
        return Person(
            first_name=parts.first_name,
            infix=parts.infix,
            last_name=parts.last_name,
            birth_date=self._born.value(),
            town=self._town.text().strip(),
            phone=self._phone.text().strip(),
        )

    def _made(self, case_id: UUID) -> None:
        self.accept()
        self.made.emit(case_id)

    def _refused(self, error: KeukentafelError) -> None:
        self._make.setEnabled(True)
        self._name_row.set_error(str(error))

    # -- the same name -----------------------------------------------------------------------------------------------

    def _look_for_namesake(self, name: str) -> None:
        """Say so when somebody of this name has a dossier already."""
        self._session.run(partial(_namesake, name=name), self._show_namesake, owner=self, latest="namesake")

    def _show_namesake(self, found: CaseloadRow | None) -> None:
        self._known_id = found.case_id if found else None
        if found:
            self._known.setText(_("There is a dossier of {name} already.").format(name=found.name))
        for part in (self._known, self._open_known):
            part.setVisible(found is not None)
        self.fit()

    def _open_that(self) -> None:
        case_id = self._known_id
        self._fill({})
        self.reject()
        self.known_chosen.emit(case_id)

    # -- drafts ------------------------------------------------------------------------------------------------------

    @override
    def done(self, result: int) -> None:
        """Keep what was typed unless a dossier was made of it."""
        finished = result == QDialog.DialogCode.Accepted.value
        self._session.run(partial(drafts.keep_draft, name=DRAFT, words={} if finished else self._words()))
        super().done(result)

    def _words(self) -> dict[str, str]:
        day = self._born.value()
        return {
            "name": self._name.text(),
            "birth_date": day.isoformat() if day else "",
            "town": self._town.text(),
            "phone": self._phone.text(),
            "ground": self._ground.value() or "",
            "reason": self._reason.text(),
        }

    def _show_draft(self, words: dict[str, str]) -> None:
        if not words or any(self._words().values()):
            return
        self._fill(words)
        self._draft_line.setText(_("You wrote this earlier."))
        self._draft_line.show()
        self._empty.show()
        self.fit()

    def _clear(self) -> None:
        self._fill({})
        self._draft_line.hide()
        self._empty.hide()
        self._name.setFocus()

    def _fill(self, words: dict[str, str]) -> None:
        self._name.setText(words.get("name", ""))
        born = words.get("birth_date", "")
        self._born.set_value(date.fromisoformat(born) if born else None)
        self._town.setText(words.get("town", ""))
        self._phone.setText(words.get("phone", ""))
        self._ground.set_value(words.get("ground", ""))
        self._reason.set_text(words.get("reason", ""))


def _grounds(session: Session) -> list[tuple[str, str]]:
    laws = [(ground.value, str(session.forms.ground(ground).title)) for ground in LegalGround]
    return [("", _("Not decided yet")), *laws]


def _namesake(desk: Desk, name: str) -> CaseloadRow | None:
    """On the vault thread: an open dossier of somebody with exactly this name."""
    words = name.split()
    if len(words) < 2:
        return None
    rows = caseload.caseload(desk, CaseloadQuery(search=name, limit=20)).rows
    return next((row for row in rows if row.name.casefold().split() == name.casefold().split()), None)


def _make(desk: Desk, person: Person, reason: str, ground: str) -> UUID:
    """On the vault thread: make the dossier."""
    grounds = (LegalGround(ground),) if ground else ()
    return dossiers.open_dossier(desk, person, melding_reason=reason, legal_grounds=grounds)
