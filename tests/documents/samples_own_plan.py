"""The resident's own plan, and a plan in depth, as sheets for the tests of prints. All people are made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from intake_app.documents.own_plan import OwnAnswer, OwnPlanSheet
from tests.documents import samples

OWN_PLAN = OwnPlanSheet(
    name="Joyce Veldkamp",
    called="Joyce",
    dated=date(2026, 9, 8),
    helper="Anita",
    personal_plan=True,
    answers=(
        OwnAnswer(question="Wat wil ik doen?", words="Ik wil koken voor andere mensen.", icon="flag"),
        OwnAnswer(question="Wie en wat heb ik nodig?", words="Mijn zus, en een buskaart.", icon="users"),
        OwnAnswer(question="Hoe pak ik het aan?", icon="route"),
        OwnAnswer(question="Hoe ziet het er straks uit?", words="Ik ken drie mensen in de keuken.", icon="sunrise"),
    ),
)
_MANY = " ".join(["Ik wil weer onder de mensen zijn, en koken voor wie er is."] * 40)
LONG_OWN_PLAN = replace(OWN_PLAN, answers=tuple(replace(one, words=_MANY) for one in OWN_PLAN.answers))

_NOTES = (
    ("Hier besluit Bo van De Linde: positief advies van de kookgroep.", "Wij kijken hoe het gaat op 6 oktober 2026."),
    ("Wacht op: positief advies van de kookgroep.",),
    ("Eerst: De eerste twee keer gaat mijn zus mee.", "Dit heb ik zelf gevonden. Marloes werkt mee."),
    ("Uren per week: 16 vanaf 1 okt 2026, 24 vanaf 1 dec 2026.", "Let op: dit kan een studieschuld geven."),
)
_FIRST = samples.PLAN.goals[0]
_STEPS = tuple(
    replace(step, notes=_NOTES[place] if place < len(_NOTES) else ()) for place, step in enumerate(_FIRST.steps)
)
DEPTH_PLAN = replace(
    samples.PLAN,
    takes_part=(
        "Zorg voor een naaste, sinds 1 februari 2025.",
        "Vrijwilligerswerk bij De Linde, 7,5 uur per week, sinds 2 maart 2026.",
        "Wat ik nu doe: Ik werk onbetaald. Wat ik zou kunnen: Betaald werk met hulp.",
    ),
    goals=(
        replace(
            _FIRST,
            steps=_STEPS,
            notes=(
                "Wat ik als resultaat wil: twee keer per week warm eten met anderen.",
                "Wij kiezen: samen koken met Anita (met mensen die ik ken); de eetclub (in een groep).",
                "Nu niet gekozen: maaltijd aan huis (door een organisatie).",
            ),
        ),
        *samples.PLAN.goals[1:],
    ),
)
