"""Sheets of the rights of the resident: everything of one person, and a report of destruction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from intake_app.documents.destruction import DestroyedLine, DestructionSheet
from intake_app.documents.everything_sheet import EverythingSheet, NoteLine, Record, RecordLine, RecordPart

EVERYTHING = EverythingSheet(
    name="Joyce Veldkamp",
    number="2026-0007",
    dated=date(2026, 9, 15),
    contact="Sociaal team De Boomgaard, 0300 – 12 34 03",
    parts=(
        RecordPart(
            title="Uw gegevens",
            records=(
                Record(
                    lines=(
                        RecordLine(label="Voornaam", words="Joyce"),
                        RecordLine(label="Geboortedatum", words="11 april 1983"),
                    )
                ),
            ),
        ),
        RecordPart(
            title="Contacten",
            records=(
                Record(
                    name="8 september 2026",
                    lines=(
                        RecordLine(label="Hoe", words="Thuis"),
                        RecordLine(label="Wat er gezegd is", words="Kwam niet op de afspraak. " * 4),
                    ),
                    notes=(NoteLine(said_on=date(2026, 9, 15), words="Ik lag in het ziekenhuis."),),
                ),
            ),
        ),
        RecordPart(
            title="Vragenlijsten",
            records=(
                Record(
                    name="Spinnenweb, 17 maart 2026",
                    lines=(
                        RecordLine(label="Wie vulde het in", words="Inwoner"),
                        RecordLine(label="Hoe gaat het met mijn lichaam?", words="5", alone=True),
                    ),
                ),
            ),
        ),
    ),
    kept=("Participatiewet: 10 jaar nadat de zaak is afgelopen. Het dossier is open en blijft dus bewaard.",),
)
_MANY = Record(
    name="1 september 2026",
    lines=tuple(RecordLine(label=f"Veld {n}", words="woord " * (n % 30 + 1)) for n in range(30)),
)
LONG_EVERYTHING = replace(EVERYTHING, parts=(RecordPart(title="Aantekeningen", records=(_MANY,) * 12),))
DESTRUCTION = DestructionSheet(
    dated=date(2026, 9, 15),
    organisation="Sociaal team De Boomgaard",
    lines=(
        DestroyedLine(
            reference="V-2026-001",
            reason="De bewaartermijn is voorbij",
            kept="Vrijwillig, tot en met 10 januari 2024",
            closed_year=2022,
            proposed="Bo de Wit, 14 september 2026",
            confirmed="Marloes Dekker, 15 september 2026",
            destroyed_on=date(2026, 9, 15),
            records=42,
            attachments=1,
            log_lines=310,
        ),
    ),
    copies=("Kopie van 1 september 2026: maakt plaats voor nieuwere, uiterlijk op 1 september 2027.",),
)
EMPTY_DESTRUCTION = DestructionSheet(dated=date(2026, 9, 15))
