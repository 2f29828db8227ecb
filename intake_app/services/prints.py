"""Prints: the same bytes for preview, printer and file; a fixed plan comes from the kept bytes (K01, K03, K05)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from intake_app.documents.access import ACCESS as ACCESS
from intake_app.documents.access import AccessSheet
from intake_app.documents.comparison_sheets import ComparisonSheet
from intake_app.documents.earnings import EarningsSheet
from intake_app.documents.everything_sheet import EVERYTHING as EVERYTHING
from intake_app.documents.everything_sheet import EverythingSheet
from intake_app.documents.income_agreement import INCOME_ESTIMATE as INCOME_ESTIMATE
from intake_app.documents.income_agreement import IncomeSheet
from intake_app.documents.income_certainty import INCOME_CERTAINTY as INCOME_CERTAINTY
from intake_app.documents.income_certainty import CertaintySheet
from intake_app.documents.invitation import InvitationSheet
from intake_app.documents.network_sheets import ConferenceSheet, ConsentSheet, HandoverSheet
from intake_app.documents.own_plan import OwnPlanSheet
from intake_app.documents.papers_due import PAPERS_DUE as PAPERS_DUE
from intake_app.documents.papers_due import PapersSheet
from intake_app.documents.placement import PlacementSheet
from intake_app.documents.portfolio_sheets import CvSheet
from intake_app.documents.questions import BLANK_FORM, FILLED_FORM
from intake_app.documents.rights_duties import RIGHTS_AND_DUTIES as RIGHTS_AND_DUTIES
from intake_app.documents.rights_duties import RightsSheet
from intake_app.documents.sheets import PlanSheet, RecoverySheet, Sheet, SignatureSheet
from intake_app.documents.wmo_report import WmoSheet
from intake_app.domain import shielding
from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Measurement
from intake_app.domain.planning import Plan
from intake_app.domain.vocabulary import DocumentKind, PrintGroup, RaterRole
from intake_app.errors import InputRefused, WrongCall
from intake_app.i18n import _, speaking
from intake_app.i18n import language as language_in_use
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.model import Instrument
from intake_app.services import (
    access,
    attachments,
    comparison_sheets,
    data_choices,
    earnings,
    everything,
    form_sheets,
    handover_sheets,
    income_papers,
    income_sheets,
    invitations,
    kept_plans,
    letterheads,
    look_back_sheets,
    network_sheets,
    own_plan,
    own_sheets,
    own_words,
    parties,
    placement_sheets,
    portfolio_prints,
    print_languages,
    rights_papers,
    sheets,
    signed_words,
    terms,
    wmo_sheets,
    working_lists,
)
from intake_app.services.desk import Desk
from intake_app.services.print_languages import Edition

if TYPE_CHECKING:
    from intake_app.instruments.reading_ease import ReadingEase

PARTIES = "afspraken"
_RUNNING = 6
"""Words from which something without a full stop is running text; shorter is a heading or a cell of a table."""
PLACEMENT = "plaatsing"
INVITATION = "uitnodiging"
"""A letter for the next appointment; drawn anew each time."""
COMPARISON = "vergelijking"
"""Then and now; drawn anew each time, never kept."""
WMO_REPORT = "onderzoeksverslag"
WITH_ADDRESS = "adres"
"""After "alles-van-u/": with the address of somebody whose address is shielded, chosen for this once."""
OWN_PLAN = "eigen-plan"
"""The plan the resident made; drawn anew each time."""
EARNINGS = "inkomsten-melden"
"""What is earned beside the benefit and was reported; drawn anew each time."""
OWN_SHEET = "eigen-blad"
CONSENT = "toestemming"
CONFERENCE, ANONYMOUS_CONFERENCE = "casusblad", "casusblad-anoniem"
HANDOVER = "overdracht"
"""Papers of working with others; drawn anew each time, so that what was taken back is gone."""


_WHOLE = frozenset({EVERYTHING, ANONYMOUS_CONFERENCE, *portfolio_prints.OUTWARD})
"""Papers that are made of the dossier with fields that are off: the resident may read all that is kept (AVG 15), and
who is looked for in the words of the others must be known by name, street and number."""

_AnySheet = (
    Sheet
    | ComparisonSheet
    | OwnPlanSheet
    | WmoSheet
    | CvSheet
    | PlacementSheet
    | AccessSheet
    | EarningsSheet
    | RightsSheet
    | ConferenceSheet
    | ConsentSheet
    | HandoverSheet
    | EverythingSheet
    | InvitationSheet
    | IncomeSheet
    | PapersSheet
    | CertaintySheet
    | SignatureSheet
)


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

    return tuple(PrintKind(kind.id, kind.title, kind.group, kind.icon) for kind in KINDS if kind.of_dossier)


def working_kinds() -> tuple[PrintKind, ...]:
    """The internal lists of the whole vault, which need no dossier; "weeklijst/team" is of everybody."""
    from intake_app.documents.registry import KINDS
    from intake_app.documents.sample_report import SAMPLE_REPORT
    from intake_app.documents.team_report import TEAM_REPORT

    found = [kind for kind in KINDS if kind.id in working_lists.KINDS]
    alone = [PrintKind(kind.id, kind.title, kind.group, kind.icon) for kind in found]
    words = _("the whole team")
    team = [replace(one, id=f"{one.id}/{working_lists.TEAM}", title=f"{one.title}: {words}") for one in alone]
    reports = [kind for kind in KINDS if kind.id in (TEAM_REPORT, SAMPLE_REPORT)]
    return (*alone, *team, *(PrintKind(kind.id, kind.title, kind.group, kind.icon) for kind in reports))


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
        for kind in (BLANK_FORM, FILLED_FORM)
        for form in forms.instruments.values()
    )


def preview(
    desk: Desk, case_id: UUID, kind: str, *, language: str = "nl", large: bool = False, second_language: str = ""
) -> bytes:
    """The PDF bytes of a print as it stands now; of a fixed plan the kept bytes, or in another language or size, or
    with a second language, the same words out of what was kept beside them. `second_language` is a code, or
    `print_languages.INTERPRETER`.

    Raises WrongCall for an unknown kind, InputRefused when there is nothing to print yet.
    """
    family, _slash, rest = kind.partition("/")
    make = _MAKERS.get(family)
    odd = rest and family not in (*_OF_FORMS, INCOME_ESTIMATE) and (family, rest) != (EVERYTHING, WITH_ADDRESS)
    if make is None or odd or (family in _OF_FORMS and not rest):
        raise _no_such_print(kind)
    dossier = desk.dossier(case_id)
    edition = Edition(language, print_languages.meant(desk.forms, dossier, second_language), large)
    print_languages.check(desk.forms, edition)
    if second_language and not print_languages.can_have_second(kind):
        raise WrongCall(_("This print is not for the resident alone. It is made in one language."))
    with letterheads.of_desk(desk):
        shown = dossier if family in _WHOLE else data_choices.seen(_shown(dossier, family), desk.fields_off)
        return make(_Order(desk, shown, rest, edition))


def _shown(dossier: Dossier, family: str) -> Dossier:
    """What may be printed: not where somebody who is shielded can be found. A letter to the resident says where to
    come, but for a talk at home; an agreement about a place says of course at which place.
    """
    return dossier if family in (INVITATION, PLACEMENT) else shielding.outside(dossier)


def blank_form(forms: FormLibrary, kind: str, today: date, edition: Edition | None = None) -> bytes:
    """An empty form, which needs no dossier. `kind` is "formulier/<form>" or "formulier/<form>/<voice>".

    Raises WrongCall when it is another kind, or when there is no such form or voice.
    """
    family, _slash, rest = kind.partition("/")
    if family != BLANK_FORM:
        raise _no_such_print(kind)
    instrument, voice, day = _form_of(forms, rest)
    rater = voice or (RaterRole.RESIDENT if RaterRole.RESIDENT in instrument.raters else instrument.raters[0])
    if day:
        raise _no_such_print(kind)
    edition = edition or Edition()
    print_languages.check(forms, edition)
    return print_languages.draw(BLANK_FORM, lambda: form_sheets.blank_sheet(instrument, rater, today), edition)


def web_page(content: bytes) -> bytes:
    """The twin of a print for a screen reader, a magnifier or a telephone: one HTML file that says the same.

    Takes a moment (0.02 to 0.3 s): its pictures are drawn. Works on kept and signed prints as they are.
    """
    from intake_app.documents import web_page as twin

    return twin.web_page(content)


def booklet(content: bytes) -> bytes:
    """The pages of a print two by two on lying sheets, to print on both sides and fold. Only for paper."""
    from intake_app.documents import booklet as folding

    return folding.booklet(content)


def reading_ease(content: bytes) -> ReadingEase:
    """What is counted in the Dutch words of a print, those between quotation marks left out (N02)."""
    from intake_app.documents import reading_order
    from intake_app.instruments import reading_ease

    parts = (part.words.strip() for part in reading_order.read(content).root.walk() if not part.lang)
    running = (words for words in parts if words.endswith((".", "!", "?", "”")) or len(words.split()) >= _RUNNING)
    return reading_ease.measure("\n".join(running))


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
    return rest.partition("/")[0] if family in _OF_FORMS else ""


def blank_form_kind(form: str, voice: RaterRole) -> str:
    """The empty form in the words of one voice: "formulier/zrm-2017/inwoner"."""
    return f"{BLANK_FORM}/{form}/{voice}"


def filled_form_kind(reading: Measurement) -> str:
    """The print of one reading: "ingevuld/zrm-2017/inwoner/2026-03-04"."""
    return f"{FILLED_FORM}/{reading.instrument}/{reading.rater}/{reading.measured_on.isoformat()}"


@dataclass(frozen=True, slots=True)
class _Order:
    """One print that is asked for. `rest` is what its kind says after the first slash."""

    desk: Desk
    dossier: Dossier
    rest: str
    edition: Edition


def _made(order: _Order, kind: str, make: Callable[[], _AnySheet]) -> bytes:
    with _beside(order, kind):
        return print_languages.draw(kind, make, order.edition, order.desk.forms)


def _beside(order: _Order, kind: str) -> AbstractContextManager[None]:
    """What the resident says about what stands on this print goes on it."""
    from intake_app.documents.own_words import said_beside

    wanted = own_words.Order(order.dossier, order.desk.forms, order.rest, order.desk.today())
    with speaking(order.edition.language):
        return said_beside(own_words.on_print(wanted, _SHOWN.get(kind)))


def _plan(order: _Order) -> bytes:
    dossier, plan = order.dossier, order.dossier.current_plan
    if plan is None:
        raise InputRefused(_("There is no plan yet. Begin with a goal."))
    kept = kept_plans.kept_document(order.desk, plan)
    if kept is not None and Edition(kept.language, large=kept.large) == order.edition:
        return kept.content
    code = kept.words_sha256 if kept is not None else None
    if kept is not None and kept.snapshot:
        dossier = kept_plans.as_it_was(kept)
        plan = dossier.plan(plan.id)
    return render_plan(order.desk, dossier, plan, order.edition, code=code)


def _portfolio(order: _Order) -> bytes:
    return _made(
        order,
        DocumentKind.PORTFOLIO,
        lambda: sheets.portfolio_sheet(
            order.dossier,
            order.desk.forms,
            order.desk.today(),
            content=lambda attachment: attachments.content(order.desk, attachment),
        ),
    )


def _around(kind: str) -> Callable[[_Order], bytes]:
    """A cv, an introduction or a profile."""

    def make(order: _Order) -> bytes:
        return _made(order, kind, lambda: portfolio_prints.sheet(order.desk, order.dossier, kind))

    return make


def title_of(kind: str) -> str:
    """What a print of a dossier is called, in the language in use; "" when there is no such print."""
    return next((one.title for one in kinds() if one.id == kind), "")


def _fridge(order: _Order) -> bytes:
    return _made(
        order,
        DocumentKind.FRIDGE_SHEET,
        lambda: sheets.fridge_sheet(order.dossier, order.desk.profile, order.desk.today()),
    )


def _own_plan(order: _Order) -> bytes:
    return _made(order, OWN_PLAN, lambda: own_plan.sheet(order.dossier, order.desk.forms, order.desk.today()))


def _earnings(order: _Order) -> bytes:
    return _made(
        order, EARNINGS, lambda: earnings.sheet(order.dossier, order.desk.forms, order.desk.profile, order.desk.today())
    )


def _income_estimate(order: _Order) -> bytes:
    return _made(order, INCOME_ESTIMATE, lambda: income_sheets.sheet(order.desk, order.dossier, order.rest))


def _papers_due(order: _Order) -> bytes:
    return _made(order, PAPERS_DUE, lambda: income_papers.papers_sheet(order.desk, order.dossier))


def _income_certainty(order: _Order) -> bytes:
    return _made(order, INCOME_CERTAINTY, lambda: income_papers.certainty_sheet(order.desk, order.dossier))


def _rights_and_duties(order: _Order) -> bytes:
    return _made(order, RIGHTS_AND_DUTIES, lambda: rights_papers.sheet(order.desk, order.dossier))


def _comparison(order: _Order) -> bytes:
    return _made(
        order,
        COMPARISON,
        lambda: comparison_sheets.comparison_sheet(
            order.dossier, order.desk.forms, order.desk.today(), plain=order.edition.large
        ),
    )


def _look_back(order: _Order) -> bytes:
    return _made(
        order, DocumentKind.LOOK_BACK, lambda: look_back_sheets.look_back_sheet(order.dossier, order.desk.forms)
    )


def _later_signature(order: _Order) -> bytes:
    from intake_app.services import signing_later

    desk, dossier, edition = order.desk, order.dossier, order.edition
    if edition.second:
        return _made(order, DocumentKind.LATER_SIGNATURE, lambda: signing_later.open_sheet(desk, dossier))
    return signing_later.render(desk, dossier.case.id, language=edition.language, large=edition.large)


def _parties(order: _Order) -> bytes:
    desk = order.desk
    return _made(
        order, PARTIES, lambda: parties.parties_sheet(order.dossier, desk.forms, desk.profile.place, desk.today())
    )


def _wmo_report(order: _Order) -> bytes:
    dossier, plan = order.dossier, order.dossier.current_plan
    if plan is None:
        raise InputRefused(_("There is no plan yet. Begin with a goal."))
    desk = order.desk
    signed = kept_plans.as_signed(desk, dossier, plan)
    return _made(order, WMO_REPORT, lambda: wmo_sheets.wmo_sheet(signed, plan, desk.forms, desk.profile, desk.today()))


def _own_sheet(order: _Order) -> bytes:
    return _made(order, OWN_SHEET, lambda: own_sheets.own_sheet(order.desk, order.dossier))


def _consent(order: _Order) -> bytes:
    desk = order.desk
    return _made(
        order, CONSENT, lambda: network_sheets.consent_sheet(order.dossier, desk.forms, desk.profile, desk.today())
    )


def _conference(order: _Order) -> bytes:
    return _case_sheet(order, CONFERENCE, anonymous=False)


def _anonymous_conference(order: _Order) -> bytes:
    return _case_sheet(order, ANONYMOUS_CONFERENCE, anonymous=True)


def _case_sheet(order: _Order, kind: str, *, anonymous: bool) -> bytes:
    desk = order.desk
    return _made(
        order,
        kind,
        lambda: network_sheets.conference_sheet(order.dossier, desk.forms, desk.today(), anonymous=anonymous),
    )


def _handover(order: _Order) -> bytes:
    desk = order.desk

    def make() -> HandoverSheet:
        open_terms = terms.terms_for(desk, order.dossier)
        return handover_sheets.handover_sheet(order.dossier, desk.forms, desk.profile, open_terms, desk.today())

    return _made(order, HANDOVER, make)


def _placement(order: _Order) -> bytes:
    return _made(order, PLACEMENT, lambda: placement_sheets.placement_sheet(order.dossier, order.desk.today()))


def _invitation(order: _Order) -> bytes:
    return _made(order, INVITATION, lambda: invitations.sheet(order.desk, order.dossier))


def _access(order: _Order) -> bytes:
    return _made(order, ACCESS, lambda: access.sheet(order.desk, order.dossier, order.desk.today()))


def _everything(order: _Order) -> bytes:
    return _made(
        order, EVERYTHING, lambda: everything.sheet(order.desk, order.dossier, with_address=order.rest == WITH_ADDRESS)
    )


def _blank(order: _Order) -> bytes:
    kind = f"{BLANK_FORM}/{order.rest}"
    return blank_form(order.desk.forms, kind, order.desk.today(), order.edition)


def _filled(order: _Order) -> bytes:
    forms = order.desk.forms
    instrument, voice, day = _form_of(forms, order.rest)
    found = form_sheets.printable_readings(order.dossier, instrument)
    fitting = (one for one in found if voice in (None, one.rater) and day in ("", one.measured_on.isoformat()))
    reading = next(fitting, None)
    if reading is None:
        message = _('There is no reading of "{form}" to print yet. Fill it in first, or print the empty form.')
        raise InputRefused(message.format(form=instrument.title))
    as_it_was = forms.as_answered(reading.instrument, reading.version)
    today = order.desk.today()
    return _made(order, FILLED_FORM, lambda: form_sheets.filled_sheet(order.dossier, as_it_was, reading, today))


_MAKERS: dict[str, Callable[[_Order], bytes]] = {
    DocumentKind.PLAN.value: _plan,
    DocumentKind.PORTFOLIO.value: _portfolio,
    DocumentKind.FRIDGE_SHEET.value: _fridge,
    OWN_PLAN: _own_plan,
    COMPARISON: _comparison,
    DocumentKind.LOOK_BACK.value: _look_back,
    DocumentKind.LATER_SIGNATURE.value: _later_signature,
    PARTIES: _parties,
    WMO_REPORT: _wmo_report,
    EARNINGS: _earnings,
    INCOME_ESTIMATE: _income_estimate,
    PAPERS_DUE: _papers_due,
    INCOME_CERTAINTY: _income_certainty,
    RIGHTS_AND_DUTIES: _rights_and_duties,
    OWN_SHEET: _own_sheet,
    CONSENT: _consent,
    CONFERENCE: _conference,
    ANONYMOUS_CONFERENCE: _anonymous_conference,
    HANDOVER: _handover,
    PLACEMENT: _placement,
    INVITATION: _invitation,
    **{kind: _around(kind) for kind in portfolio_prints.KINDS},
    ACCESS: _access,
    EVERYTHING: _everything,
    BLANK_FORM: _blank,
    FILLED_FORM: _filled,
}
"""What makes each print, by the first word of its kind."""
_SHOWN: dict[str, own_words.Shown] = {
    COMPARISON: own_words.parts("measurements"),
    DocumentKind.LOOK_BACK.value: own_words.parts("reviews", "plans", "goals", "steps", "agreements"),
    WMO_REPORT: own_words.investigation,
    EARNINGS: own_words.parts("earnings"),
    RIGHTS_AND_DUTIES: own_words.parts("elements", "duties", "exemptions", "sanctions"),
    CONFERENCE: own_words.parts("conferences"),
    HANDOVER: own_words.handed_over,
    PLACEMENT: own_words.parts("placements"),
    PARTIES: own_words.parts("measurements"),
    FILLED_FORM: own_words.reading,
}
"""What of the dossier stands on a print, for the resident's words beside it; the plan has them in its own sheet."""
_OF_FORMS = (BLANK_FORM, FILLED_FORM)


def _form_of(forms: FormLibrary, rest: str) -> tuple[Instrument, RaterRole | None, str]:
    """The form, the voice and the day that stand after the first slash of a kind."""
    form, voice, day, *more = (*rest.split("/"), "", "")
    if form not in forms.instruments or voice not in ("", *RaterRole) or any(more):
        raise _no_such_print(rest)
    return forms.instrument(form), RaterRole(voice) if voice else None, day


def _no_such_print(kind: str) -> WrongCall:
    return WrongCall(_("There is no print called {kind}. Ask for the list with print --list.").format(kind=kind))


def render_plan(
    desk: Desk, dossier: Dossier, plan: Plan, edition: Edition | None = None, *, code: str | None = None
) -> bytes:
    """The PDF of one version of the plan, drawn from the dossier. `code` is what is kept of a plan that is fixed."""
    code = signed_words.code_of(desk, dossier, plan) if code is None else code

    def make() -> PlanSheet:
        return replace(signed_words.sheet_of(desk, dossier, plan), code=code)

    with letterheads.of_desk(desk):
        return print_languages.draw(DocumentKind.PLAN, make, edition or Edition(), desk.forms)


_FOLDER = "pdf_folder"


def file_folder(desk: Desk) -> str:
    """The folder where a print was kept last, "" when none was yet. Kept inside the vault: a path may name a person."""
    return str(desk.vault.setting(_FOLDER, ""))


def settings_without_folder() -> dict[str, str]:
    """A folder may be named after somebody: it goes with a dossier that goes."""
    return {_FOLDER: ""}


def keep_file_folder(desk: Desk, folder: str) -> None:
    """Remember the folder for the next print."""
    if desk.role.may_change:
        desk.vault.set_setting(_FOLDER, folder)


def recovery_sheet(desk: Desk, code: str) -> bytes:
    """The paper that opens the vault when the passphrase is gone."""
    from intake_app.documents.registry import RECOVERY

    sheet = RecoverySheet(vault_name=desk.vault.path.name, code=tuple(code.split("-")), dated=desk.today())
    return print_languages.draw(RECOVERY, lambda: sheet, Edition(language_in_use()))
