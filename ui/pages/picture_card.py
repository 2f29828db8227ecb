"""One of the main pictures: who is in, the doors to each voice, both together, its moments and its paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from intake_app.domain.dossier import Dossier
from intake_app.i18n import _
from intake_app.instruments.model import Instrument
from intake_app.services import measuring
from ui.pages.folding import RunningRow
from ui.pages.form_standing import Standing, standing_of, used
from ui.pages.instrument_rows import moments_button, paper_button
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.layouts import column, held, row
from ui.widgets.status import Status, StatusIcon
from ui.widgets.text import Text


class PictureCard(Card):
    """Shows how far each voice is; never what it says before both are in."""

    def __init__(self, session: Session, form: Instrument, consultant_route: str) -> None:
        super().__init__(str(form.title), gap=14, name=f"field_{form.id}")
        self._session, self._form = session, form
        self._resident = _VoiceLine(f"button_resident_{form.id}", lambda: session.navigate(f"tafel/{form.id}"))
        self._consultant = _VoiceLine(f"button_consultant_{form.id}", lambda: session.navigate(consultant_route))
        self._together = Button(
            _("See both voices"),
            kind=Kind.PRIMARY,
            icon="users",
            name=f"button_together_{form.id}",
            on_click=lambda: session.navigate(f"twee-stemmen/{form.id}"),
        )
        self._why_not = Text("", "small", color="text.2")
        self._moments, self._paper = moments_button(session, form), paper_button(session, form)
        more = [one for one in (self._moments, self._paper) if one is not None]
        self.add(Text(str(form.about), color="text.2"))
        self.add(self._resident, self._consultant, held(row(self._together, self._why_not, None)))
        if more:
            self.add(held(RunningRow(*more, gap=8)))
        self.body.addStretch(1)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show how far each voice is."""
        found = measuring.voices(dossier, self._form.id)
        resident = found.resident if found else None
        consultant = found.consultant if found else None
        name = dossier.person.first_name
        self._resident.show_voice(standing_of(dossier, self._form, resident, name), _("Go to the table"))
        self._consultant.show_voice(standing_of(dossier, self._form, consultant, _("You")), _("Fill in my part"))
        both = found is not None and found.open
        self._together.setEnabled(both)
        self._why_not.setText("" if both else _("Possible when both are ready."))
        if self._moments is not None:
            self._moments.setVisible(used(dossier, self._form.id))


class _VoiceLine(QWidget):
    """One voice: name, how far, and the button that goes there."""

    def __init__(self, button: str, go: Callable[[], object]) -> None:
        super().__init__()
        self._icon = StatusIcon(Status.NOT_YET, words="")
        self._name, self._note = Text("", "name"), Text("", "small", color="text.2")
        self._button = Button("", name=button, on_click=go)
        line = row(self._icon, column(self._name, self._note, gap=0), self._button)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_voice(self, standing: Standing, words: str) -> None:
        """Show how far this voice is; `words` stand on its button."""
        self._name.setText(standing.who)
        self._note.setText(standing.words)
        self._icon.set_status(standing.status, "")
        self._button.setText(words)
