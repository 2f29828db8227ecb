"""Which columns a list of people without names may have. There is none for a name, a day of birth or a BSN."""

from __future__ import annotations

import re

from intake_app.domain.vocabulary import LegalGround, ReferralSource
from intake_app.i18n import _
from intake_app.instruments import cell_values as cells
from intake_app.instruments.cell_values import BadCell, plain
from intake_app.services.import_field import ImportField

LONGEST = 40
_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./_-]*")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_GROUNDS = {
    "pw": LegalGround.PW_44A,
    "participatiewet": LegalGround.PW_44A,
    "44a": LegalGround.PW_44A,
    "wmo": LegalGround.WMO_232,
    "wmo-2015": LegalGround.WMO_232,
    "vrijwillig": LegalGround.VOLUNTARY,
}


def case_fields() -> tuple[ImportField, ...]:
    """Every field of such a list, in the order in which it is shown."""
    line = cells.line
    return (
        ImportField(
            "number", _("Own number"), number, ("nummer", "referentie", "kenmerk", "code", "dossiernummer"), True
        ),
        ImportField("opened_on", _("From"), cells.day, ("startdatum", "datum", "meldingsdatum", "datum melding")),
        ImportField("legal_grounds", _("Which law"), grounds, ("wet", "grondslag", "wettelijke grondslag", "regeling")),
        ImportField("neighbourhood", _("Neighbourhood"), line, ("wijk", "buurt", "gebied", "stadsdeel")),
        ImportField("consultant", _("Consultant"), line, ("consulent", "klantmanager", "medewerker", "behandelaar")),
        ImportField("reason", _("Why now, in one line"), line, ("aanleiding", "reden", "vraag")),
        ImportField("source", _("Who reported"), source, ("herkomst", "bron", "aangemeld door")),
        ImportField("organisation", _("Organisation"), line, ("organisatie", "aanmelder", "instantie")),
        ImportField("next_step_on", _("First conversation on"), cells.day, ("eerste gesprek", "uitnodigen voor")),
    )


def number(cell: str) -> str:
    """A number of one's own by which somebody can be found again. Raises BadCell, also for what may be a BSN."""
    words = cells.line(cell)
    if words and (
        len(words) > LONGEST or not _NUMBER.fullmatch(words) or not any(letter.isdigit() for letter in words)
    ):
        raise BadCell(_("This is no number. Use figures, perhaps with letters, such as W-1024. No names here."))
    if _may_be_bsn(words):
        raise BadCell(_("This may be a BSN. That is not allowed as a number. Use a number of your own."))
    return words


def _may_be_bsn(words: str) -> bool:
    """Eight or nine figures that pass the test of eleven, however they are written."""
    figures = re.sub(r"[ .\-/_]", "", words)
    if not figures.isdigit() or len(figures) not in (8, 9):
        return False
    weighed = zip(_WEIGHTS, figures.zfill(9), strict=True)
    return sum(weight * int(figure) for weight, figure in weighed) % 11 == 0


def grounds(cell: str) -> tuple[LegalGround, ...]:
    """One or more laws, with ; , or + between them; empty is not decided yet."""
    read = cells.choice(LegalGround, _GROUNDS)
    found = (read(part) for part in re.split(r"[;,+|]", cell) if plain(part))
    return tuple(dict.fromkeys(one for one in found if one is not None))


def source(cell: str) -> ReferralSource:
    """Who reported, when it is said."""
    return cells.choice(ReferralSource)(cell) or ReferralSource.OTHER
