"""Who looked at a dossier: two days with three people, many looks, and nobody at all."""

from __future__ import annotations

from datetime import date

from intake_app.documents.access import AccessEntry, AccessSheet

FULL = AccessSheet(
    name="Joyce Veldkamp",
    dated=date(2026, 9, 15),
    since=date(2026, 9, 1),
    entries=(
        AccessEntry(
            day=date(2026, 9, 15),
            who="Marloes Dekker, consulent",
            acts=(
                "heeft uw dossier geopend (9:58, 10:42)",
                "heeft afgedrukt: plan van aanpak (11:04)",
                "heeft een bestand gemaakt om over te dragen: het hele dossier (11:10)",
            ),
        ),
        AccessEntry(
            day=date(2026, 9, 15),
            who="Sanne de Wit-van der Hoeven, vervangend consulent sociaal team De Boomgaard",
            acts=("heeft uw dossier geopend (14 keer, van 13:01 tot 16:58)",),
        ),
        AccessEntry(
            day=date(2026, 9, 1), who="iemand zonder naam in Keukentafel", acts=("heeft uw dossier geopend (8:15)",)
        ),
    ),
    contact="Sociaal team De Boomgaard, 0300 12 34 03",
)
EMPTY = AccessSheet(name="Henk Verbrugge", dated=date(2026, 9, 15), since=None, entries=())
