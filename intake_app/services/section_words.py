"""What the sections of a dossier are called."""

from __future__ import annotations

from intake_app.domain.sections import Section
from intake_app.i18n import _


def section_words(section: Section) -> str:
    """What a section is, in the language in use."""
    return {
        Section.CONTACT: _("Address, telephone and e-mail"),
        Section.PEOPLE: _("The people around and the household"),
        Section.TALKS: _("Report, conversations, contacts and notes"),
        Section.PICTURE: _("The picture: webs, forms and answers"),
        Section.DIAGNOSIS: _("Perspective and what somebody can do in work"),
        Section.PLAN: _("The plan: goals, steps, agreements, signatures"),
        Section.RIGHTS: _("Rights, duties, exemptions and income"),
        Section.PORTFOLIO: _("Portfolio, skills, papers and wishes"),
        Section.FOLLOW_UP: _("Looking back, time-outs, aftercare and closing"),
        Section.TOGETHER: _("Organisations, consents and hand-overs"),
        Section.MATCHING: _("Places that were looked at and placements"),
        Section.REST: _("Kept papers, scans, requests and own words beside it"),
    }[section]
