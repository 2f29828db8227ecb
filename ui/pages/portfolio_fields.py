"""Which fields each record of the portfolio has, and how "not known" and "none" show in a list (G02, G03, G05)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from intake_app.domain import portfolio_choices as c
from intake_app.i18n import _
from intake_app.services import portfolio_wording as w
from ui.pages.record_fields import Field, FieldKind

_Member = TypeVar("_Member", bound=StrEnum)
UNKNOWN = "onbekend"
"""Entry of a list for what is not known; stored as None."""
NONE = "geen"
"""Tick for "none of these"; stored as an empty tuple."""
Rows = tuple[tuple[Field, ...], ...]


def competence_rows() -> Rows:
    """Fields of a competence."""
    return (
        (_line("title", _("What I can do")),),
        (
            _words("evidence", _("How that shows")),
            _choice("evidence_kind", _("What shows it"), c.EvidenceKind, w.evidence_words),
        ),
        (_line("level_note", _("How well")), _day("first_seen_on", _("First seen on"))),
        (_perhaps("deployable", _("Can be used in paid work now")), _number("hours", _("For how many hours a week"))),
        (_shown_too(),),
    )


def qualification_rows(scans: Sequence[tuple[Any, str]] = ()) -> Rows:
    """Fields of a diploma or certificate; `scans` are the files that can be its scan."""
    return (
        (
            _line("title", _("Diploma or certificate")),
            _choice("kind", _("Kind"), _PAPERS, w.qualification_kind_words, unknown=False),
        ),
        (_number("year", _("Year")), _choice("status", _("How far"), c.EducationStatus, w.status_words)),
        (_choice("level", _("Level"), c.EducationLevel, w.level_words), _line("institute", _("School or institute"))),
        (_perhaps("foreign", _("From abroad")), _line("country", _("Country"))),
        (
            _choice("recognised", _("Recognised here"), c.Recognition, w.recognition_words),
            _day("valid_until", _("Valid until")),
        ),
        (
            Field(
                name="attachment_id", label=_("Scan"), kind=FieldKind.CHOICE, options=with_unknown(scans, _("no scan"))
            ),
            _shown_too(),
        ),
    )


def training_rows() -> Rows:
    """Fields of a training."""
    return (
        (_line("title", _("Training or course")), _number("year", _("Year"))),
        (_line("institute", _("Given by")), _choice("status", _("How far"), c.EducationStatus, w.status_words)),
        (_words("result", _("What came of it for me")),),
        (_shown_too(),),
    )


def language_rows() -> Rows:
    """Fields of a language."""
    level = {"kind": FieldKind.CHOICE, "options": with_unknown([(one, one.value) for one in c.LanguageLevel])}
    return (
        (_line("language", _("Language")), _perhaps("mother_tongue", _("Mother tongue"))),
        (
            _choice("speaking", _("Speaking"), c.SkillLevel, w.skill_level_words),
            Field(name="spoken_level", label=_("Level of speaking"), **level),  # type: ignore[arg-type]  # as named
        ),
        (
            _choice("writing", _("Writing"), c.SkillLevel, w.skill_level_words),
            Field(name="written_level", label=_("Level of writing"), **level),  # type: ignore[arg-type]  # as named
        ),
        (
            _choice("listening", _("Listening"), c.SkillLevel, w.skill_level_words),
            _choice("conversing", _("Conversing"), c.SkillLevel, w.skill_level_words),
            _choice("reading", _("Reading"), c.SkillLevel, w.skill_level_words),
        ),
        (_shown_too(),),
    )


def experience_rows(tellers: Sequence[tuple[Any, str]] = ()) -> Rows:
    """Fields of something done; `tellers` are the people who can say how it went."""
    return (
        (
            _line("role", _("What I did")),
            _choice("kind", _("Kind"), c.ExperienceKind, w.experience_words, unknown=False),
        ),
        (_line("organisation", _("Where, or for whom")), _line("place", _("Place"))),
        (
            Field(name="start", label=_("From"), help=_("A year, or month and year: 5-2019")),
            Field(name="end", label=_("Up to"), help=_("Empty when it goes on")),
            _yes_no("ongoing", _("It goes on now")),
        ),
        (_number("hours", _("Hours a week")), _shown_too()),
        (_words("tasks", _("What I did there")), _words("learned", _("What I learned"))),
        (
            Field(
                name="reference_id",
                label=_("Who can say how it went"),
                kind=FieldKind.CHOICE,
                options=with_unknown(tellers, _("nobody")),
                help=_("Somebody of “what others say”. Only who agreed stands on paper."),
            ),
        ),
    )


def preference_rows() -> Rows:
    """Fields of a wish."""
    return (
        (_line("what", _("What I wish")),),
        (
            _choice("kind", _("About"), c.PreferenceKind, w.preference_words, unknown=False),
            _choice("weight", _("How much it counts"), c.PreferenceWeight, w.weight_words, unknown=False),
        ),
    )


def reference_rows() -> Rows:
    """Fields of somebody who tells how it went."""
    return (
        (_line("name", _("Name")), _line("relation", _("Who that is"))),
        (_line("organisation", _("Organisation")), _line("phone", _("Telephone")), _line("email", _("Mail"))),
        (_words("words", _("What this person says, literally")),),
        (
            Field(
                name="consent_on",
                label=_("This person agreed on"),
                kind=FieldKind.DAY,
                help=_("Without this day it stands on no paper."),
            ),
            _shown_too(),
        ),
    )


def limit_rows() -> Rows:
    """Fields of what work has to fit in."""
    return (
        (_number("hours_min", _("At least, hours a week")), _number("hours_max", _("At most, hours a week"))),
        (
            _several("days", _("Days"), c.WorkDay, w.work_day_words),
            _several("times", _("Part of the day"), c.DayTime, w.day_time_words),
        ),
        (_number("travel_minutes", _("Minutes of travel at most")), _number("travel_km", _("Kilometres at most"))),
        (
            _several("transport", _("How I travel"), c.TransportMeans, w.transport_words, none=_("no transport")),
            _several("licences", _("Driving licence"), c.DrivingLicence, lambda one: str(one.value), none=_("none")),
        ),
        (
            _day("start_from", _("From when")),
            _choice("digital", _("Computer and phone"), c.SkillLevel, w.skill_level_words),
        ),
        (
            _choice("numeracy", _("Arithmetic"), c.SkillLevel, w.skill_level_words),
            _perhaps("dutch_schooling", _("Eight years of school in Dutch")),
            _perhaps("integration_diploma", _("Civic integration diploma")),
        ),
        (_line("language_proof", _("Other proof of Dutch")),),
        (
            _words("support", _("Help that comes along to work")),
            _yes_no("show_support", _("An employer may read this")),
        ),
        (_words("own_words", _("In my own words")),),
    )


def story_rows() -> Rows:
    """Fields of the story."""
    return (
        (_words("possibilities", _("My possibilities")),),
        (_words("workplace", _("A place of work that suits me")),),
        (_words("presenting", _("This is how I present myself")),),
        (_words("searching", _("This is what I look for myself")),),
        (
            Field(
                name="pitch",
                label=_("Said in a minute"),
                kind=FieldKind.WORDS,
                help=_("Who I am, what I can, what I look for. This stands on top of the cv and the introduction."),
            ),
        ),
        (_words("came_from", _("Where I come from")), _words("quote", _("A sentence of mine"))),
    )


def as_shown(rows: Sequence[Sequence[Field]], values: Mapping[str, Any]) -> dict[str, Any]:
    """Stored values as the fields show them."""
    known = {field.name: field for row in rows for field in row}
    return {name: _one_shown(known[name], value) for name, value in values.items() if name in known}


def as_stored(rows: Sequence[Sequence[Field]], values: Mapping[str, Any]) -> dict[str, Any]:
    """Values of the fields as they are stored."""
    known = {field.name: field for row in rows for field in row}
    return {name: _one_stored(known[name], value) for name, value in values.items()}


def with_unknown(entries: Sequence[tuple[Any, str]], words: str = "") -> tuple[tuple[Any, str], ...]:
    """Entries of a list, after an entry for what is not known."""
    return ((UNKNOWN, words or _("not known")), *entries)


def _one_shown(field: Field, value: Any) -> Any:
    offered = [option for option, _words_of in field.options]
    if field.kind is FieldKind.CHOICE and value is None and UNKNOWN in offered:
        return UNKNOWN
    if field.kind is FieldKind.SEVERAL and value == () and NONE in offered:
        return (NONE,)
    return value


def _one_stored(field: Field, value: Any) -> Any:
    if field.kind is FieldKind.CHOICE:
        return None if value == UNKNOWN else value
    if field.kind is FieldKind.SEVERAL:
        if NONE in value:
            return () if len(value) == 1 or value[-1] == NONE else tuple(one for one in value if one != NONE)
        return value or None
    return value


_PAPERS = (c.QualificationKind.DIPLOMA, c.QualificationKind.CERTIFICATE)


def _line(name: str, label: str) -> Field:
    return Field(name=name, label=label)


def _words(name: str, label: str) -> Field:
    return Field(name=name, label=label, kind=FieldKind.WORDS)


def _day(name: str, label: str) -> Field:
    return Field(name=name, label=label, kind=FieldKind.DAY)


def _number(name: str, label: str) -> Field:
    return Field(name=name, label=label, kind=FieldKind.NUMBER)


def _choice(
    name: str,
    label: str,
    members: Sequence[_Member] | type[_Member],
    words: Callable[[_Member], str],
    *,
    unknown: bool = True,
) -> Field:
    entries = tuple((one, words(one)) for one in members)
    options = with_unknown(entries) if unknown else entries
    return Field(name=name, label=label, kind=FieldKind.CHOICE, options=options)


def _several(
    name: str, label: str, members: type[_Member], words: Callable[[_Member], str], *, none: str = ""
) -> Field:
    entries: tuple[tuple[Any, str], ...] = tuple((one, words(one)) for one in members)
    options = (*entries, (NONE, none)) if none else entries
    return Field(name=name, label=label, kind=FieldKind.SEVERAL, options=options)


def _perhaps(name: str, label: str) -> Field:
    options = with_unknown([(True, _("yes")), (False, _("no"))])
    return Field(name=name, label=label, kind=FieldKind.CHOICE, options=options)


def _yes_no(name: str, label: str) -> Field:
    return Field(name=name, label=label, kind=FieldKind.CHOICE, options=((True, _("yes")), (False, _("no"))))


def _shown_too() -> Field:
    return _yes_no("on_portfolio", _("Stands on the papers"))
