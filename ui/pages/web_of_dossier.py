"""A web of a dossier on a drawing: both lines once both voices are in, and nothing of a covered moment."""

from __future__ import annotations

from intake_app.domain import web as geometry
from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Measurement
from intake_app.domain.web import SeriesStyle
from intake_app.i18n import _
from intake_app.instruments.comparison import describe_web
from intake_app.instruments.model import Instrument
from intake_app.services.measuring import Voices
from ui.widgets.web_painting import WebSeries
from ui.widgets.web_view import WebView


def show_web(view: WebView, instrument: Instrument, dossier: Dossier, moment: Voices | None) -> None:
    """Draw the voices of `moment` (see `hidden_voices.to_show`), and tell screen readers in one sentence what it is."""
    view.set_axes([str(item.name) for item in instrument.items], tips=[str(item.label) for item in instrument.items])
    if moment is None or moment.resident is None:
        view.set_series(())
        view.set_talk(())
        view.describe(_("Web"), "")
        return
    items = [item.id for item in instrument.items]
    answers = dossier.answers_of(moment.resident)
    name = dossier.person.first_name
    lines = [_line(dossier, moment.resident, items, geometry.RESIDENT, name)]
    if moment.consultant is not None and dossier.answers_of(moment.consultant):
        rater = moment.consultant.rater_name.split(" ")[0]
        lines.insert(0, _line(dossier, moment.consultant, items, geometry.CONSULTANT, rater))
    view.set_series(lines)
    view.set_talk(index for index, item in enumerate(items) if item in answers and answers[item].talk_about)
    view.describe(_("Web"), describe_web(instrument, answers, name))


def _line(dossier: Dossier, reading: Measurement, items: list[str], style: SeriesStyle, name: str) -> WebSeries:
    answers = dossier.answers_of(reading)
    return WebSeries(
        values=tuple(answers[item].value if item in answers else None for item in items), style=style, name=name
    )
