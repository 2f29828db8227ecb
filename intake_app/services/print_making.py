"""How each print is made: which sheet is drawn for it, and what of the resident's words stands beside it (K01, K03)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module

from intake_app.documents.access import AccessSheet
from intake_app.documents.comparison_sheets import ComparisonSheet
from intake_app.documents.earnings import EarningsSheet
from intake_app.documents.everything_sheet import EverythingSheet
from intake_app.documents.fridge_sheet import FridgeSheet
from intake_app.documents.income_agreement import IncomeSheet
from intake_app.documents.look_back_sheet import LookBackSheet
from intake_app.documents.network_sheets import ConferenceSheet, ConsentSheet, HandoverSheet
from intake_app.documents.own_plan import OwnPlanSheet
from intake_app.documents.parties_sheet import PartiesSheet
from intake_app.documents.placement import PlacementSheet
from intake_app.documents.plan_sheets import PlanSheet
from intake_app.documents.portfolio_sheets import CvSheet, PortfolioSheet
from intake_app.domain import print_ids as ids
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Plan
from intake_app.domain.vocabulary import DocumentKind, RaterRole
from intake_app.errors import InputRefused
from intake_app.i18n import _, speaking
from intake_app.instruments.library import FormLibrary
from intake_app.services import (
    access,
    attachments,
    comparison_sheets,
    earnings,
    everything,
    form_sheets,
    fridge_sheets,
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
    portfolio_sheets,
    print_languages,
    rights_papers,
    signed_words,
    signing_later,
    terms,
    wmo_sheets,
)
from intake_app.services.desk import Desk
from intake_app.services.print_kinds import form_of, no_such_print
from intake_app.services.print_languages import Edition


@dataclass(frozen=True, slots=True)
class Order:
    """One print that is asked for. `rest` is what its kind says after the first slash."""

    desk: Desk
    dossier: Dossier
    family: str
    rest: str
    edition: Edition


def read_ahead() -> None:
    """Import what draws paper, so that the first print does not wait for it. Takes a moment (0.2 s)."""
    import_module("intake_app.documents.registry")


def is_known(kind: str) -> bool:
    """Whether a print of a dossier can be made of this kind. Whether there is such a form or month is not looked up."""
    family, _slash, rest = kind.partition("/")
    if family in ids.OF_FORMS:
        return bool(rest)
    known = family in _SHEETS or family in _MAKERS
    return known and (not rest or family == ids.INCOME_ESTIMATE or kind == f"{ids.EVERYTHING}/{ids.WITH_ADDRESS}")


def make(order: Order) -> bytes:
    """The PDF of a print that is known. Raises InputRefused when there is nothing to print yet."""
    maker = _MAKERS.get(order.family)
    return maker(order) if maker is not None else _drawn(order, lambda: _SHEETS[order.family](order))


def draw_plan(
    desk: Desk, dossier: Dossier, plan: Plan, edition: Edition | None = None, *, code: str | None = None
) -> bytes:
    """The PDF of one version of the plan, drawn from the dossier. `code` is what is kept of a plan that is fixed."""
    code = signed_words.code_of(desk, dossier, plan) if code is None else code

    def sheet() -> PlanSheet:
        return replace(signed_words.sheet_of(desk, dossier, plan), code=code)

    with letterheads.of_desk(desk):
        return print_languages.draw(DocumentKind.PLAN, sheet, edition or Edition(), desk.forms)


def blank_form(forms: FormLibrary, rest: str, today: date, edition: Edition) -> bytes:
    """An empty form; `rest` is its id, and after a slash perhaps the voice. Raises WrongCall when there is none."""
    instrument, voice, day = form_of(forms, rest)
    if day:
        raise no_such_print(f"{ids.BLANK_FORM}/{rest}")
    rater = voice or (RaterRole.RESIDENT if RaterRole.RESIDENT in instrument.raters else instrument.raters[0])
    return print_languages.draw(ids.BLANK_FORM, lambda: form_sheets.blank_sheet(instrument, rater, today), edition)


def _drawn(order: Order, sheet: Callable[[], object]) -> bytes:
    with _beside(order):
        return print_languages.draw(order.family, sheet, order.edition, order.desk.forms)


def _beside(order: Order) -> AbstractContextManager[None]:
    """What the resident says about what stands on this print goes on it."""
    from intake_app.documents.own_words import said_beside

    wanted = own_words.Order(order.dossier, order.desk.forms, order.rest, order.desk.today())
    with speaking(order.edition.language):
        return said_beside(own_words.on_print(wanted, _SHOWN.get(order.family)))


def _plan(order: Order) -> bytes:
    """Of a fixed plan the kept bytes; in another edition the same words, out of what was kept beside them."""
    dossier, plan = order.dossier, _current_plan(order)
    kept = kept_plans.kept_document(order.desk, plan)
    if kept is not None and Edition(kept.language, large=kept.large) == order.edition:
        return kept.content
    code = kept.words_sha256 if kept is not None else None
    if kept is not None and kept.snapshot:
        dossier = kept_plans.as_it_was(kept)
        plan = dossier.plan(plan.id)
    return draw_plan(order.desk, dossier, plan, order.edition, code=code)


def _current_plan(order: Order) -> Plan:
    if (plan := order.dossier.current_plan) is None:
        raise InputRefused(_("There is no plan yet. Begin with a goal."))
    return plan


def _wmo_report(order: Order) -> bytes:
    desk, plan = order.desk, _current_plan(order)
    signed = kept_plans.as_signed(desk, order.dossier, plan)
    return _drawn(order, lambda: wmo_sheets.wmo_sheet(signed, plan, desk.forms, desk.profile, desk.today()))


def _later_signature(order: Order) -> bytes:
    desk, dossier, edition = order.desk, order.dossier, order.edition
    if edition.second:
        return _drawn(order, lambda: signing_later.open_sheet(desk, dossier))
    return signing_later.render(desk, dossier.case.id, language=edition.language, large=edition.large)


def _blank_form(order: Order) -> bytes:
    return blank_form(order.desk.forms, order.rest, order.desk.today(), order.edition)


def _filled_form(order: Order) -> bytes:
    forms = order.desk.forms
    instrument, voice, day = form_of(forms, order.rest)
    found = form_sheets.printable_readings(order.dossier, instrument)
    fitting = (one for one in found if voice in (None, one.rater) and day in ("", one.measured_on.isoformat()))
    reading = next(fitting, None)
    if reading is None:
        message = _('There is no reading of "{form}" to print yet. Fill it in first, or print the empty form.')
        raise InputRefused(message.format(form=instrument.title))
    as_it_was = forms.as_answered(reading.instrument, reading.version)
    today = order.desk.today()
    return _drawn(order, lambda: form_sheets.filled_sheet(order.dossier, as_it_was, reading, today))


def _portfolio(order: Order) -> PortfolioSheet:
    desk = order.desk
    return portfolio_sheets.portfolio_sheet(
        order.dossier, desk.forms, desk.today(), content=lambda attachment: attachments.content(desk, attachment)
    )


def _fridge_sheet(order: Order) -> FridgeSheet:
    return fridge_sheets.fridge_sheet(order.dossier, order.desk.profile, order.desk.today())


def _own_plan(order: Order) -> OwnPlanSheet:
    return own_plan.sheet(order.dossier, order.desk.forms, order.desk.today())


def _comparison(order: Order) -> ComparisonSheet:
    desk = order.desk
    return comparison_sheets.comparison_sheet(order.dossier, desk.forms, desk.today(), plain=order.edition.large)


def _look_back(order: Order) -> LookBackSheet:
    return look_back_sheets.look_back_sheet(order.dossier, order.desk.forms)


def _parties(order: Order) -> PartiesSheet:
    desk = order.desk
    return parties.parties_sheet(order.dossier, desk.forms, desk.profile.place, desk.today())


def _earnings(order: Order) -> EarningsSheet:
    desk = order.desk
    return earnings.sheet(order.dossier, desk.forms, desk.profile, desk.today())


def _income_estimate(order: Order) -> IncomeSheet:
    return income_sheets.sheet(order.desk, order.dossier, order.rest)


def _consent(order: Order) -> ConsentSheet:
    desk = order.desk
    return network_sheets.consent_sheet(order.dossier, desk.forms, desk.profile, desk.today())


def _conference(order: Order) -> ConferenceSheet:
    desk, anonymous = order.desk, order.family == ids.ANONYMOUS_CONFERENCE
    return network_sheets.conference_sheet(order.dossier, desk.forms, desk.today(), anonymous=anonymous)


def _handover(order: Order) -> HandoverSheet:
    desk = order.desk
    open_terms = terms.terms_for(desk, order.dossier)
    return handover_sheets.handover_sheet(order.dossier, desk.forms, desk.profile, open_terms, desk.today())


def _placement(order: Order) -> PlacementSheet:
    return placement_sheets.placement_sheet(order.dossier, order.desk.today())


def _around_the_portfolio(order: Order) -> CvSheet:
    return portfolio_prints.sheet(order.desk, order.dossier, order.family)


def _access(order: Order) -> AccessSheet:
    return access.sheet(order.desk, order.dossier, order.desk.today())


def _everything(order: Order) -> EverythingSheet:
    return everything.sheet(order.desk, order.dossier, with_address=order.rest == ids.WITH_ADDRESS)


def _of_desk(sheet: Callable[[Desk, Dossier], object]) -> Callable[[Order], object]:
    return lambda order: sheet(order.desk, order.dossier)


_MAKERS: dict[str, Callable[[Order], bytes]] = {
    DocumentKind.PLAN.value: _plan,
    DocumentKind.LATER_SIGNATURE.value: _later_signature,
    ids.WMO_REPORT: _wmo_report,
    ids.BLANK_FORM: _blank_form,
    ids.FILLED_FORM: _filled_form,
}
"""Prints that ask more than a sheet of the dossier: kept bytes, a plan that has to be there, a form."""
_SHEETS: dict[str, Callable[[Order], object]] = {
    DocumentKind.PORTFOLIO.value: _portfolio,
    DocumentKind.FRIDGE_SHEET.value: _fridge_sheet,
    DocumentKind.LOOK_BACK.value: _look_back,
    ids.OWN_PLAN: _own_plan,
    ids.COMPARISON: _comparison,
    ids.PARTIES: _parties,
    ids.EARNINGS: _earnings,
    ids.INCOME_ESTIMATE: _income_estimate,
    ids.PAPERS_DUE: _of_desk(income_papers.papers_sheet),
    ids.INCOME_CERTAINTY: _of_desk(income_papers.certainty_sheet),
    ids.RIGHTS_AND_DUTIES: _of_desk(rights_papers.sheet),
    ids.OWN_SHEET: _of_desk(own_sheets.own_sheet),
    ids.CONSENT: _consent,
    ids.CONFERENCE: _conference,
    ids.ANONYMOUS_CONFERENCE: _conference,
    ids.HANDOVER: _handover,
    ids.PLACEMENT: _placement,
    ids.INVITATION: _of_desk(invitations.sheet),
    **dict.fromkeys(portfolio_prints.KINDS, _around_the_portfolio),
    ids.ACCESS: _access,
    ids.EVERYTHING: _everything,
}
"""The sheet of a print, of the kind that `documents.registry` draws it from, in the language in use."""
_SHOWN: dict[str, own_words.Shown] = {
    DocumentKind.LOOK_BACK.value: own_words.parts("reviews", "plans", "goals", "steps", "agreements"),
    ids.COMPARISON: own_words.parts("measurements"),
    ids.WMO_REPORT: own_words.investigation,
    ids.EARNINGS: own_words.parts("earnings"),
    ids.RIGHTS_AND_DUTIES: own_words.parts("elements", "duties", "exemptions", "sanctions"),
    ids.CONFERENCE: own_words.parts("conferences"),
    ids.HANDOVER: own_words.handed_over,
    ids.PLACEMENT: own_words.parts("placements"),
    ids.PARTIES: own_words.parts("measurements"),
    ids.FILLED_FORM: own_words.reading,
    ids.OWN_PLAN: own_words.own_plan_made,
    ids.INCOME_ESTIMATE: own_words.month_of_income,
    ids.INCOME_CERTAINTY: own_words.kept_open,
    ids.PAPERS_DUE: own_words.parts("forms_due"),
    ids.INVITATION: own_words.invited_for,
}
"""What of the dossier stands on a print, for the resident's words beside it; the plan has them in its own sheet."""
