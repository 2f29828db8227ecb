"""Every print the tests look at, by name: kind, sheet and edition."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache, partial
from pathlib import Path

from intake_app.documents import second
from intake_app.documents.access import access_pdf
from intake_app.documents.comparison import comparison_pdf
from intake_app.documents.conference import conference_pdf
from intake_app.documents.consent import consent_pdf
from intake_app.documents.cv import cv_pdf
from intake_app.documents.destruction import destruction_pdf
from intake_app.documents.earnings import earnings_pdf
from intake_app.documents.everything import everything_pdf
from intake_app.documents.fridge import fridge_pdf
from intake_app.documents.handover import handover_pdf
from intake_app.documents.income_agreement import income_pdf
from intake_app.documents.income_certainty import certainty_pdf
from intake_app.documents.invitation import invitation_pdf
from intake_app.documents.letterhead import Letterhead, headed
from intake_app.documents.look_back import look_back_pdf
from intake_app.documents.own_plan import own_plan_pdf
from intake_app.documents.papers_due import papers_pdf
from intake_app.documents.plan import plan_pdf
from intake_app.documents.portfolio import portfolio_pdf
from intake_app.documents.questions import FormSheet
from intake_app.documents.recovery import recovery_pdf
from intake_app.documents.rights_duties import rights_pdf
from intake_app.documents.sample_report import sample_report_pdf
from intake_app.documents.signature_sheet import signature_sheet_pdf
from intake_app.documents.wmo_report import wmo_report_pdf
from intake_app.documents.working_lists import caseload_list_pdf, week_list_pdf
from intake_app.domain.print_ids import BLANK_FORM, FILLED_FORM
from intake_app.domain.vocabulary import RaterRole
from intake_app.instruments.loader import read_instrument
from intake_app.services import print_languages
from intake_app.services.form_sheets import blank_sheet, filled_sheet
from intake_app.services.print_languages import Edition
from tests.documents import (
    form_samples,
    samples,
    samples_access,
    samples_compared,
    samples_earnings,
    samples_income,
    samples_invitation,
    samples_lists,
    samples_network,
    samples_own_plan,
    samples_portfolio,
    samples_privacy,
    samples_reviewed,
    samples_rights,
    samples_signed,
    samples_wmo,
)
from tests.documents.reading import Paper

DATED = date(2026, 9, 15)
TINY = Path(__file__).parent.parent / "forms" / "tiny"


def form(
    kind: str,
    rater: RaterRole = RaterRole.RESIDENT,
    *,
    answers: bool = False,
    large: bool = False,
    second_language: str = "",
) -> bytes:
    """A tiny form on paper, empty or with a reading in its boxes; the shipped ones are in test_form_sheets."""
    file = TINY / f"tiny-{kind}.toml"
    instrument = read_instrument(file.read_text("utf-8"), file)

    def sheet() -> FormSheet:
        if answers:
            dossier, reading = form_samples.filled(instrument)
            return filled_sheet(dossier, instrument, reading, DATED)
        return blank_sheet(instrument, rater, DATED)

    edition = Edition(second=second_language, large=large)
    return print_languages.draw(FILLED_FORM if answers else BLANK_FORM, sheet, edition)


def under_a_head(draw: Callable[..., bytes], sheet: object) -> bytes:
    """A print that bears the name, logo and colour of an organisation."""
    with headed(Letterhead(name="Sociaal team De Boomgaard", logo=samples_invitation.logo(), colour="#7a1f5c")):
        return draw(sheet)


def in_two(draw: Callable[..., bytes], sheet: object, *, large: bool = False, language: str = "en") -> bytes:
    """A print with a second language under the Dutch."""
    with second.beside(language, large=large):
        return draw(sheet, large=large)


PRINTS: dict[str, Callable[[], bytes]] = {
    "plan": partial(plan_pdf, samples.PLAN),
    "plan-large": partial(plan_pdf, samples.PLAN, large=True),
    "plan-english": partial(plan_pdf, samples.PLAN, language="en"),
    "plan-empty": partial(plan_pdf, samples.EMPTY_PLAN),
    "plan-long": partial(plan_pdf, samples.LONG_PLAN),
    "plan-long-large": partial(plan_pdf, samples.LONG_PLAN, large=True),
    "plan-matrix": partial(plan_pdf, samples.MATRIX_PLAN),
    "plan-scripts": partial(plan_pdf, samples.SCRIPTS_PLAN),
    "portfolio": partial(portfolio_pdf, samples.PORTFOLIO),
    "portfolio-large": partial(portfolio_pdf, samples.PORTFOLIO, large=True),
    "portfolio-employer": partial(portfolio_pdf, samples.EMPLOYER_PORTFOLIO),
    "portfolio-extended": partial(portfolio_pdf, samples_portfolio.EXTENDED),
    "portfolio-extended-large": partial(portfolio_pdf, samples_portfolio.EXTENDED, large=True),
    "cv": partial(cv_pdf, samples_portfolio.CV),
    "cv-large": partial(cv_pdf, samples_portfolio.CV, large=True),
    "cv-talents": partial(cv_pdf, samples_portfolio.CV_TALENTS),
    "cv-empty": partial(cv_pdf, samples_portfolio.EMPTY_CV),
    "introduction": partial(cv_pdf, samples_portfolio.INTRODUCTION),
    "fridge": partial(fridge_pdf, samples.FRIDGE),
    "comparison": partial(comparison_pdf, samples_compared.COMPARISON),
    "comparison-large": partial(comparison_pdf, samples_compared.COMPARISON, large=True),
    "comparison-long": partial(comparison_pdf, samples_compared.LONG_COMPARISON),
    "look-back": partial(look_back_pdf, samples.LOOK_BACK),
    "look-back-large": partial(look_back_pdf, samples.LOOK_BACK, large=True),
    "look-back-empty": partial(look_back_pdf, samples.EMPTY_LOOK_BACK),
    "own-plan": partial(own_plan_pdf, samples_own_plan.OWN_PLAN),
    "own-plan-large": partial(own_plan_pdf, samples_own_plan.OWN_PLAN, large=True),
    "own-plan-long": partial(own_plan_pdf, samples_own_plan.LONG_OWN_PLAN),
    "earnings": partial(earnings_pdf, samples_earnings.EARNINGS),
    "earnings-large": partial(earnings_pdf, samples_earnings.EARNINGS, large=True),
    "earnings-long": partial(earnings_pdf, samples_earnings.LONG_EARNINGS),
    "income": partial(income_pdf, samples_income.INCOME),
    "income-large": partial(income_pdf, samples_income.SETTLED_INCOME, large=True),
    "income-settled": partial(income_pdf, samples_income.SETTLED_INCOME),
    "income-empty": partial(income_pdf, samples_income.EMPTY_INCOME),
    "income-long": partial(income_pdf, samples_income.LONG_INCOME),
    "papers-due": partial(papers_pdf, samples_income.PAPERS),
    "papers-due-large": partial(papers_pdf, samples_income.PAPERS, large=True),
    "papers-due-long": partial(papers_pdf, samples_income.LONG_PAPERS),
    "certainty": partial(certainty_pdf, samples_income.CERTAINTY),
    "certainty-large": partial(certainty_pdf, samples_income.CERTAINTY, large=True),
    "certainty-empty": partial(certainty_pdf, samples_income.EMPTY_CERTAINTY),
    "certainty-long": partial(certainty_pdf, samples_income.LONG_CERTAINTY),
    "rights-duties": partial(rights_pdf, samples_rights.RIGHTS),
    "rights-duties-large": partial(rights_pdf, samples_rights.RIGHTS, large=True),
    "rights-only": partial(rights_pdf, samples_rights.VOLUNTARY),
    "plan-depth": partial(plan_pdf, samples_own_plan.DEPTH_PLAN),
    "plan-depth-large": partial(plan_pdf, samples_own_plan.DEPTH_PLAN, large=True),
    "wmo-report": partial(wmo_report_pdf, samples_wmo.FULL),
    "wmo-report-large": partial(wmo_report_pdf, samples_wmo.FULL, large=True),
    "wmo-report-empty": partial(wmo_report_pdf, samples_wmo.EMPTY),
    "week-list": partial(week_list_pdf, samples_lists.WEEK),
    "week-list-large": partial(week_list_pdf, samples_lists.WEEK, large=True),
    "week-list-empty": partial(week_list_pdf, samples_lists.EMPTY_WEEK),
    "caseload-list": partial(caseload_list_pdf, samples_lists.CASELOAD),
    "caseload-list-large": partial(caseload_list_pdf, samples_lists.LONG_CASELOAD, large=True),
    "caseload-list-empty": partial(caseload_list_pdf, samples_lists.EMPTY_CASELOAD),
    "plan-household": partial(plan_pdf, samples_network.HOUSEHOLD_PLAN),
    "plan-household-large": partial(plan_pdf, samples_network.HOUSEHOLD_PLAN, large=True),
    "own-sheet": partial(plan_pdf, samples_network.OWN_SHEET),
    "conference": partial(conference_pdf, samples_network.CONFERENCE),
    "conference-large": partial(conference_pdf, samples_network.CONFERENCE, large=True),
    "conference-anonymous": partial(conference_pdf, samples_network.ANONYMOUS),
    "handover": partial(handover_pdf, samples_network.HANDOVER),
    "handover-large": partial(handover_pdf, samples_network.HANDOVER, large=True),
    "consent": partial(consent_pdf, samples_network.CONSENT),
    "consent-large": partial(consent_pdf, samples_network.CONSENT, large=True),
    "plan-signed": partial(plan_pdf, samples_signed.SIGNED_PLAN),
    "plan-signed-large": partial(plan_pdf, samples_signed.SIGNED_PLAN, large=True),
    "plan-sealed": samples_signed.sealed_plan,
    "signature-sheet": partial(signature_sheet_pdf, samples_signed.SIGNATURE_SHEET),
    "signature-sheet-large": partial(signature_sheet_pdf, samples_signed.SIGNATURE_SHEET, large=True),
    "access": partial(access_pdf, samples_access.FULL),
    "access-large": partial(access_pdf, samples_access.FULL, large=True),
    "access-empty": partial(access_pdf, samples_access.EMPTY),
    "everything": partial(everything_pdf, samples_privacy.EVERYTHING),
    "everything-large": partial(everything_pdf, samples_privacy.EVERYTHING, large=True),
    "everything-long": partial(everything_pdf, samples_privacy.LONG_EVERYTHING),
    "destruction": partial(destruction_pdf, samples_privacy.DESTRUCTION),
    "destruction-large": partial(destruction_pdf, samples_privacy.DESTRUCTION, large=True),
    "destruction-empty": partial(destruction_pdf, samples_privacy.EMPTY_DESTRUCTION),
    "sample-report": partial(sample_report_pdf, samples_reviewed.SAMPLE),
    "sample-report-large": partial(sample_report_pdf, samples_reviewed.SAMPLE, large=True),
    "sample-report-empty": partial(sample_report_pdf, samples_reviewed.NOT_LOOKED_AT),
    "invitation": partial(invitation_pdf, samples_invitation.INVITATION),
    "invitation-large": partial(invitation_pdf, samples_invitation.INVITATION, large=True),
    "invitation-short": partial(invitation_pdf, samples_invitation.SHORT),
    "plan-letterhead": partial(under_a_head, plan_pdf, samples.PLAN),
    "invitation-letterhead": partial(under_a_head, invitation_pdf, samples_invitation.INVITATION),
    "plan-two": partial(in_two, plan_pdf, samples.PLAN),
    "plan-two-large": partial(in_two, plan_pdf, samples.PLAN, large=True),
    "plan-long-two": partial(in_two, plan_pdf, samples.LONG_PLAN),
    "fridge-two": partial(in_two, fridge_pdf, samples.FRIDGE),
    "portfolio-two": partial(in_two, portfolio_pdf, samples_portfolio.EXTENDED),
    "consent-two": partial(in_two, consent_pdf, samples_network.CONSENT),
    "invitation-two": partial(in_two, invitation_pdf, samples_invitation.INVITATION),
    "earnings-two": partial(in_two, earnings_pdf, samples_earnings.LONG_EARNINGS),
    "everything-two": partial(in_two, everything_pdf, samples_privacy.LONG_EVERYTHING),
    "plan-signed-two": partial(in_two, plan_pdf, samples_signed.SIGNED_PLAN, large=True),
    "look-back-two": partial(in_two, look_back_pdf, samples.LOOK_BACK),
    "comparison-two": partial(in_two, comparison_pdf, samples_compared.COMPARISON),
    "form-levels-two": partial(form, "levels", second_language="en"),
    "form-web-two": partial(form, "web", second_language="en"),
    "form-open-two": partial(form, "open", large=True, second_language="en"),
    "form-choice-two": partial(form, "choice", answers=True, second_language="en"),
    "recovery": partial(recovery_pdf, samples.RECOVERY),
    "form-levels": partial(form, "levels"),
    "form-levels-filled": partial(form, "levels", answers=True),
    "form-web": partial(form, "web"),
    "form-web-filled": partial(form, "web", answers=True),
    "form-open-large": partial(form, "open", large=True),
    "form-choice": partial(form, "choice", RaterRole.CONSULTANT),
    "form-choice-filled": partial(form, "choice", answers=True),
}


@cache
def content(name: str) -> bytes:
    """The bytes of a print, made once: the same sheet gives the same bytes."""
    return PRINTS[name]()


@cache
def paper(name: str) -> Paper:
    """A print, read once."""
    return Paper(content(name))
