"""From a dossier to the pictures on paper: the web, the matrix, and what two people see differently (B04, K01)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from intake_app.documents import picture_sheets as paper
from intake_app.documents.plan_sheets import DifferenceLine
from intake_app.documents.sheet_parts import Said
from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Answer, Difference, Measurement
from intake_app.domain.vocabulary import RaterRole
from intake_app.i18n import _
from intake_app.instruments.comparison import Reading, VoiceDifference, answer_words, differences
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.model import Instrument, Kind
from intake_app.services import hidden_voices, measuring


def pictures(dossier: Dossier, forms: FormLibrary, today: date, *, settled: bool = False) -> Iterable[paper.Picture]:
    """The web and the matrix as they stand, each with the voices that may be seen. An empty voice is no line.

    `settled`: the plan is fixed, so that a resident's voice that is alone colours nobody's view any more.
    """
    for instrument_id in ("spinnenweb", "zrm-2017"):
        found = measuring.voices(dossier, instrument_id)
        if found is None:
            continue
        instrument = forms.instrument(instrument_id)
        both = [one for one in (found.resident, found.consultant) if one is not None and dossier.answers_of(one)]
        shown = [one for one in both if hidden_voices.may_show(instrument, found, one, today, settled=settled)]
        if not shown:
            continue
        if instrument.parts[0].kind is Kind.WEB:
            yield _web(dossier, instrument, shown)
        else:
            yield _levels(dossier, instrument, shown)


def _paper_reading(dossier: Dossier, reading: Measurement) -> paper.Reading:
    resident = reading.rater is RaterRole.RESIDENT
    name = dossier.person.first_name if resident else (reading.rater_name.split(" ")[0] or _("Consultant"))
    return paper.Reading(voice=paper.Voice.RESIDENT if resident else paper.Voice.CONSULTANT, name=name)


def _web(dossier: Dossier, instrument: Instrument, readings: list[Measurement]) -> paper.WebPicture:
    resident = next((one for one in readings if one.rater is RaterRole.RESIDENT), None)
    own = dossier.answers_of(resident) if resident else {}
    return paper.WebPicture(
        axes=tuple(
            paper.WebAxis(label=str(item.name), talk=item.id in own and own[item.id].talk_about)
            for item in instrument.items
        ),
        series=tuple(_series(dossier, instrument, reading) for reading in readings),
        note=str(instrument.caption),
    )


def _series(dossier: Dossier, instrument: Instrument, reading: Measurement) -> paper.WebSeries:
    answers = dossier.answers_of(reading)
    return paper.WebSeries(
        reading=_paper_reading(dossier, reading),
        values=tuple(answers[item.id].value if item.id in answers else None for item in instrument.items),
        words=tuple(answer_words(instrument, item.id, answers.get(item.id)) for item in instrument.items),
    )


def own_web(dossier: Dossier, forms: FormLibrary) -> paper.WebPicture | None:
    """The resident's own web, without anybody else's line: it stands in the portfolio because the resident says so.

    None while the consultant's own view is under way, which it could colour.
    """
    reading = dossier.latest_reading("spinnenweb", RaterRole.RESIDENT)
    found = measuring.voices(dossier, "spinnenweb")
    half = found is not None and found.consultant is not None and not found.open
    if reading is None or half or not dossier.answers_of(reading):
        return None
    return _web(dossier, forms.instrument("spinnenweb"), [reading])


def _levels(dossier: Dossier, instrument: Instrument, readings: list[Measurement]) -> paper.LevelsPicture:
    answers = [dossier.answers_of(reading) for reading in readings]
    remarks = []
    if any(one.rater is RaterRole.CONSULTANT and one.trained_on is None for one in readings):
        remarks.append(_("Scored without ZRM training."))
    if instrument.rights:
        remarks.append(instrument.rights)
    return paper.LevelsPicture(
        title=str(instrument.title),
        readings=tuple(_paper_reading(dossier, reading) for reading in readings),
        rows=tuple(
            paper.LevelRow(
                domain=str(item.name),
                cells=tuple(_cell(instrument, item.id, given.get(item.id)) for given in answers),
            )
            for item in instrument.items
        ),
        remarks=tuple(remarks),
    )


def _cell(instrument: Instrument, item: str, answer: Answer | None) -> paper.LevelCell:
    if answer is None or not answer.answered:
        return paper.LevelCell(words=_("not discussed"))
    return paper.LevelCell(level=answer.value, words=answer_words(instrument, item, answer))


def difference_lines(dossier: Dossier, forms: FormLibrary) -> Iterable[DifferenceLine]:
    """What the two see differently: two steps or more apart, or talked about."""
    for instrument_id in ("spinnenweb", "zrm-2017"):
        found = measuring.voices(dossier, instrument_id)
        if found is None or not found.open or found.resident is None or found.consultant is None:
            continue
        instrument = forms.instrument(instrument_id)
        kept = measuring.differences_left(dossier, instrument_id, found.measured_on)
        own, other = dossier.answers_of(found.resident), dossier.answers_of(found.consultant)
        pair = (Reading.of(dossier, found.resident), Reading.of(dossier, found.consultant))
        for one in differences(instrument, pair):
            note = kept.get(one.item)
            if one.talk or note is not None:
                said = _said(own.get(one.item), other.get(one.item), dossier, found)
                because = note.because if note else ""
                yield DifferenceLine(
                    about=str(instrument.item(one.item).name),
                    said=said,
                    because=because if said or because else _scored(one, dossier, found),
                    state=note.state if isinstance(note, Difference) else None,
                )


def _scored(one: VoiceDifference, dossier: Dossier, found: measuring.Voices) -> str:
    """The two answers themselves, where nobody said anything beside them: "Farida: soms. Cas: genoeg."."""
    other = found.consultant.rater_name.split(" ")[0] if found.consultant else ""
    return f"{dossier.person.first_name}: {one.first}. {other or _('Consultant')}: {one.second}."


def _said(own: Answer | None, other: Answer | None, dossier: Dossier, found: measuring.Voices) -> tuple[Said, ...]:
    lines = []
    if own is not None and own.text:
        lines.append(Said(words=own.text, name=dossier.person.first_name))
    if other is not None and other.text and found.consultant is not None:
        lines.append(Said(words=other.text, name=found.consultant.rater_name.split(" ")[0]))
    return tuple(lines)
