"""Conditions on the lines of the caseload: tab, consultant, lists and filters, as SQL with the values it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, text

from intake_app.domain.caseload_words import GROUND, ROUTE, URGENT, CaseloadListKind
from intake_app.domain.vocabulary import NextStepOwner, Phase
from intake_app.store.caseload import CaseloadFilter, CaseloadQuery
from intake_app.store.search import CLOSED_FROM

_PHASES = tuple(Phase)
_TO_MOVE = {
    CaseloadFilter.CONSULTANT_TO_MOVE: NextStepOwner.CONSULTANT.value,
    CaseloadFilter.RESIDENT_TO_MOVE: NextStepOwner.RESIDENT.value,
}
OF_LINE = "ix_caseload_mark_kind_entry"
OF_ALL = "ix_caseload_mark_kind_from_on"
OF_ONE = "ix_caseload_mark_consultant_kind_from_on"


@dataclass(frozen=True, slots=True)
class Where:
    """Conditions on caseload_entry, with the values they name."""

    conditions: tuple[str, ...] = ("1",)
    values: Mapping[str, Any] = field(default_factory=dict)

    def and_(self, condition: str, **values: Any) -> Where:
        """One more condition."""
        return Where((*self.conditions, condition), {**self.values, **values})

    @property
    def sql(self) -> str:
        return "WHERE " + " AND ".join(self.conditions)


def whose(query: CaseloadQuery) -> str | None:
    """The consultant whose dossiers are asked for; None for the whole team."""
    if query.filter is not CaseloadFilter.TEAM:
        return query.consultant
    return query.narrowed.whose or None


def where_of(query: CaseloadQuery) -> Where:
    """Everything that is asked of a line, but for the search."""
    where = Where()
    if query.filter is CaseloadFilter.ATTENTION:
        where = where.and_("by_attention_on <= :due", due=_day(query))
    elif not query.include_closed:
        where = where.and_(f"caseload_entry.entry < {CLOSED_FROM}")
    consultant = whose(query)
    if consultant is not None:
        where = where.and_("caseload_entry.consultant = :consultant", consultant=consultant)
    if query.filter in _TO_MOVE:
        where = where.and_("next_step_owner = :owner", owner=_TO_MOVE[query.filter])
    if query.contact_before is not None:
        between = {"never": date.min.isoformat(), "before": query.contact_before.isoformat()}
        where = where.and_("by_last_contact_on > :never AND by_last_contact_on < :before", **between)
    return _narrowed(where, query)


def _narrowed(where: Where, query: CaseloadQuery) -> Where:
    wanted = query.narrowed
    if wanted.phase is not None:
        where = where.and_("by_phase = :phase", phase=_PHASES.index(wanted.phase))
    if wanted.status is not None:
        where = where.and_("status = :status", status=wanted.status.value)
    for place, kind in enumerate(_kinds(query)):
        where = where.and_(
            f"EXISTS (SELECT 1 FROM caseload_mark AS m INDEXED BY {OF_LINE} WHERE m.kind = :kind{place} "
            "AND m.entry = caseload_entry.entry AND m.from_on <= :day AND m.until_on >= :day)",
            **{f"kind{place}": kind, "day": _day(query)},
        )
    return where


def smallest(connection: Connection, query: CaseloadQuery, most: int) -> tuple[int, str, Mapping[str, Any]] | None:
    """The smallest of the sets that a line must be in: its size (counted up to `most`), its numbers as a query."""
    sizes = []
    for asked, values in _sets(query):
        many = connection.execute(text(f"SELECT count(*) FROM ({asked} LIMIT {most})"), values).scalar_one()
        sizes.append((int(many), asked, values))
    return min(sizes, key=lambda one: one[0], default=None)


def _sets(query: CaseloadQuery) -> Iterator[tuple[str, dict[str, Any]]]:
    """The sets of numbers, each one stretch of an index."""
    wanted, consultant = query.narrowed, whose(query)
    if wanted.phase is not None:
        index = "ix_caseload_entry_by_phase"
        yield (
            f"SELECT entry FROM caseload_entry INDEXED BY {index} WHERE by_phase = :phase",
            {"phase": _PHASES.index(wanted.phase)},
        )
    if wanted.status is not None:
        index = "ix_caseload_entry_status"
        yield (
            f"SELECT entry FROM caseload_entry INDEXED BY {index} WHERE status = :status",
            {"status": wanted.status.value},
        )
    for place, kind in enumerate(_kinds(query)):
        yield marked(f"kind{place}", kind, _day(query), consultant)


def marked(name: str, kind: str, day: str, consultant: str | None) -> tuple[str, dict[str, Any]]:
    """The numbers of the lines that have a mark on a day: one stretch of an index that holds all it needs."""
    theirs = "" if consultant is None else "consultant = :consultant AND "
    values = {name: kind, "day": day} | ({} if consultant is None else {"consultant": consultant})
    index = OF_ALL if consultant is None else OF_ONE
    return (
        f"SELECT entry FROM caseload_mark INDEXED BY {index} WHERE {theirs}kind = :{name} "
        f"AND from_on <= :day AND until_on >= :day AND entry > 0 AND entry < {CLOSED_FROM}",
        values,
    )


def list_counts(connection: Connection, query: CaseloadQuery) -> Mapping[CaseloadListKind, int]:
    """How many open dossiers are on each standard list, of one consultant or of the whole team."""
    found: dict[CaseloadListKind, int] = {}
    for kind in CaseloadListKind:
        asked, values = marked("kind", kind, _day(query), whose(query))
        found[kind] = int(connection.execute(text(f"SELECT count(*) FROM ({asked})"), values).scalar_one())
    return found


def _kinds(query: CaseloadQuery) -> Iterator[str]:
    """The marks that a line must have."""
    wanted = query.narrowed
    if wanted.listed is not None:
        yield wanted.listed.value
    if wanted.ground is not None:
        yield GROUND + wanted.ground.value
    if wanted.route:
        yield ROUTE + wanted.route
    if wanted.urgent:
        yield URGENT


def _day(query: CaseloadQuery) -> str:
    return (query.today or date.min).isoformat()
