"""The account of an investigation as it may be printed: everything answered, and nearly nothing."""

from __future__ import annotations

from datetime import date

from intake_app.documents.sheet_parts import ContactPoint, SignatureBlock
from intake_app.documents.wmo_report import Proposal, ReportLine, WmoSheet

FULL = WmoSheet(
    name="Gerrit de Haan",
    called="Gerrit",
    born=date(1951, 2, 9),
    dated=date(2026, 9, 28),
    law="Wmo 2015, artikel 2.3.2",
    final=True,
    contact=ContactPoint(
        name="Marloes Dekker", called="Marloes", organisation="Sociaal team De Boomgaard", phone="0300 – 12 34 56"
    ),
    facts=(
        ReportLine(label="Melding", words="1 september 2026"),
        ReportLine(label="Onderzoek klaar voor", words="13 oktober 2026"),
        ReportLine(label="Gratis hulp verteld", words="2 september 2026"),
        ReportLine(label="Gesprek", words="14 september 2026: Gerrit, Marloes Dekker, Wim, buurman"),
        ReportLine(label="Identiteit gezien", words="Paspoort, 14 september 2026"),
    ),
    wish="Ik wil elke dag warm eten. Vroeger kookte mijn vrouw. Ik wil niet van iedereen afhankelijk zijn.",
    own_plan=(
        ReportLine(label="Eigen plan besproken", words="Ontvangen, 5 september 2026"),
        ReportLine(label="Wat er met het eigen plan is gedaan", words="Het was het begin van ons gesprek."),
    ),
    looked_into=(
        ReportLine(label="a. Wat nodig is en gewenst", words="Elke dag een warme maaltijd, liefst samen."),
        ReportLine(label="b. Wat iemand zelf kan", words="Brood smeren en koffie zetten. Lang staan niet."),
        ReportLine(label="c. Wat anderen kunnen doen", words="Wim eet mee op zondag. Zijn dochter woont ver."),
        ReportLine(label="d. Wat de mantelzorger nodig heeft", words="Geen mantelzorger."),
        ReportLine(label="e. Wat er voor iedereen is", words="Samen eten in De Linde op dinsdag en donderdag."),
        ReportLine(label="f. Wie er samenwerken", words=""),
        ReportLine(label="g. Wat het kost", words="Een maaltijd in De Linde kost € 5."),
    ),
    outcome="Met de buurman, De Linde en de maaltijdservice is er elke dag warm eten.",
    proposals=(
        Proposal(
            what="Ik maak zelf soep.",
            rung="ik zelf",
            who="Gerrit",
            when="vanaf 1 oktober",
            decided=True,
        ),
        Proposal(what="Wim eet op zondag bij mij.", rung="mijn netwerk", who="Wim", when="elke zondag", decided=True),
        Proposal(
            what="Eten bij De Linde.",
            rung="voor iedereen",
            tags=("formeel", "in een groep"),
            who="De Linde",
            when="di en do",
            earlier=("Eigen kracht: Elke dag koken lukt niet", "Mantelzorg: Zijn dochter kookt al op zaterdag"),
            decided=True,
        ),
        Proposal(
            what="Maaltijden thuis op de andere dagen.",
            rung="hulp op maat",
            tags=("formeel", "voor één persoon"),
            who="de gemeente",
            decision="voorstel",
        ),
    ),
    not_chosen=("Zijn dochter kookt op zaterdag.",),
    further=(
        ReportLine(label="Keuze voor een pgb uitgelegd", words="Ja, 14 september 2026"),
        ReportLine(label="Afgestemd op andere hulp", words=""),
    ),
    application="Ja, dit verslag is ook mijn aanvraag",
    remark="Ik wil na drie maanden kijken of het bevalt.",
    rights=(
        "Ik mag alles lezen wat over mij is opgeschreven.",
        "Klopt een besluit niet? Dan mag ik bezwaar maken.",
    ),
    signatures=(
        SignatureBlock(name="Gerrit de Haan", role="inwoner", place="Sint-Anna"),
        SignatureBlock(name="Marloes Dekker", role="regisseur", place="Sint-Anna"),
    ),
)
EMPTY = WmoSheet(
    name="Gerrit de Haan",
    called="Gerrit",
    dated=date(2026, 9, 28),
    law="Wmo 2015, artikel 2.3.9",
    again=True,
    facts=(ReportLine(label="Melding"), ReportLine(label="Gesprek")),
    looked_into=(ReportLine(label="a. Wat nodig is en gewenst"),),
    signatures=(SignatureBlock(name="Gerrit de Haan", role="inwoner"),),
)
