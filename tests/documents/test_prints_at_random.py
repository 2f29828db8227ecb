"""Whatever is typed: it is printed, nothing is lost, nothing stands outside the page, and the structure is whole."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from intake_app.documents.access import AccessSheet, access_pdf
from intake_app.documents.comparison import comparison_pdf
from intake_app.documents.comparison_sheets import ComparisonSheet
from intake_app.documents.conference import conference_pdf
from intake_app.documents.consent import consent_pdf
from intake_app.documents.cv import cv_pdf
from intake_app.documents.earnings import EarningsSheet, earnings_pdf
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
from intake_app.documents.rights_duties import RightsSheet, rights_pdf
from intake_app.documents.signature_sheet import signature_sheet_pdf
from intake_app.documents.styles import MARGIN, PAGE_HEIGHT, WIDTH
from intake_app.documents.wmo_report import WmoSheet, wmo_report_pdf
from intake_app.documents.working_lists import caseload_list_pdf, week_list_pdf
from intake_app.documents.working_sheets import CaseloadListSheet, WeekListSheet
from tests.documents.reading import Paper, ink_outside, lonely_headings, overlaps
from tests.documents.sheets_at_random import whole, words_on_paper

_SETTINGS = settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking a whole plan takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
PRINTS = {
    PlanSheet: plan_pdf,
    PortfolioSheet: portfolio_pdf,
    FridgeSheet: fridge_pdf,
    ComparisonSheet: comparison_pdf,
    LookBackSheet: look_back_pdf,
    ConferenceSheet: conference_pdf,
    HandoverSheet: handover_pdf,
    ConsentSheet: consent_pdf,
    InvitationSheet: invitation_pdf,
    OwnPlanSheet: own_plan_pdf,
    WmoSheet: wmo_report_pdf,
    CvSheet: cv_pdf,
    PlacementSheet: placement_pdf,
    EarningsSheet: earnings_pdf,
    IncomeSheet: income_pdf,
    PapersSheet: papers_pdf,
    CertaintySheet: certainty_pdf,
    RightsSheet: rights_pdf,
    AccessSheet: access_pdf,
    PartiesSheet: parties_pdf,
    SignatureSheet: signature_sheet_pdf,
    WeekListSheet: week_list_pdf,
    CaseloadListSheet: caseload_list_pdf,
}


def _bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("kind", PRINTS, ids=lambda kind: kind.__name__)
@_SETTINGS
@given(data=st.data(), large=st.booleans(), language=st.sampled_from(["nl", "en"]))
def test_that_no_word_is_lost_whatever_is_typed(kind: type, data: st.DataObject, large: bool, language: str) -> None:
    sheet: Any = data.draw(whole(kind))
    content = PRINTS[kind](sheet, language=language, large=large)
    paper = Paper(content)
    assert paper.problems == []
    read = _bare(paper.text())
    missing = [text for text in words_on_paper(sheet) if _bare(text) not in read]
    assert missing == []
    assert overlaps(content) == [] and lonely_headings(paper) == []
    assert ink_outside(content, left=MARGIN - 4, right=MARGIN + WIDTH + 4, bottom=12, top=PAGE_HEIGHT - 60) == []
