"""The standard lists in words: what each is called, why somebody is on it, and where to act (L02)."""

from __future__ import annotations

from datetime import date

from intake_app.domain.caseload_words import CaseloadListKind, ListedMark
from intake_app.domain.vocabulary import CaseStatus, Phase
from intake_app.i18n import _, format_short_day
from intake_app.instruments.library import FormLibrary


def list_words(kind: CaseloadListKind) -> str:
    """What a list is called."""
    return {
        CaseloadListKind.NO_CONTACT: _("No contact for a year"),
        CaseloadListKind.WITHOUT_EXEMPTION: _("No contact, no exemption"),
        CaseloadListKind.NEVER_HEARD: _("Never heard"),
        CaseloadListKind.NO_APPLICATION: _("Report without application"),
        CaseloadListKind.NO_STEP: _("No step going on"),
        CaseloadListKind.REVIEW_LATE: _("Look-back is late"),
        CaseloadListKind.REFERRAL: _("Referral without answer"),
        CaseloadListKind.TERM_NEAR: _("Term runs out"),
        CaseloadListKind.PLACE_ENDS: _("Place nearly ends"),
        CaseloadListKind.DOMAIN_OPEN: _("Part of life left open"),
    }[kind]


def reason_words(mark: ListedMark, forms: FormLibrary, today: date) -> str:
    """Why somebody is on a list, as one line."""
    kind = CaseloadListKind(mark.kind)
    if kind in (CaseloadListKind.NO_CONTACT, CaseloadListKind.WITHOUT_EXEMPTION):
        return _silence_words(kind, mark.on, today)
    day = short_day(mark.on or mark.from_on, today)
    if kind in (CaseloadListKind.TERM_NEAR, CaseloadListKind.PLACE_ENDS):
        return _term_words(mark, forms, day, today)
    if kind is CaseloadListKind.DOMAIN_OPEN:
        known = forms.instruments.get(mark.about)
        return _("{form} of {day} has parts without an answer").format(
            form=known.title if known else mark.about, day=day
        )
    return {
        CaseloadListKind.NEVER_HEARD: _("Not spoken to since the report of {day}"),
        CaseloadListKind.NO_APPLICATION: _("Report of {day}, no application yet"),
        CaseloadListKind.NO_STEP: _("No step going on since {day}"),
        CaseloadListKind.REVIEW_LATE: _("Looking back was agreed for {day}"),
        CaseloadListKind.REFERRAL: _("Referred on {day}, no answer yet"),
    }[kind].format(day=day)


def _silence_words(kind: CaseloadListKind, spoken: date | None, today: date) -> str:
    if kind is CaseloadListKind.NO_CONTACT:
        if spoken is None:
            return _("Not spoken to yet")
        return _("Last spoken to on {day}").format(day=short_day(spoken, today))
    if spoken is None:
        return _("Not spoken to yet, and no exemption")
    return _("Last spoken to on {day}, and no exemption").format(day=short_day(spoken, today))


def _term_words(mark: ListedMark, forms: FormLibrary, day: str, today: date) -> str:
    term = forms.terms.term(mark.about)
    title = str(term.title) if term is not None else mark.about
    past = mark.on is not None and mark.on < today
    return (_("{what}: was due {day}") if past else _("{what}: by {day}")).format(what=title, day=day)


def act_route(mark: ListedMark) -> str:
    """Where somebody acts on it, once the dossier is open."""
    return {
        CaseloadListKind.NO_CONTACT: "opvolging#contact_note",
        CaseloadListKind.WITHOUT_EXEMPTION: "opvolging#contact_note",
        CaseloadListKind.NEVER_HEARD: "opvolging#contact_note",
        CaseloadListKind.NO_APPLICATION: "kennismaking#applied_on",
        CaseloadListKind.NO_STEP: "plan",
        CaseloadListKind.REVIEW_LATE: "terugkijken",
        CaseloadListKind.REFERRAL: "termijnen",
        CaseloadListKind.TERM_NEAR: "termijnen",
        CaseloadListKind.PLACE_ENDS: "termijnen",
        CaseloadListKind.DOMAIN_OPEN: f"vragen/{mark.about}",
    }[CaseloadListKind(mark.kind)]


def short_day(day: date, today: date) -> str:
    """A day in few signs; with its year when that is another."""
    short = format_short_day(day)
    return short if day.year == today.year else f"{short} {day.year}"


def phase_words(phase: Phase) -> str:
    """The task at which a dossier is, as the task list names it."""
    return {
        Phase.INTRODUCTION: _("Introduction"),
        Phase.CONVERSATION: _("Conversation"),
        Phase.PICTURE: _("Picture"),
        Phase.PERSPECTIVE: _("Perspective"),
        Phase.PLAN: _("Plan"),
        Phase.SIGNING: _("Signing"),
        Phase.PORTFOLIO: _("Portfolio"),
        Phase.FOLLOW_UP: _("Follow-up"),
    }[phase]


def status_words(status: CaseStatus) -> str:
    """How a dossier stands, in words."""
    return {
        CaseStatus.REPORTED: _("Reported"),
        CaseStatus.IN_CONVERSATION: _("In conversation"),
        CaseStatus.PLAN_ACTIVE: _("Plan is running"),
        CaseStatus.TIME_OUT: _("Time-out"),
        CaseStatus.AFTERCARE: _("Aftercare"),
        CaseStatus.CLOSED: _("Closed"),
    }[status]
