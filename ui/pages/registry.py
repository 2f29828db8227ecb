"""Which module shows which page. Modules are imported when their page is first asked for, so that the start is fast."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import cast

from ui.pages.page import Page

PAGES: dict[str, str] = {
    "caseload": "ui.pages.caseload:CaseloadPage",
    "dossier": "ui.pages.dossier:DossierPage",
    "mensen": "ui.pages.network:NetworkPage",
    "kennismaking": "ui.pages.introduction:IntroductionPage",
    "gesprek": "ui.pages.conversation:ConversationPage",
    "beeld": "ui.pages.picture:PicturePage",
    "tafel": "ui.pages.table:TablePage",
    "vragen": "ui.pages.questions:QuestionsPage",
    "zrm": "ui.pages.questions:ZrmPage",
    "web-consulent": "ui.pages.questions:ConsultantWebPage",
    "twee-stemmen": "ui.pages.two_voices:TwoVoicesPage",
    "momenten": "ui.pages.moments:MomentsPage",
    "perspectief": "ui.pages.perspective:PerspectivePage",
    "plan": "ui.pages.plan:PlanPage",
    "tekenen": "ui.pages.sign:SignPage",
    "portfolio": "ui.pages.portfolio:PortfolioPage",
    "portfolio-tafel": "ui.pages.portfolio_table:PortfolioTablePage",
    "opvolging": "ui.pages.follow_up:FollowUpPage",
    "terugkijken": "ui.pages.look_back:LookBackPage",
    "terugkomen": "ui.pages.coming_back:ComingBackPage",
    "afsluiten": "ui.pages.closing:ClosingPage",
    "reservekopieen": "ui.pages.backups:BackupsPage",
    "pakketten": "ui.pages.packs:PacksPage",
    "controleren": "ui.pages.document_check:DocumentCheckPage",
    "aanbod": "ui.pages.offers:OffersPage",
    "plekken": "ui.pages.places:PlacesPage",
    "passende-plekken": "ui.pages.fitting_places:FittingPlacesPage",
    "wie-past-hier": "ui.pages.who_fits:WhoFitsPage",
    "eigen-bestand": "ui.pages.own_files:OwnFilesPage",
    "pools": "ui.pages.pools:PoolsPage",
    "in-een-pool": "ui.pages.in_a_pool:InAPoolPage",
    "plaatsing": "ui.pages.placement:PlacementPage",
    "organisaties": "ui.pages.organisations:OrganisationsPage",
    "lijst-inlezen": "ui.pages.list_import:ListImportPage",
    "termijnen": "ui.pages.terms:TermsPage",
    "rechten": "ui.pages.rights:RightsPage",
    "wie-besliste": "ui.pages.decisions:DecisionsPage",
    "steekproeven": "ui.pages.samples:SamplesPage",
    "steekproef": "ui.pages.sample:SamplePage",
    "verantwoording": "ui.pages.accountability:AccountabilityPage",
    "bewaren": "ui.pages.retention:RetentionPage",
    "gegevens": "ui.pages.data_choices:DataChoicesPage",
    "grondwaarden": "ui.pages.principles:PrinciplesPage",
    "notities": "ui.pages.note_search:NoteSearchPage",
    "week": "ui.pages.week:WeekPage",
    "teams": "ui.pages.teams:TeamsPage",
    "wat-hielp": "ui.pages.what_helped:WhatHelpedPage",
    "werkdruk": "ui.pages.workload:WorkloadPage",
    "teamrapport": "ui.pages.team_report:TeamReportPage",
    "invoer": "ui.pages.quick_entry:QuickEntryPage",
    "afdruk": "ui.pages.print_preview:PrintPreviewPage",
}
"""Page id of a route to "module:class". The class takes (session, theme, parent)."""


def page_modules() -> tuple[str, ...]:
    """The modules of all pages that are not imported yet."""
    modules = sorted({place.partition(":")[0] for place in PAGES.values()})
    return tuple(module for module in modules if module not in sys.modules)


def page_class(page_id: str) -> type[Page]:
    """The class that shows `page_id`. Raises KeyError when there is no such page."""
    module, name = PAGES[page_id].split(":")
    return cast(type[Page], getattr(import_module(module), name))
