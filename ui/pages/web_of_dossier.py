"""The newest web of a dossier on a drawing: the resident's line, and the consultant's only when both voices are in."""

from __future__ import annotations

from intake_app.domain import web as geometry
from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Measurement
from intake_app.domain.web import SeriesStyle
from intake_app.i18n import _
from intake_app.instruments.comparison import describe_web
from intake_app.instruments.library import FormLibrary
from intake_app.services import measuring
from ui.widgets.web_painting import WebSeries
from ui.widgets.web_view import WebView


def show_web(view: WebView, forms: FormLibrary, dossier: Dossier) -> None:
    """Draw the newest web, and tell screen readers in one sentence what is on it."""
    instrument = forms.instrument("spinnenweb")
    found = measuring.voices(dossier, "spinnenweb")
    view.set_axes([str(item.name) for item in instrument.items], tips=[str(item.label) for item in instrument.items])
    if found is None or found.resident is None:
        view.set_series(())
        return
    items = [item.id for item in instrument.items]
    answers = dossier.answers_of(found.resident)
    name = dossier.person.first_name
    lines = [_line(dossier, found.resident, items, geometry.RESIDENT, name)]
    if found.open and found.consultant is not None:
        rater = found.consultant.rater_name.split(" ")[0]
        lines.insert(0, _line(dossier, found.consultant, items, geometry.CONSULTANT, rater))
    view.set_series(lines)
    view.set_talk(index for index, item in enumerate(items) if item in answers and answers[item].talk_about)
    view.describe(_("Web"), describe_web(instrument, answers, name))


def _line(dossier: Dossier, reading: Measurement, items: list[str], style: SeriesStyle, name: str) -> WebSeries:
    answers = dossier.answers_of(reading)
    return WebSeries(
        values=tuple(answers[item].value if item in answers else None for item in items), style=style, name=name
    )
