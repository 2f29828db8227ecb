"""What one dossier says, in rows by the names of the Gemeentelijk Gegevensmodel; docs/uitwisseling.md tells of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.planning import Plan
from intake_app.domain.portfolio_choices import EducationStatus, QualificationKind, Recognition
from intake_app.domain.rights import Exemption, ExemptionGround
from intake_app.domain.vocabulary import PlanStatus
from intake_app.exchange.ggm_file import Record, Row
from intake_app.instruments.kinds import Sensitivity
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.refusals import GuardRefused
from intake_app.services.network_words import AREAS as SCREENING

May = Callable[[str], bool]
"""Whether a part of life (a row of screening-leefgebieden) may be told."""
MATRICES = ("zrm-2013", "zrm-2017")
AREAS = {
    "financien": ("geld",),
    "werk-opleiding": ("werk", "leren"),
    "dagbesteding": ("werk", "leren", "vrije-tijd"),
    "tijdsbesteding": ("vrije-tijd",),
    "huisvesting": ("wonen",),
    "huiselijke-relaties": ("thuis",),
    "geestelijke-gezondheid": ("psychisch",),
    "lichamelijke-gezondheid": ("gezondheid",),
    "middelengebruik": ("gebruik",),
    "verslaving": ("gebruik",),
    "basale-adl": ("gezondheid",),
    "adl": ("gezondheid",),
    "instrumentele-adl": ("papieren",),
    "sociaal-netwerk": ("mensen",),
    "maatschappelijke-participatie": ("buurt",),
    "justitie": ("justitie",),
}
"""The parts of life that a domain of the matrix tells about. A domain that is not here counts as health."""
_UNKNOWN = ("gezondheid",)
_GROUNDS = {
    ExemptionGround.CARE_TASKS: "zorg-voor-ander",
    ExemptionGround.HEALTH: "gezondheid",
    ExemptionGround.FULLY_DISABLED: "gezondheid",
    ExemptionGround.SINGLE_PARENT: "kinderen",
    ExemptionGround.OTHER: "gezondheid",
    None: "gezondheid",
}
"""What the reason of an exemption tells about; one that is not clear may be about health."""
_SENSITIVE: dict[Sensitivity | None, tuple[str, ...]] = {
    Sensitivity.HEALTH: ("gezondheid",),
    Sensitivity.JUSTICE: ("justitie",),
    Sensitivity.MONEY: ("geld",),
    Sensitivity.FAMILY: ("thuis",),
}
_RECOGNISED: dict[Recognition | None, bool] = {Recognition.YES: True, Recognition.NO: False}


def record_of(dossier: Dossier, forms: FormLibrary, day: date, may: May) -> Record:
    """The rows of one dossier, of what may be told."""
    return {
        "ZelfredzaamheidScore": tuple(_scores(dossier, may)),
        "Ontheffing": tuple(_exemption(one) for one in dossier.exemptions if may(_GROUNDS.get(one.ground, "werk"))),
        "Voorkeur": tuple(_preferences(dossier)) if may("werk") else (),
        "Taalbeheersing": tuple(_languages(dossier)) if may("taal") else (),
        "Opleiding": tuple(_education(dossier)) if may("leren") else (),
        "RijbewijsCertificaat": tuple(_papers(dossier, day)) if may("werk") else (),
        "PlanVanAanpak": tuple(_plan(one) for one in _plans(dossier)),
        "Doelstelling": tuple(_goals(dossier, forms, may)),
    }


def _day(value: date | None) -> str | None:
    return value.isoformat() if value is not None else None


def _filled(words: str) -> str | None:
    return " ".join(words.split()) or None


def areas_of(domain: str) -> tuple[str, ...]:
    """The parts of life that a domain of the matrix tells about."""
    return AREAS.get(domain, _UNKNOWN)


def _scores(dossier: Dossier, may: May) -> Iterator[Row]:
    """Per reading and domain one row, in the order of days. The levels of two domains are never put together."""
    readings = [one for name in MATRICES for one in dossier.readings(name) if one.ready]
    for reading in sorted(readings, key=lambda one: (one.measured_on, one.id)):
        for domain, answer in dossier.answers_of(reading).items():
            scored = answer.value is not None or answer.special is not None
            if scored and all(may(one) for one in areas_of(domain)):
                yield _score(dossier, reading, domain, answer)


def _score(dossier: Dossier, reading: Measurement, domain: str, answer: Answer) -> Row:
    return {
        "domeinVanZelfredzaamheid": domain,
        "zrmScore": answer.value,
        "redenGeenScore": answer.special.value if answer.special is not None else None,
        "datumBeoordeling": _day(reading.measured_on),
        "kenmerkBeoordelaar": reading.rater.value,
        "indicatieHulpAanwezig": _help(dossier, reading.measured_on, domain),
        "instrument": f"{reading.instrument} {reading.version}",
    }


def _help(dossier: Dossier, day: date, domain: str) -> bool | None:
    """True when a party worked on this part of life on the day of the reading; else not known, and never "no"."""
    named = {area for one in dossier.involved_parties if one.active_on(day) for area in one.areas}
    return True if named.intersection(areas_of(domain)) else None


def _exemption(one: Exemption) -> Row:
    return {
        "soortOntheffing": one.ground.value if one.ground is not None else None,
        "redenAanvraag": _filled(one.reason),
        "ontheffingsbesluit": one.status.value,
        "nummerBesluit": _filled(one.decision_number),
        "datumBesluit": _day(one.decision_on),
        "ingangsdatumOntheffing": _day(one.start_on),
        "einddatumOntheffing": _day(one.end_on),
        "herzieningsdatumOntheffing": _day(one.review_on),
        "ontheffenVerplichtingen": "; ".join(duty.value for duty in one.duties) or None,
    }


def _preferences(dossier: Dossier) -> Iterator[Row]:
    for one in dossier.preferences:
        words = _filled(one.what)
        yield {
            "soortVoorkeur": one.kind.value,
            "brancheNaam": words if one.kind.value == "branche" else None,
            "soortWerk": words if one.kind.value in ("beroep", "soort-werk", "taak") else None,
            "omschrijving": words,
            "gewicht": one.weight.value,
        }


def _languages(dossier: Dossier) -> Iterator[Row]:
    def said(value: object) -> str | None:
        return str(value) if value is not None else None

    for one in dossier.languages:
        yield {
            "taalnaam": _filled(one.language),
            "moedertaal": one.mother_tongue,
            "leesvaardigheid": said(one.reading),
            "schrijfvaardigheid": said(one.writing),
            "spreekvaardigheid": said(one.speaking),
            "luistervaardigheid": said(one.listening),
            "gespreksvaardigheid": said(one.conversing),
            "codeTaalbeheersingMondeling": said(one.spoken_level),
            "codeTaalbeheersingSchriftelijk": said(one.written_level),
        }


def _education(dossier: Dossier) -> Iterator[Row]:
    for one in dossier.qualifications:
        if one.kind is QualificationKind.CERTIFICATE:
            continue
        diploma = one.kind is QualificationKind.DIPLOMA and one.status is EducationStatus.FINISHED
        yield {
            "naamOpleiding": _filled(one.title),
            "opleidingstype": one.kind.value,
            "codeNiveauOpleiding": one.level.value if one.level is not None else None,
            "instituutnaam": _filled(one.institute),
            "codeStatusOpleiding": one.status.value if one.status is not None else None,
            "indicatieDiploma": None if one.status is None else diploma,
            "jaarDiploma": one.year if diploma else None,
            "indicatieBuitenlandseOpleiding": one.foreign,
            "indicatieErkend": _RECOGNISED.get(one.recognised),
        }


def _papers(dossier: Dossier, day: date) -> Iterator[Row]:
    """Certificates, and a row per driving licence. No licence is no row: nothing tells it from "not asked"."""
    for one in dossier.qualifications:
        if one.kind is QualificationKind.CERTIFICATE:
            yield {
                "naamCertificaat": _filled(one.title),
                "verstrekkendePartij": _filled(one.institute),
                "jaarBehaald": one.year,
                "geldigTot": _day(one.valid_until),
                "indicatieGeldigheid": one.valid_on(day),
            }
    for limits in dossier.work_limits:
        for licence in limits.licences or ():
            yield {"codeSoortRijbewijs": licence.value}


def _plans(dossier: Dossier) -> list[Plan]:
    """Every version that was fixed, and the one that is being worked on."""
    return [one for one in dossier.plans if one.status is not PlanStatus.DRAFT or one == dossier.current_plan]


def _plan(one: Plan) -> Row:
    return {
        "planId": str(one.id),
        "versie": one.version,
        "status": one.status.value,
        "wettelijkeGrondslag": "; ".join(ground.value for ground in one.legal_grounds) or None,
        "datumStart": _day(one.started_on),
        "datumVastgesteld": _day(one.finalised_at.date()) if one.finalised_at is not None else None,
    }


def goal_areas(forms: FormLibrary, area: str) -> tuple[str, ...]:
    """The parts of life that a goal tells about, by the item it was set on; none when that is not clear."""
    form, slash, item = area.partition("/")
    if not slash:
        return ()
    if form.startswith("zrm-"):
        return areas_of(item)
    if form == SCREENING:
        return (item,)
    try:
        kind = forms.instrument(form).item(item).sensitivity
    except GuardRefused:  # a form that is not here: nobody knows what it asked
        return _UNKNOWN
    return _SENSITIVE.get(kind, ())


def _goals(dossier: Dossier, forms: FormLibrary, may: May) -> Iterator[Row]:
    for plan in _plans(dossier):
        for number, goal in enumerate(dossier.goals_of(plan), 1):
            if not all(may(one) for one in goal_areas(forms, goal.area)):
                continue
            yield {
                "planId": str(plan.id),
                "volgnummer": number,
                "omschrijving": _filled(goal.sentence) or _filled(goal.title),
                "leefgebied": _filled(goal.area),
                "beoogdResultaat": _filled(goal.result) or _filled(goal.to_words),
                "termijn": goal.horizon.value,
                "datumDoel": _day(goal.target_on),
            }
