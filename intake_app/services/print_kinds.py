"""Which prints there are, and what the kind of a print says: "ingevuld/zrm-2017/inwoner/2026-03-04" (K03, C09).

The words before the first slash are an id of `domain.print_ids`; what follows says of which form, month or reading.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake_app.domain.measuring import Measurement
from intake_app.domain.print_ids import (
    BLANK_FORM,
    FILLED_FORM,
    INCOME_ESTIMATE,
    OF_FORMS,
    SAMPLE_REPORT,
    TEAM,
    TEAM_REPORT,
    WORKING_LISTS,
)
from intake_app.domain.vocabulary import PrintGroup, RaterRole
from intake_app.errors import WrongCall
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.model import Instrument

if TYPE_CHECKING:
    from intake_app.documents import registry


@dataclass(frozen=True, slots=True)
class PrintKind:
    """A print that can be asked for: its id on the command line, its name, whom it is for and its picture."""

    id: str
    title: str
    group: PrintGroup
    icon: str


def kinds() -> tuple[PrintKind, ...]:
    """Every print of a dossier, except its forms (`form_kinds`)."""
    from intake_app.documents.registry import KINDS

    return tuple(_listed(kind) for kind in KINDS if kind.of_dossier)


def working_kinds() -> tuple[PrintKind, ...]:
    """The internal lists of the whole vault, which need no dossier; "weeklijst/team" is of everybody."""
    from intake_app.documents.registry import KINDS

    lists = [_listed(kind) for kind in KINDS if kind.id in WORKING_LISTS]
    words = _("the whole team")
    team = [replace(one, id=f"{one.id}/{TEAM}", title=f"{one.title}: {words}") for one in lists]
    return (*lists, *team, *(_listed(kind) for kind in KINDS if kind.id in (TEAM_REPORT, SAMPLE_REPORT)))


def _listed(kind: registry.PrintKind) -> PrintKind:
    return PrintKind(kind.id, kind.title, kind.group, kind.icon)


def form_kinds(forms: FormLibrary) -> tuple[PrintKind, ...]:
    """Every form on paper: "formulier/<form>" empty, "ingevuld/<form>" with the answers of the newest reading.

    After another slash stands the voice ("formulier/zrm-2017/consulent"), and of a filled form the day of the reading
    ("ingevuld/zrm-2017/inwoner/2026-03-04").
    """
    from intake_app.documents.registry import KINDS

    titles = {kind.id: kind.title for kind in KINDS}
    groups = {kind.id: kind.group for kind in KINDS}
    return tuple(
        PrintKind(f"{kind}/{form.id}", f"{titles[kind]}: {form.title}", groups[kind], "list-checks")
        for kind in OF_FORMS
        for form in forms.instruments.values()
    )


def title_of(kind: str) -> str:
    """What a print of a dossier is called, in the language in use; "" when there is no such print."""
    return next((one.title for one in kinds() if one.id == kind), "")


def listed_as(kind: str) -> str:
    """Under which print of the list a kind stands: "schatting-inkomen/2026-10" is the one of that month."""
    family = kind.partition("/")[0]
    return family if family == INCOME_ESTIMATE else kind


def is_for_outside(kind: str) -> bool:
    """Whether a print is made to be given to others than the resident."""
    family = kind.partition("/")[0]
    return any(one.id == family and one.group is PrintGroup.OUTSIDE for one in kinds())


def is_blank_form(kind: str) -> bool:
    """Whether a print needs no dossier."""
    return kind.startswith(f"{BLANK_FORM}/")


def form_in(kind: str) -> str:
    """The id of the form that a print is of, "" for another print. Whether there is such a form is not looked up."""
    family, _slash, rest = kind.partition("/")
    return rest.partition("/")[0] if family in OF_FORMS else ""


def blank_form_kind(form: str, voice: RaterRole) -> str:
    """The empty form in the words of one voice: "formulier/zrm-2017/inwoner"."""
    return f"{BLANK_FORM}/{form}/{voice}"


def filled_form_kind(reading: Measurement) -> str:
    """The print of one reading: "ingevuld/zrm-2017/inwoner/2026-03-04"."""
    return f"{FILLED_FORM}/{reading.instrument}/{reading.rater}/{reading.measured_on.isoformat()}"


def form_of(forms: FormLibrary, rest: str) -> tuple[Instrument, RaterRole | None, str]:
    """The form, the voice and the day that stand after the first slash of a kind."""
    form, voice, day, *more = (*rest.split("/"), "", "")
    if form not in forms.instruments or voice not in ("", *RaterRole) or any(more):
        raise no_such_print(rest)
    return forms.instrument(form), RaterRole(voice) if voice else None, day


def no_such_print(kind: str) -> WrongCall:
    """What is said about a kind that does not exist."""
    return WrongCall(_("There is no print called {kind}. Ask for the list with print --list.").format(kind=kind))
