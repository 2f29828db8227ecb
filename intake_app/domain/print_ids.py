"""The prints by their ids: on the command line, in a route, in the account of who looked, and for whom one may be.

A print that can be kept has its id in `vocabulary.DocumentKind`. What each is called, and whom it is for, says
`documents.registry`.
"""

from __future__ import annotations

COMPARISON = "vergelijking"
OWN_PLAN = "eigen-plan"
PARTIES = "afspraken"
WMO_REPORT = "onderzoeksverslag"
RIGHTS_AND_DUTIES = "rechten-en-plichten"
EARNINGS = "inkomsten-melden"
INCOME_ESTIMATE = "schatting-inkomen"
PAPERS_DUE = "formulierenkalender"
INCOME_CERTAINTY = "inkomenszekerheid"
OWN_SHEET = "eigen-blad"
CONSENT = "toestemming"
CONFERENCE, ANONYMOUS_CONFERENCE = "casusblad", "casusblad-anoniem"
HANDOVER = "overdracht"
PLACEMENT = "plaatsing"
INVITATION = "uitnodiging"
CV, CV_TALENTS, INTRODUCTION = "cv", "cv-talenten", "kennismaking-kort"
EMPLOYER, NAMELESS = "profiel-werkgever", "profiel-anoniem"
ACCESS = "wie-heeft-gekeken"
EVERYTHING = "alles-van-u"
WITH_ADDRESS = "adres"
"""After "alles-van-u/": with the address of somebody whose address is shielded, chosen for this once."""

BLANK_FORM, FILLED_FORM = "formulier", "ingevuld"
"""Before a slash and the id of a form."""
OF_FORMS = (BLANK_FORM, FILLED_FORM)

WEEK_LIST, CASELOAD_LIST = "weeklijst", "caseloadlijst"
WORKING_LISTS = (WEEK_LIST, CASELOAD_LIST)
TEAM = "team"
"""After a slash: of the whole team ("weeklijst/team"); without it of the consultant who works here."""
TEAM_REPORT, SAMPLE_REPORT = "teamrapport", "steekproefverslag"
RECOVERY = "herstelblad"
