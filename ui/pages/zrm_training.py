"""Asked at first use: when did you follow the ZRM training? Without it the print says so (G-Z13)."""

from __future__ import annotations

from datetime import date

from intake_app.domain.measuring import Measurement
from intake_app.i18n import _
from intake_app.services import editing
from ui import theme
from ui.answers.voice_reading import VoiceReading
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Icon
from ui.widgets.date_field import DateField
from ui.widgets.layouts import row
from ui.widgets.text import Text
from ui.widgets.typed_dates import Direction

_ASKED = "zrm_training_asked"


class TrainingCard(Card):
    """One line with a day. "Not now" puts it away until the desk is opened again; the form works without."""

    def __init__(self, session: Session, reading: VoiceReading) -> None:
        super().__init__(padding=(16, 10), gap=0, tone="current", name="card_training")
        self._session, self._reading = session, reading
        asked = f"first-use:{reading.rater}"
        self._asks = any(one.when == asked for one in reading.instrument.reading_fields)
        words = Text(
            _("When did you follow the ZRM training? Without a day the print says: scored without ZRM training.")
        )
        self.day = DateField(
            name="field_trained_on", today=session.today, direction=Direction.BACK, latest=session.today()
        )
        self.day.setAccessibleName(_("Day of the ZRM training"))
        self.day.setFixedWidth(theme.current().size(250))
        later = Button(_("Not now"), kind=Kind.QUIET, name="button_not_now", on_click=self._put_away)
        line = row(Icon("graduation-cap", color="accent"), words, self.day, later, gap=14)
        line.setStretch(1, 1)
        self.add(line)
        self.day.date_committed.connect(self._given)
        self.hide()

    def show_reading(self, reading: Measurement | None) -> None:
        """Ask when nobody was asked yet: neither for this desk nor for this reading."""
        known = self._session.profile.zrm_trained_on is not None
        of_reading = reading is not None and reading.trained_on is not None
        self.setVisible(self._asks and not (known or of_reading or self._session.property(_ASKED)))

    def _given(self, day: date | None) -> None:
        if day is not None:
            self._session.change_profile(lambda _profile: self._keep_with_reading(day), zrm_trained_on=day)
            self.hide()

    def _keep_with_reading(self, day: date) -> None:
        """The training day belongs to the reading under way too (G-Z13)."""
        reading = self._reading.measurement
        if reading is not None and reading.trained_on is None:
            wanted = reading.id
            self._session.change(lambda desk: editing.edit(desk, Measurement, wanted, trained_on=day), owner=self)

    def _put_away(self) -> None:
        self._session.setProperty(_ASKED, True)
        self.hide()
