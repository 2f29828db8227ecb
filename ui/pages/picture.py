"""Beeld: which pictures there are, whose voice is in, and where to go on (B01, B02, B04)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Measurement
from intake_app.i18n import _, format_day
from intake_app.services import measuring
from ui.pages.folding import EqualColumns
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.session import Session
from ui.theme import Theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.layouts import column, held, row
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.status import Status, StatusIcon
from ui.widgets.text import Text

_PICTURES = (("spinnenweb", "tafel/spinnenweb", "web-consulent"), ("zrm-2017", "tafel/zrm-2017", "zrm"))


class PicturePage(Page):
    """A card per instrument: the resident's voice, the consultant's, and both together when both are in."""

    page_id = "beeld"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._cards = [PictureOverview(session, *names) for names in _PICTURES]
        middle = ScrollColumn(name="column_pictures")
        middle.add(held(EqualColumns(*self._cards, at_least=420)))
        header = PageHeader(
            _("Picture"),
            _("Each scores apart. When both are ready, you look together."),
            Button(
                _("To the perspective"),
                trailing_icon="arrow-right",
                name="button_next",
                on_click=lambda: session.navigate("perspectief"),
            ),
        )
        frame(self, header, middle)

    @override
    def title(self) -> str:
        return _("Picture")

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        for card in self._cards:
            card.show_dossier(dossier)

    @override
    def focus_field(self, name: str) -> None:
        if name in ("domains", "picture"):
            name = "button_consultant_zrm-2017" if name == "domains" else "button_resident_spinnenweb"
        super().focus_field(name)


class PictureOverview(Card):
    """One instrument: who is in, and the doors to each voice."""

    def __init__(self, session: Session, instrument: str, resident_route: str, consultant_route: str) -> None:
        form = session.forms.instrument(instrument)
        super().__init__(str(form.title), gap=14, name=f"field_{instrument}")
        self._session, self._instrument = session, instrument
        self._resident = _VoiceLine(f"button_resident_{instrument}", lambda: session.navigate(resident_route))
        self._consultant = _VoiceLine(f"button_consultant_{instrument}", lambda: session.navigate(consultant_route))
        self._together = Button(
            _("See both voices"),
            kind=Kind.PRIMARY,
            icon="users",
            name=f"button_together_{instrument}",
            on_click=lambda: session.navigate(f"twee-stemmen/{instrument}"),
        )
        self._why_not = Text("", "small", color="text.2")
        self.add(Text(str(form.about), color="text.2"))
        self.add(self._resident, self._consultant, held(row(self._together, self._why_not, None)))
        self.body.addStretch(1)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show how far each voice is; never what it says before both are in."""
        found = measuring.voices(dossier, self._instrument)
        name = dossier.person.first_name
        total = len(self._session.forms.instrument(self._instrument).items)
        resident = found.resident if found else None
        consultant = found.consultant if found else None
        self._resident.show_voice(name, dossier, resident, total, _("Go to the table"))
        self._consultant.show_voice(_("You"), dossier, consultant, total, _("Fill in my part"))
        both = found is not None and found.open
        self._together.setEnabled(both)
        self._why_not.setText("" if both else _("Possible when both are ready."))


class _VoiceLine(QWidget):
    """One voice: name, how far, and the button that goes there."""

    def __init__(self, button: str, go: object) -> None:
        super().__init__()
        self._icon = StatusIcon(Status.NOT_YET, words="")
        self._name, self._note = Text("", "name"), Text("", "small", color="text.2")
        self._button = Button("", name=button, on_click=go)  # type: ignore[arg-type]  # any callable
        line = row(self._icon, column(self._name, self._note, gap=0), self._button)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_voice(self, name: str, dossier: Dossier, reading: Measurement | None, total: int, words: str) -> None:
        """Show how far this voice is."""
        answered = sum(one.answered for one in dossier.answers_of(reading).values()) if reading else 0
        self._name.setText(name)
        self._button.setText(words)
        if reading is None or not answered:
            self._icon.set_status(Status.NOT_YET, "")
            self._note.setText(_("Not yet"))
        elif reading.ready:
            self._icon.set_status(Status.DONE, "")
            self._note.setText(_("Ready, {day}").format(day=format_day(reading.measured_on, weekday=False)))
        else:
            self._icon.set_status(Status.BUSY, "")
            self._note.setText(_("{n} of {total}, everything is kept").format(n=answered, total=total))
