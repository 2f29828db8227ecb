"""Every print by kind: what `print --list` shows and what draws it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from intake_app.documents.access import AccessSheet, access_pdf
from intake_app.documents.comparison import comparison_pdf
from intake_app.documents.comparison_sheets import ComparisonSheet
from intake_app.documents.conference import conference_pdf
from intake_app.documents.consent import consent_pdf
from intake_app.documents.cv import cv_pdf
from intake_app.documents.earnings import EarningsSheet, earnings_pdf
from intake_app.documents.everything import everything_pdf
from intake_app.documents.everything_sheet import EverythingSheet
from intake_app.documents.form_sheet import form_pdf
from intake_app.documents.fridge import fridge_pdf
from intake_app.documents.fridge_sheet import FridgeSheet
from intake_app.documents.handover import handover_pdf
from intake_app.documents.income_agreement import IncomeSheet, income_pdf
from intake_app.documents.income_certainty import CertaintySheet, certainty_pdf
from intake_app.documents.invitation import InvitationSheet, invitation_pdf
from intake_app.documents.look_back import look_back_pdf
from intake_app.documents.look_back_sheet import LookBackSheet
from intake_app.documents.network_sheets import ConferenceSheet, ConsentSheet, HandoverSheet
from intake_app.documents.own_plan import OwnPlanSheet, own_plan_pdf
from intake_app.documents.papers_due import PapersSheet, papers_pdf
from intake_app.documents.parties import parties_pdf
from intake_app.documents.parties_sheet import PartiesSheet
from intake_app.documents.placement import PlacementSheet, placement_pdf
from intake_app.documents.plan import plan_pdf
from intake_app.documents.plan_sheets import PlanSheet, SignatureSheet
from intake_app.documents.portfolio import portfolio_pdf
from intake_app.documents.portfolio_sheets import CvSheet, PortfolioSheet
from intake_app.documents.questions import FormSheet
from intake_app.documents.recovery import recovery_pdf
from intake_app.documents.recovery_sheet import RecoverySheet
from intake_app.documents.rights_duties import RightsSheet, rights_pdf
from intake_app.documents.sample_report import SampleReportSheet, sample_report_pdf
from intake_app.documents.signature_sheet import signature_sheet_pdf
from intake_app.documents.team_report import TeamReportSheet, team_report_pdf
from intake_app.documents.wmo_report import WmoSheet, wmo_report_pdf
from intake_app.documents.working_lists import caseload_list_pdf, week_list_pdf
from intake_app.documents.working_sheets import CaseloadListSheet, WeekListSheet
from intake_app.domain.print_ids import (
    ACCESS,
    ANONYMOUS_CONFERENCE,
    BLANK_FORM,
    CASELOAD_LIST,
    COMPARISON,
    CONFERENCE,
    CONSENT,
    CV,
    CV_TALENTS,
    EARNINGS,
    EMPLOYER,
    EVERYTHING,
    FILLED_FORM,
    HANDOVER,
    INCOME_CERTAINTY,
    INCOME_ESTIMATE,
    INTRODUCTION,
    INVITATION,
    NAMELESS,
    OWN_PLAN,
    OWN_SHEET,
    PAPERS_DUE,
    PARTIES,
    PLACEMENT,
    RECOVERY,
    RIGHTS_AND_DUTIES,
    SAMPLE_REPORT,
    TEAM_REPORT,
    WEEK_LIST,
    WMO_REPORT,
)
from intake_app.domain.vocabulary import DocumentKind, PrintGroup
from intake_app.i18n import _


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintKind:
    """A print. `draw(sheet, language=..., large=...)` takes a sheet of type `sheet` and gives PDF bytes.

    `for_resident`: the resident's own paper, without anything of others. `of_dossier`: made from one dossier alone;
    a form is made of an instrument too, and its id goes on after a slash ("formulier/zrm-2017").
    """

    id: str
    sheet: type
    draw: Callable[..., bytes]
    for_resident: bool
    of_dossier: bool = True
    outside: bool = False
    icon: str = "file-text"

    @property
    def group(self) -> PrintGroup:
        """Whom it is made for."""
        if self.outside:
            return PrintGroup.OUTSIDE
        return PrintGroup.RESIDENT if self.for_resident else PrintGroup.FILE

    @property
    def letterhead(self) -> bool:
        """Whether it may bear the organisation's name and logo. What the resident shows to others never does: it would
        tell who helps."""
        return self.id not in _WITHOUT_HEAD

    @property
    def title(self) -> str:
        """Its name in the language in use."""
        return _TITLES[self.id]()


_WITHOUT_HEAD = {DocumentKind.PORTFOLIO.value, DocumentKind.FRIDGE_SHEET.value, OWN_PLAN, ANONYMOUS_CONFERENCE}
_WITHOUT_HEAD |= {CV, CV_TALENTS, INTRODUCTION, EMPLOYER, NAMELESS, RECOVERY}
_TITLES: dict[str, Callable[[], str]] = {
    DocumentKind.PLAN.value: lambda: _("Plan of action"),
    DocumentKind.PORTFOLIO.value: lambda: _("Portfolio"),
    DocumentKind.FRIDGE_SHEET.value: lambda: _("Fridge sheet"),
    COMPARISON: lambda: _("Then and now"),
    DocumentKind.LOOK_BACK.value: lambda: _("Look-back"),
    OWN_PLAN: lambda: _("Own plan"),
    DocumentKind.LATER_SIGNATURE.value: lambda: _("Signature sheet"),
    PARTIES: lambda: _("Agreements of all parties"),
    WMO_REPORT: lambda: _("Account of the Wmo investigation"),
    EVERYTHING: lambda: _("All that we have of you"),
    WEEK_LIST: lambda: _("Week list"),
    CASELOAD_LIST: lambda: _("Caseload list"),
    TEAM_REPORT: lambda: _("Team report"),
    SAMPLE_REPORT: lambda: _("Account of a sample"),
    RIGHTS_AND_DUTIES: lambda: _("Rights and duties"),
    EARNINGS: lambda: _("Reporting earnings"),
    INCOME_ESTIMATE: lambda: _("Estimate of income"),
    PAPERS_DUE: lambda: _("What to hand in"),
    INCOME_CERTAINTY: lambda: _("Income when working"),
    OWN_SHEET: lambda: _("Own sheet of the household plan"),
    CONSENT: lambda: _("Who may know what"),
    CONFERENCE: lambda: _("Case sheet"),
    ANONYMOUS_CONFERENCE: lambda: _("Case sheet without a name"),
    HANDOVER: lambda: _("Hand-over"),
    PLACEMENT: lambda: _("Placement"),
    INVITATION: lambda: _("Invitation"),
    CV: lambda: _("CV"),
    CV_TALENTS: lambda: _("CV, talents first"),
    INTRODUCTION: lambda: _("Short introduction"),
    EMPLOYER: lambda: _("Profile for an employer"),
    NAMELESS: lambda: _("Profile without a name"),
    ACCESS: lambda: _("Who looked at my dossier"),
    RECOVERY: lambda: _("Recovery sheet"),
    BLANK_FORM: lambda: _("Empty form"),
    FILLED_FORM: lambda: _("Filled-in form"),
}
KINDS = (
    PrintKind(id=DocumentKind.PLAN.value, sheet=PlanSheet, draw=plan_pdf, for_resident=False),
    PrintKind(
        id=DocumentKind.PORTFOLIO.value, sheet=PortfolioSheet, draw=portfolio_pdf, for_resident=True, icon="star"
    ),
    PrintKind(id=DocumentKind.FRIDGE_SHEET.value, sheet=FridgeSheet, draw=fridge_pdf, for_resident=True, icon="house"),
    PrintKind(id=INVITATION, sheet=InvitationSheet, draw=invitation_pdf, for_resident=True, icon="mail-open"),
    PrintKind(id=OWN_PLAN, sheet=OwnPlanSheet, draw=own_plan_pdf, for_resident=True),
    PrintKind(id=COMPARISON, sheet=ComparisonSheet, draw=comparison_pdf, for_resident=False),
    PrintKind(
        id=DocumentKind.LOOK_BACK.value, sheet=LookBackSheet, draw=look_back_pdf, for_resident=False, icon="rotate-ccw"
    ),
    PrintKind(
        id=DocumentKind.LATER_SIGNATURE.value, sheet=SignatureSheet, draw=signature_sheet_pdf, for_resident=False
    ),
    PrintKind(id=PARTIES, sheet=PartiesSheet, draw=parties_pdf, for_resident=False),
    PrintKind(id=WMO_REPORT, sheet=WmoSheet, draw=wmo_report_pdf, for_resident=False, icon="notebook-pen"),
    PrintKind(id=RIGHTS_AND_DUTIES, sheet=RightsSheet, draw=rights_pdf, for_resident=True, icon="scale"),
    PrintKind(id=EARNINGS, sheet=EarningsSheet, draw=earnings_pdf, for_resident=True, icon="piggy-bank"),
    PrintKind(id=INCOME_ESTIMATE, sheet=IncomeSheet, draw=income_pdf, for_resident=True, icon="piggy-bank"),
    PrintKind(id=PAPERS_DUE, sheet=PapersSheet, draw=papers_pdf, for_resident=True, icon="calendar-check"),
    PrintKind(id=INCOME_CERTAINTY, sheet=CertaintySheet, draw=certainty_pdf, for_resident=True, icon="shield-check"),
    PrintKind(id=OWN_SHEET, sheet=PlanSheet, draw=plan_pdf, for_resident=True),
    PrintKind(id=CONSENT, sheet=ConsentSheet, draw=consent_pdf, for_resident=True, icon="shield-check"),
    PrintKind(id=CONFERENCE, sheet=ConferenceSheet, draw=conference_pdf, for_resident=False, outside=True),
    PrintKind(id=ANONYMOUS_CONFERENCE, sheet=ConferenceSheet, draw=conference_pdf, for_resident=False, outside=True),
    PrintKind(id=HANDOVER, sheet=HandoverSheet, draw=handover_pdf, for_resident=False, outside=True),
    PrintKind(id=PLACEMENT, sheet=PlacementSheet, draw=placement_pdf, for_resident=True, icon="handshake"),
    PrintKind(id=CV, sheet=CvSheet, draw=cv_pdf, for_resident=True, icon="id-card"),
    PrintKind(id=CV_TALENTS, sheet=CvSheet, draw=cv_pdf, for_resident=True, icon="id-card"),
    PrintKind(id=INTRODUCTION, sheet=CvSheet, draw=cv_pdf, for_resident=True),
    PrintKind(id=EMPLOYER, sheet=CvSheet, draw=cv_pdf, for_resident=True, outside=True, icon="briefcase"),
    PrintKind(id=NAMELESS, sheet=CvSheet, draw=cv_pdf, for_resident=True, outside=True, icon="briefcase"),
    PrintKind(id=ACCESS, sheet=AccessSheet, draw=access_pdf, for_resident=True, icon="eye"),
    PrintKind(id=EVERYTHING, sheet=EverythingSheet, draw=everything_pdf, for_resident=True, icon="folder-open"),
    PrintKind(id=BLANK_FORM, sheet=FormSheet, draw=form_pdf, for_resident=True, of_dossier=False),
    PrintKind(id=FILLED_FORM, sheet=FormSheet, draw=form_pdf, for_resident=False, of_dossier=False),
    PrintKind(id=WEEK_LIST, sheet=WeekListSheet, draw=week_list_pdf, for_resident=False, of_dossier=False),
    PrintKind(id=CASELOAD_LIST, sheet=CaseloadListSheet, draw=caseload_list_pdf, for_resident=False, of_dossier=False),
    PrintKind(
        id=TEAM_REPORT,
        sheet=TeamReportSheet,
        draw=team_report_pdf,
        for_resident=False,
        of_dossier=False,
        outside=True,
        icon="users-round",
    ),
    PrintKind(
        id=SAMPLE_REPORT,
        sheet=SampleReportSheet,
        draw=sample_report_pdf,
        for_resident=False,
        of_dossier=False,
        icon="list-checks",
    ),
    PrintKind(id=RECOVERY, sheet=RecoverySheet, draw=recovery_pdf, for_resident=False, of_dossier=False),
)
