"""Part of a dossier for somebody else, as one locked file: which parts, for whom, behind which passphrase (M06)."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.domain.dossier import Dossier
from intake_app.domain.network_words import ConsentPurpose
from intake_app.domain.sections import Section
from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.services import prints, sections
from intake_app.services.network_words import purpose_words
from intake_app.services.section_words import section_words
from intake_app.services.sections import Choice, Offer
from ui import printing
from ui.dialogs.dialog import CalmDialog
from ui.pages.passphrase_form import PassphraseForm
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.checks import CheckBox
from ui.widgets.fields import DropDown, LineField
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import column, held
from ui.widgets.text import Text


class GiveSectionsDialog(CalmDialog):
    """Nothing is ticked but what the resident agreed that this party may have. The passphrase is kept nowhere."""

    given = Signal(str)
    """The file is written; a sentence about it."""

    def __init__(self, session: Session, dossier: Dossier, parent: QWidget | None, *, recipient: str = "") -> None:
        super().__init__(_("Give parts of this dossier"), parent, name="give_sections", width=680)
        self._session, self._dossier = session, dossier
        self._refused: dict[Section, str] = {}
        parties = sections.recipients(dossier)
        self.recipient = DropDown(
            [("", _("a colleague of our own organisation")), *((one, one) for one in parties)], name="field_recipient"
        )
        self.recipient.set_value(next((one for one in parties if one == recipient.strip()), ""))
        self.purpose = DropDown(purpose_words(), name="field_purpose")
        self.purpose.set_value(ConsentPurpose.HANDOVER)
        self._purpose_row = FormRow(_("What it is for"), self.purpose)
        self.boxes = {one: CheckBox(section_words(one), name=f"field_give_{one.value}") for one in Section}
        self._remarks = {one: Text("", "small", color="text.2", name=f"remark_{one.value}") for one in Section}
        self._warned: frozenset[Section] = frozenset()
        self.because = LineField(name="field_give_because", max_length=400)
        self._because_row = FormRow(
            _("Why may it go all the same?"), self.because, help=_("In one line, for who reads it later")
        )
        self._error = ErrorLine()
        self.form = PassphraseForm()
        self._make = Button(
            _("Make the file"), kind=Kind.PRIMARY, icon="file-lock", name="button_give", on_click=self.submit
        )
        self._build()
        self._connect()
        self._ask()

    def submit(self) -> None:
        """Ask where the file goes when there is something to give and a passphrase; otherwise say what is asked."""
        chosen = self._chosen()
        if not chosen:
            self._error.set_sentence(_("Choose what goes along."))
            next(box for box in self.boxes.values() if box.isEnabled()).setFocus()
            return
        self._error.set_sentence("")
        if self._because_row.isVisibleTo(self) and not self.because.text().strip():
            self._because_row.set_error(_("Write down why it goes all the same."))
            self.because.setFocus()
            return
        if self.form.passphrase():
            self._session.run(prints.file_folder, self._ask_where, owner=self)

    def write(self, path: Path) -> None:
        """Make the file here."""
        case_id, passphrase = self._dossier.case.id, self.form.passphrase()
        choice = Choice(self._chosen(), str(self.recipient.value() or ""), self._purpose(), self.because.text())
        self._make.set_reason(_("Busy: making the file."))
        self._session.run(
            lambda desk: sections.locked(desk, case_id, choice, passphrase),
            partial(self._write, path),
            on_refused=self._fail,
            owner=self,
        )

    # -- inside ------------------------------------------------------------------------------------------------------

    def _chosen(self) -> frozenset[Section]:
        return frozenset(one for one, box in self.boxes.items() if box.value())

    def _purpose(self) -> ConsentPurpose:
        return ConsentPurpose(self.purpose.value())

    def _ask(self) -> None:
        """What the resident agreed to about this party."""
        recipient, purpose, dossier = str(self.recipient.value() or ""), self._purpose(), self._dossier
        self._purpose_row.setVisible(bool(recipient))
        self._session.run(
            lambda desk: sections.offers(desk, dossier, recipient, purpose),
            self._show_offers,
            owner=self,
            latest="section_offers",
        )

    def _show_offers(self, found: tuple[Offer, ...]) -> None:
        self._refused = {one.section: one.refusal for one in found if one.refusal}
        self._warned = frozenset(one.section for one in found if one.remark)
        for one in found:
            self.boxes[one.section].set_value(one.ticked)
            self._remark(one.section, one.refusal or one.remark)
            self.boxes[one.section].setEnabled(not one.refusal)
        self._show_rest()
        self.fit()

    def _show_rest(self) -> None:
        """What may be about anything goes only with all the rest; what no consent covers asks for a reason."""
        self._because_row.setVisible(bool(self._warned & self._chosen()))
        self._because_row.set_error("")
        if Section.REST in self._refused:
            return
        rest, others = self.boxes[Section.REST], [box for one, box in self.boxes.items() if one is not Section.REST]
        whole = all(box.value() for box in others)
        if not whole:
            rest.set_value(False)
        rest.setEnabled(whole)
        self._remark(Section.REST, "" if whole else sections.rest_words())

    def _remark(self, section: Section, words: str) -> None:
        self._remarks[section].setText(words)
        self._remarks[section].setVisible(bool(words))
        self.boxes[section].setAccessibleDescription(words)

    def _ask_where(self, folder: str) -> None:
        name = _("Parts-of-dossier") + sections.SUFFIX
        path = printing.ask_other_file(self, folder, name, title=_("Where does the file go?"))
        if path is not None:
            self.write(path)

    def _write(self, path: Path, content: bytes) -> None:
        case_id, kept = self._dossier.case.id, str(path.parent)
        try:
            printing.write_file(content, path)
        except printing.PaperError as error:
            self._fail(error)
            return
        self._session.run(lambda desk: sections.note(desk, case_id))
        self._session.run(lambda desk: prints.keep_file_folder(desk, kept))
        self.form.empty()
        self.given.emit(_("The file is made. Give the passphrase apart from it: by telephone, or on paper."))
        self.accept()

    def _fail(self, error: KeukentafelError | printing.PaperError) -> None:
        self._make.set_reason("")
        self._error.set_sentence(str(error))

    def _connect(self) -> None:
        self.recipient.value_changed.connect(lambda _value: self._ask())
        self.purpose.value_changed.connect(lambda _value: self._ask())
        self.form.submitted.connect(self.submit)
        for box in self.boxes.values():
            box.value_changed.connect(lambda _on: self._show_rest())

    def _build(self) -> None:
        lines = [
            held(column(box, held(column(self._remarks[one], margins=(34, 0, 0, 0))), gap=0))
            for one, box in self.boxes.items()
        ]
        why = _(
            "The file is locked. What you do not tick is not in it; it only says that it was not given. "
            "The name, the day of birth, the number and the law always go along."
        )
        lost = _("Without the passphrase nobody can open the file.")
        self.add(
            Text(why),
            FormRow(_("For whom"), self.recipient),
            self._purpose_row,
            Text(_("What goes along?"), "h3"),
            column(*lines, gap=2),
            self._because_row,
            self._error,
            Text(_("A passphrase for this file"), "h3"),
            self.form,
            Text(lost, "small", color="text.2"),
        )
        cancel = Button(_("Not now"), kind=Kind.QUIET, name="button_cancel", on_click=self.reject)
        self.set_buttons(self._make, cancel)
