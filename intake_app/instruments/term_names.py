"""Names that term files may use: facts that a dossier holds, conditions and notices that code works out."""

from __future__ import annotations

from collections.abc import Mapping

KNOWN_FACTS: Mapping[str, str] = {
    "wmo-melding": "the report, where the dossier rests on the Wmo",
    "pw-melding": "the report, where the dossier rests on the Participatiewet",
    "wmo-aanvraag": "the application, where the dossier rests on the Wmo",
    "pw-aanvraag": "the application, where the dossier rests on the Participatiewet",
    "persoonlijk-plan": "the resident's own plan came in",
    "onderzoek-klaar": "a plan on the Wmo was made final",
    "verslag-gegeven": "the account was handed over",
    "plan-start": "a plan that is final or signed began",
    "evaluatie": "a conversation to look back, or for aftercare",
    "terugkijkdag": "days in the plan on which to look back",
    "contact": "a conversation, or a contact that was about something",
    "eerste-meting": "the first reading (of these instruments)",
    "vervolgmeting": "a later reading: another moment, or four weeks later",
    "meting": "every reading",
    "perspectief": "the perspective was estimated",
    "perspectief-opnieuw": "day on which to look at the perspective again",
    "stap-klaar": "the last day of the last step, when no step is open any more",
    "tekst-nagekeken": "a text block in the plan was last checked",
}
"""What the `fact` of an event may be."""

KNOWN_CONDITIONS: Mapping[str, str] = {
    "zoektijd": "under 27 on the day of the report, the partner too, and the municipality keeps the search time",
    "geen-zoektijd-wel-jong": "somebody in the household is under 27, and there is no search time",
    "onder-27-op-de-dag": "under 27 on the day of the term",
    "jouw-unit": "16 up to and including 27 on the day of the trigger",
    "alleenstaande-ouder-ontheffing": "an exemption for a single parent was asked for",
    "taaltoets": "the plan says that a language test will come",
    "verkorte-aanvraag": "the municipality knows a short application",
    "ladder": "the organisation works with the participation ladder",
}
"""When a term exists at all (`applies`)."""

KNOWN_NOTICES: Mapping[str, str] = {
    "wordt-27": "turns 27 during the term",
    "partner-onbekend": "the age of the partner is not known",
    "niet-onder-27": "under 27 on the day of the trigger, where this is not for them",
    "te-lang": "lasts longer than the municipality's warning length",
    "uit-beeld": "nothing was heard since the search time ended",
    "parkeergevaar": "no contact for as long as counts as parked",
    "wie-mag-weten": "which parties the consent is about",
    "met-ouders": "the parents are there until 18, and later when the resident wants it",
}
"""What is said beside a term (`notices`)."""
