"""Photographs, scans and PDFs of the resident: brought into the vault, looked at, and taken away again (G01)."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from intake_app.domain.dossier import Dossier
from intake_app.domain.portfolio import Attachment
from intake_app.domain.portfolio_choices import AttachmentKind
from intake_app.errors import InputRefused, KeukentafelError
from intake_app.i18n import _, ngettext
from intake_app.services import attachments, editing, portfolio
from ui import theme
from ui.session import Session
from ui.widgets import pdf_pages
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.checks import CheckBox
from ui.widgets.fields import LineField
from ui.widgets.form_row import ErrorLine
from ui.widgets.layouts import column, held, lay_on, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.services.desk import Desk

_SIDE = 132
_MOST_READ = 25 * 1024 * 1024 + 1


class FilesCard(Card):
    """One block per file with its picture. The bytes never leave the vault for the disk."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Pictures and scans"), icon="image", gap=10, name="field_files")
        self._session = session
        self._blocks: dict[UUID, _FileBlock] = {}
        self._lines = column(gap=12)
        self._empty = Text(
            _("No pictures yet. A photograph says a lot: of work you are proud of, or of you."), color="text.2"
        )
        self._error = ErrorLine()
        add = Button(_("Add a photograph or PDF"), icon="plus", name="button_add_file", on_click=self.ask)
        self._wipe = Button("", kind=Kind.QUIET, icon="trash-2", name="button_wipe_files", on_click=self._wipe_all)
        self.setFocusProxy(add)
        words = _(
            "A JPEG, a PNG or a PDF, at most 25 MB. What the camera wrote into it (such as the place) is taken out."
        )
        self.add(
            self._empty, self._lines, self._error, row(add, None, self._wipe), Text(words, "small", color="text.2")
        )

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the files that were not taken away."""
        kept = dossier.kept_attachments
        for gone in set(self._blocks) - {one.id for one in kept}:
            block = self._blocks.pop(gone)
            self._lines.removeWidget(block)
            block.hide()
            block.deleteLater()
        photo = dossier.portfolio.photo_id if dossier.portfolio else None
        for one in kept:
            if one.id not in self._blocks:
                self._blocks[one.id] = _FileBlock(self._session, one)
                self._lines.addWidget(self._blocks[one.id])
            self._blocks[one.id].show_file(one, framed=one.id == photo)
        self._empty.setVisible(not kept)
        gone_count = len(dossier.attachments) - len(kept)
        words = ngettext("Wipe {n} file that was taken away", "Wipe {n} files that were taken away", gone_count)
        self._wipe.setText(words.format(n=gone_count))
        self._wipe.setVisible(gone_count > 0)

    def commit(self) -> None:
        """Keep what is typed now."""
        for block in self._blocks.values():
            block.title.commit()

    def ask(self) -> None:
        """Let somebody choose a file."""
        kinds = _("Photographs and PDFs") + " (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.gif *.bmp *.pdf)"
        chosen, _kind = QFileDialog.getOpenFileName(self.window(), _("Add a photograph or PDF"), "", kinds)
        if chosen:
            self.take(Path(chosen))

    def take(self, path: Path) -> None:
        """Bring a file into the vault; what is refused says why."""
        case_id = self._session.case_id
        if case_id is not None:
            self._error.set_sentence("")
            self._session.change(partial(_bring, case_id=case_id, path=path), on_refused=self._refused, owner=self)

    def _refused(self, error: KeukentafelError) -> None:
        self._error.set_sentence(str(error))

    def _wipe_all(self) -> None:
        case_id = self._session.case_id
        if case_id is not None:
            self._session.change(lambda desk: attachments.wipe(desk, case_id))


def _bring(desk: Desk, *, case_id: UUID, path: Path) -> Attachment:
    try:
        with path.open("rb") as stream:
            content = stream.read(_MOST_READ)
    except OSError:
        raise InputRefused(_("This file cannot be read. Choose another, or copy it to this computer first.")) from None
    return attachments.add(desk, case_id, content, _title_of(path))


def _title_of(path: Path) -> str:
    """Words for a file: its name when that says something, or nothing for "IMG_2034"."""
    words = path.stem.replace("_", " ").replace("-", " ").strip()
    return words if any(letter.isalpha() for letter in words) and not any(one.isdigit() for one in words) else ""


class _FileBlock(QWidget):
    """One file: its picture, its words, and where it stands."""

    def __init__(self, session: Session, one: Attachment) -> None:
        super().__init__()
        self._session, self._id, self._kind = session, one.id, one.kind
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        side = theme.current().size(_SIDE)
        self._picture.setFixedSize(QSize(side, side))
        lay_on(self._picture, "sunken")
        self.title = LineField(name=f"field_file_{one.id}", max_length=120)
        self.title.setAccessibleName(_("What it shows"))
        self.title.text_committed.connect(lambda text: self._keep(title=text.strip() or _("Photograph")))
        self._facts = Text("", "small", color="text.2")
        self._on = CheckBox(_("Stands in the portfolio"), name="field_file_shown")
        self._on.value_changed.connect(lambda on: self._keep(on_portfolio=on))
        self._frame = CheckBox(_("In the frame on the first page"), name="field_file_frame")
        self._frame.value_changed.connect(self._set_frame)
        photo = one.kind is AttachmentKind.PHOTO
        away = Button(_("Take away"), kind=Kind.QUIET, icon="trash-2", name="button_take_away")
        away.clicked.connect(lambda: session.change(lambda desk: attachments.take_away(desk, one.id)))
        ticks = [self._on, self._frame] if photo else []
        words = column(self.title, self._facts, *ticks, row(away, None), gap=4)
        line = row(self._picture, held(words), gap=12)
        line.setStretch(1, 1)
        self.setLayout(line)
        session.run(lambda desk: attachments.content(desk, one.id), self._draw, on_refused=lambda _e: None, owner=self)

    def show_file(self, one: Attachment, *, framed: bool) -> None:
        """Show what is stored of it."""
        self.title.set_text(one.title)
        self._facts.setText(attachments.kind_words(one))
        self._on.set_value(one.on_portfolio)
        self._frame.set_value(framed)
        self._picture.setAccessibleName(one.title)

    def _keep(self, **values: object) -> None:
        label = _("Pictures and scans")
        self._session.change(lambda desk: editing.edit(desk, Attachment, self._id, label, **values))

    def _set_frame(self, on: bool) -> None:
        case_id = self._session.case_id
        if case_id is not None:
            wanted = self._id if on else None
            self._session.change(lambda desk: portfolio.choose(desk, case_id, photo_id=wanted))

    def _draw(self, content: bytes) -> None:
        side = self._picture.width()
        if self._kind is AttachmentKind.PDF:
            self._session.tasks.compute(
                lambda _job: pdf_pages.render_page(content, 0, side * 2),
                self._show,
                lambda _error: None,
                context=self,
            )
        else:
            self._show(QImage.fromData(content))

    def _show(self, image: QImage) -> None:
        side = self._picture.size()
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        if not image.isNull():
            self._picture.setPixmap(QPixmap.fromImage(image).scaled(side, keep, smooth))
