"""Which columns a list may have, under which names, and how a cell is read."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from intake_app.domain.catalogue import Offer, Organisation, Place
from intake_app.domain.catalogue_words import (
    Known,
    OfferKind,
    OuterDimension,
    PayKind,
    QualityMark,
    VacancySource,
)
from intake_app.domain.entity import Entity
from intake_app.domain.listed_case import ListedCase
from intake_app.i18n import _, pgettext
from intake_app.instruments import cell_values as cells
from intake_app.instruments.offer_lines import COLUMNS
from intake_app.services.import_cases import case_fields
from intake_app.services.import_field import ImportField


class ImportKind(StrEnum):
    """What a list is about."""

    OFFERS = "aanbod"
    PLACES = "plekken"
    ORGANISATIONS = "organisaties"
    CASES = "dossiers"
    """People by number only, who are named at the table (A01): read in, and never written out as a list."""

    @property
    def entity(self) -> type[Entity]:
        """What each of its rows becomes."""
        kinds: dict[ImportKind, type[Entity]] = {
            ImportKind.OFFERS: Offer,
            ImportKind.PLACES: Place,
            ImportKind.CASES: ListedCase,
        }
        return kinds.get(self, Organisation)


SHARED = (ImportKind.OFFERS, ImportKind.PLACES, ImportKind.ORGANISATIONS)
"""What all dossiers share."""


def fields_of(kind: ImportKind) -> tuple[ImportField, ...]:
    """Every field of a kind of list, in the order in which it is shown and written out."""
    found = {ImportKind.OFFERS: _offers, ImportKind.PLACES: _places, ImportKind.CASES: case_fields}
    return found.get(kind, _organisations)()


def _known(cell: str) -> Known:
    return cells.choice(Known, cells.KNOWN)(cell) or Known.UNKNOWN


def _offers() -> tuple[ImportField, ...]:
    labels = offer_labels()
    names: Mapping[str, tuple[str, ...]] = {
        "key": ("id", "code", "sleutel"),
        "name": ("naam", "titel", "aanbod", "title", "name"),
        "kind": ("soort", "type", "categorie"),
        "description": ("omschrijving", "beschrijving", "toelichting", "description"),
        "target_group": ("doelgroep", "voor wie"),
        "place": ("plaats", "locatie", "gebied", "gemeente"),
        "organisation": ("organisatie", "aanbieder"),
        "law": ("wet", "wettelijke grondslag"),
        "hours": ("uren", "uren per week"),
        "places": ("plekken", "aantal plekken", "plaatsen"),
        "people_per_ten_places": ("mensen per tien plekken",),
        "requested": ("aanvragen", "aangevraagd", "wachtlijst en deelnemers"),
        "longest_months": ("duur", "maximale duur", "duur in maanden"),
        "cost": ("kosten", "eigen bijdrage"),
        "conditions": ("voorwaarden",),
        "needs_decision": ("beschikking", "indicatie", "besluit nodig"),
        "next_step": ("volgende stap", "vervolg"),
        "financing": ("financiering",),
        "contact": ("contactpersoon", "telefoon"),
        "source_label": ("bron",),
        "source_year": ("jaar", "jaar van de bron"),
        "checked_on": ("nagekeken op", "laatst nagekeken op", "gecontroleerd op"),
    }
    return tuple(
        ImportField(
            one.field,
            labels[one.field],
            one.read,
            (one.name, *names.get(one.field, ())),
            required=one.field == "name",
        )
        for one in COLUMNS
    )


def offer_labels() -> dict[str, str]:
    """What the fields of an offer are called."""
    return {
        "key": _("Code"),
        "name": pgettext("offer", "Name"),
        "kind": pgettext("offer", "Sort"),
        "description": _("What it is"),
        "target_group": _("For whom"),
        "preconditions": _("What is needed beforehand"),
        "contra_indications": _("When it does not fit"),
        "place": pgettext("offer", "Place"),
        "organisation": _("Organisation"),
        "partners": _("Partners"),
        "law": _("Law"),
        "law_tags": _("Laws it belongs to"),
        "paid": _("Paid"),
        "with_benefit": _("Keeping the benefit"),
        "hours": _("Hours a week"),
        "capacity": _("How many can take part"),
        "places": _("Number of places"),
        "people_per_ten_places": _("People that share ten places"),
        "requested": _("People who ask for it"),
        "longest_months": _("Longest, in months"),
        "cost": _("What it costs the resident"),
        "conditions": _("Conditions"),
        "needs_decision": _("Decision needed"),
        "next_step": _("Next step after this"),
        "financing": _("Who pays for it"),
        "contact": pgettext("offer", "Contact"),
        "hints": _("For whom it works"),
        "quality_marks": _("Quality marks"),
        "areas": _("Parts of life"),
        "barriers": _("Barriers"),
        "goal_kinds": _("Sorts of goal"),
        "source_label": pgettext("offer", "Source"),
        "source_year": _("Year of the source"),
        "checked_on": _("Last checked on"),
    }


def _places() -> tuple[ImportField, ...]:
    line, text = cells.line, cells.text
    return (
        ImportField("title", _("Title"), line, ("functie", "functietitel", "vacature", "naam", "job"), required=True),
        ImportField("organisation", _("Organisation"), line, ("werkgever", "bedrijf", "organisatie", "employer")),
        ImportField("tasks", _("Tasks"), cells.lines, ("taken", "werkzaamheden", "taak")),
        ImportField("description", _("Description"), text, ("omschrijving", "beschrijving", "toelichting")),
        ImportField("form", _("Form of taking part"), line, ("vorm", "soort", "type", "dienstverband")),
        ImportField(
            "hours",
            _("Hours a week"),
            cells.minutes,
            ("uren", "uren per week", "aantal uren", "uur"),
            into=("minutes_least", "minutes_most"),
        ),
        ImportField("days", _("Days"), cells.days, ("dagen", "werkdagen")),
        ImportField("day_parts", _("Times"), line, ("tijden", "werktijden", "dagdelen")),
        ImportField("street", _("Street"), line, ("adres", "straat", "werkadres")),
        ImportField("postcode", _("Postcode"), line, ("postcode", "pc", "zip")),
        ImportField("town", _("Town"), line, ("plaats", "plaatsnaam", "woonplaats", "standplaats", "stad", "locatie")),
        ImportField("conditions", _("What is really needed"), cells.lines, ("eisen", "voorwaarden", "functie-eisen")),
        ImportField("wishes", _("What would be welcome"), cells.lines, ("wensen", "pre", "pluspunten")),
        ImportField("adaptable", _("What can be adapted"), text, ("aanpassing", "aanpassingen", "aan te passen")),
        ImportField("language", _("Dutch that is needed"), line, ("taal", "taalniveau", "niveau nederlands")),
        ImportField("pay_kind", _("Pay"), cells.choice(PayKind, cells.PAY), ("beloning", "betaling", "betaald")),
        ImportField("pay", _("Pay in words"), line, ("salaris", "loon", "vergoeding")),
        ImportField("starts_on", _("From"), cells.day, ("startdatum", "ingangsdatum", "begin", "start", "per")),
        ImportField("open_until", _("Open until"), cells.day, ("sluitingsdatum", "reageren tot", "einddatum", "tot")),
        ImportField("positions", _("How many"), cells.whole, ("aantal", "aantal plekken", "plekken")),
        ImportField("employer_of_record", _("On the payroll of"), line, ("formele werkgever", "verloning", "payroll")),
        ImportField("contact", pgettext("offer", "Contact"), line, ("contactpersoon", "contact", "telefoon")),
        ImportField("source", _("Where it came from"), _source, ("bron", "herkomst", "source")),
        ImportField("reference", _("Number at the source"), line, ("vacaturenummer", "nummer", "id", "referentie")),
    )


def _source(cell: str) -> VacancySource:
    return cells.choice(VacancySource, cells.SOURCES)(cell) or VacancySource.AUTOMATIC


def _organisations() -> tuple[ImportField, ...]:
    line, text = cells.line, cells.text
    return (
        ImportField("name", pgettext("offer", "Name"), line, ("naam", "organisatie", "bedrijf", "werkgever"), True),
        ImportField("dimension", _("What it is to the resident"), _dimension, ("soort", "type", "dimensie")),
        ImportField("sector", _("Line of business"), line, ("branche", "sector")),
        ImportField("street", _("Street"), line, ("adres", "straat")),
        ImportField("postcode", _("Postcode"), line, ("postcode", "pc")),
        ImportField("town", _("Town"), line, ("plaats", "plaatsnaam", "vestigingsplaats", "stad")),
        ImportField("contact_name", _("Contact person"), line, ("contactpersoon", "contact")),
        ImportField("phone", _("Phone"), line, ("telefoon", "tel", "telefoonnummer", "mobiel")),
        ImportField("email", _("E-mail"), line, ("e-mail", "mail", "emailadres")),
        ImportField("possibilities", _("What is possible here"), text, ("mogelijkheden", "kansen")),
        ImportField("limits", _("What is not possible yet"), text, ("beperkingen", "grenzen")),
        ImportField("adaptation", _("What they will adapt"), text, ("aanpassing", "aanpassingsbereidheid")),
        ImportField("quality_marks", _("Quality marks"), cells.many(QualityMark), ("keurmerk", "keurmerken")),
        ImportField("sroi", _("Obligation of social return"), _known, ("sroi", "social return")),
        ImportField("sroi_note", _("About social return"), text, ("sroi toelichting",)),
        ImportField("reference", _("Number at the source"), line, ("kvk", "kvk-nummer", "nummer", "id")),
    )


def _dimension(cell: str) -> OuterDimension:
    words = {
        "werkgever": OuterDimension.EMPLOYERS,
        "bedrijf": OuterDimension.EMPLOYERS,
        "organisatie": OuterDimension.NETWORK,
        "instelling": OuterDimension.NETWORK,
        "buurt": OuterDimension.COMMUNITY,
        "vereniging": OuterDimension.COMMUNITY,
    }
    return cells.choice(OuterDimension, words)(cell) or OuterDimension.EMPLOYERS


def offer_kind_or_programme(kind: OfferKind | None) -> OfferKind:
    """The sort of an offer; a list that does not say it gets the widest one."""
    return kind or OfferKind.PROGRAMME
