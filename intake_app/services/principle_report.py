"""The report per principle in words: what serves it, and whether equal cases came to the same (E07).

A case is equal to another when it serves the same principle, is of the same kind and has the same ground. The program
says that outcomes differ, never which of them is right: that is for people to look at together.
"""

from __future__ import annotations

from collections.abc import Iterable

from intake_app.domain.principles import Principle, ServedBy
from intake_app.domain.team_report import ReportRow
from intake_app.i18n import _
from intake_app.services import duties, exemptions, principle_lines


def tables(counted: str) -> dict[str, tuple[str, str, str]]:
    """Name, definition and what the total is, of both tables."""
    return {
        "grondwaarden": (
            _("Principles"),
            _("Goals and decisions on help of the newest plan of every dossier, by the principle that they serve."),
            counted,
        ),
        "gelijke-gevallen": (
            _("Equal cases, equal treatment"),
            _(
                "Decided exemptions, weighings and reverse tests that were ticked with a principle of the list in this "
                "half-year. Cases of one row are alike: the same principle, kind and ground. One case may stand in "
                "several rows."
            ),
            counted,
        ),
    }


def served_columns() -> dict[str, str]:
    """What may serve a principle in a plan."""
    return {ServedBy.GOAL.value: _("Goals"), ServedBy.STEP.value: _("Decisions on help")}


def case_columns() -> dict[str, str]:
    """What a case came to."""
    return {
        principle_lines.ROOM: _("Room was given"),
        principle_lines.RULE: _("The rule was followed"),
    }


def principle_rows(known: Iterable[Principle]) -> list[tuple[str, str]]:
    """A row per principle of the list, as report lines name it."""
    return [(one.id.hex, one.name) for one in known]


def case_rows(known: Iterable[Principle], abouts: Iterable[str]) -> list[tuple[str, str]]:
    """A row per principle, kind and ground of which there are cases, in the order of the list."""
    order = {one.id.hex: (place, one.name) for place, one in enumerate(known)}
    found = []
    for about in set(abouts):
        principle, kind, ground = about.split("/", 2)
        if principle in order:
            place, name = order[principle]
            label = _("{principle}: {case}").format(principle=name, case=_case_words(ServedBy(kind), ground))
            found.append((place, label, about))
    return [(about, label) for _place, label, about in sorted(found)]


def treatment(rows: Iterable[ReportRow]) -> tuple[str, ...]:
    """Of every row that came to more than one outcome: that people look together at why.

    That all came to the same is not said: it would tell that nobody did otherwise, and nobody is a small number too.
    """
    words = _("{case}: room was given in {n} of {total}. Look together at what makes the difference.")
    return tuple(
        words.format(case=row.label, n=room, total=room + rule)
        for row in rows
        for room, rule in (row.cells,)
        if room and rule
    )


def by_words(by: ServedBy) -> str:
    """With what a principle was ticked."""
    return {
        ServedBy.GOAL: _("goal"),
        ServedBy.STEP: _("decision on help"),
        ServedBy.EFFECT_CHECK: _("reverse test"),
        ServedBy.EXEMPTION: _("exemption"),
        ServedBy.SANCTION: _("weighing of a measure"),
    }[by]


def _case_words(by: ServedBy, ground: str) -> str:
    grounds = {one.value: words for one, words in exemptions.ground_words()}
    classes = {one.value: words for one, words in duties.class_words()}
    named = (grounds if by is ServedBy.EXEMPTION else classes).get(ground, "")
    if not named:
        return by_words(by)
    return _("{case}, {ground}").format(case=by_words(by), ground=named)
