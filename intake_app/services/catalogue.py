"""The catalogue of offers (H01): what came with the program and with packs, under what this vault says itself.

An offer of a file has the same id everywhere. Changing it puts the whole changed line into the vault; leaving it out
puts a line there that hides it. Undo takes that line away again, and the file's own words are back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from intake_app.domain.catalogue import Offer
from intake_app.domain.catalogue_words import OfferKind
from intake_app.domain.changes import Changes
from intake_app.domain.ids import new_id
from intake_app.domain.plan_choices import GoalKind, LawTag
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import rules
from intake_app.services.desk import Desk
from intake_app.store.search import folded, words_of
from intake_app.store.unit_of_work import UnitOfWork

_MONTHS = "offer_check_months"
DEFAULT_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferQuery:
    """One view on the catalogue. Every word of `search` must stand in an offer; what is None does not matter."""

    search: str = ""
    kind: OfferKind | None = None
    area: str = ""
    barrier: str = ""
    goal_kind: GoalKind | None = None
    law: LawTag | None = None
    to_check: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All offers that show, in the order of their names, and whether an offer is as its file has it."""

    offers: tuple[Offer, ...]
    shipped: frozenset[UUID]
    changed: frozenset[UUID]
    left_out: int
    months: int

    def offer(self, wanted: UUID) -> Offer | None:
        """The offer with this id, or None."""
        return next((one for one in self.offers if one.id == wanted), None)

    def found(self, query: OfferQuery, today: date) -> tuple[Offer, ...]:
        """What answers to a query; with words, offers that have them in their name come first."""
        words = words_of(query.search)
        fitting = [one for one in self.offers if _fits(one, query, today, self.months)]
        if not words:
            return tuple(fitting)
        said = [(one, folded(one.name), _said(one)) for one in fitting]
        hits = [(one, name) for one, name, whole in said if all(word in whole for word in words)]
        return tuple(one for one, _name in sorted(hits, key=lambda hit: not all(word in hit[1] for word in words)))


def catalogue(desk: Desk) -> Catalogue:
    """The catalogue as it is now."""
    filed = {one.id: one for one in desk.forms.catalogue}
    with desk.vault.read() as reader:
        own = {one.id: one for one in reader.find(Offer)}
    whole = {**filed, **own}
    shown = sorted((one for one in whole.values() if not one.left_out), key=lambda one: (folded(one.name), one.id))
    left_out = sum(1 for one in own.values() if one.left_out)
    return Catalogue(tuple(shown), frozenset(filed), frozenset(own), left_out, check_months(desk))


def offer(desk: Desk, wanted: UUID) -> Offer:
    """One offer. Raises InputRefused when it is not there any more."""
    found = catalogue(desk).offer(wanted)
    if found is None:
        raise _gone()
    return found


def check_months(desk: Desk) -> int:
    """After how many months an offer asks to be looked at again."""
    kept = desk.vault.setting(_MONTHS)
    if isinstance(kept, int) and 1 <= kept <= 120:
        return kept
    return rules.known_rules(desk).number("catalogue_check_months") or DEFAULT_MONTHS


def set_check_months(desk: Desk, months: int) -> None:
    """Keep after how many months offers ask to be looked at. Raises InputRefused for anything but 1 to 120."""
    if not 1 <= months <= 120:
        raise InputRefused(_("Choose a number of months from 1 to 120."))
    desk.vault.set_setting(_MONTHS, months)


def add_offer(desk: Desk, made: Offer | None = None) -> Offer:
    """A new offer of our own."""
    fresh = made or Offer(name=_("New offer"), checked_on=desk.today())
    with desk.change(_("New offer"), None) as work:
        work.put(fresh)
        work.commit()
    return fresh


def copy_offer(desk: Desk, wanted: UUID) -> Offer:
    """Another offer with the same words, to change from there."""
    before = offer(desk, wanted)
    name = _("{name} (copy)").format(name=before.name)
    return add_offer(desk, replace(before, id=new_id(), key="", pack="", name=name, left_out=False))


def edit_offer(desk: Desk, wanted: UUID, **values: object) -> Changes:
    """Give fields of an offer new values. Raises InputRefused when it is gone, or its name would be empty."""
    if "name" in values and not str(values["name"]).strip():
        raise InputRefused(_("An offer needs a name."))
    merge_key = f"Offer:{wanted}:{next(iter(values))}" if len(values) == 1 else None
    with desk.change(_("Offer"), None, merge_key=merge_key) as work:
        before = _known(desk, work, wanted)
        work.put(replace(before, **values))  # type: ignore[arg-type]  # fields are checked by replace
        return work.commit()


def remove_offers(desk: Desk, wanted: Iterable[UUID]) -> Changes:
    """Take offers out of the catalogue. Steps that use one keep their copy. Undo brings them back."""
    filed = {one.id: one for one in desk.forms.catalogue}
    with desk.change(_("Remove offer"), None) as work:
        for one in wanted:
            if one in filed:
                work.put(replace(work.get(Offer, one) or filed[one], left_out=True))
            else:
                work.delete(Offer, one)
        return work.commit()


def mark_checked(desk: Desk, wanted: Iterable[UUID], day: date | None = None) -> Changes:
    """Say that somebody looked, and it is still so."""
    with desk.change(_("Offer checked"), None) as work:
        for one in wanted:
            work.put(replace(_known(desk, work, one), checked_on=day or desk.today()))
        return work.commit()


def as_filed(desk: Desk, wanted: UUID) -> Changes:
    """Forget our own changes to an offer that came with the program or a pack."""
    with desk.change(_("Offer as it came"), None) as work:
        work.delete(Offer, wanted)
        return work.commit()


def bring_back(desk: Desk) -> Changes:
    """Show every offer again that was left out."""
    with desk.change(_("Bring offers back"), None) as work:
        for one in work.find(Offer, left_out=True):
            work.put(replace(one, left_out=False))
        return work.commit()


def _known(desk: Desk, work: UnitOfWork, wanted: UUID) -> Offer:
    found = work.get(Offer, wanted) or next((one for one in desk.forms.catalogue if one.id == wanted), None)
    if found is None:
        raise _gone()
    return found


def _gone() -> InputRefused:
    return InputRefused(_("This offer is not in the catalogue any more. Choose another one."))


def _fits(one: Offer, query: OfferQuery, today: date, months: int) -> bool:
    return (
        (query.kind is None or one.kind is query.kind)
        and (not query.area or query.area in one.areas)
        and (not query.barrier or query.barrier in one.barriers)
        and (query.goal_kind is None or query.goal_kind in one.goal_kinds)
        and (query.law is None or query.law in one.law_tags)
        and (not query.to_check or one.to_check(today, months))
    )


def _said(one: Offer) -> str:
    parts = (one.name, one.description, one.target_group, one.place, one.organisation, one.partners, one.law)
    return folded(" ".join((*parts, one.conditions, one.kind.value, one.source_label)))
