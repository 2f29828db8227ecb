"""The name, the logo and the colour of the organisation at the head of prints, for everybody in this vault."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from typing_extensions import override

from intake_app.errors import InputRefused, KeukentafelError
from intake_app.i18n import _
from intake_app.services import letterheads
from ui import theme
from ui.dialogs.dialog import CalmDialog
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LineField
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import held, row
from ui.widgets.picture import Picture
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.services.desk import Desk
    from intake_app.services.letterheads import Letterhead

_MOST_READ = 6 * 1024 * 1024
_LOGO = (240, 52)  # px of the design: twice the room on paper


class LetterheadDialog(CalmDialog):
    """Fields that save themselves; what is refused says why and stays as it was."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(_("Name and logo on prints"), parent, name="letterhead", width=560)
        self._session = session
        explained = _(
            "This stands on the first page of plans, letters and forms. Never on what a resident shows others."
        )
        self.name = LineField(name="field_letterhead_name", max_length=letterheads.LONGEST_NAME)
        self.colour = LineField(name="field_letterhead_colour", max_length=7, placeholder="#1f4e79")
        self.logo = QLabel()
        self.logo.setObjectName("letterhead_logo")
        self.logo.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.choose = Button(_("Choose a logo"), icon="image", name="button_choose_logo", on_click=self._ask)
        self.remove = Button(
            _("Without a logo"), kind=Kind.QUIET, name="button_remove_logo", on_click=lambda: self._change(logo=b"")
        )
        self._sample = _Sample()
        self._pale = Text(_("This colour is too light to read. Titles stay black."), "small", name="words_pale")
        self._error = ErrorLine()
        self.name.text_committed.connect(lambda words: self._change(name=words))
        self.colour.text_committed.connect(lambda words: self._change(colour=words))
        self._fill(explained)
        self.set_buttons(Button(_("Close"), kind=Kind.PRIMARY, name="button_close", on_click=self.accept))
        session.run(letterheads.of, self._show, owner=self)

    def done(self, result: int) -> None:
        """Commit what is still being typed, however the dialog closes."""
        self.name.commit()
        self.colour.commit()
        super().done(result)

    def take(self, path: Path) -> None:
        """Use the picture in this file as the logo."""
        self._session.change(partial(_bring, path=path), self._show, on_refused=self._refused, owner=self)

    def _fill(self, explained: str) -> None:
        help_colour = _("The colour of titles. Leave it empty for black.")
        self.add(
            Text(explained, "small"),
            FormRow(_("Name on prints"), self.name, note=_("may be left out")),
            FormRow(_("Logo"), held(row(self.choose, self.remove, None, gap=12)), help=_("A PNG or JPEG.")),
            self.logo,
            FormRow(_("Colour"), self.colour, note=_("may be left out"), help=help_colour),
            self._sample,
            self._pale,
            self._error,
        )
        self._pale.hide()
        self.logo.hide()

    def _ask(self) -> None:
        kinds = _("Logo") + " (*.png *.jpg *.jpeg)"
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Choose a logo"), "", kinds)
        if chosen:
            self.take(Path(chosen))

    def _change(self, **values: str | bytes) -> None:
        self._session.change(
            lambda desk: letterheads.change(desk, **values),  # type: ignore[arg-type]  # each value goes by its name
            self._show,
            on_refused=self._refused,
            owner=self,
        )

    def _show(self, shown: Letterhead) -> None:
        self._error.set_sentence("")
        self.name.set_text(shown.name)
        self.colour.set_text(shown.colour)
        readable = letterheads.readable(shown)
        self._pale.setVisible(not readable)
        self._sample.show_colour(shown.colour if readable else "")
        self._show_logo(shown.logo)
        self.fit()

    def _show_logo(self, logo: bytes) -> None:
        size = theme.current().size
        picture = QPixmap()
        there = bool(logo) and picture.loadFromData(logo)
        self.logo.setVisible(there)
        self.remove.setVisible(there)
        if there:
            box = (size(_LOGO[0]), size(_LOGO[1]))
            self.logo.setPixmap(
                picture.scaled(*box, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            )
            self.logo.setAccessibleName(_("The logo that is used now"))

    def _refused(self, error: KeukentafelError) -> None:
        self._error.set_sentence(str(error))
        self.fit()


class _Sample(Picture):
    """A title on white paper, in the colour that is used, whatever the colours of the window are."""

    def __init__(self) -> None:
        super().__init__(name="sample_title")
        self._words = _("This is how a title looks")
        self._colour = ""
        self.describe(self._words)

    def show_colour(self, colour: str) -> None:
        """A colour as "#rrggbb", "" for that of other letters."""
        self._colour = colour
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.current().font("h2"))
        size = theme.current().size
        return QSize(metrics.horizontalAdvance(self._words) + size(24), metrics.height() + size(16))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setFont(theme.current().font("h2"))
        painter.setPen(QColor(self._colour or Qt.GlobalColor.black))
        inside = self.rect().adjusted(theme.current().size(12), 0, 0, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words)


def _bring(desk: Desk, *, path: Path) -> Letterhead:
    try:
        with path.open("rb") as stream:
            content = stream.read(_MOST_READ)
    except OSError:
        raise InputRefused(_("This file cannot be read. Choose another, or copy it to this computer first.")) from None
    return letterheads.change(desk, logo=content)
