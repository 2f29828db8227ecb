"""The resident's own portfolio: what is chosen for it, part by part, and what is told in it (G01, G04, G05)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, replace
from typing import TypeVar
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import CaseEntity
from intake_app.domain.planning import Strength
from intake_app.domain.portfolio import Portfolio, PortfolioItem, Story, own_tick
from intake_app.domain.portfolio_choices import PortfolioPart
from intake_app.domain.portfolio_parts import Experience, LanguageSkill, Qualification, Reference, WorkLimits
from intake_app.domain.vocabulary import PortfolioSection
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import editing, overview
from intake_app.services.desk import Desk
from intake_app.services.experience import read_month

_Single = TypeVar("_Single", Portfolio, Story, WorkLimits)
_MOST_HOURS = 168
_OF_ONE_KIND: Mapping[PortfolioPart, tuple[type[CaseEntity], str]] = {
    PortfolioPart.EXPERIENCE: (Experience, "experiences"),
    PortfolioPart.QUALIFICATIONS: (Qualification, "qualifications"),
    PortfolioPart.TRAINING: (Qualification, "qualifications"),
    PortfolioPart.LANGUAGES: (LanguageSkill, "languages"),
    PortfolioPart.REFERENCES: (Reference, "references"),
}
"""Parts that show the records of one kind, and where the dossier has those."""


def choose(desk: Desk, case_id: UUID, **values: object) -> Changes:
    """Keep what the resident wants on the portfolio (motto, picture, which parts)."""
    return _keep_single(desk, case_id, Portfolio, _("Portfolio"), values)


def tell(desk: Desk, case_id: UUID, **values: object) -> Changes:
    """Keep a block of the resident's story, literally."""
    return _keep_single(desk, case_id, Story, _("My story"), values)


def set_limits(desk: Desk, case_id: UUID, **values: object) -> Changes:
    """Keep what work has to fit in. None is "not known", an empty tuple is "none".

    Raises InputRefused for hours that no week has, or a least that is more than the most.
    """
    limits = desk.dossier(case_id).limits or WorkLimits(case_id=case_id)
    wanted = replace(limits, **values)  # type: ignore[arg-type]  # fields are checked by replace
    for hours in (wanted.hours_min, wanted.hours_max):
        if hours is not None and not 0 <= hours <= _MOST_HOURS:
            raise InputRefused(_("A week has 168 hours. Write fewer."))
    if wanted.hours_min is not None and wanted.hours_max is not None and wanted.hours_min > wanted.hours_max:
        raise InputRefused(_("The least hours are more than the most. Change one of the two."))
    for travel in (wanted.travel_minutes, wanted.travel_km):
        if travel is not None and not 0 <= travel <= 600:
            raise InputRefused(_("That is very far. Write at most 600."))
    return _keep_single(desk, case_id, WorkLimits, _("Wishes for work"), values)


def show_part(desk: Desk, case_id: UUID, part: PortfolioPart, shown: bool) -> Changes:
    """Let a part come along, or leave it out."""
    tick = own_tick(part)
    if tick:
        return choose(desk, case_id, **{tick: shown})
    chosen = desk.dossier(case_id).portfolio or Portfolio(case_id=case_id)
    left = tuple(one for one in chosen.left_out if one is not part)
    return choose(desk, case_id, left_out=left if shown else (*left, part))


def put_in_order(desk: Desk, case_id: UUID, parts: Sequence[PortfolioPart]) -> Changes:
    """Give the parts the resident's order; parts that are not named follow."""
    return choose(desk, case_id, order=tuple(dict.fromkeys(parts)))


def move_part(desk: Desk, case_id: UUID, part: PortfolioPart, by: int) -> Changes:
    """Let a part change places with the one before (-1) or after it (1); at the end it stays."""
    chosen = desk.dossier(case_id).portfolio or Portfolio(case_id=case_id)
    order = list(chosen.parts)
    place = order.index(part)
    target = place + by
    if not 0 <= target < len(order):
        return Changes()
    order.insert(target, order.pop(place))
    return put_in_order(desk, case_id, order)


def add_item(desk: Desk, case_id: UUID, section: PortfolioSection, title: str, detail: str = "") -> PortfolioItem:
    """Put a line at the end of one part of the portfolio."""
    with desk.change(_("Portfolio"), case_id) as work:
        position = len(work.find(PortfolioItem, case_id=case_id, section=section))
        item = PortfolioItem(case_id=case_id, section=section, position=position, title=title, detail=detail)
        work.put(item)
        work.commit()
    return item


def add_strength(
    desk: Desk, case_id: UUID, title: str, evidence: str = "", icon: str = "", skill: str = ""
) -> Strength:
    """Write down something the resident is good at; it stands on the plan and on the portfolio."""
    with desk.change(_("Strength"), case_id) as work:
        position = len(work.find(Strength, case_id=case_id))
        strength = Strength(case_id=case_id, position=position, title=title, evidence=evidence, icon=icon, skill=skill)
        work.put(strength)
        work.commit()
    return strength


def add_record(desk: Desk, record: CaseEntity, label: str = "") -> Changes:
    """Put a new record (a competence, a diploma, an experience …) at the end of its list."""
    checked = replace(record, **_checked(type(record), vars_of(record)))  # type: ignore[arg-type]  # own fields
    if hasattr(checked, "position"):
        with desk.vault.read() as reading:
            there = reading.find(type(checked), case_id=checked.case_id)
        last = max((getattr(one, "position", 0) for one in there), default=-1)
        checked = replace(checked, position=last + 1)  # type: ignore[call-arg]  # it has one
    return editing.add(desk, checked, label=label)


def keep_record(desk: Desk, kind: type[CaseEntity], record_id: UUID, label: str = "", /, **values: object) -> Changes:
    """Give fields of a record new values. Raises InputRefused for a month that is none, or hours that no week has."""
    return editing.edit(desk, kind, record_id, label, **_checked(kind, values))


def vars_of(record: CaseEntity) -> dict[str, object]:
    """The fields of a record by name."""
    return {one.name: getattr(record, one.name) for one in fields(record)}


def may_print(reference: Reference) -> bool:
    """Whether somebody who tells how it went may stand on paper: only after that person agreed."""
    return reference.on_portfolio and reference.consent_on is not None and bool(reference.name.strip())


def own_words_of(dossier: Dossier) -> Story:
    """The story as it reads: blocks that were not written are told by the answers to the opening questions."""
    story = dossier.story or Story(case_id=dossier.case.id)
    return replace(
        story,
        possibilities=story.possibilities or dossier.own_words("openingsvragen", "mogelijkheden"),
        presenting=story.presenting or dossier.own_words("krachteninventaris", "kwaliteiten"),
    )


def _checked(kind: type[CaseEntity], values: dict[str, object]) -> dict[str, object]:
    found = dict(values)
    if kind is Experience:
        for name in ("start", "end"):
            if isinstance(found.get(name), str):
                found[name] = read_month(str(found[name]))
        start, end = str(found.get("start", "")), str(found.get("end", ""))
        if start and end and end[: len(start)] < start[: len(end)]:
            raise InputRefused(_("The end lies before the beginning. Change one of the two."))
        if values.get("ongoing") and len(values) == 1:
            found["end"] = ""
    hours = found.get("hours")
    if isinstance(hours, int) and not 0 <= hours <= _MOST_HOURS:
        raise InputRefused(_("A week has 168 hours. Write fewer."))
    year = found.get("year")
    if isinstance(year, int) and not 1900 <= year <= 2100:
        raise InputRefused(_("Write the year in four digits, such as 2019."))
    return found


def _keep_single(desk: Desk, case_id: UUID, kind: type[_Single], label: str, values: dict[str, object]) -> Changes:
    """Change the one record of its kind, or make it. Typing on in one field is one step for undo."""
    merge_key = f"{kind.__name__}:{case_id}:{next(iter(values))}" if len(values) == 1 else None
    with desk.change(label, case_id, merge_key=merge_key) as work:
        found = work.find(kind, case_id=case_id)
        before = found[0] if found else kind(case_id=case_id)
        work.put(replace(before, **values))  # type: ignore[arg-type]  # fields are checked by replace
        return overview.commit(work, case_id)


def left_out_parts(dossier: Dossier, off: Collection[str]) -> frozenset[PortfolioPart]:
    """The parts that this organisation does not ask and in which nothing is recorded."""
    return frozenset(
        part for part, (kind, records) in _OF_ONE_KIND.items() if kind.__name__ in off and not getattr(dossier, records)
    )
